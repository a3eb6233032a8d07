import { parentOf } from './areas';
import {
  CLOCKS,
  type ClockName,
  type Clocks,
  dueMove,
  isRunning,
  pauseClock,
  postponeClock,
  resumeClock,
  type Rulebook,
  startClock,
  stopClock,
  unstopClock,
} from './clocks';
import type { Limit } from './due';
import { CARDS, type Circumstances, type LeaderCall, type RequestKind, type Standing } from './issue-course';
import type { ActInput } from './issue-decide';
import { type Action, type IssueState, OPEN_STATES, type Relation, transition } from './issue-transitions';
import { isPlatform } from './roles';

type Next = Standing & { state: IssueState };

/** Where the issue stands after an action that was allowed. */
export function nextStanding(
  issue: Standing,
  action: Action,
  who: readonly Relation[],
  input: ActInput,
  circumstances: Circumstances,
): Next {
  const row = transition(action);
  const state = targetState(issue, action, circumstances);
  const next: Next = { ...issue, state, version: issue.version + 1, counts: { ...issue.counts } };

  setHolder(next, issue, action, input);
  if (row.raises) next.deskCode = parentOf(issue.deskCode) ?? issue.deskCode;
  if (row.counts) next.counts[row.counts] += 1;
  next.clocks = nextClocks(issue, next, action, who, input, circumstances);
  EFFECTS[action]?.(next, issue, input, circumstances);
  if (row.to !== 'same') next.request = null;
  if (state === 'closed' && issue.state !== 'closed') next.closedAt = circumstances.now;
  endWithTheWork(next, circumstances.now);
  return next;
}

function targetState(issue: Standing, action: Action, { pledge, draw, thresholds }: Circumstances): IssueState {
  const { to } = transition(action);
  switch (to) {
    case 'result':
      return pledge.checkBeforeClose || draw < thresholds.checkShare ? 'checking' : 'resolved';
    case 'granted':
      if (issue.request?.kind === 'return') return 'submitted';
      return issue.request?.kind === 'suspend' ? 'suspended' : existing(issue);
    case 'restored':
      return issue.mergedFrom?.state ?? 'submitted';
    case 'same':
      return existing(issue);
    default:
      return to;
  }
}

function existing({ state }: Standing): IssueState {
  if (state === 'none') throw new Error('an issue that does not exist cannot stay as it is');
  return state;
}

function setHolder(next: Next, issue: Standing, action: Action, input: ActInput): void {
  const { holder } = transition(action);
  const isReturned = action === 'grant' && issue.request?.kind === 'return';
  if (!holder && !isReturned) return;
  next.holderUserId = input.holder && 'userId' in input.holder ? input.holder.userId : null;
  next.holderDepartmentId = input.holder && 'departmentId' in input.holder ? input.holder.departmentId : null;
}

function nextClocks(
  issue: Standing,
  next: Next,
  action: Action,
  who: readonly Relation[],
  input: ActInput,
  circumstances: Circumstances,
): Clocks {
  const row = transition(action);
  const { now, pledge, calendar, thresholds } = circumstances;
  const rules: Rulebook = { categoryVersion: pledge.version, calendar, thresholds };
  const clocks: Clocks = { ...issue.clocks };
  const change = (
    name: ClockName,
    to: (run: NonNullable<Clocks[ClockName]>) => NonNullable<Clocks[ClockName]>,
  ): void => {
    const run = clocks[name];
    if (run) clocks[name] = to(run);
  };
  const start = (name: ClockName, until: Limit | Date): void => {
    clocks[name] = startClock(circumstances.since ?? now, until, rules);
  };

  // A move of the deadline: the rungs are taken.
  const move = who.includes('deadline') ? dueMove(issue.clocks, now) : null;
  if (move && move.action === action) change(move.clock, (run) => ({ ...run, told: move.told }));

  for (const name of row.stops ?? []) change(name, (run) => stopClock(run, now));
  // The word of whoever may speak as the reporter is not a word to the reporter.
  const asReporter = row.by.includes('reporter') && who.includes('reporter');
  if (row.speaks && !input.internal && !asReporter) change('respond', (run) => stopClock(run, now));
  for (const name of row.pauses ?? []) change(name, (run) => pauseClock(run, now));
  for (const name of row.resumes ?? []) change(name, (run) => resumeClock(run, now, rules));
  for (const name of row.starts ?? []) start(name, limitOf(name, action, input, circumstances));

  const { request } = issue;
  if (action === 'grant' && request?.until) {
    const until = new Date(request.until);
    if (request.kind === 'extend') change('finish', (run) => postponeClock(run, now, until, rules));
    if (request.kind === 'suspend') {
      change('finish', (run) => pauseClock(run, now));
      start('pause', until);
    }
  }
  // The objection was heard and not followed: the holder has the whole time to answer again.
  if (action === 'refuse' && request?.kind === 'return' && issue.state === 'assigned')
    start('accept', limitOf('accept', action, input, circumstances));
  // Not done after all: the promise goes on as it was given.
  if (action === 'sendBack') change('finish', unstopClock);
  // The whole is not over before it is: from the day of the report to the last closing.
  if (action === 'reopen') change('whole', unstopClock);
  if (action === 'unmerge') {
    for (const name of issue.mergedFrom?.stopped ?? []) change(name, unstopClock);
    if (next.state === 'assigned') start('accept', limitOf('accept', action, input, circumstances));
  }
  if (next.state === 'checking' && issue.state !== 'checking') start('check', pledge.limits[pledge.urgency].check);
  if (next.state === 'resolved' && issue.state !== 'resolved') start('rate', pledge.limits[pledge.urgency].rate);
  return clocks;
}

