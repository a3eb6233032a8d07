import { after, at, circumstances, DAY, handled, later, type Stood, take } from '../../../tests/support/rules-lab';
import { dueMove, isRunning, lightOf } from './clocks';
import { refusal } from './issue-decide';
import type { Action, Relation } from './issue-transitions';

const LOOK = circumstances();
const iso = (local: string): string => at(local).toISOString();
const moment = (local: string) => ({ now: at(local) });
const dues = ({ clocks }: Stood, but?: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(clocks).map(([name, run]) => [name, name === but ? null : run]));
const ask = (issue: Stood, action: Action, until?: string): Stood =>
  after(issue, action, 'holder', { note: '原因', ...(until && { until }) });

describe('a request of the holder', () => {
  it.each([
    ['extend', 'extensions'],
    ['suspend', 'suspensions'],
    ['return', 'returns'],
  ] as const)('to %s changes nothing but that it waits, is counted, and must be decided on', (action, count) => {
    const issue = handled();
    const until = action === 'return' ? undefined : later(10 * DAY).toISOString();
    const asked = ask(issue, action, until);

    expect(asked).toMatchObject({ state: 'handling', holderUserId: 'worker' });
    expect(asked.request).toEqual({
      kind: action,
      note: '原因',
      until: until ? Date.parse(until) : null,
      byId: 'someone',
      seq: asked.version,
    });
    expect(asked.counts).toEqual({ ...issue.counts, [count]: 1 });
    expect(dues(asked, 'decide')).toEqual({ ...dues(issue), decide: null });
    // Four working hours from Monday 09:00.
    expect(asked.clocks.decide?.due).toBe(at('2026-11-23 15:00').getTime());
  });

  it.each(['extend', 'suspend', 'return'] as const)('to %s that is refused moves nothing', (action) => {
    const issue = handled();
    const asked = ask(issue, action, action === 'return' ? undefined : later(10 * DAY).toISOString());
    const refused = after(asked, 'refuse', 'dispatcher', { note: '理由不足' }, moment('2026-11-23 11:00'));

    expect(refused).toMatchObject({ state: 'handling', request: null, holderUserId: 'worker' });
    expect(dues(refused, 'decide')).toEqual({ ...dues(issue), decide: null });
    expect(isRunning(refused.clocks.decide)).toBe(false);
  });

  it.each<[string, Stood]>([
    ['the result', after(ask(handled(), 'extend', iso('2026-12-04 17:30')), 'resolve', 'holder', { note: '办好了' })],
    ['another holder', after(ask(handled(), 'return'), 'dispatch', 'dispatcher', { holder: { userId: 'other' } })],
    ['a level above', after(ask(handled(), 'return'), 'escalate', 'holder', { note: '管不了' })],
    [
      'a report that was edited',
      after({ ...ask(handled(), 'return'), state: 'assigned' }, 'refer', 'router', { note: '改派' }),
    ],
    ['a merge', after(ask(handled(), 'return'), 'merge', 'dispatcher', { lead: 'lead' })],
  ])('ends with the work it was about: %s', (_, issue) => {
    expect([issue.request, isRunning(issue.clocks.decide)]).toEqual([null, false]);
  });

  it('that nobody decides presses those who must, once, and leaves the holder in peace', () => {
    const asked = ask(handled(), 'extend', iso('2026-12-04 17:30'));
    const late = moment('2026-11-23 15:00');
    const decision = take(asked, 'expire', ['deadline'], {}, late);

    expect(dueMove(asked.clocks, late.now)).toMatchObject({ clock: 'decide', action: 'expire' });
    expect(decision).toMatchObject({ ok: true, tells: ['desk', 'supervisor'] });
    expect(dueMove(after(asked, 'expire', 'deadline', {}, late).clocks, late.now)).toBeNull();
  });
});

