import { View } from '@tarojs/components';
import { type ReceivedView, SETTLE_LABEL } from '@hongqi/shared';
import { useState } from 'react';
import { Button } from '@/components/Button';
import { Icon } from '@/components/Icon';
import { overWords, settledWords } from '@/words/received-words';
import type { Settling } from './use-settle';

interface Props {
  view: ReceivedView;
  settle: Settling;
  isKept: boolean;
  onEdit: () => void;
  onLeave: () => void;
}

/** The one thing to do, as large as it gets; afterwards what was done, and the way to correct it. */
export function SettleBar({ view, settle, isKept, onEdit, onLeave }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const { wants, settled, over } = view;

  const press = () => {
    if (wants === 'read') return onLeave();
    if (wants === 'form') return onEdit();
    settle.ask();
    void settle.send({}).then(setProblem);
  };

  if (wants === 'read' && !over) {
    return (
      <View className="bar bar-column">
        <Button id="settle" kind="primary" onPress={press}>
          {SETTLE_LABEL.read}
        </Button>
      </View>
    );
  }
  if (over && !settled) {
    return (
      <View className="bar">
        <View id="over" className="settled-words settled-over grow">
          {overWords(view)}
        </View>
        <Leave onLeave={onLeave} />
      </View>
    );
  }
  if (settled) {
    return (
      <View className="bar">
        <View id="settled" className={`settled-words grow ${isKept ? 'settled-kept' : ''}`} aria-live="polite">
          <Icon name={isKept ? 'clock' : 'check'} className="icon-inline" />
          <View className="grow">{isKept ? '已存在手机里，等有信号时发出' : settledWords(view, new Date())}</View>
        </View>
        {wants === 'form' && !over ? (
          <Button id="correct" className="settled-side" onPress={onEdit}>
            修改反馈
          </Button>
        ) : (
          <Leave onLeave={onLeave} />
        )}
      </View>
    );
  }
  return (
    <View className="bar bar-column">
      {problem && (
        <View id="problem" className="problem" ariaRole="alert">
          {problem}
        </View>
      )}
      <Button id="settle" kind="primary" busy={settle.busy} onPress={press}>
        {SETTLE_LABEL[wants]}
      </Button>
    </View>
  );
}

/** No gesture without a button: not everyone finds the arrow at the top. */
function Leave({ onLeave }: { onLeave: () => void }) {
  return (
    <Button id="leave" className="settled-side" onPress={onLeave}>
      返回
    </Button>
  );
}
