import {
  after,
  at,
  circumstances,
  DAY,
  handled,
  later,
  LEVELS,
  rated,
  standing,
  type Stood,
  take,
} from '../../../tests/support/rules-lab';
import { dueMove, isRunning } from './clocks';
import { refusal } from './issue-decide';
import type { Card, Circumstances } from './issue-course';
import { ROUTER } from './roles';

const LOOK = circumstances();
const moment = (local: string) => ({ now: at(local) });
const CHIEF: Partial<Circumstances> = { actorId: 'chief', ownLevels: ['150782002001', '150782002'] };
const PLATFORM: Partial<Circumstances> = { actorId: ROUTER.id };
const order = (card: Card) => ({ note: '三天内办好', card, until: at('2026-11-25 12:00').toISOString() });
const ordered = (card: Card = 'yellow', issue: Stood = handled()): Stood =>
  after(issue, 'supervise', 'supervisor', order(card), CHIEF);
const byPlatform = (issue: Stood = handled()): Stood => after(issue, 'supervise', 'router', order('yellow'), PLATFORM);

/** Its other clocks have told all they have to tell. */
function onlyPressed(issue: Stood): Stood {
  const { answer } = issue.clocks;
  return { ...issue, clocks: answer ? { answer } : {} };
}

describe('an order', () => {
  it('is issued from the highest post of its issuer and must be answered by the day it names', () => {
    const issue = ordered('red');

    expect(issue.order).toEqual({
      card: 'red',
      note: '三天内办好',
      byId: 'chief',
      areaCode: '150782002',
      seq: issue.version,
      answeredAt: null,
    });
    expect(issue.clocks.answer?.due).toBe(at('2026-11-25 12:00').getTime());
    expect({ ...issue.clocks, answer: null }).toEqual({ ...handled().clocks, answer: null });
  });

  it('of the platform’s own is for the nearest level that has a supervisor', () => {
    expect(byPlatform().order).toMatchObject({ byId: ROUTER.id, areaCode: LEVELS[0] });
  });

  it.each<[Card, Card, Card]>([
    ['yellow', 'red', 'black'],
    ['red', 'black', 'black'],
    ['black', 'black', 'black'],
  ])('that is %s turns %s when nobody answers, and %s after two working days more', (card, then, last) => {
    const first = after(onlyPressed(ordered(card)), 'harden', 'deadline', {}, moment('2026-11-25 12:00'));
    const second = after(first, 'harden', 'deadline', {}, moment('2026-11-27 17:30'));

    expect([first.order?.card, second.order?.card]).toEqual([then, last]);
    expect(refusal(first, 'harden', ['deadline'], { ...LOOK, now: at('2026-11-27 17:29') })).toBe('ISSUE_NOT_DUE');
    expect(refusal(second, 'harden', ['deadline'], { ...LOOK, now: later(400 * DAY) })).toBe('ISSUE_NOT_DUE');
  });

  it('hardens by one card only, however long nobody looked', () => {
    const slept = moment('2026-12-25 12:00');
    const hard = after(onlyPressed(ordered()), 'harden', 'deadline', {}, slept);

    expect(hard.order?.card).toBe('red');
    expect(hard.clocks.answer?.told).toBe(2);
  });

  it('that is answered is pressed no more, but stays until it is lifted', () => {
    const answered = after(ordered(), 'answer', 'holder', { note: '配件明天到' }, moment('2026-11-24 09:00'));

    expect(answered.order).toMatchObject({ card: 'yellow', answeredAt: at('2026-11-24 09:00').getTime() });
    expect(isRunning(answered.clocks.answer)).toBe(false);
    expect(refusal(answered, 'answer', ['holder'], LOOK)).toBe('ISSUE_NO_ORDER');
    expect(after(answered, 'lift', 'issuer', {})).toMatchObject({ order: null });
  });

  it('is lifted by its issuer or a level above and by nobody else', () => {
    expect(refusal(ordered(), 'lift', ['issuer'], LOOK)).toBeNull();
    for (const relation of ['supervisor', 'arbiter', 'dispatcher', 'holder', 'router', 'deadline'] as const)
      expect(refusal(ordered(), 'lift', [relation], LOOK)).toBe('ISSUE_NOT_YOURS');
    const lifted = after(ordered(), 'lift', 'issuer', {});
    expect([lifted.order, isRunning(lifted.clocks.answer)]).toEqual([null, false]);
  });

  it('is changed by those who may lift it: a new instruction, a new day, unanswered again', () => {
    const answered = after(ordered(), 'answer', 'holder', { note: '在办' });
    const again = take(answered, 'supervise', ['supervisor', 'issuer'], order('black'), CHIEF);

    expect(again).toMatchObject({ ok: true, next: { order: { card: 'black', answeredAt: null } } });
    expect(refusal(answered, 'supervise', ['supervisor'], LOOK)).toBe('ISSUE_ORDER_OPEN');
  });

  it('of a person outlives the work, one of the platform’s ends with it', () => {
    const done = (issue: Stood): Stood => after(issue, 'resolve', 'holder', { note: '办好了' });

    expect(done(ordered()).order?.byId).toBe('chief');
    expect(isRunning(done(ordered()).clocks.answer)).toBe(true);
    expect(refusal(done(ordered()), 'answer', ['holder'], LOOK)).toBeNull();
    expect(done(byPlatform()).order).toBeNull();
    expect(isRunning(done(byPlatform()).clocks.answer)).toBe(false);
  });

  it('of a person cannot be merged away; one of the platform’s ends with a merge, also when it is undone', () => {
    const back = (issue: Stood): Stood =>
      after(after(issue, 'merge', 'dispatcher', { lead: 'lead' }), 'unmerge', 'dispatcher', { note: '不是一回事' });

    for (const action of ['merge', 'split'] as const)
      expect(refusal(ordered(), action, ['dispatcher'], LOOK)).toBe('ISSUE_ORDER_OPEN');
    expect(back(byPlatform()).order).toBeNull();
    expect(isRunning(back(byPlatform()).clocks.answer)).toBe(false);
  });
});

