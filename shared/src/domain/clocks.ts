import { dueAt, type Light, type Limit, type LimitUnit, timeAfter, timeBetween, type WorkCalendar } from './due';
import type { Thresholds } from './thresholds';

/**
 * The six a category sets limits for, and those of single steps: `pause` until a suspension or a question to the
 * reporter ends, `decide` on a request, `answer` to an order, `call` for the levels called, `appeal` against a rating.
 */
export const CLOCKS = [
  'accept',
  'respond',
  'finish',
  'check',
  'whole',
  'rate',
  'pause',
  'decide',
  'answer',
  'call',
  'appeal',
] as const;
export type ClockName = (typeof CLOCKS)[number];

/** What the deadline does by itself. Rows of the table like any other action. */
export type DeadlineAction = 'warn' | 'expire' | 'climb' | 'harden' | 'close' | 'resume';

interface Rung {
  /** `near`: yellow. `due`: past. `long`: red for some working days. */
  at: 'near' | 'due' | 'long';
  action: DeadlineAction;
}

/** What happens as a clock runs out, in order; each rung is taken once. */
export const LADDERS: Record<ClockName, readonly Rung[]> = {
  accept: [
    { at: 'near', action: 'warn' },
    { at: 'due', action: 'expire' },
    { at: 'long', action: 'climb' },
  ],
  respond: [
    { at: 'near', action: 'warn' },
    { at: 'due', action: 'expire' },
  ],
  finish: [
    { at: 'near', action: 'warn' },
    { at: 'due', action: 'expire' },
    { at: 'long', action: 'climb' },
  ],
  check: [
    { at: 'near', action: 'warn' },
    { at: 'due', action: 'expire' },
    { at: 'long', action: 'climb' },
  ],
  whole: [
    { at: 'due', action: 'expire' },
    { at: 'long', action: 'climb' },
  ],
  rate: [{ at: 'due', action: 'close' }],
  pause: [{ at: 'due', action: 'resume' }],
  decide: [{ at: 'due', action: 'expire' }],
  answer: [
    { at: 'due', action: 'harden' },
    { at: 'long', action: 'harden' },
  ],
  call: [{ at: 'due', action: 'expire' }],
  appeal: [{ at: 'due', action: 'expire' }],
};

/** Clocks that show as the light of an issue: somebody has to act before they run out. */
export const LIT: readonly ClockName[] = ['accept', 'respond', 'finish', 'check', 'whole'];

/** One promise, as it was given. Instants are milliseconds since 1970, UTC, so that it survives JSON as it is. */
export interface ClockRun {
  from: number;
  /** Yellow from here. */
  near: number;
  due: number;
  /** When red has lasted too long. */
  long: number;
  /** Rungs of the ladder taken. */
  told: number;
  /** The time it counts: office time or all of it. */
  unit: LimitUnit;
  /** Versions of the rules it was made under; changing them moves nothing. */
  category: number;
  calendar: number;
  stoppedAt: number | null;
  pausedAt: number | null;
}

export type Clocks = Partial<Record<ClockName, ClockRun>>;

/** Under which rules a promise is made. */
export interface Rulebook {
  categoryVersion: number;
  calendar: WorkCalendar;
  thresholds: Thresholds;
}

/** A limit that starts now, or a named day. */
export function startClock(now: Date, until: Limit | Date, rules: Rulebook): ClockRun {
  const due = until instanceof Date ? until : dueAt(now, until, rules.calendar);
  const unit = until instanceof Date ? 'hours' : until.unit;
  return {
    from: now.getTime(),
    ...marks(now, due, unit, rules),
    told: 0,
    unit,
    category: rules.categoryVersion,
    calendar: rules.calendar.version,
    stoppedAt: null,
    pausedAt: null,
  };
}

export function isRunning(run: ClockRun | undefined): run is ClockRun {
  return run !== undefined && run.stoppedAt === null && run.pausedAt === null;
}

export function stopClock(run: ClockRun, now: Date): ClockRun {
  return run.stoppedAt === null ? { ...run, stoppedAt: now.getTime() } : run;
}

