import { type EntityManager, In } from 'typeorm';
import { chunks } from '../database/chunks';
import { Door } from './door.entity';
import type { ReadLine } from './sheet';

const LOOKED_UP = 500;

/** The doors on record, removed ones as well, that lines of a sheet name, and some of the same name in grids beside. */
export async function doorsNamed(tx: EntityManager, lines: readonly ReadLine[], hold = false): Promise<Door[]> {
  const named = lines.flatMap(({ door }) => door ?? []);
  const doors: Door[] = [];
  for (const some of chunks(named, LOOKED_UP)) {
    const where = {
      gridCode: In([...new Set(some.map(({ gridCode }) => gridCode))]),
      spelling: In([...new Set(some.map(({ spelling }) => spelling))]),
    };
    doors.push(...(await tx.find(Door, { where, ...(hold && { lock: { mode: 'pessimistic_write' as const } }) })));
  }
  return doors;
}