describe('a postponement that is granted', () => {
  const granted = after(
    ask(handled(), 'extend', iso('2026-12-04 12:34')),
    'grant',
    'dispatcher',
    {},
    moment('2026-11-24 12:34'),
  );

  it('moves the finish clock to exactly the day that was asked for, and no other clock', () => {
    expect(granted.clocks.finish?.due).toBe(at('2026-12-04 12:34').getTime());
    expect(dues(granted, 'finish')).toMatchObject({ whole: handled().clocks.whole, respond: handled().clocks.respond });
  });

  it('lets its lights begin again, even when it turned red while nobody decided', () => {
    const asked = after(handled(), 'extend', 'holder', { note: '雪大', until: iso('2026-12-07 09:00') });
    const red = after(asked, 'expire', 'deadline', {}, moment('2026-11-27 09:00'));
    const again = after(red, 'grant', 'dispatcher', {}, moment('2026-11-27 09:00'));
    const { finish } = again.clocks;

    expect(finish).toMatchObject({ told: 0, near: at('2026-12-05 09:00').getTime() });
    expect(finish && lightOf(finish, at('2026-12-05 08:59'))).toBe('green');
    expect(finish && lightOf(finish, at('2026-12-05 09:00'))).toBe('yellow');
  });

  it('is told to the reporter and the holder', () => {
    const asked = ask(handled(), 'extend', iso('2026-12-04 12:34'));

    expect(take(asked, 'grant', ['dispatcher'])).toMatchObject({
      ok: true,
      tells: ['reporter', 'holder', 'previousHolder'],
    });
    expect(take(asked, 'refuse', ['dispatcher'])).toMatchObject({ ok: true, tells: ['reporter', 'holder'] });
  });
});

describe('a suspension that is granted', () => {
  // Three working days from Monday the 23rd 09:00 end on Thursday at 17:30; a day and five and a half hours are left.
  const told = after(handled(), 'progress', 'holder', { note: '已约好施工队' });
  const paused = after(
    ask(told, 'suspend', iso('2026-11-30 10:00')),
    'grant',
    'dispatcher',
    {},
    moment('2026-11-25 10:00'),
  );

  it('stops exactly the finish clock; the others run', () => {
    expect(paused.state).toBe('suspended');
    expect(paused.clocks.finish?.pausedAt).toBe(at('2026-11-25 10:00').getTime());
    expect(
      Object.keys(paused.clocks)
        .filter((name) => isRunning(paused.clocks[name as 'whole']))
        .sort(),
    ).toEqual(['pause', 'whole']);
    expect(paused.clocks.whole).toEqual(handled().clocks.whole);
  });

  it('ends by itself on the day that was asked for, with what was left before', () => {
    const day = moment('2026-11-30 10:00');
    expect(refusal(paused, 'resume', ['deadline'], { ...LOOK, now: later(-1, day.now) })).toBe('ISSUE_NOT_DUE');
    const back = after(paused, 'resume', 'deadline', {}, day);

    expect(back).toMatchObject({ state: 'handling', holderUserId: 'worker' });
    expect(isRunning(back.clocks.pause)).toBe(false);
    // 5.5 hours of Wednesday and 7 of Thursday were left: 5.5 of Monday, none of the holiday, 7 of Wednesday.
    expect(back.clocks.finish).toMatchObject({ pausedAt: null, due: at('2026-12-02 17:30').getTime() });
  });

  it.each<[string, Relation]>([
    ['the holder', 'holder'],
    ['the desk', 'dispatcher'],
  ])('is ended earlier by %s', (_, relation) => {
    const back = after(paused, 'resume', relation, {}, moment('2026-11-25 16:00'));

    // Two hours of the morning and two of the afternoon later than it had been.
    expect(back.clocks.finish?.due).toBe(at('2026-11-27 14:30').getTime());
    expect(isRunning(back.clocks.pause)).toBe(false);
  });

  it('does not hide a broken promise behind it', () => {
    const asked = after(
      handled(),
      'suspend',
      'holder',
      { note: '等', until: iso('2026-12-01 10:00') },
      moment('2026-11-26 17:00'),
    );
    const late = after(asked, 'grant', 'dispatcher', {}, moment('2026-11-27 09:00'));
    const back = after(late, 'resume', 'holder', {}, moment('2026-11-30 09:00'));

    expect(back.clocks.finish?.due).toBe(at('2026-11-26 17:30').getTime());
  });
});

