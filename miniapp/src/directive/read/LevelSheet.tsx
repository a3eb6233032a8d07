import { Textarea, View } from '@tarojs/components';
import { DIRECTIVE_LIMITS, directiveRoutes, type ReceivedView } from '@hongqi/shared';
import { useRef, useState } from 'react';
import { OptionRow } from '@/components/OptionRow';
import { Sheet } from '@/components/Sheet';
import { SheetSubmit } from '@/components/SheetSubmit';
import { call } from '@/services/api';
import { tell, textOf } from '@/services/errors';

interface Props {
  view: ReceivedView;
  action: 'pass' | 'add';
  areas: readonly { areaCode: string; areaName: string }[];
  onClose: () => void;
  onDone: () => void;
}

/** Passing it on to one's own people, with a word if one likes; or adding a word for them later. */
export function LevelSheet({ view, action, areas, onClose, onDone }: Props) {
  const note = useRef('');
  const [area, setArea] = useState(areas[0]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isPass = action === 'pass';

  const send = async () => {
    const words = note.current.trim();
    if (!area) return;
    if (!isPass && !words) return setProblem('请先写几句话');
    setBusy(true);
    try {
      await call(directiveRoutes.act, { areaCode: area.areaCode, note: words || undefined }, { id: view.id, action });
      tell(isPass ? '已传达' : '附言已发出');
      onDone();
      onClose();
    } catch (error) {
      setProblem(textOf(error));
      setBusy(false);
    }
  };

  return (
    <Sheet
      title={isPass ? '传达' : '附言'}
      closeId="close-level"
      onClose={onClose}
      foot={
        <SheetSubmit
          id="send-level"
          words={isPass ? '马上传达' : '发出附言'}
          problem={problem}
          problemId="level-problem"
          busy={busy}
          onPress={() => void send()}
        />
      }
    >
      {areas.length > 1 && (
        <View className="option-rows">
          {areas.map((one) => (
            <OptionRow
              key={one.areaCode}
              id={`area-${one.areaCode}`}
              label={one.areaName}
              several={false}
              chosen={one.areaCode === area?.areaCode}
              onPress={() => setArea(one)}
            />
          ))}
        </View>
      )}
      <View className="field-label">{isPass ? '附一句话 · 选填' : `对${area?.areaName ?? ''}的人说`}</View>
      <Textarea
        id="level-note"
        className="textarea"
        ariaLabel="附言"
        placeholder="例如：请各网格员今晚八点前清完单元门口的雪"
        maxlength={DIRECTIVE_LIMITS.note.max}
        cursorSpacing={120}
        onInput={({ detail }) => void (note.current = detail.value)}
      />
    </Sheet>
  );
}
