import { type ClockName, LIT } from './clocks';
import { dueAt } from './due';
import type { Circumstances, Standing } from './issue-course';
import type { ActInput } from './issue-decide';
import { type Action, OPEN_STATES } from './issue-transitions';

/** A move the platform makes at once because of what somebody did, by the same table. */
export interface FollowUp {
  action: Action;
  input: ActInput;
}

/**
 * What follows by itself: "not solved" reopens; a broken promise, repeated reopening and many reports of the same matter
 * raise an order, unless one is open.
 */
export function followUps(
  action: Action,
  next: Standing,
  circumstances: Circumstances,
  ranOut: ClockName | null,
): FollowUp[] {
  const { thresholds } = circumstances;
  if (action === 'rate' && next.solved === false)
    return [{ action: 'reopen', input: { note: '居民评价：没有解决，按规定重新办理。' } }];
  if (next.order || !OPEN_STATES.some((state) => state === next.state)) return [];
  const { reopens, reporters } = next.counts;
  // The holder answers for a broken promise, not for a decision or an answer that others owe.
  if (action === 'expire' && ranOut && LIT.includes(ranOut))
    return [order('已超过承诺的时限，请说明原因和办结时间。', 'yellow', circumstances)];
  if (action === 'reopen' && reopens >= thresholds.reopensToOrder)
    return [order(`已第 ${reopens} 次重办，请说明为什么没有办好、这次怎么办好。`, 'red', circumstances)];
  if (action === 'join' && reporters >= thresholds.reportersToOrder)
    return [order(`已有 ${reporters} 位居民反映同一件事，请尽快办理并说明情况。`, 'yellow', circumstances)];
  return [];
}

function order(note: string, card: 'yellow' | 'red', { now, calendar, thresholds }: Circumstances): FollowUp {
  const until = dueAt(now, thresholds.answerWithin, calendar).toISOString();
  return { action: 'supervise', input: { note, card, until } };
}