describe('a shout to the top', () => {
  const bad = standing('closed', { lastRating: rated(), resolvedAt: later(-DAY) });
  const shouted = after(bad, 'shout', 'reporter', { note: '三个月了' });
  const answer = (issue: Stood, ...ownLevels: string[]): Stood =>
    after(issue, 'answerCall', 'called', { note: '我来督办' }, { actorId: 'leader', ownLevels });

  it('calls every level that has a supervisor, each to answer within two working days', () => {
    const due = at('2026-11-25 17:30').getTime();
    const call = { why: 'shout', seq: shouted.version, due, doneAt: null };

    expect(shouted.calls).toEqual(LEVELS.map((areaCode) => ({ ...call, areaCode })));
    expect(shouted.clocks.call?.due).toBe(due);
    expect(take(bad, 'shout', ['reporter'])).toMatchObject({ tells: ['leaders', 'holder'] });
  });

  it('is heard once until all of them have answered', () => {
    expect(refusal(shouted, 'shout', ['reporter'], LOOK)).toBe('ISSUE_CALLED');
    const two = answer(answer(shouted, LEVELS[0]), LEVELS[2]);

    expect(two.calls.map(({ doneAt }) => doneAt !== null)).toEqual([true, false, true]);
    expect(isRunning(two.clocks.call)).toBe(true);
    expect(refusal(two, 'shout', ['reporter'], LOOK)).toBe('ISSUE_CALLED');

    const all = answer(two, LEVELS[1]);
    expect(isRunning(all.clocks.call)).toBe(false);
    expect(refusal(all, 'shout', ['reporter'], LOOK)).toBeNull();
  });

  it('is answered for each level one leads, in words the reporter hears', () => {
    const both = answer(shouted, LEVELS[0], LEVELS[1]);

    expect(both.calls.map(({ doneAt }) => doneAt !== null)).toEqual([true, true, false]);
    expect(take(shouted, 'answerCall', ['called'])).toMatchObject({ tells: ['reporter', 'holder'] });
    expect(take(shouted, 'answerCall', ['called'], {})).toMatchObject({ missing: 'note' });
  });

  it('that some level leaves unanswered is told to a supervisor, not held against the holder', () => {
    const late = { now: at('2026-11-25 17:30') };

    expect(dueMove(shouted.clocks, late.now)).toMatchObject({ clock: 'call', action: 'expire' });
    expect(take(shouted, 'expire', ['deadline'], {}, late)).toMatchObject({ ok: true, tells: ['supervisor'] });
  });
});

