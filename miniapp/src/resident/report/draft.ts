import { type PickedPhoto, sentPhoto, unsentPhoto } from '@/hooks/use-photos';
import { newKey } from '@/services/keys';
import { forget, keep, recall } from '@/services/storage';
import type { Draft } from './to-submit';

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
