import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { type DirectiveContent, outermost } from '@hongqi/shared';
import { ask } from '../database/ask';
import { chunks } from '../database/chunks';
import { insideAreas } from '../database/inside-areas';
import { inside } from '../directives/audience-query';
import { within } from '../directives/directive-access';
import { Door } from './door.entity';
import { ListedDoor } from './listed-door.entity';
import { DirectiveDoor } from './visit.entity';

/** Rows written in one statement. */
const WRITTEN = 1000;

interface Walked {
  id: string;
  content: Pick<DirectiveContent, 'visits' | 'listed' | 'audience'>;
}

/** The directive whose list says which doors are walked; null where all of its areas are. */
export function listOf({ id, content }: Walked): string | null {
  return content.visits && content.listed ? id : null;
}

/** Doors on record; with a directive, only those on its list. */
export function standingDoors(manager: EntityManager, list: string | null = null): SelectQueryBuilder<Door> {
  const doors = manager.createQueryBuilder(Door, 'door').where('door.removedAt IS NULL');
  if (list !== null) {
    doors.innerJoin(ListedDoor, 'item', 'item.doorId = door.id AND item.directiveId = :list', { list });
  }
  return doors;
}

/** Doors of the areas that are walked with a directive. */
export function walkedDoors(
  manager: EntityManager,
  directive: Walked,
  areas: readonly string[],
): SelectQueryBuilder<Door> {
  const { visits, audience } = directive.content;
  const places = visits ? within(audience.areas, areas) : [];
  return standingDoors(manager, listOf(directive)).andWhere(insideAreas('door.gridCode', places));
}

/** Those of them where nobody has been met. */
export function unmetDoors(
  manager: EntityManager,
  directive: Walked,
  areas: readonly string[],
): SelectQueryBuilder<Door> {
  const doors = walkedDoors(manager, directive, areas);
  const met = doors
    .subQuery()
    .select('1')
    .from(DirectiveDoor, 'knock')
    .where('knock.directiveId = :directiveId AND knock.doorId = door.id')
    .andWhere(`knock.outcome <> 'notHome'`);
  return doors.andWhere(`NOT EXISTS ${met.getQuery()}`, { directiveId: directive.id });
}

/** How many of the doors listed by each directive stand in each grid of the areas; grids without any are left out. */
export async function listedByGrid(
  manager: EntityManager,
  directiveIds: readonly string[],
  areas: readonly string[],
): Promise<{ directiveId: string; gridCode: string; doors: number }[]> {
  const codes = outermost(areas);
  if (directiveIds.length === 0 || codes.length === 0) return [];
  // CROSS JOIN, so that SQLite begins with the few doors of the grids, however long the lists are.
  const rows = await ask<{ directiveId: string; gridCode: string; doors: number | string }>(
    manager,
    `SELECT l.directiveId AS directiveId, d.gridCode AS gridCode, COUNT(*) AS doors
     FROM door d CROSS JOIN listed_door l ON l.doorId = d.id AND l.directiveId IN (:...directiveIds)
     WHERE d.removedAt IS NULL AND (${codes.map((code) => inside('d.gridCode', code)).join(' OR ')})
     GROUP BY l.directiveId, d.gridCode`,
    { directiveIds },
  );
  return rows.map((row) => ({ ...row, doors: Number(row.doors) }));
}

export async function listedIds(manager: EntityManager, directiveId: string): Promise<string[]> {
  const rows = await manager.findBy(ListedDoor, { directiveId });
  return rows.map(({ doorId }) => doorId);
}

/** In place of what was on the list before. */
export async function keepList(tx: EntityManager, directiveId: string, doorIds: readonly string[]): Promise<void> {
  await tx.delete(ListedDoor, { directiveId });
  for (const some of chunks(doorIds, WRITTEN)) {
    await tx
      .createQueryBuilder()
      .insert()
      .into(ListedDoor)
      .values(some.map((doorId) => ({ directiveId, doorId })))
      .execute();
  }
}
