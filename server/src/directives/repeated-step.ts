import type { EntityManager } from 'typeorm';
import { DirectiveStep } from './directive.entity';
import type { NewStep } from './directive-writer';

/** A reply that was lost is asked for again within this time. */
const REPEATED_MS = 10 * 60_000;

/**
 * Whether this is the same word of the same person in the same place once more. With the directive locked, so that of two
 * presses at once the second sees what the first wrote.
 */
export async function isRepeated(tx: EntityManager, directiveId: string, step: NewStep, now: Date): Promise<boolean> {
  const { action, actorId, areaCode, note } = step;
  const newest = await tx.findOne(DirectiveStep, {
    where: { directiveId, action, actorId, areaCode: areaCode ?? '' },
    order: { id: 'DESC' },
  });
  return newest !== null && newest.note === note && now.getTime() - newest.at.getTime() < REPEATED_MS;
}
