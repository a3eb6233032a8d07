import type { EntityManager } from 'typeorm';
import { COPY_PARTS, type CopyTally } from '@hongqi/shared';
import { insideAreas } from '../database/inside-areas';
import { DirectiveTally } from './directive-copy.entity';

/** By directive, how many people of the areas have it, read it, settled it; in one statement for a whole page. */
export async function talliesOf(
  manager: EntityManager,
  directiveIds: readonly string[],
  areas: readonly string[],
): Promise<Map<string, CopyTally>> {
  if (directiveIds.length === 0 || areas.length === 0) return new Map();
  const rows = await manager
    .createQueryBuilder(DirectiveTally, 'tally')
    .select('tally.directiveId', 'id')
    .addSelect('SUM(tally.people)', 'people')
    .addSelect('SUM(tally.readers)', 'readers')
    .addSelect('SUM(tally.settled)', 'settled')
    .where('tally.directiveId IN (:...directiveIds)', { directiveIds })
    .andWhere('tally.part IN (:...parts)', { parts: COPY_PARTS })
    .andWhere(insideAreas('tally.areaCode', areas))
    .groupBy('tally.directiveId')
    .getRawMany<Record<'people' | 'readers' | 'settled', number | string> & { id: string }>();
  return new Map(
    rows.map(({ id, people, readers, settled }) => [
      id,
      { people: Number(people), read: Number(readers), done: Number(settled) },
    ]),
  );
}