describe('a question to the reporter', () => {
  const asked = after(handled(), 'ask', 'holder', { note: '几号楼？' }, moment('2026-11-24 09:30'));

  it('stops the finish clock for five working days at most, and is a first word', () => {
    expect(asked.state).toBe('asked');
    // From Tuesday: the made-up Saturday counts.
    expect(asked.clocks.pause?.due).toBe(at('2026-11-30 17:30').getTime());
    expect(asked.clocks.finish?.pausedAt).toBe(at('2026-11-24 09:30').getTime());
    expect(isRunning(asked.clocks.respond)).toBe(false);
    expect(isRunning(asked.clocks.whole)).toBe(true);
  });

  it('goes on with the answer', () => {
    const back = after(asked, 'reply', 'reporter', { note: '3 号楼' }, moment('2026-11-24 14:30'));

    expect(back.state).toBe('handling');
    // Three hours of office time later than it was: 2.5 of the morning and half an hour.
    expect(back.clocks.finish?.due).toBe(at('2026-11-27 11:30').getTime());
    expect(isRunning(back.clocks.pause)).toBe(false);
  });

  it('goes on without one when the five days are over', () => {
    expect(refusal(asked, 'resume', ['deadline'], { ...LOOK, now: at('2026-11-30 17:29') })).toBe('ISSUE_NOT_DUE');
    const back = after(asked, 'resume', 'deadline', {}, moment('2026-11-30 17:30'));

    expect(back.state).toBe('handling');
    // 2.5 + 3.5 hours of Tuesday and 14 of the next two days were left; the holiday is none.
    expect(back.clocks.finish?.due).toBe(at('2026-12-04 16:30').getTime());
  });
});

describe('an objection to the dispatch', () => {
  const back = (issue: Stood): Stood => ask(issue, 'return');
  const refused = (issue: Stood): Stood => after(issue, 'refuse', 'dispatcher', { note: '归你' });
  const thrice = back(refused(back(refused(back(handled())))));

  it('that is granted leaves it with nobody, at the desk', () => {
    const granted = after(back(handled()), 'grant', 'dispatcher', {});

    expect(granted).toMatchObject({ state: 'submitted', holderUserId: null, holderDepartmentId: null, request: null });
    expect(take(back(handled()), 'grant', ['dispatcher'])).toMatchObject({
      tells: expect.arrayContaining(['previousHolder']),
    });
  });

  it('that is made before answering stops the clock for the answer, and starts it anew when it is refused', () => {
    const assigned = after(handled(), 'dispatch', 'dispatcher', { holder: { userId: 'other' } });
    const objected = after(assigned, 'return', 'holder', { note: '不归我' }, moment('2026-11-23 10:30'));
    const again = after(objected, 'refuse', 'dispatcher', { note: '归你' }, moment('2026-11-23 14:30'));

    expect(isRunning(objected.clocks.accept)).toBe(false);
    expect(isRunning(again.clocks.accept)).toBe(true);
    expect(again.clocks.accept?.due).toBe(at('2026-11-23 16:30').getTime());
  });

  it('is decided by the desk twice; the third time is for the township’s supervisor', () => {
    expect(thrice.counts.returns).toBe(3);
    for (const action of ['grant', 'refuse', 'dispatch'] as const)
      expect(refusal(thrice, action, ['dispatcher'], LOOK)).toBe('ISSUE_NEEDS_ARBITRATION');
    expect(refusal(refused(back(handled())), 'arbitrate', ['arbiter'], LOOK)).toBe('ISSUE_NOTHING_ASKED');
    expect(refusal(thrice, 'arbitrate', ['arbiter'], LOOK)).toBeNull();
    expect(refusal(thrice, 'arbitrate', ['arbiter', 'holder'], LOOK)).toBe('ISSUE_NOT_YOURS');
  });

  it('tells the arbiter the third time, and only then', () => {
    const tellsOf = (issue: Stood) => take(issue, 'return', ['holder'], { note: '不归我' });

    expect(tellsOf(handled())).toMatchObject({ tells: ['dispatcher'] });
    expect(tellsOf(refused(back(refused(back(handled())))))).toMatchObject({ tells: ['dispatcher', 'arbiter'] });
  });

  it('ends for good with the supervisor’s word', () => {
    const named = after(thrice, 'arbitrate', 'arbiter', { holder: { departmentId: 'heating' }, note: '由供热公司办' });

    expect(named).toMatchObject({
      state: 'assigned',
      holderUserId: null,
      holderDepartmentId: 'heating',
      arbitrated: true,
    });
    expect(named.request).toBeNull();
    expect([isRunning(named.clocks.accept), isRunning(named.clocks.decide)]).toEqual([true, false]);
    expect(refusal(named, 'return', ['holder'], LOOK)).toBe('ISSUE_ARBITRATED');
    expect(named.clocks.finish).toEqual(thrice.clocks.finish);
  });
});
