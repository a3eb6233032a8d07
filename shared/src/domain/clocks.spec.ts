import { at, DAY, HOUR, later, NOW, OFFICE, RULES } from '../../../tests/support/rules-lab';
import {
  type ClockRun,
  type Clocks,
  dueMove,
  isRunning,
  lightOf,
  LIT,
  nearestClock,
  nextLook,
  pauseClock,
  postponeClock,
  resumeClock,
  startClock,
  stopClock,
  unstopClock,
} from './clocks';
import type { Limit } from './due';

const hours = (amount: number): Limit => ({ amount, unit: 'hours' });
const workingHours = (amount: number): Limit => ({ amount, unit: 'workingHours' });
const workingDays = (amount: number): Limit => ({ amount, unit: 'workingDays' });
const local = (instant: number): string => new Date(instant + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' ');
const start = (from: string, limit: Limit | Date): ClockRun => startClock(at(from), limit, RULES);

describe('a promise', () => {
  it('is stored with the version of the rules it was made under', () => {
    expect(startClock(NOW, hours(1), RULES)).toMatchObject({ category: 4, calendar: 7, told: 0, unit: 'hours' });
    expect(startClock(NOW, hours(1), { ...RULES, calendar: { ...OFFICE, version: 8 } }).calendar).toBe(8);
  });

  // prettier-ignore
  it.each<[note: string, from: string, limit: Limit | Date, near: string, due: string, long: string]>([
    ['in hours, through the night',        '2026-11-23 09:00', hours(10),                   '2026-11-23 17:00', '2026-11-23 19:00', '2026-11-25 17:30'],
    ['in working hours, over lunch',       '2026-11-23 09:00', workingHours(5),             '2026-11-23 15:00', '2026-11-23 16:00', '2026-11-25 17:30'],
    ['in working days, over a holiday',    '2026-11-27 17:30', workingDays(2),              '2026-11-30 14:42', '2026-11-30 17:30', '2026-12-03 17:30'],
    ['until a day that is named',          '2026-11-23 09:00', at('2026-11-28 09:00'),      '2026-11-27 09:00', '2026-11-28 09:00', '2026-12-02 17:30'],
    ['until a day that has gone',          '2026-11-23 09:00', at('2026-11-20 09:00'),      '2026-11-20 09:00', '2026-11-20 09:00', '2026-11-24 17:30'],
  ])('%s', (_, from, limit, near, due, long) => {
    const run = start(from, limit);

    expect([run.near, run.due, run.long].map(local)).toEqual([near, due, long]);
    expect(run.from).toBe(at(from).getTime());
  });
});

describe('the light', () => {
  const run = start('2026-11-23 09:00', hours(10));

  it.each([
    ['green at the start', '2026-11-23 09:00', 'green'],
    ['green just before four fifths have passed', '2026-11-23 16:59', 'green'],
    ['yellow from four fifths on', '2026-11-23 17:00', 'yellow'],
    ['yellow a minute before the end', '2026-11-23 18:59', 'yellow'],
    ['red from the end on', '2026-11-23 19:00', 'red'],
    ['red for ever after', '2027-11-23 19:00', 'red'],
  ])('is %s', (_, now, light) => {
    expect(lightOf(run, at(now))).toBe(light);
  });
});

describe('a pause', () => {
  const pausedFrom = (run: ClockRun, from: string, to: string): ClockRun =>
    resumeClock(pauseClock(run, at(from)), at(to), RULES);

  // prettier-ignore
  it.each<[note: string, from: string, limit: Limit | Date, paused: string, resumed: string, due: string]>([
    ['hours: what was left of them',                  '2026-11-23 09:00', hours(10),              '2026-11-23 12:00', '2026-11-29 03:00', '2026-11-29 10:00'],
    ['working hours: nights do not count',            '2026-11-23 09:00', workingHours(5),        '2026-11-23 11:00', '2026-11-24 16:30', '2026-11-25 10:30'],
    ['working hours: nor a weekend, a made-up day does', '2026-11-26 16:30', workingHours(3),     '2026-11-26 17:00', '2026-11-27 17:00', '2026-11-28 10:30'],
    ['working days: over a holiday',                  '2026-11-26 09:00', workingDays(2),         '2026-11-27 14:00', '2026-11-30 17:30', '2026-12-03 12:00'],
    ['resumed in the night',                          '2026-11-23 09:00', workingHours(2),        '2026-11-23 10:00', '2026-11-23 23:00', '2026-11-24 09:30'],
    ['a named day: natural time',                     '2026-11-23 09:00', at('2026-11-25 09:00'), '2026-11-24 09:00', '2026-12-24 09:00', '2026-12-25 09:00'],
    ['no time at all',                                '2026-11-23 09:00', workingDays(3),         '2026-11-24 10:00', '2026-11-24 10:00', '2026-11-26 17:30'],
  ])('leaves %s', (_, from, limit, paused, resumed, due) => {
    const run = pausedFrom(start(from, limit), paused, resumed);

    expect(local(run.due)).toBe(due);
    expect(run).toMatchObject({ pausedAt: null, stoppedAt: null, from: at(from).getTime() });
  });

  it('keeps a broken promise broken, and counts no time towards the next rung', () => {
    const run = pausedFrom(start('2026-11-23 09:00', hours(1)), '2026-11-23 11:00', '2026-11-30 09:00');

    expect(local(run.due)).toBe('2026-11-23 10:00');
    // 18.5 hours of office time were left until the leaders above: 4.5 on that day, 7 on each of the two that follow.
    expect(local(run.long)).toBe('2026-12-03 15:30');
  });

  it('moves a light that has not been seen, and no other', () => {
    const yellow = pausedFrom(start('2026-11-23 09:00', hours(10)), '2026-11-23 18:00', '2026-11-24 18:00');
    const green = pausedFrom(start('2026-11-23 09:00', hours(10)), '2026-11-23 12:00', '2026-11-24 12:00');

    expect([yellow.near, yellow.due].map(local)).toEqual(['2026-11-23 17:00', '2026-11-24 19:00']);
    expect([green.near, green.due].map(local)).toEqual(['2026-11-24 17:00', '2026-11-24 19:00']);
  });

  it('begins once and only where something runs', () => {
    const run = start('2026-11-23 09:00', hours(10));
    const paused = pauseClock(run, at('2026-11-23 10:00'));

    expect(pauseClock(paused, at('2026-11-23 11:00'))).toBe(paused);
    expect(isRunning(paused)).toBe(false);
    expect(resumeClock(run, at('2026-11-23 11:00'), RULES)).toBe(run);
    expect(pauseClock(stopClock(run, NOW), later(HOUR)).pausedAt).toBeNull();
  });
});

