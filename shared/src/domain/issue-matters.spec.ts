import {
  after,
  at,
  circumstances,
  DAY,
  handled,
  HOUR,
  later,
  NOW,
  PLEDGE,
  standing,
  type Stood,
  take,
} from '../../../tests/support/rules-lab';
import { isRunning } from './clocks';
import { refusal } from './issue-decide';
import type { Standing } from './issue-course';
import type { Relation } from './issue-transitions';

const LOOK = circumstances();
const moment = (local: string) => ({ now: at(local) });
const resolved = (more = {}): Stood => after(handled(), 'resolve', 'holder', { note: '办好了' }, more);
const runningIn = ({ clocks }: Standing): string[] =>
  Object.keys(clocks).filter((name) => isRunning(clocks[name as keyof typeof clocks]));

describe('the clocks of an ordinary life', () => {
  it('start with the step that gives the promise and end with the one that keeps it', () => {
    const born = after(standing('none', { version: 0, holderUserId: null }), 'submit', 'anyone', {});
    const assigned = after(born, 'dispatch', 'router', { holder: { userId: 'worker' } });
    const handling = after(assigned, 'accept', 'holder', {});
    const told = after(handling, 'progress', 'holder', { note: '到现场了' });
    const checking = after(told, 'resolve', 'holder', { note: '办好了' }, { draw: 0 });
    const done = after(checking, 'check', 'dispatcher', {});
    const closed = after(done, 'rate', 'reporter', { rating: { score: 5, solved: true } });

    expect([born, assigned, handling, told, checking, done, closed].map(runningIn)).toEqual([
      ['respond', 'finish', 'whole'],
      ['respond', 'finish', 'whole', 'accept'],
      ['respond', 'finish', 'whole'],
      ['finish', 'whole'],
      ['whole', 'check'],
      ['whole', 'rate'],
      [],
    ]);
  });

  it('count working days from the day of the report, working hours in the office', () => {
    const { clocks } = after(
      handled(),
      'dispatch',
      'dispatcher',
      { holder: { userId: 'other' } },
      moment('2026-11-27 17:00'),
    );

    expect(clocks.finish?.due).toBe(at('2026-11-26 17:30').getTime());
    expect(clocks.accept?.due).toBe(at('2026-11-28 10:00').getTime());
  });

  it('run longer for the ordinary than for the urgent', () => {
    const urgent = handled({ pledge: { ...PLEDGE, urgency: 'urgent' } });

    expect(urgent.clocks.finish?.due).toBe(later(DAY).getTime());
  });
});

describe('the first word to the reporter', () => {
  const silent = handled();

  it.each<[string, Stood]>([
    ['progress', after(silent, 'progress', 'holder', { note: '在路上' })],
    ['a question', after(silent, 'ask', 'holder', { note: '哪栋楼？' })],
    ['a remark of the holder', after(silent, 'comment', 'holder', { note: '收到' })],
    ['a remark of the desk', after(silent, 'comment', 'dispatcher', { note: '收到' })],
    ['the result', after(silent, 'resolve', 'holder', { note: '好了' })],
  ])('is %s', (_, issue) => {
    expect(isRunning(issue.clocks.respond)).toBe(false);
  });

  it.each<[string, Stood]>([
    ['a remark among colleagues', after(silent, 'comment', 'holder', { note: '先放放', internal: true })],
    ['the reporter’s own', after(silent, 'comment', 'reporter', { note: '快点' })],
    ['a new holder', after(silent, 'dispatch', 'dispatcher', { holder: { userId: 'other' } })],
    ['an urging', after(silent, 'urge', 'reporter', {})],
  ])('is not %s', (_, issue) => {
    expect(isRunning(issue.clocks.respond)).toBe(true);
  });

  it('to a worker who reported it themselves is their own result, but not their own remark', () => {
    const own: Relation[] = ['anyone', 'reporter', 'holder', 'colleague'];

    const remark = take(silent, 'comment', own, { note: '记一下' });
    const result = take(silent, 'resolve', own, { note: '办好了' });
    expect(remark.ok && isRunning(remark.next.clocks.respond)).toBe(true);
    expect(result.ok && isRunning(result.next.clocks.respond)).toBe(false);
  });
});

