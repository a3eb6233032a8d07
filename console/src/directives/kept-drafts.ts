import { useSession } from '../session';
import { draftMemory } from './draft-memory';
import type { Kept } from './keeper';

/**
 * What is not saved yet survives a reload in the tab's own memory. When the session runs out it waits for the same
 * person to sign in again; it goes when the person leaves, when somebody else signs in, and with the tab.
 */
const memory = draftMemory(sessionStorage);

const atTheDesk = (): string | null => useSession.getState().personId;

export function keptDraft(id: string | null): Kept | null {
  const personId = atTheDesk();
  return personId === null ? null : memory.find(personId, id);
}

/** An author who is no longer at this desk, a last save still on its way, leaves nothing behind. */
export function keepDraft(kept: Kept, author: string | null): void {
  if (author !== null && author === atTheDesk()) memory.keep(author, kept);
}

export function forgetDraft(kept: Pick<Kept, 'id' | 'draftKey'>, author: string | null = atTheDesk()): void {
  if (author !== null) memory.forget(author, kept);
}

useSession.subscribe(({ personId }, before) => {
  if (personId !== before.personId) memory.leaveOnly(personId);
});
