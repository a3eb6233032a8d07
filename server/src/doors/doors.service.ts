import { Injectable } from '@nestjs/common';
import { IsNull, type SelectQueryBuilder } from 'typeorm';
import {
  AppError,
  type BuildingView,
  type DoorBrief,
  type DoorView,
  LIMITS,
  type Page,
  type PageQuery,
  sameSpelling,
  type SaveDoor,
} from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { Database } from '../database/database';
import type { Me } from '../http/access';
import { insideAreas } from '../database/inside-areas';
import { standingDoors } from './door-lists';
import { DoorScope, isInside } from './door-scope';
import { byGridInWalkingOrder } from './door-words';
import { Door } from './door.entity';

export interface DoorQuery extends PageQuery {
  areaCode?: string | undefined;
  building?: string | undefined;
  search?: string | undefined;
}

/** What is on record: lists, buildings, one door. */
@Injectable()
export class DoorsService {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly scope: DoorScope,
    private readonly clock: Clock,
  ) {}

  /** In order of grid and spelling, by keyset on the unique index. */
  async list(me: Me, query: DoorQuery): Promise<Page<DoorView>> {
    const { building, search, after, limit = LIMITS.page.usual } = query;
    const doors = await this.scoped(me, query.areaCode);
    if (building) doors.andWhere(this.like('door.spelling', 'building'), { building: `${asPattern(building)}|%` });
    // People read a door out without the bars between its parts.
    const readOut = `REPLACE(door.spelling, '|', '')`;
    if (search) doors.andWhere(this.like(readOut, 'search'), { search: `%${asPattern(search)}%` });
    if (after) await this.startAfter(doors, after);
    const found = await doors
      .orderBy('door.gridCode', 'ASC')
      .addOrderBy('door.spelling', 'ASC')
      .limit(limit + 1)
      .getMany();
    const shown = found.slice(0, limit);
    const next = found.length > limit ? (shown.at(-1)?.id ?? null) : null;
    return { items: shown.map((door) => this.view(door)), next };
  }

  /** Buildings as they are spelt first, in the order they are walked. */
  async buildings(me: Me, areaCode: string | undefined): Promise<BuildingView[]> {
    const rows = await (
      await this.scoped(me, areaCode)
    )
      .select('door.gridCode', 'gridCode')
      .addSelect('door.building', 'building')
      .addSelect('door.unit', 'unit')
      .addSelect('COUNT(*)', 'doors')
      .groupBy('door.gridCode')
      .addGroupBy('door.building')
      .addGroupBy('door.unit')
      .getRawMany<{ gridCode: string; building: string; unit: string; doors: number | string }>();
    const sorted = rows.map((row) => ({ ...row, number: '' })).sort(byGridInWalkingOrder);
    const buildings = new Map<string, BuildingView>();
    for (const { gridCode, building, unit, doors } of sorted) {
      const key = `${gridCode} ${sameSpelling(building)}`;
      const gridName = this.directory.areaName(gridCode);
      const view = buildings.get(key) ?? { gridCode, gridName, building, units: [], doors: 0 };
      if (!view.units.some((one) => sameSpelling(one) === sameSpelling(unit))) view.units.push(unit);
      view.doors += Number(doors);
      buildings.set(key, view);
    }
    return [...buildings.values()];
  }

  /** A door in sight of the permission's areas; a removed one is not there any more. */
  async one(me: Me, id: string, permission: 'door.read' | 'door.edit' | 'door.contact' | 'visit.add'): Promise<Door> {
    const door = await this.database.manager.findOneBy(Door, { id, removedAt: IsNull() });
    if (!door || !(await this.scope.may(me, permission, door.gridCode))) throw new AppError('NOT_FOUND');
    return door;
  }

  async remove(me: Me, id: string): Promise<void> {
    const door = await this.one(me, id, 'door.edit');
    const now = this.clock.now();
    // Nobody is to be called there any more, so the contact goes; the visits stay.
    const gone = { removedAt: now, updatedAt: now, contactSealed: null, version: () => 'version + 1' };
    await this.database.transaction((tx) => tx.update(Door, { id: door.id, removedAt: IsNull() }, gone));
  }

  view(door: Door): DoorView {
    const { id, gridCode, building, unit, number, note, version } = door;
    return {
      id,
      gridCode,
      gridName: this.directory.areaName(gridCode),
      building,
      unit,
      number,
      note,
      hasContact: door.contactSealed !== null,
      version,
      lastVisitAt: door.lastVisitAt?.toISOString() ?? null,
    };
  }

  /** To name them on a list: in walking order, grid by grid. */
  briefs(doors: readonly Door[]): DoorBrief[] {
    return [...doors].sort(byGridInWalkingOrder).map(({ id, gridCode, building, unit, number }) => ({
      id,
      gridCode,
      gridName: this.directory.areaName(gridCode),
      building,
      unit,
      number,
    }));
  }

  /** The request as it can go on record; the grid must be one where doors are. */
  async requireGrid(me: Me, { gridCode }: SaveDoor): Promise<void> {
    await this.scope.require(me, 'door.edit', gridCode);
    const level = this.directory.area(gridCode)?.level;
    if (level !== 'grid' && level !== 'microgrid') {
      throw new AppError('INPUT_INVALID', [{ field: 'gridCode', rule: 'isGrid' }]);
    }
  }

  private async scoped(me: Me, areaCode: string | undefined): Promise<SelectQueryBuilder<Door>> {
    const areas = await this.scope.areasFor(me, 'door.read');
    if (areaCode && !isInside(areas, areaCode)) throw new AppError('NOT_FOUND');
    return standingDoors(this.database.manager).andWhere(insideAreas('door.gridCode', areaCode ? [areaCode] : areas));
  }

  private async startAfter(doors: SelectQueryBuilder<Door>, id: string): Promise<void> {
    const last = await this.database.manager.findOneBy(Door, { id });
    if (!last) throw new AppError('INPUT_INVALID', [{ field: 'after', rule: 'isCursor' }]);
    const { gridCode, spelling } = last;
    doors.andWhere(
      'door.gridCode >= :lastGrid AND (door.gridCode > :lastGrid OR (door.gridCode = :lastGrid AND door.spelling > :lastSpelling))',
      { lastGrid: gridCode, lastSpelling: spelling },
    );
  }

  private like(column: string, name: string): string {
    return `${column} LIKE :${name}${this.database.isSqlite ? " ESCAPE '\\'" : ''}`;
  }
}

function asPattern(text: string): string {
  return sameSpelling(text).replace(/[\\%_]/g, '\\$&');
}