describe('work that is sent back', () => {
  it.each<[string, Stood]>([
    ['from the check', after(handled(), 'resolve', 'holder', { note: '好了' }, { draw: 0 })],
    ['from the rating', resolved()],
  ])('%s goes on under the promise that was given', (_, done) => {
    const back = after(done, 'sendBack', 'supervisor', { note: '没修好' }, moment('2026-11-24 10:00'));

    expect(back).toMatchObject({ state: 'handling', resolvedAt: null });
    expect(back.clocks.finish).toEqual(handled().clocks.finish);
    expect(runningIn(back)).toEqual(['finish', 'whole']);
  });

  it('is never sent back, passed or closed by who did it', () => {
    for (const action of ['check', 'sendBack'] as const)
      expect(refusal(standing('checking'), action, ['dispatcher', 'supervisor', 'holder'], LOOK)).toBe(
        'ISSUE_NOT_YOURS',
      );
  });
});

describe('a rating', () => {
  const rate = (issue: Stood, who: Relation, more = {}, solved = true): Stood =>
    after(issue, 'rate', who, { rating: { score: 4, solved } }, more);

  it.each<Relation>(['reporter', 'follower'])('of the %s closes the issue and says who was rated', (who) => {
    const closed = rate(resolved(), who, { actorId: 'resident', ...moment('2026-11-24 10:00') });

    expect(closed).toMatchObject({ state: 'closed', rating: 4, solved: true, closedAt: at('2026-11-24 10:00') });
    expect(closed.lastRating).toEqual({
      seq: closed.version,
      score: 4,
      solved: true,
      byId: 'resident',
      at: at('2026-11-24 10:00').getTime(),
      holderUserId: 'worker',
      holderDepartmentId: null,
      appeal: null,
    });
    expect(runningIn(closed)).toEqual([]);
  });

  it.each<Relation>(['holder', 'dispatcher', 'supervisor', 'colleague', 'router', 'deadline', 'anyone'])(
    'does not come from the %s',
    (who) => {
      expect(refusal(resolved(), 'rate', [who], LOOK)).toBe('ISSUE_NOT_YOURS');
    },
  );

  it('may come after the desk has closed it, to the end of the window that was promised', () => {
    const early = after(resolved(), 'close', 'dispatcher', {}, moment('2026-11-24 10:00'));
    const window = later(7 * DAY);

    expect(early.closedAt).toEqual(at('2026-11-24 10:00'));
    expect(rate(early, 'reporter', { now: later(-1, window) })).toMatchObject({ rating: 4, closedAt: early.closedAt });
    expect(refusal(early, 'rate', ['reporter'], { ...LOOK, now: window })).toBe('ISSUE_TOO_LATE');
  });

  it('that nobody gives closes by the clock, and counts as none', () => {
    const window = later(7 * DAY);
    expect(refusal(resolved(), 'close', ['deadline'], { ...LOOK, now: later(-1, window) })).toBe('ISSUE_NOT_DUE');
    const closed = after(resolved(), 'close', 'deadline', {}, { now: window });

    expect(closed).toMatchObject({ state: 'closed', rating: null, solved: null, lastRating: null });
    expect(runningIn(closed)).toEqual([]);
  });

  it('is given once for each result', () => {
    const again = after(rate(resolved(), 'follower'), 'reopen', 'reporter', { note: '又坏了' });

    expect(refusal(rate(resolved(), 'follower'), 'rate', ['reporter'], LOOK)).toBe('ISSUE_ALREADY_RATED');
    expect(again).toMatchObject({ rating: null, solved: null, resolvedAt: null, closedAt: null, acceptedAt: null });
    expect(again.lastRating?.score).toBe(4);
  });
});

describe('a reopened issue', () => {
  it.each([
    ['working days, rounded up', { amount: 3, unit: 'workingDays' as const }, '2026-11-25 17:30'],
    ['a single working day', { amount: 1, unit: 'workingDays' as const }, '2026-11-24 17:30'],
    ['hours', { amount: 5, unit: 'hours' as const }, '2026-11-23 11:30'],
    ['working hours', { amount: 7, unit: 'workingHours' as const }, '2026-11-23 14:30'],
  ])('has half the time: %s', (_, finish, due) => {
    const limits = { ...PLEDGE.limits, normal: { ...PLEDGE.limits.normal, finish } };
    const again = after(resolved(), 'reopen', 'reporter', { note: '没修好' }, { pledge: { ...PLEDGE, limits } });

    expect(again).toMatchObject({ state: 'assigned', holderUserId: 'worker', counts: { reopens: 1 } });
    expect(again.clocks.finish).toMatchObject({
      due: at(due).getTime(),
      from: NOW.getTime(),
      told: 0,
      stoppedAt: null,
    });
    expect(runningIn(again)).toEqual(['finish', 'whole', 'accept']);
  });
});