describe('what was red too long', () => {
  const long = { now: at('2026-11-30 17:30') };
  const told = (issue: Stood): Stood => ({ ...issue, clocks: { finish: { ...runOf(issue), told: 2 } } });
  const runOf = ({ clocks }: Stood) => {
    if (!clocks.finish) throw new Error('no finish clock');
    return clocks.finish;
  };

  it('stands on the list of the level above the nearest, once, until nobody has to act', () => {
    const climbed = after(told(handled()), 'climb', 'deadline', {}, long);
    const again = after(told(climbed), 'climb', 'deadline', {}, long);

    expect(climbed.calls).toEqual([
      { areaCode: LEVELS[1], why: 'late', seq: climbed.version, due: null, doneAt: null },
    ]);
    expect(again.calls).toEqual(climbed.calls);
    expect(after(climbed, 'resolve', 'holder', { note: '办好了' }, long).calls[0]?.doneAt).toBe(long.now.getTime());
  });

  it('stands on the only list there is', () => {
    expect(after(told(handled()), 'climb', 'deadline', {}, { ...long, levels: ['150782'] }).calls).toMatchObject([
      { areaCode: '150782' },
    ]);
    expect(after(told(handled()), 'climb', 'deadline', {}, { ...long, levels: [] }).calls).toEqual([]);
  });
});

describe('an appeal against a rating', () => {
  const closed = standing('closed', { lastRating: rated({ score: 1, solved: false }), rating: 1, solved: false });
  const appealed = after(closed, 'appeal', 'holder', { note: '恶意评价' });

  it('is decided by the township’s supervisor within a limit, never by whoever was rated', () => {
    expect(appealed.lastRating).toEqual({ ...closed.lastRating, appeal: 'waiting' });
    expect(appealed.clocks.appeal?.due).toBe(at('2026-11-23 15:00').getTime());
    for (const action of ['exclude', 'uphold'] as const) {
      expect(refusal(appealed, action, ['arbiter'], LOOK)).toBeNull();
      expect(refusal(appealed, action, ['arbiter', 'holder'], LOOK)).toBe('ISSUE_NOT_YOURS');
      expect(refusal(appealed, action, ['dispatcher', 'supervisor'], LOOK)).toBe('ISSUE_NOT_YOURS');
    }
  });

  it.each([
    ['exclude', 'excluded', ['reporter', 'holder']],
    ['uphold', 'upheld', ['holder']],
  ] as const)('%s leaves the rating as it was, marked %s', (action, mark, tells) => {
    const decided = after(appealed, action, 'arbiter', { note: '经核实' });

    expect(decided).toMatchObject({ rating: 1, solved: false, lastRating: { score: 1, solved: false, appeal: mark } });
    expect(isRunning(decided.clocks.appeal)).toBe(false);
    expect(take(appealed, action, ['arbiter'])).toMatchObject({ tells });
    expect(refusal(decided, 'appeal', ['holder'], LOOK)).toBe('ISSUE_NOT_APPEALABLE');
  });

  it('outlives a reopening, even a rejection, and ends with the next rating at the latest', () => {
    const reopened = after(appealed, 'reopen', 'router', { note: '没有解决' });
    const rejected = after(after(reopened, 'escalate', 'holder', { note: '管不了' }), 'reject', 'dispatcher', {
      note: '信访',
    });

    expect(refusal(reopened, 'exclude', ['arbiter'], LOOK)).toBeNull();
    expect(isRunning(rejected.clocks.appeal)).toBe(true);
    expect(refusal(rejected, 'exclude', ['arbiter'], LOOK)).toBeNull();

    const resolved = after(after(reopened, 'accept', 'holder', {}), 'resolve', 'holder', { note: '又办了一次' });
    const again = after(resolved, 'rate', 'reporter', { rating: { score: 5, solved: true } });
    expect(again.lastRating).toMatchObject({ score: 5, appeal: null });
    expect(isRunning(again.clocks.appeal)).toBe(false);
  });
});
