import { useCallback, useEffect, useRef, useState } from 'react';
import { type Photos, usePhotos } from '@/hooks/use-photos';
import { clearDraft, draftPhotos, emptyDraft, isBlank, photosOf, restoreDraft, saveDraft } from './draft';
import type { Draft } from './to-submit';

export interface DraftInHand {
  draft: Draft;
  photos: Photos;
  /** True when what is shown was written before. */
  restored: boolean;
  change(part: Partial<Draft>): void;
  /** The draft at this moment, also inside a handler that began earlier. */
  now(): Draft;
  /** Sent, or thrown away by the person. */
  finish(): void;
}

/** The report being written: every change is on the phone before the next one. */
export function useDraft(): DraftInHand {
  const [start] = useState(restoreDraft);
  const [draft, setDraft] = useState<Draft>(start ?? emptyDraft);
  const current = useRef(draft);
  const finished = useRef(false);
  const photos = usePhotos(photosOf(draft));

  const change = useCallback((part: Partial<Draft>) => {
    if (finished.current) return;
    current.current = { ...current.current, ...part };
    setDraft(current.current);
    if (isBlank(current.current)) clearDraft();
    else saveDraft(current.current);
  }, []);
  const finish = useCallback(() => {
    finished.current = true;
    clearDraft();
  }, []);

  const { items } = photos;
  useEffect(() => change({ photos: draftPhotos(items) }), [items, change]);

  return { draft, photos, restored: start !== null, change, now: () => current.current, finish };
}