function limitOf(name: ClockName, action: Action, input: ActInput, circumstances: Circumstances): Limit | Date {
  const { pledge, thresholds } = circumstances;
  const limits = pledge.limits[pledge.urgency];
  switch (name) {
    case 'finish':
      return action === 'reopen' ? shorter(limits.finish, thresholds.reopenShare) : limits.finish;
    case 'pause':
      return { amount: thresholds.askedWorkingDays, unit: 'workingDays' };
    case 'decide':
    case 'appeal':
      return thresholds.decideWithin;
    case 'answer':
      return input.until ? new Date(input.until) : thresholds.answerWithin;
    case 'call':
      return thresholds.callWithin;
    default:
      return limits[name];
  }
}

/** Whole days stay whole, and at least one. */
function shorter({ amount, unit }: Limit, share: number): Limit {
  return { amount: unit === 'workingDays' ? Math.max(1, Math.ceil(amount * share)) : amount * share, unit };
}

type Effect = (next: Next, issue: Standing, input: ActInput, circumstances: Circumstances) => void;

/** What an action changes beyond its row. */
const EFFECTS: Partial<Record<Action, Effect>> = {
  accept: (next, _, __, { now }) => void (next.acceptedAt = now),
  urge: (next, _, __, { now }) => void (next.urgedAt = now),
  resolve: (next, _, __, { now }) => void (next.resolvedAt = now),
  sendBack: (next) => void (next.resolvedAt = null),
  reopen: (next) =>
    void Object.assign(next, { acceptedAt: null, resolvedAt: null, closedAt: null, rating: null, solved: null }),
  extend: ask('extend'),
  suspend: ask('suspend'),
  return: ask('return'),
  refuse: (next) => void (next.request = null),
  grant: (next) => void (next.request = null),
  arbitrate: (next) => void (next.arbitrated = true),
  rate: (next, issue, { rating }, { now, actorId }) => {
    if (!rating) return;
    const { holderUserId, holderDepartmentId } = issue;
    Object.assign(next, { rating: rating.score, solved: rating.solved });
    const given = { byId: actorId, at: now.getTime(), holderUserId, holderDepartmentId, appeal: null };
    next.lastRating = { seq: next.version, score: rating.score, solved: rating.solved, ...given };
    // An appeal that nobody decided lapses with the rating it was about: that one stays counted.
    const { appeal } = next.clocks;
    if (isRunning(appeal)) next.clocks.appeal = stopClock(appeal, now);
  },
  appeal: judged('waiting'),
  exclude: judged('excluded'),
  uphold: judged('upheld'),
  merge: follow,
  follow,
  // While it was merged, some that had followed it may have been taken out: those that come back with it are counted anew.
  unmerge: (next, _, __, { reports }) => {
    Object.assign(next, { leadId: null, mergedFrom: null });
    next.counts.reporters = reports;
  },
  join: (next, _, __, { reports }) => void (next.counts.reporters += reports),
  part: (next, _, __, { reports }) => void (next.counts.reporters = Math.max(1, next.counts.reporters - reports)),
  supervise: (next, _, { note = '', card = 'yellow' }, { actorId, ownLevels, levels }) => {
    // From the highest post one holds; the platform speaks for the nearest level.
    const areaCode = (isPlatform(actorId) ? levels[0] : ownLevels.at(-1)) ?? next.areaCode;
    next.order = { card, note, byId: actorId, areaCode, seq: next.version, answeredAt: null };
  },
  answer: (next, issue, _, { now }) => {
    if (issue.order) next.order = { ...issue.order, answeredAt: now.getTime() };
  },
  lift: (next) => void (next.order = null),
  harden: (next, { order }) => {
    if (!order) return;
    const card = CARDS[Math.min(CARDS.indexOf(order.card) + 1, CARDS.length - 1)] ?? order.card;
    next.order = { ...order, card };
  },
  shout: (next, issue, _, { levels }) => {
    const due = next.clocks.call?.due ?? null;
    const called = levels.map((areaCode): LeaderCall => ({
      areaCode,
      why: 'shout',
      seq: next.version,
      due,
      doneAt: null,
    }));
    next.calls = [...issue.calls, ...called];
  },
  climb: (next, issue, _, { levels }) => {
    const areaCode = levels[1] ?? levels[0];
    const isListed = issue.calls.some(
      (call) => call.why === 'late' && call.areaCode === areaCode && call.doneAt === null,
    );
    if (!areaCode || isListed) return;
    next.calls = [...issue.calls, { areaCode, why: 'late', seq: next.version, due: null, doneAt: null }];
  },
  answerCall: (next, issue, _, { now, ownLevels }) => {
    const isMine = ({ areaCode, why, doneAt }: LeaderCall): boolean =>
      why === 'shout' && doneAt === null && ownLevels.includes(areaCode);
    next.calls = issue.calls.map((call) => (isMine(call) ? { ...call, doneAt: now.getTime() } : call));
    const { call } = next.clocks;
    const isOver = next.calls.every(({ why, doneAt }) => why !== 'shout' || doneAt !== null);
    if (isOver && call) next.clocks.call = stopClock(call, now);
  },
};

