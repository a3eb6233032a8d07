import type { ReceivedRow, ReceivedView } from '@hongqi/shared';
import type { Waiting } from './queue-items';

/** The whole of a directive as the phone keeps it. */
export interface SeenDirective {
  at: string;
  view: ReceivedView;
  /** There has been news of it since. */
  outdated?: boolean;
}

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

/** As the server will say it once it knows that it was opened. */
export function asOpened<R extends Pick<ReceivedRow, 'wants' | 'fresh' | 'settled'>>(row: R): R {
  return { ...row, fresh: false, settled: row.settled || row.wants === 'read' };
}

/**
 * What is kept of a directive that a newer list says is over: nobody answers it any more, and of one that was withdrawn
 * only the title is left. The list does not say why it was; for that it is asked again.
 */
export function asOver(view: ReceivedView, { state, over }: Pick<ReceivedRow, 'state' | 'over'>): ReceivedView {
  const after = { ...view, state, over, mayPass: [], mayAdd: [] };
  if (state !== 'recalled') return after;
  return { ...after, text: '', staffText: null, additions: [], photos: [], documents: [], form: [] };
}

/** A directive as it will stand once what waits on the phone is sent. The server has the last word when it arrives. */
export function viewWithWaiting(view: ReceivedView, waiting: readonly Waiting[]): ReceivedView {
  const row = rowWithWaiting(view, waiting);
  const answers = waiting.flatMap((item) => (item.kind === 'answer' && item.directiveId === view.id ? [item] : []));
  const last = answers[answers.length - 1];
  if (!last) return row;
  return { ...row, answer: last.input.answer ?? null, answeredAt: last.pressedAt, answeredBy: null };
}
