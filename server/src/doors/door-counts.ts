import type { EntityManager } from 'typeorm';
import { insideAreas } from '../database/inside-areas';
import { standingDoors } from './door-lists';

/** Doors on record inside the areas, each once. */
export async function countDoors(manager: EntityManager, areas: readonly string[]): Promise<number> {
  if (areas.length === 0) return 0;
  // Not by `getCount`, which tells ids apart and so reads every row: the index alone knows.
  const row = await standingDoors(manager)
    .select('COUNT(*)', 'doors')
    .andWhere(insideAreas('door.gridCode', areas))
    .getRawOne<{ doors: number | string }>();
  return Number(row?.doors ?? 0);
}

/** Doors on record, or of a directive's list, by the code cut to so many digits; codes without doors are left out. */
export async function doorsByArea(
  manager: EntityManager,
  areaCode: string,
  digits: number,
  list: string | null = null,
): Promise<Map<string, number>> {
  // By the whole code, as the index has it: an area has hundreds of grids and a hundred thousand doors.
  const rows = await standingDoors(manager, list)
    .select('door.gridCode', 'gridCode')
    .addSelect('COUNT(*)', 'doors')
    .andWhere(insideAreas('door.gridCode', [areaCode]))
    .groupBy('door.gridCode')
    .getRawMany<{ gridCode: string; doors: number | string }>();
  const sums = new Map<string, number>();
  for (const { gridCode, doors } of rows) {
    const code = gridCode.slice(0, digits);
    sums.set(code, (sums.get(code) ?? 0) + Number(doors));
  }
  return sums;
}
