import { View } from '@tarojs/components';
import { clockTime, ERRORS, type FormAnswer } from '@hongqi/shared';
import { forgetRefused } from '@/services/action-queue';
import type { Refused, WaitingKind } from '@/services/queue-items';
import { Button } from './Button';

const WHAT: Record<WaitingKind, string> = {
  act: '操作',
  answer: '回执',
  read: '已读',
  report: '上报的问题',
  visit: '走访记录',
  answerFor: '代回执',
};

/** What the server refused when it was sent later, with why, and with the words that were written. */
export function RefusedCards({ refused }: { refused: readonly Refused[] }) {
  const now = new Date();
  return (
    <View>
      {refused.map((item, i) => (
        <View key={item.actionKey} className="card card-late" ariaRole="alert">
          <View className="card-title">{refusedTitle(item)}</View>
          <View className="body-text">
            {`${clockTime(item.pressedAt, now)} 操作；发送时：${ERRORS[item.code].text}`}
          </View>
          {writtenIn(item).map((words) => (
            <View key={words} className="body-text selectable">
              {`当时写的：${words}`}
            </View>
          ))}
          <Button id={`refused-read-${i}`} className="card-action" onPress={() => forgetRefused(item.actionKey)}>
            知道了
          </Button>
        </View>
      ))}
    </View>
  );
}

/** `“清雪任务”的回执没有送达`. */
export function refusedTitle(item: Refused): string {
  const about = item.kind === 'act' ? '' : `“${item.about}”的`;
  const what = item.kind === 'answer' && item.input.answer ? '反馈' : WHAT[item.kind];
  return `${about}${what}没有送达`;
}

function writtenIn(item: Refused): string[] {
  switch (item.kind) {
    case 'act':
      return item.input.note ? [item.input.note] : [];
    case 'report':
      return [item.input.text];
    case 'visit':
      return [item.input.note, item.input.report?.text].filter((words) => words !== undefined);
    case 'answer':
    case 'answerFor':
      return typedIn(item.input.answer);
    case 'read':
      return [];
  }
}

function typedIn(answer: FormAnswer = {}): string[] {
  return Object.values(answer).flatMap((value) =>
    typeof value === 'string' || typeof value === 'number' ? [String(value)] : [],
  );
}
