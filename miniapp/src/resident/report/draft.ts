import type { Place, Source, SubmitIssue } from '@hongqi/shared';
import { type PickedPhoto, sentPhoto, unsentPhoto } from '@/hooks/use-photos';
import { newKey } from '@/services/keys';
import { forget, keep, recall } from '@/services/storage';

/** A report not yet sent, as it is kept on the phone after every change. */
export interface Draft {
  submissionKey: string;
  text: string;
  categoryCode: string | null;
  urgent: boolean;
  anonymous: boolean;
  address: string;
  point: { lng: number; lat: number } | null;
  photos: ({ id: string; thumbnail: string } | { path: string })[];
}

export function emptyDraft(): Draft {
  return {
    submissionKey: newKey(),
    text: '',
    categoryCode: null,
    urgent: false,
    anonymous: false,
    address: '',
    point: null,
    photos: [],
  };
}

export function isBlank(draft: Draft): boolean {
  return !draft.text.trim() && draft.photos.length === 0 && !draft.address && !draft.point;
}

export function restoreDraft(): Draft | null {
  return recall('report-draft') as Draft | null;
}

export function saveDraft(draft: Draft): void {
  keep('report-draft', draft);
}

export function clearDraft(): void {
  forget('report-draft');
}

export function photosOf(draft: Draft): PickedPhoto[] {
  return draft.photos.map((photo) => ('id' in photo ? sentPhoto(photo.id, photo.thumbnail) : unsentPhoto(photo.path)));
}

export function draftPhotos(items: readonly PickedPhoto[]): Draft['photos'] {
  return items.flatMap((photo): Draft['photos'] => {
    if (photo.id !== null) return [{ id: photo.id, thumbnail: photo.thumbnail ?? '' }];
    return photo.path ? [{ path: photo.path }] : [];
  });
}

/** What is sent. A typed address without a point is still worth telling: it goes at the end of the words. */
export function toSubmit(draft: Draft, photos: string[], source: Source): SubmitIssue {
  const address = draft.address.trim();
  const place: Place | undefined = draft.point ? { ...draft.point, address } : undefined;
  const words = draft.text.trim();
  return {
    submissionKey: draft.submissionKey,
    text: place || !address ? words : [words, `地点:${address}`].filter(Boolean).join('\n'),
    categoryCode: draft.categoryCode ?? undefined,
    urgency: draft.urgent ? 'urgent' : undefined,
    place,
    photos: photos.length ? photos : undefined,
    anonymous: draft.anonymous || undefined,
    source,
  };
}
