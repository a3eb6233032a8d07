/**
 * What can be counted, by kind of fact. A fact of a kind counts as one or more of the kind's measures: a promise to
 * finish is `dueFinish`, and `finished` and `finishedInTime` besides when it was kept.
 */
export const FACT_KINDS = {
  filing: ['filed', 'repeated'],
  dispatch: ['dispatched', 'returned', 'firstDispatched', 'firstRight'],
  accept: ['dueAccept', 'accepted', 'acceptedInTime', 'voidAccept'],
  respond: ['dueRespond', 'responded', 'respondedInTime', 'voidRespond'],
  finish: ['dueFinish', 'finished', 'finishedInTime', 'voidFinish'],
  resolve: ['resolved', 'reworked'],
  closing: ['closed', 'unrated'],
  rating: ['rated', 'ratedSolved', 'ratedSatisfied', 'excludedRating'],
  urge: ['urged'],
  call: ['called'],
} as const;

export type FactKind = keyof typeof FACT_KINDS;
export type Measure = (typeof FACT_KINDS)[FactKind][number];

const KINDS = Object.keys(FACT_KINDS) as FactKind[];
export const MEASURES: readonly Measure[] = KINDS.flatMap((kind) => FACT_KINDS[kind]);

/** Measures whose facts last a time; the others have none. */
export const TIMED_MEASURES = ['accepted', 'responded', 'finished', 'closed'] as const;
export type TimedMeasure = (typeof TIMED_MEASURES)[number];

/** One countable thing of one issue's life. */
export interface Fact {
  kind: FactKind;
  measures: readonly Measure[];
  /** Local, `2026-11-23`: the day it is counted on. */
  day: string;
  /** Whose it is; null: a grid worker's, or nobody's. */
  departmentId: string | null;
  /** Whole minutes of natural time, rounded up; set exactly where one of the measures is timed. */
  minutes: number | null;
}

export function kindOf(measure: Measure): FactKind {
  const kind = KINDS.find((one) => measuresOf(one).includes(measure));
  if (!kind) throw new Error(`no fact counts as ${measure}`);
  return kind;
}

export function measuresOf(kind: FactKind): readonly Measure[] {
  return FACT_KINDS[kind];
}

/** The place of a measure among those of its kind, as a bit: how a fact is stored and searched for. */
export function bitOf(measure: Measure): number {
  return 1 << measuresOf(kindOf(measure)).indexOf(measure);
}

export function bitsOf({ kind, measures }: Pick<Fact, 'kind' | 'measures'>): number {
  return measures.reduce((bits, measure) => bits | (1 << measuresOf(kind).indexOf(measure)), 0);
}

export function measuresIn(kind: FactKind, bits: number): Measure[] {
  return measuresOf(kind).filter((_, at) => bits & (1 << at));
}