describe('a merge that is undone', () => {
  const merge = (issue: Stood, more = {}): Stood => after(issue, 'merge', 'dispatcher', { lead: 'lead' }, more);
  const back = (issue: Stood, more = {}): Stood => after(issue, 'unmerge', 'dispatcher', { note: '两件事' }, more);

  it('stops every clock, and starts again exactly those it had stopped, with the promise as it was', () => {
    const told = after(handled(), 'progress', 'holder', { note: '在路上' });
    const merged = merge(told, moment('2026-11-24 09:00'));
    const apart = back(merged, moment('2026-11-26 09:00'));

    expect(runningIn(merged)).toEqual([]);
    expect(apart.clocks).toEqual(told.clocks);
    expect(apart).toMatchObject({ state: 'handling', leadId: null, holderUserId: 'worker' });
  });

  it('leaves alone what had stopped in the very same instant', () => {
    const apart = back(merge(handled()));

    expect(runningIn(apart)).toEqual(['respond', 'finish', 'whole']);
    expect(apart.clocks.accept).toEqual(handled().clocks.accept);
  });

  it('gives whoever had not answered yet the whole time to do so', () => {
    const assigned = after(handled(), 'dispatch', 'dispatcher', { holder: { userId: 'other' } });
    const apart = back(merge(assigned, moment('2026-11-23 10:00')), moment('2026-11-24 09:00'));

    expect(apart.clocks.accept).toMatchObject({ due: at('2026-11-24 11:00').getTime(), stoppedAt: null });
  });

  it('finds a suspended issue suspended, until the day it was', () => {
    const asked = after(handled(), 'suspend', 'holder', { note: '等', until: at('2026-11-27 09:00').toISOString() });
    const suspended = after(asked, 'grant', 'dispatcher', {});
    const apart = back(merge(suspended, { now: later(HOUR) }), { now: later(2 * HOUR) });

    expect(apart.state).toBe('suspended');
    expect(apart.clocks).toEqual(suspended.clocks);
  });

  it('has forgotten what was asked for, and its clock with it', () => {
    const asked = after(handled(), 'return', 'holder', { note: '不归我' });
    const apart = back(merge(asked));

    expect([apart.request, isRunning(apart.clocks.decide)]).toEqual([null, false]);
  });

  it('makes a report that only followed one of its own', () => {
    const born = after(standing('none', { version: 0, holderUserId: null }), 'submit', 'anyone', {});
    const apart = back(after(born, 'follow', 'reporter', { lead: 'lead' }), moment('2026-11-24 09:00'));

    expect(apart).toMatchObject({ state: 'submitted', leadId: null });
    expect(apart.clocks).toEqual(born.clocks);
  });

  it('is counted at the lead, which always has its own reporter', () => {
    const lead = after(after(handled(), 'join', 'router', {}), 'join', 'router', {}, { reports: 3 });

    expect(lead.counts.reporters).toBe(5);
    expect(after(lead, 'part', 'router', {}, { reports: 3 }).counts.reporters).toBe(2);
    expect(after(handled(), 'part', 'router', {}).counts.reporters).toBe(1);
  });
});

describe('a report of two matters', () => {
  const parts = ['lighting', 'water'].map((categoryCode) => ({ text: '两件事', categoryCode }));
  const split = after(handled(), 'split', 'dispatcher', { parts });

  it('stands still once it is split, held by nobody, and is closed when its parts have ended', () => {
    expect(split).toMatchObject({ state: 'split', holderUserId: null, holderDepartmentId: null });
    expect(runningIn(split)).toEqual([]);
    expect(after(split, 'gather', 'router', {}, { now: later(DAY) })).toMatchObject({
      state: 'closed',
      closedAt: later(DAY),
    });
  });

  it('is not reopened or rated as a whole: each part is', () => {
    const gathered = after(split, 'gather', 'router', {});

    expect(refusal(gathered, 'reopen', ['reporter'], LOOK)).toBe('ISSUE_HAS_PARTS');
    expect(refusal(gathered, 'rate', ['reporter'], LOOK)).toBe('ISSUE_TOO_LATE');
  });
});
