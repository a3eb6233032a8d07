import { EMPTY_DRAFT } from './draft';
import type { Kept } from './keeper';

const STORED = 'hongqi.draft.';
const NEW = 'new';

interface Stored extends Kept {
  personId: string;
}

/** Unsaved drafts in the memory of one tab, each with whose it is; nobody is shown another person's. */
export interface DraftMemory {
  /** Null id: the new one that has none yet. Null where this person has nothing. */
  find: (personId: string, id: string | null) => Kept | null;
  keep: (personId: string, kept: Kept) => void;
  forget: (personId: string, kept: Pick<Kept, 'id' | 'draftKey'>) => void;
  /** Whatever is not this person's goes; with null, everything. */
  leaveOnly: (personId: string | null) => void;
}

export function draftMemory(storage: Storage): DraftMemory {
  const find: DraftMemory['find'] = (personId, id) => {
    const text = storage.getItem(keyOf(id));
    if (text === null) return null;
    const { personId: owner, ...kept } = JSON.parse(text) as Stored;
    // A tab may outlive an upgrade: what a draft has got since then is as in a new one.
    return owner === personId ? { ...kept, draft: { ...EMPTY_DRAFT, ...kept.draft } } : null;
  };
  /** Under its id it is not a new one any more; another new one stays. */
  const forgetBirth = (personId: string, { id, draftKey }: Pick<Kept, 'id' | 'draftKey'>): void => {
    if (id !== null && find(personId, null)?.draftKey === draftKey) storage.removeItem(keyOf(null));
  };
  return {
    find,
    keep: (personId, kept) => {
      const { draft, draftKey, id, version, savedText, birth } = kept;
      const stored: Stored = { personId, draft, draftKey, id, version, savedText, birth };
      forgetBirth(personId, kept);
      storage.setItem(keyOf(id), JSON.stringify(stored));
    },
    forget: (personId, kept) => {
      forgetBirth(personId, kept);
      if (find(personId, kept.id)) storage.removeItem(keyOf(kept.id));
    },
    leaveOnly: (personId) => {
      const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
      for (const key of keys.filter((each) => each.startsWith(STORED))) {
        const { personId: owner } = JSON.parse(storage.getItem(key) ?? '{}') as Partial<Stored>;
        if (owner !== personId) storage.removeItem(key);
      }
    },
  };
}

const keyOf = (id: string | null): string => STORED + (id ?? NEW);