export function pauseClock(run: ClockRun, now: Date): ClockRun {
  return isRunning(run) ? { ...run, pausedAt: now.getTime() } : run;
}

/** What was left when it was paused is left now, the time to the next rung included. A broken promise stays broken. */
export function resumeClock(run: ClockRun, now: Date, rules: Rulebook): ClockRun {
  if (run.pausedAt === null) return run;
  const pausedAt = new Date(run.pausedAt);
  const moved = (mark: number, unit: LimitUnit): number => {
    if (mark <= pausedAt.getTime()) return mark;
    const left = timeBetween(pausedAt, new Date(mark), unit, rules.calendar);
    return timeAfter(now, left, unit, rules.calendar).getTime();
  };
  const due = moved(run.due, run.unit);
  const long = due === run.due ? moved(run.long, 'workingDays') : longAfter(new Date(due), rules);
  return { ...run, near: moved(run.near, run.unit), due, long, pausedAt: null };
}

/** A new day for an old promise: its lights begin again. */
export function postponeClock(run: ClockRun, now: Date, until: Date, rules: Rulebook): ClockRun {
  return { ...run, ...marks(now, until, 'hours', rules), unit: 'hours', told: 0 };
}

/** Goes on as if it had never been stopped. */
export function unstopClock(run: ClockRun): ClockRun {
  return { ...run, stoppedAt: null };
}

export function lightOf(run: Pick<ClockRun, 'near' | 'due'>, now: Date): Light {
  const at = now.getTime();
  if (at >= run.due) return 'red';
  return at >= run.near ? 'yellow' : 'green';
}

/** The lit clock that runs out next; null when nobody has to act. */
export function nearestClock(clocks: Clocks): { name: ClockName; run: ClockRun } | null {
  return LIT.reduce<{ name: ClockName; run: ClockRun } | null>((nearest, name) => {
    const run = clocks[name];
    if (!isRunning(run) || (nearest && nearest.run.due <= run.due)) return nearest;
    return { name, run };
  }, null);
}

export interface DueMove {
  clock: ClockName;
  action: DeadlineAction;
  /** Rungs taken once the move is made: several at once after a long silence, told as one. */
  told: number;
}

/** When the deadline has to look at the issue again; null when nothing runs. */
export function nextLook(clocks: Clocks): number | null {
  const marksAhead = running(clocks).flatMap(({ name, run }) => {
    const rung = LADDERS[name][run.told];
    return rung ? [run[rung.at]] : [];
  });
  return marksAhead.length ? Math.min(...marksAhead) : null;
}

/** The one move a deadline has now, or none: of the clock that waited longest, the highest rung that is due. */
export function dueMove(clocks: Clocks, now: Date): DueMove | null {
  const at = now.getTime();
  const late = running(clocks).flatMap(({ name, run }) => {
    const first = LADDERS[name][run.told];
    if (!first || run[first.at] > at) return [];
    const told = LADDERS[name].filter((rung) => run[rung.at] <= at).length;
    const rung = LADDERS[name][told - 1];
    return rung ? [{ since: run[first.at], move: { clock: name, action: rung.action, told } }] : [];
  });
  return late.reduce<(typeof late)[number] | null>((a, b) => (a && a.since <= b.since ? a : b), null)?.move ?? null;
}

function running(clocks: Clocks): { name: ClockName; run: ClockRun }[] {
  return CLOCKS.flatMap((name) => {
    const run = clocks[name];
    return isRunning(run) ? [{ name, run }] : [];
  });
}

function marks(now: Date, due: Date, unit: LimitUnit, rules: Rulebook): Pick<ClockRun, 'near' | 'due' | 'long'> {
  const { calendar, thresholds } = rules;
  const near = timeAfter(now, timeBetween(now, due, unit, calendar) * thresholds.yellowShare, unit, calendar);
  return { near: Math.min(near.getTime(), due.getTime()), due: due.getTime(), long: longAfter(due, rules) };
}

function longAfter(due: Date, { calendar, thresholds }: Rulebook): number {
  return dueAt(due, { amount: thresholds.climbWorkingDays, unit: 'workingDays' }, calendar).getTime();
}
