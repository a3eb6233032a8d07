import {
  type Clocks,
  type Course,
  isRunning,
  type LeaderCall,
  nearestClock,
  nextLook,
  OPEN_STATES,
  USUAL_THRESHOLDS,
} from '@hongqi/shared';
import type { EntityManager } from 'typeorm';
import { Issue } from '../../server/src/issues/issue.entity';
import { IssueHistory } from '../../server/src/issues/issue-history.entity';
import { LeaderItem } from '../../server/src/issues/leader-item.entity';
import type { BrokenHistory } from './history-invariants';

interface Seen {
  issue: Issue;
  steps: readonly IssueHistory[];
  items: readonly LeaderItem[];
  followers: number;
  lead: Issue | undefined;
  parts: readonly Issue[];
}

/** What an issue carries besides its state must agree with its columns, its history, and the issues it hangs together with. */
export async function brokenCourses(database: EntityManager): Promise<BrokenHistory[]> {
  const issues = await database.find(Issue);
  const steps = groupedBy(await database.find(IssueHistory, { order: { seq: 'ASC' } }), ({ issueId }) => issueId);
  const items = groupedBy(await database.find(LeaderItem), ({ issueId }) => issueId);
  const followers = groupedBy(issues, ({ leadId }) => leadId);
  const parts = groupedBy(issues, ({ parentId }) => parentId);
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  return issues.flatMap((issue) => {
    const seen: Seen = {
      issue,
      steps: steps.get(issue.id) ?? [],
      items: items.get(issue.id) ?? [],
      followers: followers.get(issue.id)?.length ?? 0,
      lead: byId.get(issue.leadId ?? ''),
      parts: parts.get(issue.id) ?? [],
    };
    return Object.entries(RULES)
      .filter(([, holds]) => !holds(seen))
      .map(([rule]) => ({ rule, issueId: issue.id, seq: null }));
  });
}

const RULES: Record<string, (seen: Seen) => boolean> = {
  'the deadline looks again when the next rung is due': ({ issue }) =>
    timeOf(issue.sweepAt) === nextLook(issue.course.clocks),
  'lists are in the order of the nearest lit clock': ({ issue }) =>
    timeOf(issue.dueAt) === (isOpen(issue) ? (nearestClock(issue.course.clocks)?.run.due ?? null) : null),
  'the card is the one of the open order': ({ issue }) => issue.card === (issue.course.order?.card ?? null),
  'what is awaited is what was asked for': ({ issue }) => issue.awaits === awaited(issue.course),
  'a clock for an answer runs only while an order waits for it': ({ issue: { course } }) =>
    isRunning(course.clocks.answer) === (course.order !== null && course.order.answeredAt === null),
  'a clock for a decision runs only while one is owed': ({ issue: { course } }) =>
    isRunning(course.clocks.decide) === (course.request !== null),
  'a pause has an end, and nothing else has one': ({ issue }) =>
    isRunning(issue.course.clocks.pause) === ['suspended', 'asked'].includes(issue.state),
  'the clocks are those the history tells of': ({ issue, steps }) => same(issue.course.clocks, clocksToldBy(steps)),
  'what was counted is what was done': ({ issue, steps }) => {
    const done = (action: string): number => steps.filter((step) => step.action === action).length;
    const { returns, extensions, suspensions, questions, urges, reopens } = issue.course.counts;
    return same(
      [returns, extensions, suspensions, questions, urges, reopens],
      ['return', 'extend', 'suspend', 'ask', 'urge', 'reopen'].map(done),
    );
  },
  'everyone who reported it is counted': ({ issue, followers }) =>
    issue.state === 'merged' || issue.course.counts.reporters === 1 + followers,
  'the lists of leaders are those of the issue': ({ issue, items }) =>
    same(issue.course.calls.map(lineOfCall).sort(), items.map(lineOfItem).sort()),
  'a merged issue follows one that is not merged itself': ({ issue, lead }) =>
    issue.state === 'merged' ? lead !== undefined && lead.state !== 'merged' : issue.leadId === null,
  'a report that was split waits for one of its parts': ({ issue, parts }) =>
    issue.state !== 'split' || parts.some(({ stage }) => stage !== 'ended'),
};

function groupedBy<T>(all: readonly T[], keyOf: (one: T) => string | null): Map<string | null, T[]> {
  const groups = new Map<string | null, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

function isOpen({ state }: Issue): boolean {
  return OPEN_STATES.includes(state);
}

function awaited({ request, counts, lastRating }: Course): Issue['awaits'] {
  if (request?.kind === 'return' && counts.returns >= USUAL_THRESHOLDS.returnsToArbitration) return 'arbitration';
  if (request) return 'request';
  return lastRating?.appeal === 'waiting' ? 'appeal' : null;
}

/** From its steps alone: each says how the clocks it touched stood afterwards. */
function clocksToldBy(steps: readonly IssueHistory[]): Clocks {
  return steps.reduce<Clocks>((clocks, { effects }) => ({ ...clocks, ...effects?.clocks }), {});
}

function lineOfCall({ seq, areaCode, why, due, doneAt }: LeaderCall): string {
  return [seq, areaCode, why, due, doneAt].join(' ');
}

function lineOfItem({ seq, areaCode, why, dueAt, doneAt }: LeaderItem): string {
  return [seq, areaCode, why, timeOf(dueAt), timeOf(doneAt)].join(' ');
}

function timeOf(at: Date | null): number | null {
  return at?.getTime() ?? null;
}

/** The database may give the members of an object back in another order. */
function same(a: unknown, b: unknown): boolean {
  const inOrder = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value)
          .map(([name, inner]): [string, unknown] => [name, inOrder(inner)])
          .sort(([one], [other]) => (one < other ? -1 : 1))
      : value;
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}
