import { useSession } from '../session';
import type { Kept } from './keeper';

const STORED = 'hongqi.draft.';
const NEW = 'new';

/**
 * What is not saved yet survives a reload in the tab's own memory, like the session: it ends with the tab and with the
 * session, so whoever sits down next finds nothing. Null where there is nothing, or nothing that can be read.
 */
export function keptDraft(id: string | null): Kept | null {
  const text = sessionStorage.getItem(STORED + (id ?? NEW));
  return text === null ? null : (JSON.parse(text) as Kept);
}

export function keepDraft({ draft, draftKey, id, version, savedText, birth }: Kept): void {
  // After signing out there is nobody to keep it for.
  if (!useSession.getState().token) return;
  forgetBirth(id, draftKey);
  sessionStorage.setItem(STORED + (id ?? NEW), JSON.stringify({ draft, draftKey, id, version, savedText, birth }));
}

export function forgetDraft({ id, draftKey }: Pick<Kept, 'id' | 'draftKey'>): void {
  forgetBirth(id, draftKey);
  sessionStorage.removeItem(STORED + (id ?? NEW));
}

/** Under its id it is not a new one any more; another new one stays. */
function forgetBirth(id: string | null, draftKey: string): void {
  if (id !== null && keptDraft(null)?.draftKey === draftKey) sessionStorage.removeItem(STORED + NEW);
}

useSession.subscribe(({ token }, before) => {
  if (token || !before.token) return;
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(STORED)) sessionStorage.removeItem(key);
});
