import { type Fact, type Measure, TIMED_MEASURES, type TimedMeasure } from './figure-measures';

/** How often each measure was counted, and of timed ones how many fell into which span of minutes (`spanOf`). */
export interface Tally {
  counts: Partial<Record<Measure, number>>;
  spans: Partial<Record<TimedMeasure, Map<number, number>>>;
}

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

export function newTally(): Tally {
  return { counts: {}, spans: {} };
}

export function isNothing({ counts, spans }: Tally): boolean {
  return Object.keys(counts).length === 0 && Object.keys(spans).length === 0;
}

/** Counts a fact in so many times; with a negative number out again. */
export function addFact(tally: Tally, { measures, minutes }: Pick<Fact, 'measures' | 'minutes'>, times = 1): void {
  for (const measure of measures) {
    addCount(tally, measure, times);
    if (minutes !== null && isTimed(measure)) addSpan(tally, measure, spanOf(minutes), times);
  }
}

export function addTally(sum: Tally, { counts, spans }: Tally): void {
  for (const measure in counts) addCount(sum, measure as Measure, counts[measure as Measure] ?? 0);
  for (const measure in spans)
    for (const [span, count] of spans[measure as TimedMeasure] ?? [])
      addSpan(sum, measure as TimedMeasure, span, count);
}

function addCount({ counts }: Tally, measure: Measure, times: number): void {
  const count = (counts[measure] ?? 0) + times;
  if (count === 0) Reflect.deleteProperty(counts, measure);
  else counts[measure] = count;
}

function addSpan({ spans }: Tally, measure: TimedMeasure, span: number, times: number): void {
  const held = (spans[measure] ??= new Map<number, number>());
  const count = (held.get(span) ?? 0) + times;
  if (count === 0) held.delete(span);
  else held.set(span, count);
  if (held.size === 0) Reflect.deleteProperty(spans, measure);
}

/** `{ counts: { closed: 3 }, spans: { closed: [41, 2, 55, 1] } }`: span and how many, in turns; much shorter than by name. */
interface Written {
  counts: Tally['counts'];
  spans: Partial<Record<TimedMeasure, number[]>>;
}

export function tallyText({ counts, spans }: Tally): string {
  const written: Written = { counts, spans: {} };
  for (const measure of TIMED_MEASURES) {
    const held = spans[measure];
    if (held) written.spans[measure] = [...held].flat();
  }
  return JSON.stringify(written);
}

export function addTallyText(sum: Tally, text: string): void {
  const { counts, spans } = JSON.parse(text) as Written;
  addTally(sum, { counts, spans: {} });
  for (const measure of TIMED_MEASURES) {
    const turns = spans[measure];
    if (!turns) continue;
    for (let at = 0; at < turns.length; at += 2) addSpan(sum, measure, turns[at] ?? 0, turns[at + 1] ?? 0);
  }
}

/** The smallest time that at least `percent` of 100 did not exceed (nearest rank); null without any. */
export function percentileOf({ counts, spans }: Tally, measure: TimedMeasure, percent: number): number | null {
  const rank = Math.ceil(((counts[measure] ?? 0) * percent) / 100);
  if (rank === 0) return null;
  let seen = 0;
  for (const [span, count] of [...(spans[measure] ?? [])].sort(([a], [b]) => a - b)) {
    seen += count;
    if (seen >= rank) return minutesOfSpan(span);
  }
  throw new Error(`the spans of ${measure} hold fewer than its count`);
}
