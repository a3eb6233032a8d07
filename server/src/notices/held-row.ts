import { type EntityManager, In } from 'typeorm';
import { type Letter, OutboxRow } from './outbox.entity';

/** One claim is taken for all rows of a batch; while it stands in a row, the row is of whoever took it. */
export function claimOf(rows: readonly OutboxRow[]): string {
  const [row] = rows;
  if (!row?.claim) throw new Error(`outbox row ${row?.id} is nobody's`);
  return row.claim;
}

/**
 * Marks letters of one batch as done, inside the transaction that does them. False when none of them is held here any more:
 * then nothing may be done. Only some of them is an error: each has to be looked at by itself.
 */
export async function doneTogether(tx: EntityManager, rows: readonly OutboxRow[]): Promise<boolean> {
  const mine = { id: In(rows.map(({ id }) => id)), claim: claimOf(rows), state: 'waiting' as const };
  const { affected } = await tx.update(OutboxRow, mine, { state: 'done', claim: null });
  if (affected !== 0 && affected !== rows.length) throw new Error('some letters of a batch are held by another server');
  return affected === rows.length;
}

/**
 * For work that a letter stands for bit by bit. Puts it back for its next bit, inside the transaction that does this one;
 * false when the lease ran out and somebody else holds the letter now: then nothing may be done.
 */
export async function putBack(tx: EntityManager, row: OutboxRow, now: Date): Promise<boolean> {
  const { id } = row;
  const claim = claimOf([row]);
  const free = { claim: null, dueAt: now, attempts: 0 };
  const { affected } = await tx.update(OutboxRow, { id, claim, state: 'waiting' }, free);
  return affected === 1;
}

/** After `putBack`, in the same transaction: nothing is left to do. */
export async function finished(tx: EntityManager, { id }: OutboxRow): Promise<void> {
  await tx.update(OutboxRow, { id }, { state: 'done' });
}

/** After `putBack`, in the same transaction: where the next bit begins. */
export async function goesOn(tx: EntityManager, { id }: OutboxRow, letter: Letter): Promise<void> {
  await tx.update(OutboxRow, { id }, { letter });
}
