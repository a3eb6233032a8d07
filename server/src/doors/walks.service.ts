import { Injectable } from '@nestjs/common';
import { MoreThanOrEqual, type SelectQueryBuilder } from 'typeorm';
import { DOOR_LIMITS, localDate, type Walk, type WalkDoor } from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { Directive } from '../directives/directive.entity';
import type { Me } from '../http/access';
import { insideAreas } from '../database/inside-areas';
import { listedByGrid, listOf, standingDoors } from './door-lists';
import { DoorScope, isInside } from './door-scope';
import { inWalkingOrder } from './door-words';
import { Door } from './door.entity';
import { outranks } from './visit-standing';
import { DirectiveDoor, Visit } from './visit.entity';
import { WalkedDirectives } from './walked-directives.service';

const DAY = 86_400_000;
/** A door knocked at within so many days counts as visited on the everyday round. */
const ROUND_DAYS = 30;
const MET = `CASE WHEN %.outcome <> 'notHome' THEN door.id END`;

interface Count {
  gridCode: string;
  directiveId?: string;
  knocked: number | string;
  met: number | string;
}
type Standing = Pick<WalkDoor, 'outcome' | 'visitNote'> & { visitedAt: Date };

/** What a worker walks today, and how far it has come. */
@Injectable()
export class WalksService {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly scope: DoorScope,
    private readonly directives: WalkedDirectives,
    private readonly clock: Clock,
  ) {}

  async of(me: Me): Promise<Walk[]> {
    const areas = await this.scope.areasFor(me, 'visit.add');
    const doors = await this.doorsByGrid(areas);
    const codes = this.directory
      .listAreas('', false)
      .filter(({ code, level }) => (level === 'grid' || level === 'microgrid') && isInside(areas, code))
      .map(({ code }) => code)
      .filter((code) => areas.includes(code) || doors.has(code));
    const gridsOf = (
      within: readonly string[],
      counts: ReadonlyMap<string, Count>,
      there: ReadonlyMap<string, number> = doors,
    ): Walk['grids'] =>
      within.map((code) => ({
        code,
        name: this.directory.areaName(code),
        doors: there.get(code) ?? 0,
        knocked: Number(counts.get(code)?.knocked ?? 0),
        met: Number(counts.get(code)?.met ?? 0),
      }));
    const everyday = new Map((await this.everydayCounts(areas)).map((count) => [count.gridCode, count]));
    const walks: Walk[] = [
      { directiveId: null, title: '', dueAt: null, listed: false, grids: gridsOf(codes, everyday) },
    ];

    const directives = await this.directives.of(me);
    const counts = await this.directiveCounts(directives, areas);
    const listed = await this.listed(directives, areas);
    for (const directive of directives) {
      const { id, content, dueAt } = directive;
      const list = listed.get(id);
      const within = codes.filter((code) => isInside(content.audience.areas, code) && (!list || list.has(code)));
      if (within.length === 0) continue;
      const own = new Map(counts.filter((one) => one.directiveId === id).map((one) => [one.gridCode, one]));
      const grids = gridsOf(within, own, list);
      const dueAtText = dueAt?.toISOString() ?? null;
      walks.push({ directiveId: id, title: content.title, dueAt: dueAtText, listed: list !== undefined, grids });
    }
    return walks;
  }

  /** All doors of one grid that are walked, in walking order. */
  async doors(me: Me, gridCode: string, directiveId: string | undefined): Promise<WalkDoor[]> {
    await this.scope.require(me, 'visit.add', gridCode);
    const directive = directiveId ? await this.directives.inGrid(me, directiveId, gridCode) : null;
    const standings = directive ? await this.standingsIn(directive, gridCode) : await this.everydayStandings(gridCode);
    const doors = await standingDoors(this.database.manager, directive && listOf(directive))
      .andWhere('door.gridCode = :gridCode', { gridCode })
      .limit(DOOR_LIMITS.walk)
      .getMany();
    return doors.sort(inWalkingOrder).map((door) => {
      const { id, building, unit, number, note, version } = door;
      const standing = standings.get(id);
      return {
        ...{ id, building, unit, number, note, version, hasContact: door.contactSealed !== null },
        outcome: standing?.outcome ?? null,
        visitedAt: standing?.visitedAt.toISOString() ?? null,
        visitNote: standing?.visitNote ?? null,
      };
    });
  }

  private async standingsIn({ id }: Directive, gridCode: string): Promise<Map<string, Standing>> {
    const rows = await this.database.manager.findBy(DirectiveDoor, { directiveId: id, gridCode });
    return new Map(
      rows.map(({ doorId, outcome, note, visitedAt }) => [doorId, { outcome, visitedAt, visitNote: note }]),
    );
  }

  private async everydayStandings(gridCode: string): Promise<Map<string, Standing>> {
    const visits = await this.database.manager.find(Visit, {
      where: { gridCode, day: MoreThanOrEqual(this.roundBegan()) },
      select: { doorId: true, outcome: true, at: true, note: true },
    });
    const best = new Map<string, (typeof visits)[number]>();
    for (const visit of visits) {
      const before = best.get(visit.doorId);
      if (!before || outranks(visit, before)) best.set(visit.doorId, visit);
    }
    return new Map([...best].map(([id, { outcome, at, note }]) => [id, { outcome, visitedAt: at, visitNote: note }]));
  }

  private async doorsByGrid(areas: readonly string[]): Promise<Map<string, number>> {
    const rows = await standingDoors(this.database.manager)
      .andWhere(insideAreas('door.gridCode', areas))
      .select('door.gridCode', 'gridCode')
      .addSelect('COUNT(*)', 'doors')
      .groupBy('door.gridCode')
      .getRawMany<{ gridCode: string; doors: number | string }>();
    return new Map(rows.map(({ gridCode, doors }) => [gridCode, Number(doors)]));
  }

  /** Doors by grid of each directive with a list; the others are not among them. */
  private async listed(
    directives: readonly Directive[],
    areas: readonly string[],
  ): Promise<Map<string, Map<string, number>>> {
    const byDirective = new Map(
      directives.flatMap((one) => listOf(one) ?? []).map((id) => [id, new Map<string, number>()]),
    );
    for (const { directiveId, gridCode, doors } of await listedByGrid(
      this.database.manager,
      [...byDirective.keys()],
      areas,
    )) {
      byDirective.get(directiveId)?.set(gridCode, doors);
    }
    return byDirective;
  }

  private everydayCounts(areas: readonly string[]): Promise<Count[]> {
    const visits = this.database.manager
      .createQueryBuilder(Visit, 'visit')
      .innerJoin(Door, 'door', 'door.id = visit.doorId AND door.gridCode = visit.gridCode AND door.removedAt IS NULL')
      .where(insideAreas('visit.gridCode', areas))
      .andWhere('visit.day >= :since', { since: this.roundBegan() });
    return counted(visits, 'visit').groupBy('visit.gridCode').getRawMany<Count>();
  }

  private async directiveCounts(directives: readonly Directive[], areas: readonly string[]): Promise<Count[]> {
    if (directives.length === 0) return [];
    const knocks = this.database.manager
      .createQueryBuilder(DirectiveDoor, 'knock')
      .innerJoin(Door, 'door', 'door.id = knock.doorId AND door.gridCode = knock.gridCode AND door.removedAt IS NULL')
      .where('knock.directiveId IN (:...ids)', { ids: directives.map(({ id }) => id) })
      .andWhere(insideAreas('knock.gridCode', areas));
    return counted(knocks, 'knock')
      .addSelect('knock.directiveId', 'directiveId')
      .groupBy('knock.directiveId')
      .addGroupBy('knock.gridCode')
      .getRawMany<Count>();
  }

  private roundBegan(): string {
    return localDate(new Date(this.clock.now().getTime() - ROUND_DAYS * DAY));
  }
}

/** Different doors knocked at, and those where somebody opened. */
function counted<T extends Visit | DirectiveDoor>(query: SelectQueryBuilder<T>, alias: string): SelectQueryBuilder<T> {
  return query
    .select(`${alias}.gridCode`, 'gridCode')
    .addSelect('COUNT(DISTINCT door.id)', 'knocked')
    .addSelect(`COUNT(DISTINCT ${MET.replace('%', alias)})`, 'met');
}
