import fc from 'fast-check';
import { type LivedStep, RandomLife, type RulesOverTime, turns } from '../../../tests/support/random-life';
import { HOUR, NOW, OFFICE } from '../../../tests/support/rules-lab';
import { type ClockName, CLOCKS, type Clocks, dueMove, isRunning, lightOf, nextLook } from './clocks';
import { isOfficeTime, localDate, type LimitUnit } from './due';
import { actionsFor } from './issue-decide';
import type { Standing } from './issue-course';
import type { Action } from './issue-transitions';

const RUNS = { numRuns: 80 };
const OVER_TIME: readonly RulesOverTime[] = ['steady', 'changing'];
const lives = fc.tuple(turns, fc.constantFrom(...OVER_TIME)).map(([program, rules]) => RandomLife.of(program, rules));

const inEachLife = (check: (life: RandomLife) => void): void => fc.assert(fc.property(lives, check), RUNS);

const told = (steps: readonly LivedStep[]): string =>
  steps.map(({ action, after, around }) => `${around.now.toISOString()} ${action} (${after.state})`).join('\n');

describe('the deadline', () => {
  it('has one move at most, and it is the only thing the table lets it do', () => {
    inEachLife(({ steps }) => {
      for (const { after, around } of steps) {
        const move = dueMove(after.clocks, around.now);
        expect(actionsFor(after, ['deadline'], around)).toEqual(move ? [move.action] : []);
      }
    });
  });

  it('takes every rung of a promise once', () => {
    inEachLife(({ steps }) => {
      const taken = new Map<ClockName, number>();
      for (const { before, after, move, action } of steps) {
        for (const name of CLOCKS) {
          const isNew = before.clocks[name]?.from !== after.clocks[name]?.from;
          const isPostponed = name === 'finish' && action === 'grant' && before.request?.kind === 'extend';
          // A clock that is started again in the very instant is a new promise as well.
          const isAgain = before.clocks[name]?.told !== after.clocks[name]?.told && after.clocks[name]?.told === 0;
          if (isNew || isPostponed || isAgain) taken.set(name, 0);
        }
        if (!move) continue;
        expect(move.told).toBeGreaterThan(taken.get(move.clock) ?? 0);
        taken.set(move.clock, move.told);
      }
    });
  });

  it('is done when it has done what was due: it looks again later or never, and a second round finds nothing', () => {
    inEachLife((life) => {
      life.sweep();
      const steps = life.steps.length;
      const look = nextLook(life.issue.clocks);

      expect(look === null || look > life.now.getTime()).toBe(true);
      life.sweep();
      expect(life.steps).toHaveLength(steps);
    });
  });

  it('looks when its next move comes due, neither before nor after', () => {
    inEachLife(({ steps }) => {
      for (const { after, around } of steps) {
        const look = nextLook(after.clocks);
        expect(dueMove(after.clocks, around.now) !== null).toBe(look !== null && look <= around.now.getTime());
        if (look === null) continue;
        expect(dueMove(after.clocks, new Date(look))).not.toBeNull();
        if (look > around.now.getTime()) expect(dueMove(after.clocks, new Date(look - 1))).toBeNull();
      }
    });
  });
});

/** Own-unit time, counted the slow way: half hour by half hour, is the office open? */
function counted(from: number, to: number, unit: LimitUnit): number {
  if (!isOfficeTime(unit)) return Math.max(0, to - from);
  const slot = HOUR / 2;
  let sum = 0;
  for (let start = Math.floor(from / slot) * slot; start < to; start += slot) {
    const minute = ((start + 8 * HOUR) / 60_000) % (24 * 60);
    const isOpen = (minute >= 510 && minute < 720) || (minute >= 840 && minute < 1050);
    if (!isOpen || !OFFICE.isWorkingDay(localDate(new Date(start)))) continue;
    sum += Math.max(0, Math.min(to, start + slot) - Math.max(from, start));
  }
  return sum;
}

/** A second book about the finish clock, kept from the actions alone: how much was promised, how much was used. */
class FinishBook {
  private unit: LimitUnit = 'workingDays';
  private budget = 0;
  private used = 0;
  private stands = false;
  private at = NOW.getTime();

  /** `null` when it agrees with the clock, else a sentence. */
  enter({ action, before, after, around }: LivedStep): string | null {
    const now = around.now.getTime();
    if (!this.stands) this.used += counted(this.at, now, this.unit);
    this.at = now;
    const finish = after.clocks.finish;
    if (!finish) return null;

    const isExtended = action === 'grant' && before.request?.kind === 'extend';
    if (action === 'submit' || action === 'reopen' || isExtended) {
      this.unit = isExtended ? 'hours' : around.pledge.limits.normal.finish.unit;
      this.budget = counted(now, finish.due, this.unit);
      this.used = 0;
    }
    if (action === 'ask' || after.state === 'suspended') this.stands = true;
    if (action === 'resume' || action === 'reply') this.stands = false;
    if (!isRunning(finish)) return null;

    const isRed = lightOf(finish, around.now) === 'red';
    if (isRed !== this.used >= this.budget)
      return `${isRed ? 'red' : 'not red'} with ${this.used} of ${this.budget} used`;
    const left = counted(now, finish.due, this.unit);
    return isRed || left === this.budget - this.used
      ? null
      : `${left} left, but ${this.budget - this.used} in the book`;
  }
}