function ask(kind: RequestKind): Effect {
  return (next, _, { note = '', until }, { actorId }) => {
    const at = until === undefined ? null : Date.parse(until);
    next.request = { kind, note: note.trim(), until: at, byId: actorId, seq: next.version };
  };
}

function judged(appeal: 'waiting' | 'excluded' | 'upheld'): Effect {
  return (next, { lastRating }) => {
    if (lastRating) next.lastRating = { ...lastRating, appeal };
  };
}

function follow(next: Next, issue: Standing, { lead }: ActInput, { now }: Circumstances): void {
  next.leadId = lead ?? null;
  // A request ends with the merge, as does an order of the platform's own, and their clocks with them.
  const over: readonly ClockName[] = issue.order && !isPlatform(issue.order.byId) ? ['decide'] : ['decide', 'answer'];
  const stopped = ISSUES_OWN.filter((name) => !over.includes(name) && issue.clocks[name]?.stoppedAt === null);
  next.mergedFrom = { state: existing(issue), at: now.getTime(), stopped };
}

/** All but the one about a rating that was given before. */
const ISSUES_OWN = CLOCKS.filter((name) => name !== 'appeal');

/**
 * Once nobody has to act, what the platform itself had raised is over: its own order, and the place on leaders' lists.
 * Where the matter is not handled here any more, nothing runs; a merged one keeps what it must find again.
 */
function endWithTheWork(next: Next, now: Date): void {
  if (OPEN_STATES.includes(next.state)) return;
  const isOver = ['rejected', 'withdrawn', 'split'].includes(next.state);
  next.calls = next.calls.map((call) =>
    call.doneAt === null && (isOver || call.why === 'late') ? { ...call, doneAt: now.getTime() } : call,
  );
  if (isOver || (next.order && isPlatform(next.order.byId))) next.order = null;
  const names: readonly ClockName[] = isOver || next.state === 'merged' ? ISSUES_OWN : next.order ? [] : ['answer'];
  for (const name of names) {
    const run = next.clocks[name];
    if (run) next.clocks[name] = stopClock(run, now);
  }
}
