import { createHash } from 'node:crypto';
import {
  addFact,
  type AreaLevel,
  codeAt,
  type FactKind,
  isNothing,
  measuresIn,
  newTally,
  type Tally,
} from '@hongqi/shared';
import type { FigureCell } from './figure-cell.entity';
import type { IssueFact } from './issue-fact.entity';

export const DIMENSIONS = ['departmentId', 'categoryCode', 'source'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export type Span = 'month' | 'day';

/** Which facts a cell sums up: of one month or day, of one area of a level, told apart by some dimensions. */
export interface Grain {
  name: string;
  span: Span;
  level: AreaLevel;
  dimensions: readonly Dimension[];
}

export const ANY = '*';

const NONE: readonly Dimension[] = [];
const EACH: readonly (readonly Dimension[])[] = [NONE, ...DIMENSIONS.map((dimension) => [dimension]), DIMENSIONS];
const ENDS: readonly (readonly Dimension[])[] = [NONE, DIMENSIONS];

/**
 * What is kept. Large areas have a grain for each question by one dimension, so that no question sums more than some
 * hundred cells; small ones have few cells anyway. Days only serve the two ends of a period that is not whole months; where
 * none are kept they are summed from the facts themselves, of which small areas have few. Whoever changes this empties all four tables in a migration: then
 * everything is counted anew.
 */
export const GRAINS: readonly Grain[] = [
  ...grains('month', 'county', EACH),
  ...grains('month', 'township', EACH),
  ...grains('month', 'community', ENDS),
  ...grains('month', 'grid', ENDS),
  ...grains('day', 'county', EACH),
  ...grains('day', 'township', ENDS),
  ...grains('day', 'community', [NONE]),
];

function grains(span: Span, level: AreaLevel, all: typeof EACH): Grain[] {
  return all.map((dimensions) => {
    const detail = dimensions === DIMENSIONS ? 'all' : (dimensions[0] ?? 'total');
    return { name: `${span}/${level}/${detail}`, span, level, dimensions };
  });
}

/** The coarsest grain that tells these dimensions apart; null where none is kept and the facts must be asked. */
export function grainFor(span: Span, level: AreaLevel, dimensions: readonly Dimension[]): Grain | null {
  const fit = GRAINS.filter(
    (grain) =>
      grain.span === span && grain.level === level && dimensions.every((one) => grain.dimensions.includes(one)),
  );
  return fit.sort((a, b) => a.dimensions.length - b.dimensions.length)[0] ?? null;
}

/** The code cut to the level; one that lies above it stays, so that nothing of a larger area is lost. */
export function cutTo(areaCode: string, level: AreaLevel): string {
  return codeAt(areaCode, level) ?? areaCode;
}

export type CellChange = Omit<FigureCell, 'id' | 'tally'> & { tally: Tally };

/** Collects what facts change in which cells. What is counted in and out again changes nothing. */
export class CellChanges {
  private readonly changes = new Map<string, CellChange>();
  /** Facts of one place, day and kind of issue go into the same cells: a busy hour has hundreds of them. */
  private readonly alike = new Map<string, CellChange[]>();

  add(fact: IssueFact, times: 1 | -1): void {
    const measures = measuresIn(fact.kind, fact.measures);
    for (const { tally } of this.cellsOf(fact)) addFact(tally, { measures, minutes: fact.minutes }, times);
  }

  /** By id. */
  get(): Map<string, CellChange> {
    const changed = [...this.changes].filter(([, { tally }]) => !isNothing(tally));
    return new Map(changed.map(([key, change]) => [hashOf(key), change]));
  }

  private cellsOf(fact: IssueFact): CellChange[] {
    const key = [fact.day, fact.areaCode, ...DIMENSIONS.map((dimension) => fact[dimension])].join('|');
    let cells = this.alike.get(key);
    if (!cells) {
      cells = GRAINS.map((grain) => this.cell(grain, fact));
      this.alike.set(key, cells);
    }
    return cells;
  }

  private cell(grain: Grain, fact: IssueFact): CellChange {
    const period = grain.span === 'day' ? fact.day : fact.day.slice(0, 7);
    const areaCode = cutTo(fact.areaCode, grain.level);
    const [departmentId = '', categoryCode = '', source = ''] = DIMENSIONS.map((dimension) =>
      grain.dimensions.includes(dimension) ? fact[dimension] : ANY,
    );
    const key = [grain.name, period, areaCode, departmentId, categoryCode, source].join('|');
    let change = this.changes.get(key);
    if (!change) {
      change = { grain: grain.name, period, areaCode, departmentId, categoryCode, source, tally: newTally() };
      this.changes.set(key, change);
    }
    return change;
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 26);
}

/** A part of a sum over facts, as the database gives it. */
export interface FactCount {
  kind: FactKind;
  measures: number;
  minutes: number | null;
  count: number;
}

export function addFactCount(tally: Tally, { kind, measures, minutes, count }: FactCount): void {
  addFact(tally, { measures: measuresIn(kind, measures), minutes }, count);
}
