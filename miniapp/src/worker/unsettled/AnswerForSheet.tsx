import { View } from '@tarojs/components';
import type { CopyRow } from '@hongqi/shared';
import { useState } from 'react';
import { AnswerFields } from '@/components/AnswerFields';
import { Sheet } from '@/components/Sheet';
import { SheetSubmit } from '@/components/SheetSubmit';
import { useAnswerForm } from '@/hooks/use-answer-form';
import { sendWaiting } from '@/services/action-queue';
import { remark, tell } from '@/services/errors';
import { NO_ROOM, queueAnswerFor } from '@/services/press';
import type { Asked } from '../walk-memory';

interface Props {
  person: CopyRow;
  asked: Asked;
  onClose: () => void;
}

/** What somebody said to the worker's face, kept on the phone first: the stairwell has no signal. */
export function AnswerForSheet({ person, asked, onClose }: Props) {
  const form = useAnswerForm(asked.form, null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isForm = asked.wants === 'form';

  const save = async () => {
    setBusy(true);
    const said = isForm ? await form.collect() : { answer: undefined, files: [] };
    if ('missing' in said) setProblem(said.missing);
    else {
      try {
        await queueAnswerFor(asked.id, { id: person.personId, name: person.name }, said.answer, said.files);
        void sendWaiting();
        tell(`已代 ${person.name} 回执`);
        onClose();
        return;
      } catch (error) {
        remark('answer for', error);
        setProblem(NO_ROOM);
      }
    }
    setBusy(false);
  };

  return (
    <Sheet
      title={`代回执：${person.name}`}
      closeId="close-answer-for"
      onClose={onClose}
      foot={
        <SheetSubmit
          id="save-answer-for"
          words={isForm ? '代回执' : '住户已当面知晓，代回执'}
          problem={problem}
          problemId="answer-for-problem"
          busy={busy}
          onPress={() => void save()}
        />
      }
    >
      <View className="field-label">{asked.title}</View>
      <View className="body-text selectable">{asked.text}</View>
      {isForm && <AnswerFields form={form} />}
      <View className="hint field-hint">会记下是您代回执的。</View>
    </Sheet>
  );
}
