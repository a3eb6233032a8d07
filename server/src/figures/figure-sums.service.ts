import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import {
  addTallyText,
  type AreaLevel,
  codeAt,
  FACT_KINDS,
  type FigureGrouping,
  newTally,
  rangeOf,
  type Tally,
} from '@hongqi/shared';
import { Database } from '../database/database';
import { FigureCell } from './figure-cell.entity';
import { dimensionsOf, levelBelow, levelFor, periodsOf, type Slice } from './figure-scope';
import { addFactCount, type Dimension, type FactCount, type Grain, grainFor } from './grains';
import { IssueFact } from './issue-fact.entity';

/** Sums by group; without grouping there is one, named ''. */
export type Sums = Map<string, Tally>;

const AREA_DIGITS = { prefecture: 4, county: 6, township: 9, community: 12, grid: 15, microgrid: 17 } as const;
const COLUMN: Record<Exclude<FigureGrouping, 'area' | 'month'>, Dimension> = {
  department: 'departmentId',
  category: 'categoryCode',
  source: 'source',
};

/** Adds up what is kept: whole months from cells of months, the ends of a period from cells of days or from the facts. */
@Injectable()
export class FigureSums {
  constructor(private readonly database: Database) {}

  async of(slice: Slice, by?: FigureGrouping): Promise<Sums> {
    const sums: Sums = new Map();
    const { months, days } = periodsOf(slice.from, slice.to);
    const dimensions = dimensionsOf(slice, by);
    for (const area of slice.areas) {
      const level = by === 'area' ? levelBelow(area) : levelFor(area);
      for (const [span, periods] of [
        ['month', months],
        ['day', days],
      ] as const) {
        if (periods.length === 0) continue;
        const grain = grainFor(span, level, dimensions);
        if (grain) await this.addCells(sums, slice, area, grain, periods, by);
        else await this.addFacts(sums, slice, area, level, periods, by);
      }
    }
    return sums;
  }

  private async addCells(
    sums: Sums,
    slice: Slice,
    area: string,
    grain: Grain,
    periods: readonly string[],
    by: FigureGrouping | undefined,
  ): Promise<void> {
    const query = this.database.manager
      .createQueryBuilder(FigureCell, 'counted')
      .select(['counted.tally AS tally', `${groupColumn(by, 'period', grain.level)} AS name`])
      .where('counted.grain = :grain AND counted.period IN (:...periods)', { grain: grain.name, periods });
    inside(query, area);
    narrow(query, slice);
    const rows = await query.getRawMany<{ tally: string; name: string }>();
    for (const { tally, name } of rows) addTallyText(sumOf(sums, name), tally);
  }

  /** Small areas have few facts in a month. */
  private async addFacts(
    sums: Sums,
    slice: Slice,
    area: string,
    level: AreaLevel,
    days: readonly string[],
    by: FigureGrouping | undefined,
  ): Promise<void> {
    const column = groupColumn(by, 'day', level);
    const query = this.database.manager
      .createQueryBuilder(IssueFact, 'counted')
      .select(['counted.kind AS kind', 'counted.measures AS measures', 'counted.minutes AS minutes'])
      .addSelect(`${column} AS name`)
      .addSelect('COUNT(*) AS count')
      .where('counted.kind IN (:...kinds) AND counted.day IN (:...days)', { kinds: Object.keys(FACT_KINDS), days });
    const township = codeAt(area, 'township');
    if (township) query.andWhere('counted.townshipCode = :township', { township });
    inside(query, area);
    narrow(query, slice);
    query.groupBy('counted.kind').addGroupBy('counted.measures').addGroupBy('counted.minutes').addGroupBy(column);
    const rows = await query.getRawMany<FactCount & { name: string }>();
    // MySQL gives counts as text where they may be large.
    for (const row of rows) addFactCount(sumOf(sums, row.name), { ...row, count: Number(row.count) });
  }
}

function groupColumn(by: FigureGrouping | undefined, time: 'period' | 'day', level: AreaLevel): string {
  switch (by) {
    case undefined:
      return "''";
    case 'area':
      return `SUBSTR(counted.areaCode, 1, ${AREA_DIGITS[level]})`;
    case 'month':
      return `SUBSTR(counted.${time}, 1, 7)`;
    default:
      return `counted.${COLUMN[by]}`;
  }
}

type Query = SelectQueryBuilder<FigureCell> | SelectQueryBuilder<IssueFact>;

export function inside(query: Query, area: string, table = 'counted'): void {
  const { from, to } = rangeOf(area);
  query.andWhere(`${table}.areaCode >= :from AND ${table}.areaCode < :to`, { from, to });
}

export function narrow(query: Query, { departments, categories, source }: Slice): void {
  if (departments) query.andWhere('counted.departmentId IN (:...departments)', { departments });
  if (categories) query.andWhere('counted.categoryCode IN (:...categories)', { categories });
  if (source !== null) query.andWhere('counted.source = :source', { source });
}

function sumOf(sums: Sums, name: string): Tally {
  let sum = sums.get(name);
  if (!sum) {
    sum = newTally();
    sums.set(name, sum);
  }
  return sum;
}
