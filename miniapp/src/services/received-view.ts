import type { ReceivedRow, ReceivedView } from '@hongqi/shared';
import type { Waiting } from './queue-items';

/** A row as it will stand once what waits on the phone is sent. */
export function rowWithWaiting<R extends Pick<ReceivedRow, 'id' | 'wants' | 'fresh' | 'settled'>>(
  row: R,
  waiting: readonly Waiting[],
): R {
  const isAnswered = waiting.some((item) => item.kind === 'answer' && item.directiveId === row.id);
  const isOpened = isAnswered || waiting.some((item) => item.kind === 'read' && item.directiveId === row.id);
  if (!isOpened) return row;
  return { ...row, fresh: false, settled: row.settled || (row.wants === 'read' ? isOpened : isAnswered) };
}

/** A directive as it will stand once what waits on the phone is sent. The server has the last word when it arrives. */
export function viewWithWaiting(view: ReceivedView, waiting: readonly Waiting[]): ReceivedView {
  const row = rowWithWaiting(view, waiting);
  const answers = waiting.flatMap((item) => (item.kind === 'answer' && item.directiveId === view.id ? [item] : []));
  const last = answers[answers.length - 1];
  if (!last) return row;
  return { ...row, answer: last.input.answer ?? null, answeredAt: last.pressedAt, answeredBy: null };
}
