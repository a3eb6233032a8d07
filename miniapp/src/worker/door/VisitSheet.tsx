import { Textarea, View } from '@tarojs/components';
import { DOOR_LIMITS, doorWords, type VisitOutcome, type WalkDoor } from '@hongqi/shared';
import { useRef, useState } from 'react';
import { CategoryChips } from '@/components/CategoryChips';
import { PhotoPicker } from '@/components/PhotoPicker';
import { Sheet } from '@/components/Sheet';
import { SheetSubmit } from '@/components/SheetSubmit';
import { tell } from '@/services/errors';
import { AnswerPart } from '../AnswerPart';
import { noteVisit } from '../noted-visits';
import type { Asked } from '../walk-memory';
import { STANDING_LABEL } from '../walk-words';
import { useVisitForm } from './use-visit-form';

interface Props {
  /** Somebody opened: met, a problem, or not let in. */
  outcome: Exclude<VisitOutcome, 'notHome'>;
  door: WalkDoor;
  directiveId: string | null;
  asked: Asked | null;
  /** Of this stay at the door: it is one visit, whatever is pressed how often. */
  visitKey: string;
  onClose: () => void;
  onNoted: () => void;
}

/** What was said and seen at the door, noted in one step with the household's answer and the problem found. */
export function VisitSheet({ outcome, door, directiveId, asked, visitKey, onClose, onNoted }: Props) {
  const form = useVisitForm(outcome, door, directiveId, asked, visitKey);
  const saving = useRef(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isProblem = outcome === 'problem';

  const save = async () => {
    // A second tap comes before the button is drawn as busy.
    if (saving.current) return;
    saving.current = true;
    setBusy(true);
    const collected = await form.collect();
    if ('missing' in collected) setProblem(collected.missing);
    else if (await noteVisit(collected.visit, collected.files, doorWords(door))) {
      tell(isProblem ? '已记下并上报' : `已记下：${STANDING_LABEL[outcome]}`);
      onNoted();
      return;
    }
    saving.current = false;
    setBusy(false);
  };

  return (
    <Sheet
      title={`${STANDING_LABEL[outcome]}：${doorWords(door)}`}
      closeId="close-visit"
      onClose={onClose}
      foot={
        <SheetSubmit
          id="save-visit"
          words={isProblem ? '记下并上报' : '记下'}
          problem={problem}
          problemId="visit-problem"
          busy={busy}
          onPress={() => void save()}
        />
      }
    >
      {!isProblem && <AnswerPart asked={form.asked} on={form.answers} onSwitch={form.setAnswers} form={form.answer} />}
      <View className="field-label">{isProblem ? '发现了什么' : '备注（可不填）'}</View>
      <Textarea
        id="visit-words"
        className="textarea"
        ariaLabel={isProblem ? '发现了什么' : '备注'}
        placeholder={isProblem ? '例如：楼道堆满杂物，挡住消防门' : undefined}
        maxlength={DOOR_LIMITS.visitNote.max}
        cursorSpacing={120}
        onInput={({ detail }) => form.setWords(detail.value)}
      />
      {isProblem && (
        <View>
          <View className="field-label">类别</View>
          <CategoryChips words={form.words} chosen={form.category} onChoose={form.setCategory} />
        </View>
      )}
      {outcome !== 'refused' && (
        <View>
          <View className="field-label">{isProblem ? '照片' : '照片（可不拍）'}</View>
          <PhotoPicker name="visit-photo" photos={form.photos} />
        </View>
      )}
      {isProblem && (
        <View>
          <View className="hint field-hint">会作为一件事上报，地点写这一户；允许时带上手机的位置。</View>
          <AnswerPart asked={form.asked} on={form.answers} onSwitch={form.setAnswers} form={form.answer} />
        </View>
      )}
    </Sheet>
  );
}
