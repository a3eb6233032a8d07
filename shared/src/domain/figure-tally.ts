import { type Fact, type Measure, TIMED_MEASURES, type TimedMeasure } from './figure-measures';

/**
 * How often each measure was counted: `{ finished: 3, 'finished:41': 2, 'finished:55': 1 }`. For a timed measure the
 * entries with a number say into which span of minutes how many fell.
 */
export type Tally = Record<string, number>;

/** Longer than anything an office has ever taken: ten years. */
const LONGEST = 10 * 366 * 24 * 60;

/**
 * The last minute of each span: every minute up to twenty by itself, then each span at most 5 % longer than the one
 * before. Whole numbers, so that no rounding can differ between one machine and another.
 */
const SPANS: readonly number[] = (() => {
  const ends = [0];
  for (let end = 0; end < LONGEST; ends.push(end)) end = Math.max(end + 1, Math.floor((end * 21) / 20));
  return ends;
})();

export function spanOf(minutes: number): number {
  let low = 0;
  let high = SPANS.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((SPANS[middle] ?? 0) >= minutes) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What is said of everything in the span: its last minute, which is at most 5 % more than the truth and never less. */
export function minutesOfSpan(span: number): number {
  return SPANS[Math.min(span, SPANS.length - 1)] ?? 0;
}

export function isTimed(measure: Measure): measure is TimedMeasure {
  return TIMED_MEASURES.some((one) => one === measure);
}

/** Counts facts in, or with -1 out again. */
export function addFact(tally: Tally, { measures, minutes }: Pick<Fact, 'measures' | 'minutes'>, times = 1): void {
  for (const measure of measures) {
    add(tally, measure, times);
    if (minutes !== null && isTimed(measure)) add(tally, `${measure}:${spanOf(minutes)}`, times);
  }
}

export function addTally(sum: Tally, tally: Tally): void {
  for (const name in tally) add(sum, name, tally[name] ?? 0);
}

function add(tally: Tally, name: string, times: number): void {
  const count = (tally[name] ?? 0) + times;
  if (count === 0) Reflect.deleteProperty(tally, name);
  else tally[name] = count;
}

/** The smallest time that at least `percent` of 100 did not exceed (nearest rank); null without any. */
export function percentileOf(tally: Tally, measure: TimedMeasure, percent: number): number | null {
  const rank = Math.ceil(((tally[measure] ?? 0) * percent) / 100);
  if (rank === 0) return null;
  let seen = 0;
  for (let span = 0; span < SPANS.length; span++) {
    seen += tally[`${measure}:${span}`] ?? 0;
    if (seen >= rank) return minutesOfSpan(span);
  }
  throw new Error(`the spans of ${measure} hold fewer than its count`);
}
