import type { ErrorCode } from '../errors';
import { dueMove, isRunning, lightOf, LIT } from './clocks';
import type { Circumstances, Standing } from './issue-course';
import type { Action, Condition, Relation } from './issue-transitions';
import { isPlatform } from './roles';

const DAY = 86_400_000;

export type Look = Pick<Circumstances, 'now' | 'thresholds'>;

/** Why a condition of the table does not hold; null when it does. `as` are the relations that allow the action. */
type Test = (issue: Standing, as: readonly Relation[], look: Look, action: Action) => ErrorCode | null;

export const CONDITIONS: Record<Condition, Test> = {
  idle: ({ request }) => (request ? 'ISSUE_REQUEST_PENDING' : null),
  // After three returns the desk cannot send it round once more; the platform may, where the report itself has changed.
  undisputed: (issue, as, { thresholds }) =>
    !as.includes('router') && needsArbitration(issue, thresholds.returnsToArbitration)
      ? 'ISSUE_NEEDS_ARBITRATION'
      : null,
  returnable: ({ arbitrated }) => (arbitrated ? 'ISSUE_ARBITRATED' : null),
  // Asked for while the promise still holds: a broken one is not made good by a later day.
  postponable: ({ counts, clocks }, _, { now, thresholds }) => {
    if (counts.extensions >= thresholds.requestsOfAKind) return 'ISSUE_REQUESTS_USED_UP';
    return clocks.finish && now.getTime() >= clocks.finish.due ? 'ISSUE_TOO_LATE' : null;
  },
  askable: ({ counts }, _, { thresholds }) =>
    counts.questions >= thresholds.requestsOfAKind ? 'ISSUE_REQUESTS_USED_UP' : null,
  // What a leader presses for cannot be made to vanish by the desk; the platform's own orders end with the work.
  unordered: ({ order }) => (order && !isPlatform(order.byId) ? 'ISSUE_ORDER_OPEN' : null),
  suspendable: ({ counts }, _, { thresholds }) =>
    counts.suspensions >= thresholds.requestsOfAKind ? 'ISSUE_REQUESTS_USED_UP' : null,
  decidable: (issue, _, { thresholds }) => {
    if (!issue.request) return 'ISSUE_NOTHING_ASKED';
    return needsArbitration(issue, thresholds.returnsToArbitration) ? 'ISSUE_NEEDS_ARBITRATION' : null;
  },
  arbitration: (issue, _, { thresholds }) =>
    needsArbitration(issue, thresholds.returnsToArbitration) ? null : 'ISSUE_NOTHING_ASKED',
  orderable: ({ order }, as) => (order && !as.includes('issuer') ? 'ISSUE_ORDER_OPEN' : null),
  ordered: ({ order }) => (order ? null : 'ISSUE_NO_ORDER'),
  // What the desk itself is late with, it answers for; what somebody holds, its holder does.
  unanswered: (issue, as) => {
    if (!issue.order || issue.order.answeredAt !== null) return 'ISSUE_NO_ORDER';
    return as.includes('holder') || !isHeld(issue) || issue.state === 'checking' ? null : 'ISSUE_NOT_YOURS';
  },
  // A report that was split has no holder to go back to: its parts are reopened, each by itself.
  held: (issue) => (isHeld(issue) ? null : 'ISSUE_HAS_PARTS'),
  grievance: (issue, _, { now }) => {
    if (issue.calls.some(({ why, doneAt }) => why === 'shout' && doneAt === null)) return 'ISSUE_CALLED';
    return isLate(issue, now) || isBadlySettled(issue) ? null : 'ISSUE_NO_GRIEVANCE';
  },
  rateable: ({ rating, clocks, resolvedAt }, _, { now }) => {
    if (rating !== null) return 'ISSUE_ALREADY_RATED';
    // The window is that of the result; a report that was reopened and then split has none any more.
    return resolvedAt && clocks.rate && now.getTime() < clocks.rate.due ? null : 'ISSUE_TOO_LATE';
  },
  appealable: ({ lastRating, holderUserId, holderDepartmentId }, _, { now, thresholds }) => {
    if (!lastRating || lastRating.appeal !== null) return 'ISSUE_NOT_APPEALABLE';
    const isTheirs = lastRating.holderUserId === holderUserId && lastRating.holderDepartmentId === holderDepartmentId;
    if (!isTheirs) return 'ISSUE_NOT_APPEALABLE';
    return now.getTime() - lastRating.at > thresholds.appealDays * DAY ? 'ISSUE_TOO_LATE' : null;
  },
  appealed: ({ lastRating }) => (lastRating?.appeal === 'waiting' ? null : 'ISSUE_NOT_APPEALABLE'),
  // A person may resume or close when they like; the deadline only when the time has come.
  due: ({ clocks }, as, { now }, action) =>
    as.some((relation) => relation !== 'deadline') || dueMove(clocks, now)?.action === action ? null : 'ISSUE_NOT_DUE',
};

export function needsArbitration({ request, counts }: Standing, returns: number): boolean {
  return request?.kind === 'return' && counts.returns >= returns;
}

/** A promise to act is broken now. */
export function isLate({ clocks }: Pick<Standing, 'clocks'>, now: Date): boolean {
  return LIT.some((name) => {
    const run = clocks[name];
    return isRunning(run) && lightOf(run, now) === 'red';
  });
}

function isHeld({ holderUserId, holderDepartmentId }: Standing): boolean {
  return holderUserId !== null || holderDepartmentId !== null;
}

function isBadlySettled({ lastRating }: Standing): boolean {
  return lastRating !== null && (!lastRating.solved || lastRating.score <= 2);
}