describe('what else can be done to a clock', () => {
  const run = { ...start('2026-11-23 09:00', hours(10)), told: 2 };

  it('stopping keeps the first time it stopped, and un-stopping forgets it was ever stopped', () => {
    const stopped = stopClock(run, later(HOUR));

    expect(stopClock(stopped, later(2 * HOUR)).stoppedAt).toBe(later(HOUR).getTime());
    expect(isRunning(stopped)).toBe(false);
    expect(unstopClock(stopped)).toEqual(run);
  });

  it('a new day is exactly that day, its lights begin again, and the beginning stays', () => {
    const postponed = postponeClock(run, later(5 * HOUR), later(15 * HOUR), RULES);

    expect(postponed).toMatchObject({ from: run.from, due: later(15 * HOUR).getTime(), told: 0, unit: 'hours' });
    expect(postponed.near).toBe(later(13 * HOUR).getTime());
  });
});

describe('what the deadline has to do', () => {
  const finish = start('2026-11-23 09:00', hours(10));
  const told = (count: number, more: Partial<ClockRun> = {}): ClockRun => ({ ...finish, told: count, ...more });

  // prettier-ignore
  it.each<[note: string, clocks: Clocks, now: string, expected: string | null]>([
    ['nothing while all is green',            { finish },                              '2026-11-23 16:59', null],
    ['a warning at yellow',                   { finish },                              '2026-11-23 17:00', 'finish warn 1'],
    ['no second warning',                     { finish: told(1) },                     '2026-11-23 18:59', null],
    ['a reminder at red',                     { finish: told(1) },                     '2026-11-23 19:00', 'finish expire 2'],
    ['only the last of what was slept over',  { finish },                              '2026-11-24 09:00', 'finish expire 2'],
    ['even the last of three',                { finish },                              '2026-12-24 09:00', 'finish climb 3'],
    ['nothing once the ladder has ended',     { finish: told(3) },                     '2030-01-01 00:00', null],
    ['nothing for what has stopped',          { finish: told(0, { stoppedAt: 1 }) },   '2030-01-01 00:00', null],
    ['nothing for what is paused',            { finish: told(0, { pausedAt: 1 }) },    '2030-01-01 00:00', null],
    ['first what has waited longest',         { finish, pause: start('2026-11-23 09:00', hours(7)) }, '2026-11-23 20:00', 'pause resume 1'],
    ['then the rest',                         { finish, pause: told(1) },              '2026-11-23 20:00', 'finish expire 2'],
  ])('is %s', (_, clocks, now, expected) => {
    const move = dueMove(clocks, at(now));

    expect(move && `${move.clock} ${move.action} ${move.told}`).toBe(expected);
  });

  it('is looked for again at the next rung of any clock that runs', () => {
    expect(nextLook({})).toBeNull();
    expect(nextLook({ finish: told(3), rate: stopClock(finish, NOW) })).toBeNull();
    expect(nextLook({ finish: told(1), respond: told(0) })).toBe(finish.near);
    expect(nextLook({ finish: told(1), respond: told(2) })).toBe(finish.due);
    expect(nextLook({ whole: finish })).toBe(finish.due);
  });
});

describe('the light of an issue', () => {
  it('is that of the lit clock that runs out next', () => {
    const soon = start('2026-11-23 09:00', hours(1));
    const late = start('2026-11-23 09:00', hours(9));

    expect(nearestClock({ accept: late, finish: soon })).toEqual({ name: 'finish', run: soon });
    expect(nearestClock({ accept: stopClock(soon, NOW), finish: late })?.name).toBe('finish');
    expect(nearestClock({ finish: pauseClock(soon, NOW) })).toBeNull();
    expect(nearestClock({})).toBeNull();
  });

  it('is never that of a step beside the work', () => {
    const soon = start('2026-11-23 09:00', hours(1));

    expect(nearestClock({ rate: soon, pause: soon, decide: soon, answer: soon, call: soon, appeal: soon })).toBeNull();
    expect(LIT).toEqual(['accept', 'respond', 'finish', 'check', 'whole']);
  });

  it('changes with nothing but time: a year on it is the same clock', () => {
    const run = start('2026-11-23 09:00', workingDays(3));

    expect(nearestClock({ finish: run })?.run).toEqual(run);
    expect(lightOf(run, later(365 * DAY))).toBe('red');
  });
});
