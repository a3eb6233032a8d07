import type { EntityManager } from 'typeorm';
import { type Letter, OutboxRow } from './outbox.entity';

/**
 * For work that a letter stands for bit by bit. Puts it back for its next bit, inside the transaction that does this one;
 * false when the lease ran out and somebody else holds the letter now: then nothing may be done.
 */
export async function putBack(tx: EntityManager, { id, claim }: OutboxRow, now: Date): Promise<boolean> {
  if (claim === null) throw new Error(`outbox row ${id} is nobody's`);
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
