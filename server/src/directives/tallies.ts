import type { EntityManager } from 'typeorm';
import type { FormSums } from '@hongqi/shared';
import type { Database } from '../database/database';
import { DirectiveTally } from './directive-copy.entity';

export type TallyKey = Pick<DirectiveTally, 'directiveId' | 'areaCode' | 'part'>;

/** What is added to a tally; `sums`, where answers change them, is asked for the new ones with the row locked. */
export interface TallyMove {
  readers: number;
  settled: number;
  sums?: (before: FormSums) => FormSums;
}

/**
 * The row, held until the transaction ends, so that two answers cannot add themselves to the same sums. Made when it is
 * not there yet: the doors of a grid have none before the first knock.
 */
export async function lockTally(tx: EntityManager, database: Database, key: TallyKey): Promise<DirectiveTally> {
  const found = await database.row(tx, DirectiveTally, key, true);
  if (found) return found;
  const rows = [{ ...key, people: 0, readers: 0, settled: 0, sums: {} }];
  // Somebody else may make it at the same moment; then theirs is the one.
  await database.insertMissing(tx, { entity: DirectiveTally, rows });
  const made = await database.row(tx, DirectiveTally, key, true);
  if (!made) throw new Error(`the tally of ${key.areaCode} was made and is not there`);
  return made;
}

/** Adds to the counters of an area, in the transaction that moves the copy or door. */
export async function moveTally(tx: EntityManager, database: Database, key: TallyKey, move: TallyMove): Promise<void> {
  const { readers, settled, sums } = move;
  if (readers === 0 && settled === 0 && !sums) return;
  const before = await lockTally(tx, database, key);
  await database.change(tx, DirectiveTally, key, {
    readers: before.readers + readers,
    settled: before.settled + settled,
    ...(sums && { sums: sums(before.sums) }),
  });
}
