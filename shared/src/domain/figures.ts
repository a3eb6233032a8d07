import type { Measure, TimedMeasure } from './figure-measures';
import { percentileOf, type Tally } from './figure-tally';

/** `share`: in [0, 1]. */
export type FigureUnit = 'share' | 'minutes' | 'issues';

interface Sense {
  better: 'high' | 'low' | null;
  /** What the figure leaves out on purpose, so that it can be looked at all the same. */
  excluded?: Measure;
}

/** A part of a whole, the time so many of a hundred did not exceed, or a plain number. */
export type FigureRule = Sense &
  (
    | { kind: 'rate'; numerator: Measure; denominator: Measure }
    | { kind: 'percentile'; of: TimedMeasure; percent: number }
    | { kind: 'count'; of: Measure }
  );

/**
 * Every number the platform reports, defined once. Screen, export and API read it here; the words to each are in
 * words/figures.ts. Rates of promises are over what came due in the period, as offices publish them.
 */
export const FIGURES = {
  acceptRate: rate('acceptedInTime', 'dueAccept', 'high', 'voidAccept'),
  respondRate: rate('respondedInTime', 'dueRespond', 'high', 'voidRespond'),
  finishRate: rate('finished', 'dueFinish', 'high', 'voidFinish'),
  onTimeRate: rate('finishedInTime', 'dueFinish', 'high', 'voidFinish'),
  solvedRate: rate('ratedSolved', 'rated', 'high', 'excludedRating'),
  satisfiedRate: rate('ratedSatisfied', 'rated', 'high', 'excludedRating'),
  returnRate: rate('returned', 'dispatched', 'low'),
  reworkRate: rate('reworked', 'resolved', 'low'),
  repeatRate: rate('repeated', 'filed', 'low'),
  firstRightRate: rate('firstRight', 'firstDispatched', 'high'),
  acceptMedian: percentile('accepted', 50),
  acceptP90: percentile('accepted', 90),
  respondMedian: percentile('responded', 50),
  respondP90: percentile('responded', 90),
  finishMedian: percentile('finished', 50),
  finishP90: percentile('finished', 90),
  wholeMedian: percentile('closed', 50),
  wholeP90: percentile('closed', 90),
  filed: count('filed', null),
  closed: count('closed', null),
  unrated: count('unrated', 'low'),
  urged: count('urged', 'low'),
  called: count('called', 'low'),
  excludedRatings: count('excludedRating', null),
} as const satisfies Record<string, FigureRule>;

export type FigureKey = keyof typeof FIGURES;
export const FIGURE_KEYS = Object.keys(FIGURES) as FigureKey[];

export function figureRule(key: FigureKey): FigureRule {
  return FIGURES[key];
}

export function unitOf({ kind }: FigureRule): FigureUnit {
  return kind === 'rate' ? 'share' : kind === 'percentile' ? 'minutes' : 'issues';
}

/** What stands behind the value: the measure of each part that can be opened as a list. */
export function partsOf(rule: FigureRule): { sample: Measure; numerator?: Measure; excluded?: Measure } {
  const excluded = rule.excluded && { excluded: rule.excluded };
  if (rule.kind !== 'rate') return { sample: rule.of, ...excluded };
  return { sample: rule.denominator, numerator: rule.numerator, ...excluded };
}

export interface FigureResult {
  /** Null when there is nothing to count: no rate of nothing is 0. */
  value: number | null;
  numerator: number | null;
  sample: number;
  excluded: number | null;
}

export function figureOf(rule: FigureRule, tally: Tally): FigureResult {
  const number = (measure: Measure): number => tally.counts[measure] ?? 0;
  const parts = partsOf(rule);
  const sample = number(parts.sample);
  const numerator = parts.numerator ? number(parts.numerator) : null;
  const excluded = parts.excluded ? number(parts.excluded) : null;
  switch (rule.kind) {
    case 'rate':
      return { value: sample === 0 ? null : number(rule.numerator) / sample, numerator, sample, excluded };
    case 'percentile':
      return { value: percentileOf(tally, rule.of, rule.percent), numerator, sample, excluded };
    case 'count':
      return { value: sample, numerator, sample, excluded };
  }
}

function rate(numerator: Measure, denominator: Measure, better: 'high' | 'low', excluded?: Measure): FigureRule {
  return { kind: 'rate', numerator, denominator, better, ...(excluded && { excluded }) };
}

function percentile(of: TimedMeasure, percent: number): FigureRule {
  return { kind: 'percentile', of, percent, better: 'low' };
}

function count(of: Measure, better: 'low' | null): FigureRule {
  return { kind: 'count', of, better };
}
