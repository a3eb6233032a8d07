import {
  type Awaits,
  type Course,
  type IssueState,
  type IssueTies,
  nearestClock,
  needsArbitration,
  nextLook,
  OPEN_STATES,
  stageOf,
  type Standing,
  type Thresholds,
} from '@hongqi/shared';
import type { Issue } from './issue.entity';

/** The row as the rules see it: its own columns and what its course holds. */
export function standingOf(issue: Issue): Standing {
  const { state, version, areaCode, deskCode, holderUserId, holderDepartmentId, leadId } = issue;
  const { acceptedAt, resolvedAt, closedAt, urgedAt, rating, solved } = issue;
  const people = { deskCode, holderUserId, holderDepartmentId, leadId };
  return {
    ...issue.course,
    state,
    version,
    areaCode,
    ...people,
    acceptedAt,
    resolvedAt,
    closedAt,
    urgedAt,
    rating,
    solved,
  };
}

type Columns = Omit<Standing, keyof Course | 'state' | 'areaCode'> & { state: IssueState; course: Course };

/** What a decision changes in the row: the standing itself, and the columns that lists and the sweep look for. */
export function columnsOf(
  next: Standing & { state: IssueState },
  { returnsToArbitration }: Pick<Thresholds, 'returnsToArbitration'>,
): Columns & Pick<Issue, 'stage' | 'dueAt' | 'sweepAt' | 'card' | 'awaits'> {
  const { clocks, request, order, calls, lastRating, counts, arbitrated, mergedFrom, areaCode: _, ...columns } = next;
  const course = { clocks, request, order, calls, lastRating, counts, arbitrated, mergedFrom };
  const nearest = OPEN_STATES.includes(next.state) ? nearestClock(clocks) : null;
  const look = nextLook(clocks);
  return {
    ...columns,
    course,
    stage: stageOf(next.state),
    dueAt: nearest ? new Date(nearest.run.due) : null,
    sweepAt: look === null ? null : new Date(look),
    card: order?.card ?? null,
    awaits: awaitsOf(next, returnsToArbitration),
  };
}

function awaitsOf(next: Standing, returns: number): Awaits | null {
  if (needsArbitration(next, returns)) return 'arbitration';
  if (next.request) return 'request';
  return next.lastRating?.appeal === 'waiting' ? 'appeal' : null;
}

/** What ties people to it; followers are asked for only where nothing nearer ties. */
export function tiesOf(issue: Issue, followerIds: readonly string[] = []): IssueTies {
  const { order, calls } = issue.course;
  return { ...issue, order, calls, followerIds };
}
