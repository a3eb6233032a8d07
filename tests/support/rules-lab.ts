import {
  type Action,
  type ActInput,
  type Circumstances,
  type ClockName,
  type ClockRun,
  decide,
  type Decision,
  fieldsOf,
  type IssueState,
  LADDERS,
  type Limits,
  NO_COURSE,
  type Pledge,
  type RatingGiven,
  type Relation,
  type Rulebook,
  type Standing,
  startClock,
  transition,
  USUAL_THRESHOLDS,
  type WorkCalendar,
} from '@hongqi/shared';

/** A Monday, nine in the morning in Shanghai. */
export const NOW = new Date('2026-11-23T01:00:00Z');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Local time in Shanghai, as people write it: `2026-11-23 09:00`. */
export const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+08:00`);
export const later = (milliseconds: number, from = NOW): Date => new Date(from.getTime() + milliseconds);

/** Monday to Friday, 08:30 to 12:00 and 14:00 to 17:30, with 1 December 2026 a holiday and Saturday the 28th made up. */
export const OFFICE: WorkCalendar = {
  version: 7,
  isWorkingDay: (date) => {
    if (date === '2026-12-01') return false;
    if (date === '2026-11-28') return true;
    return ![0, 6].includes(new Date(date).getUTCDay());
  },
  officeHours: [
    { from: 510, to: 720 },
    { from: 840, to: 1050 },
  ],
};

const NORMAL: Limits['normal'] = {
  accept: { amount: 2, unit: 'workingHours' },
  respond: { amount: 1, unit: 'workingDays' },
  finish: { amount: 3, unit: 'workingDays' },
  check: { amount: 2, unit: 'workingDays' },
  rate: { amount: 7, unit: 'days' },
  whole: { amount: 15, unit: 'workingDays' },
};

export const PLEDGE: Pledge = {
  version: 4,
  urgency: 'normal',
  limits: { normal: NORMAL, urgent: { ...NORMAL, finish: { amount: 24, unit: 'hours' } } },
  photoToResolve: false,
  photoBefore: false,
  checkBeforeClose: false,
};

export const RULES: Rulebook = { categoryVersion: 4, calendar: OFFICE, thresholds: USUAL_THRESHOLDS };

export const LEVELS = ['150782002001', '150782002', '150782'] as const;
export const GRID = '150782002001001';

/** No draw is below the share of sampled checks, unless a test says so. */
export function circumstances(more: Partial<Circumstances> = {}): Circumstances {
  const rules = { pledge: PLEDGE, calendar: OFFICE, thresholds: USUAL_THRESHOLDS };
  return { now: NOW, actorId: 'someone', ...rules, levels: LEVELS, ownLevels: [], draw: 0.99, reports: 1, ...more };
}

export function standing(state: IssueState | 'none', more: Partial<Standing> = {}): Standing {
  const times = { acceptedAt: null, resolvedAt: null, closedAt: null, urgedAt: null };
  const people = { holderUserId: 'worker', holderDepartmentId: null, leadId: null };
  const place = { areaCode: GRID, deskCode: '150782002' };
  return { ...NO_COURSE, state, version: 1, ...place, ...people, ...times, rating: null, solved: null, ...more };
}

/** A clock that ran out so long ago, with so many rungs taken. */
export function lateClock(by = 0, told = 0): ClockRun {
  return { ...startClock(later(-DAY), later(-by), RULES), told };
}

export function rated(more: Partial<RatingGiven> = {}): RatingGiven {
  const holder = { holderUserId: 'worker', holderDepartmentId: null };
  return { seq: 9, score: 1, solved: true, byId: 'resident', at: NOW.getTime(), ...holder, appeal: null, ...more };
}

const MARKS = ['near', 'due', 'long'] as const;
const ASKED = { note: '等材料', until: later(30 * DAY).getTime(), byId: 'worker', seq: 5 };
const ORDER = { card: 'yellow', note: '限期', byId: 'chief', areaCode: '150782002', seq: 6, answeredAt: null } as const;

/** An issue in that state for which every condition of the action holds, so that only permission and state decide. */
export function ready(action: Action, state: IssueState | 'none', as: Relation | null = null): Standing {
  const needs = transition(action).when ?? [];
  const issue = standing(state);
  if (action === 'rate') {
    issue.clocks = { rate: startClock(NOW, NORMAL.rate, RULES) };
    issue.resolvedAt = NOW;
  }
  if (needs.includes('decidable')) issue.request = { kind: 'extend', ...ASKED };
  if (needs.includes('arbitration')) {
    issue.request = { kind: 'return', ...ASKED };
    issue.counts = { ...issue.counts, returns: 3 };
  }
  // The desk answers for what nobody holds.
  if (needs.includes('unanswered') && as === 'dispatcher') issue.holderUserId = null;
  if (needs.includes('ordered') || needs.includes('unanswered')) issue.order = ORDER;
  if (needs.includes('grievance') || needs.includes('appealable')) issue.lastRating = rated();
  if (needs.includes('appealed')) issue.lastRating = rated({ appeal: 'waiting' });
  if (needs.includes('due') && as === 'deadline') issue.clocks = dueFor(action);
  return issue;
}

/** One clock whose next rung is the action, and has come to it now. */
function dueFor(action: Action): Standing['clocks'] {
  for (const [name, ladder] of Object.entries(LADDERS)) {
    const told = ladder.findIndex((rung) => rung.action === action);
    const rung = ladder[told];
    if (!rung) continue;
    const hoursTo = (mark: 'near' | 'due' | 'long'): number => MARKS.indexOf(mark) - MARKS.indexOf(rung.at);
    const [near, due, long] = MARKS.map((mark) => later(hoursTo(mark) * HOUR).getTime());
    return { [name as ClockName]: { ...startClock(later(-DAY), NOW, RULES), near, due, long, told } };
  }
  throw new Error(`no clock makes the deadline ${action}`);
}

/** Everything the action may be given. */
export function fullInput(action: Action, pledge: Pledge = PLEDGE): ActInput {
  const all: Required<ActInput> = {
    note: '说明',
    photos: ['photo'],
    before: ['before'],
    holder: { userId: 'other' },
    lead: 'lead',
    rating: { score: 4, solved: true },
    internal: false,
    until: later(20 * DAY).toISOString(),
    card: 'red',
    text: '路灯不亮',
    category: 'lighting',
    place: { lng: 120.7, lat: 49.3, address: '红旗街' },
    parts: [
      { text: '路灯不亮', categoryCode: 'lighting' },
      { text: '井盖坏了', categoryCode: 'water' },
    ],
  };
  return Object.fromEntries(fieldsOf(action, pledge).map((field) => [field, all[field]]));
}

export function take(
  issue: Standing,
  action: Action,
  who: readonly Relation[],
  input: ActInput = fullInput(action),
  more: Partial<Circumstances> = {},
): Decision {
  return decide(issue, action, who, input, circumstances(more));
}

export type Stood = Standing & { state: IssueState };

/** The standing after an action that must be allowed. */
export function after(
  issue: Standing,
  action: Action,
  who: Relation,
  input?: ActInput,
  more?: Partial<Circumstances>,
): Stood {
  const decision = take(issue, action, [who], input, more);
  if (!decision.ok) throw new Error(`${action} by the ${who} was refused: ${decision.error}`);
  return decision.next;
}

/** An issue that was submitted, dispatched and accepted now, as the table does it. */
export function handled(more: Partial<Circumstances> = {}): Stood {
  const born = after(standing('none', { version: 0, holderUserId: null }), 'submit', 'anyone', {}, more);
  const assigned = after(born, 'dispatch', 'dispatcher', { holder: { userId: 'worker' } }, more);
  return after(assigned, 'accept', 'holder', {}, more);
}
