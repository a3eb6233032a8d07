import type { ReceivedView } from '@hongqi/shared';
import { useCallback, useRef, useState } from 'react';
import type { FormDraft } from '@/hooks/use-answer-form';
import { type PickedPhoto, sentPhoto, unsentPhoto } from '@/hooks/use-photos';
import { useLatest } from '@/hooks/use-latest';
import { currentPhotos, type DraftPhoto, fittingValues, isBlankDraft, isDraftOver } from './answer-draft';
import { forgetDraft, keepDraft, keptDraft } from './draft-store';

export interface AnswerDrafting {
  /** For the form itself. */
  draft: FormDraft;
  /** What is shown was filled in before. */
  restored: boolean;
  /** Sent, or thrown away by the person. */
  finish(): void;
}

/** The answer being filled in: every change is on the phone before the next one. */
export function useAnswerDraft(view: ReceivedView): AnswerDrafting {
  const { id } = view;
  const [start] = useState(() => beginning(view));
  const correcting = useLatest(view.answeredAt !== null);
  const isFinished = useRef(false);

  const save = useCallback<FormDraft['save']>(
    (values, hands) => {
      if (isFinished.current) return;
      const photos = Object.fromEntries([...hands].map(([key, items]) => [key, draftPhotos(items)]));
      const isCorrecting = correcting.current;
      // An answer emptied while it is corrected is a change like any other.
      if (!isCorrecting && isBlankDraft({ values, photos })) forgetDraft(id);
      else keepDraft({ id, at: new Date().toISOString(), correcting: isCorrecting, values, photos });
    },
    [id, correcting],
  );
  const finish = useCallback(() => {
    isFinished.current = true;
    forgetDraft(id);
  }, [id]);

  return { draft: { start, save }, restored: start !== null, finish };
}

/** Called with what the server says now: what was answered or is over needs no draft. */
export function tidyDraft(view: ReceivedView): void {
  const kept = keptDraft(view.id);
  if (kept && isDraftOver(kept, view)) forgetDraft(view.id);
}

function beginning(view: ReceivedView): FormDraft['start'] {
  const kept = keptDraft(view.id);
  if (!kept || isDraftOver(kept, view)) return null;
  const now = new Date();
  const photos = view.form.map(({ key }) => [key, currentPhotos(kept, key, now).map(pickedAgain)]);
  return {
    values: fittingValues(view.form, kept.values),
    photos: Object.fromEntries(photos) as Record<string, PickedPhoto[]>,
  };
}

/** The file on the phone is shown as long as it is there: a stored photo cannot be seen without signal. */
function pickedAgain(photo: DraftPhoto): PickedPhoto {
  if (photo.id === null) return unsentPhoto(photo.path);
  const sent = sentPhoto(photo.id, photo.thumbnail);
  return photo.path === null ? sent : { ...sent, show: photo.path, path: photo.path };
}

function draftPhotos(items: readonly PickedPhoto[]): DraftPhoto[] {
  return items.flatMap(({ id, thumbnail, path }): DraftPhoto[] => {
    if (id !== null) return [{ id, thumbnail: thumbnail ?? '', path }];
    return path === null ? [] : [{ id: null, path }];
  });
}
