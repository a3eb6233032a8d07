import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { AppError, type Coverage, type CoverageQuery, covers, DOOR_LIMITS, outermost, touches } from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Database } from '../database/database';
import { Directive } from '../directives/directive.entity';
import { within } from '../directives/progress-scope';
import type { Me } from '../http/access';
import { insideAreas } from '../database/inside-areas';
import { doorsByArea } from './door-counts';
import { listOf } from './door-lists';
import { DoorScope, isInside } from './door-scope';
import { Door } from './door.entity';
import { Visit } from './visit.entity';

const DAY = 86_400_000;
const GRID_DIGITS = 17;

type Numbers = Record<'visits' | 'doors' | 'met' | 'problems', number | string>;
type Sums = Omit<Coverage['areas'][number], 'code' | 'name'>;

interface ToCover {
  areaCode: string;
  places: string[];
  /** The directive whose list of doors it is; null for all doors. */
  list: string | null;
}

/** Which share of the doors was knocked at, by area and by day. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly scope: DoorScope,
  ) {}

  async of(me: Me, query: CoverageQuery): Promise<Coverage> {
    const areaCode = await this.areaFor(me, query.areaCode);
    checkPeriod(query);
    const { places, list } = await this.toCover(areaCode, query.directiveId);
    const children = this.directory
      .listAreas(areaCode, false)
      .filter(({ code, parentCode }) => parentCode === areaCode && touches(places, code));
    const codes = [areaCode, ...children.map(({ code }) => code)];
    const byGrid = await this.byGrid({ areaCode, places, list }, query);
    return {
      areas: codes.map((code) => ({ code, name: this.directory.areaName(code), ...summed(byGrid, code) })),
      days: await this.byDay(areaCode, query),
    };
  }

  /** The first of the person's own areas where none is asked for. */
  private async areaFor(me: Me, asked: string | undefined): Promise<string> {
    const own = outermost(await this.scope.areasFor(me, 'visit.read'));
    const areaCode = asked ?? own[0];
    if (areaCode === undefined || !isInside(own, areaCode)) throw new AppError('NOT_FOUND');
    return areaCode;
  }

  /** What of an area is to be covered: all of it, or as far as the directive goes and its list names. */
  private async toCover(areaCode: string, directiveId: string | undefined): Promise<Omit<ToCover, 'areaCode'>> {
    if (!directiveId) return { places: [areaCode], list: null };
    const directive = await this.database.manager.findOneBy(Directive, { id: directiveId });
    const places = directive ? within(directive.content.audience.areas, areaCode) : [];
    if (!directive || places.length === 0) throw new AppError('NOT_FOUND');
    return { places, list: listOf(directive) };
  }

  /** Doors where they lie today, so that none counts twice and none that is gone counts at all. */
  private async byGrid({ areaCode, places, list }: ToCover, query: CoverageQuery): Promise<Map<string, Sums>> {
    const standing = new Map<string, number>();
    for (const place of places) {
      for (const [code, doors] of await doorsByArea(this.database.manager, place, GRID_DIGITS, list))
        standing.set(code, doors);
    }
    // Each door once before its grid is looked up: a year has several visits of each.
    const seen = this.visits(areaCode, query)
      .select('visit.doorId', 'doorId')
      .addSelect(`MAX(CASE WHEN visit.outcome <> 'notHome' THEN 1 ELSE 0 END)`, 'met')
      .addSelect(`MAX(CASE WHEN visit.outcome = 'problem' THEN 1 ELSE 0 END)`, 'problems')
      .groupBy('visit.doorId');
    const rows = await this.database.manager
      .createQueryBuilder()
      .select('door.gridCode', 'gridCode')
      .addSelect('COUNT(*)', 'doors')
      .addSelect('SUM(seen.met)', 'met')
      .addSelect('SUM(seen.problems)', 'problems')
      .from(`(${seen.getQuery()})`, 'seen')
      .setParameters(seen.getParameters())
      .innerJoin(Door, 'door', 'door.id = seen.doorId AND door.removedAt IS NULL')
      .where(insideAreas('door.gridCode', places))
      .groupBy('door.gridCode')
      .getRawMany<Omit<Numbers, 'visits'> & { gridCode: string }>();
    const sums = new Map<string, Sums>(
      [...standing].map(([code, doors]) => [code, { doors, knocked: 0, met: 0, problems: 0 }]),
    );
    for (const { gridCode, doors, met, problems } of rows) {
      const all = standing.get(gridCode) ?? 0;
      sums.set(gridCode, { doors: all, knocked: Number(doors), met: Number(met), problems: Number(problems) });
    }
    return sums;
  }

  /** What was done, also at doors that are gone by now. */
  private async byDay(areaCode: string, query: CoverageQuery): Promise<Coverage['days']> {
    const rows = await this.visits(areaCode, query)
      .addSelect('visit.day', 'day')
      .groupBy('visit.day')
      .orderBy('visit.day', 'ASC')
      .getRawMany<Numbers & { day: string }>();
    return rows.map(({ day, visits, doors, met, problems }) => ({
      day,
      visits: Number(visits),
      doors: Number(doors),
      met: Number(met),
      problems: Number(problems),
    }));
  }

  private visits(areaCode: string, { from, to, directiveId }: CoverageQuery): SelectQueryBuilder<Visit> {
    const query = this.database.manager
      .createQueryBuilder(Visit, 'visit')
      .select('COUNT(*)', 'visits')
      .addSelect('COUNT(DISTINCT visit.doorId)', 'doors')
      .addSelect(`COUNT(DISTINCT CASE WHEN visit.outcome <> 'notHome' THEN visit.doorId END)`, 'met')
      .addSelect(`COUNT(DISTINCT CASE WHEN visit.outcome = 'problem' THEN visit.doorId END)`, 'problems')
      .where('visit.day >= :from AND visit.day <= :to', { from, to });
    if (directiveId) query.andWhere('visit.directiveId = :directiveId', { directiveId });
    // By the codes themselves, so that the index goes straight to the days of each grid.
    const codes = this.directory.listAreas(areaCode, false).map(({ code }) => code);
    return query.andWhere('visit.gridCode IN (:...codes)', { codes: codes.length ? codes : [areaCode] });
  }
}

function summed(byGrid: ReadonlyMap<string, Sums>, areaCode: string): Sums {
  const sum: Sums = { doors: 0, knocked: 0, met: 0, problems: 0 };
  for (const [code, { doors, knocked, met, problems }] of byGrid) {
    if (!covers(areaCode, code)) continue;
    sum.doors += doors;
    sum.knocked += knocked;
    sum.met += met;
    sum.problems += problems;
  }
  return sum;
}

function checkPeriod({ from, to }: CoverageQuery): void {
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  const days = (last - first) / DAY + 1;
  // A day that no calendar has is no number, and fails too.
  if (!(days >= 1 && days <= DOOR_LIMITS.coverageDays)) {
    throw new AppError('INPUT_INVALID', [{ field: 'to', rule: 'isPeriod' }]);
  }
}
