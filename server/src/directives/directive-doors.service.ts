import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, type SelectQueryBuilder } from 'typeorm';
import { AppError, DIRECTIVE_LIMITS, type DirectiveContent, directiveRelations, type DoorBrief } from '@hongqi/shared';
import { chunks } from '../database/chunks';
import { Database } from '../database/database';
import { insideAreas } from '../database/inside-areas';
import { listedIds, listOf, standingDoors, unmetDoors } from '../doors/door-lists';
import { DoorScope, isInside } from '../doors/door-scope';
import { Door } from '../doors/door.entity';
import { DoorsService } from '../doors/doors.service';
import type { Me } from '../http/access';
import { areasSeen, DECIDERS, requireForStaff, tiesOf } from './directive-access';
import { type Reading, readingOf } from './directive-reading';
import type { Directive } from './directive.entity';

const LOOKED_UP = 1000;

/** The doors on the list of a directive: who may put which on it, who sees them, what it takes to send them. */
@Injectable()
export class DirectiveDoors {
  constructor(
    private readonly database: Database,
    private readonly doors: DoorsService,
    private readonly scope: DoorScope,
  ) {}

  async list(me: Me, id: string): Promise<DoorBrief[]> {
    const { manager } = this.database;
    const directive = await requireForStaff(manager, me, id);
    const seen = this.seen(me, directive, await readingOf(manager, me, directive));
    return seen ? this.doors.briefs(await seen.getMany()) : [];
  }

  /** As many as `list` shows; null without a list. */
  async count(me: Me, directive: Directive, reading: Reading): Promise<number | null> {
    const row = await this.seen(me, directive, reading)
      ?.select('COUNT(*)', 'doors')
      .getRawOne<{ doors: number | string }>();
    return row ? Number(row.doors) : null;
  }

  /** Only doors that are there, where the author may look them up. */
  async requireOwn(me: Me, doorIds: readonly string[]): Promise<void> {
    const areas = await this.scope.areasFor(me, 'door.read');
    let own = 0;
    for (const some of chunks(doorIds, LOOKED_UP)) {
      const where = { id: In(some), removedAt: IsNull() };
      const found = await this.database.manager.find(Door, { where, select: { id: true, gridCode: true } });
      own += found.filter(({ gridCode }) => isInside(areas, gridCode)).length;
    }
    if (own !== doorIds.length) throw new AppError('INPUT_INVALID', [{ field: 'doorIds', rule: 'isDoor' }]);
  }

  /** A list that is sent names somebody, and nobody whom the directive does not reach. */
  async requireSendable(directive: Directive): Promise<void> {
    const list = listOf(directive);
    if (list === null) return;
    const doors = await standingDoors(this.database.manager, list).select(['door.id', 'door.gridCode']).getMany();
    if (doors.length === 0) throw new AppError('DIRECTIVE_INPUT_MISSING', [{ field: 'doorIds', rule: 'isNotEmpty' }]);
    const { areas } = directive.content.audience;
    if (doors.some(({ gridCode }) => !isInside(areas, gridCode))) throw new AppError('DIRECTIVE_DOORS_OUTSIDE');
  }

  /** Whether these are the doors that are on the list already. */
  async isKept(manager: EntityManager, directiveId: string, doorIds: readonly string[]): Promise<boolean> {
    const kept = new Set(await listedIds(manager, directiveId));
    return kept.size === doorIds.length && doorIds.every((id) => kept.has(id));
  }

  /** What a follow-up walks: the doors of the areas where nobody has been met, and all of them where no list holds those. */
  async again(
    earlier: Directive,
    areas: readonly string[],
  ): Promise<Pick<DirectiveContent, 'visits' | 'listed'> & { doorIds?: string[] }> {
    const { doors: most } = DIRECTIVE_LIMITS;
    const unmet = unmetDoors(this.database.manager, earlier, areas);
    const rows = await unmet
      .select('door.id', 'id')
      .limit(most + 1)
      .getRawMany<{ id: string }>();
    if (rows.length === 0) return { visits: false, listed: false };
    if (rows.length > most) return { visits: true, listed: false };
    return { visits: true, listed: true, doorIds: rows.map(({ id }) => id) };
  }

  /** Those who write and approve it see all of them, a level those in its areas, as far as it reads the words; null without a list. */
  private seen(me: Me, directive: Directive, { words }: Reading): SelectQueryBuilder<Door> | null {
    const list = listOf(directive);
    if (list === null) return null;
    const doors = standingDoors(this.database.manager, list);
    const relations = directiveRelations(me, tiesOf(directive));
    if (DECIDERS.some((one) => relations.includes(one))) return doors;
    return doors.andWhere(insideAreas('door.gridCode', words ? areasSeen(me, directive) : []));
  }
}