describe('time that is not the holder’s', () => {
  it('is never counted: whatever came between, the promise has as much left as was not used', () => {
    fc.assert(
      fc.property(turns, (program) => {
        const { steps } = RandomLife.of(program);
        const book = new FinishBook();
        steps.forEach((step, i) => {
          const wrong = book.enter(step);
          if (wrong) throw new Error(`${wrong}\n${told(steps.slice(0, i + 1))}`);
        });
      }),
      RUNS,
    );
  });

  it('comes up often enough to be tried: lives that pause, more than once, with time in between', () => {
    const all = fc.sample(turns, { numRuns: 300, seed: 7 }).map((program) => RandomLife.of(program));
    const pauses = all.map(
      ({ steps }) => steps.filter(({ after, before }) => isPause(after) && !isPause(before)).length,
    );
    const lasted = all.flatMap(({ steps }) =>
      steps.flatMap(({ before, around }) => {
        const from = before.clocks.finish?.pausedAt;
        return from == null ? [] : [around.now.getTime() - from];
      }),
    );

    expect(pauses.filter((count) => count > 0).length).toBeGreaterThan(60);
    expect(pauses.filter((count) => count > 1).length).toBeGreaterThan(20);
    expect(lasted.filter((time) => time > 24 * HOUR).length).toBeGreaterThan(50);
  });
});

const isPause = ({ state }: Standing): boolean => state === 'suspended' || state === 'asked';

/** All that may move the day of a promise that was given; whatever is not here moves none. */
const MOVERS: Record<ClockName, readonly Action[]> = {
  accept: ['dispatch', 'arbitrate', 'refuse', 'reopen', 'unmerge'],
  respond: ['submit'],
  finish: ['submit', 'reopen', 'grant', 'resume', 'reply'],
  whole: ['submit'],
  check: ['resolve'],
  rate: ['resolve', 'check'],
  pause: ['ask', 'grant'],
  decide: ['return', 'extend', 'suspend'],
  answer: ['supervise'],
  call: ['shout'],
  appeal: ['appeal'],
};

describe('a promise that was given', () => {
  it('is moved by nobody but those the table names, whatever the rules and the calendar become', () => {
    inEachLife(({ steps }) => {
      steps.forEach(({ action, before, after }, i) => {
        const moved = CLOCKS.filter(
          (name) => before.clocks[name]?.due !== after.clocks[name]?.due && !MOVERS[name].includes(action),
        );
        if (moved.length) throw new Error(`${action} moved ${moved.join(', ')} after\n${told(steps.slice(0, i + 1))}`);
      });
    });
  });

  it('is not even touched by remarks, urging, edits and reminders; a rating only ends what runs', () => {
    const untouched: readonly Action[] = ['urge', 'edit', 'join', 'part', 'climb', 'lift', 'answer', 'follow'];
    inEachLife(({ steps }) => {
      for (const { action, before, after } of steps) {
        const [was, is] = [before, after].map(({ clocks }) =>
          CLOCKS.map((name) => ({ ...clocks[name], told: 0, stoppedAt: 0 })),
        );
        if (['comment', 'rate', 'warn', 'expire', ...untouched].includes(action)) expect(is).toEqual(was);
        const isStopped = CLOCKS.filter((name) => isRunning(before.clocks[name]) && !isRunning(after.clocks[name]));
        if (action === 'comment') expect(isStopped.filter((name) => name !== 'respond')).toEqual([]);
      }
    });
  });

  it('bears the versions of the rules it was made under, for as long as it lasts', () => {
    inEachLife(({ steps }) => {
      for (const { before, after, around } of steps) {
        for (const name of CLOCKS) {
          const [was, is] = [before.clocks[name], after.clocks[name]];
          if (!is) continue;
          const isSame = was?.from === is.from && is.from !== around.now.getTime();
          const isTouched = was?.from !== is.from || was.due !== is.due;
          const rules = [is.category, is.calendar];
          if (isSame) expect(rules).toEqual([was.category, was.calendar]);
          else if (isTouched) expect(rules).toEqual(rulesOf(around));
        }
      }
    });
  });
});

const rulesOf = ({ pledge, calendar }: LivedStep['around']): number[] => [pledge.version, calendar.version];

describe('the history', () => {
  it('holds enough to work the promises out again', () => {
    inEachLife(({ steps, issue }) => {
      const clocks = steps.reduce<Clocks>((known, { effects }) => ({ ...known, ...effects?.clocks }), {});

      expect(clocks).toEqual(issue.clocks);
    });
  });

  it('says of each reminder which clock ran out, and of nothing else', () => {
    inEachLife(({ steps }) => {
      for (const { effects, move, actor } of steps) {
        expect(effects?.ranOut ?? null).toBe(move?.clock ?? null);
        expect(move !== null).toBe(actor.id === 'deadline');
      }
    });
  });
});
