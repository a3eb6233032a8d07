import {
  type Action,
  type ActInput,
  type Card,
  type IssueView,
  LIMITS,
  type Place,
  type Rating,
  seesInternal,
} from '@hongqi/shared';
import { useRef, useState } from 'react';
import type { UnsentPhoto } from '@/services/queue-items';
import { useSession } from '@/store/session';
import { type FormField, formFields } from '@/words/actions-offered';
import { formProblem, isEvidence } from '@/words/form-problem';
import { type DayAndHour, instantOf } from '@/words/moment';
import { type PickedPhoto, type Photos, usePhotos } from './use-photos';

/** What a form holds besides its note and its photos. An edit begins with what the issue says now. */
export interface FormValues {
  text: string;
  category: string | null;
  point: { lng: number; lat: number } | null;
  address: string;
  until: DayAndHour | null;
  card: Card | null;
  rating: Partial<Rating>;
  internal: boolean;
}

export interface ActionForm {
  fields: FormField[];
  values: FormValues;
  photos: Photos;
  before: Photos;
  /** The photos must have been taken here and now. */
  asEvidence: boolean;
  setNote(note: string): void;
  set(part: Partial<FormValues>): void;
  /** What is still missing, in words, or what to send. Photos that could not be sent are given back as files. */
  collect(): Promise<{ missing: string } | { input: ActInput; files: UnsentPhoto[] }>;
}

/** The form of any action, made from the table: which fields, which of them needed. */
export function useActionForm(view: IssueView, action: Action): ActionForm {
  const category = useSession(({ categories }) => categories.find(({ code }) => code === view.categoryCode));
  const asEvidence = isEvidence(action, category);
  // Typing does not redraw the form.
  const note = useRef('');
  const [values, setValues] = useState(() => startOf(view, action));
  const photos = usePhotos([], { asEvidence });
  const before = usePhotos([], { asEvidence });
  const fields = formFields(view, action, seesInternal(view.relations), category);

  const collect: ActionForm['collect'] = async () => {
    const counted = { photos: photos.items.length, before: before.items.length };
    const missing = formProblem(action, fields, { ...values, ...counted, note: note.current }, view, new Date());
    if (missing) return { missing };

    const has = (field: FormField['field']) => fields.some((one) => one.field === field);
    const after = has('photos') ? await photos.settled() : [];
    const earlier = has('before') ? await before.settled() : [];
    const refused = [...earlier, ...after].find((photo) => !photo.id && !photo.path);
    if (refused) return { missing: refused.problem ?? '有照片不能上传，请删掉' };

    const words = note.current.trim().slice(0, LIMITS.note.max);
    const { rating, until, card, internal } = values;
    const input: ActInput = {
      note: words || undefined,
      photos: idsOf(after),
      before: idsOf(earlier),
      rating: isWhole(rating) ? rating : undefined,
      until: until ? instantOf(until) : undefined,
      card: card ?? undefined,
      internal: internal || undefined,
      ...(has('text') && rewritten(view, values)),
    };
    return { input, files: [...unsentOf(earlier, 'before'), ...unsentOf(after, 'photos')] };
  };

  return {
    fields,
    values,
    photos,
    before,
    asEvidence,
    setNote: (words) => void (note.current = words),
    set: (part) => setValues((was) => ({ ...was, ...part })),
    collect,
  };
}

function startOf(view: IssueView, action: Action): FormValues {
  const { place } = view;
  const isEdit = action === 'edit';
  return {
    text: isEdit ? view.text : '',
    category: isEdit ? view.categoryCode : null,
    point: isEdit && place ? { lng: place.lng, lat: place.lat } : null,
    address: isEdit ? (place?.address ?? '') : '',
    until: null,
    card: null,
    rating: {},
    internal: false,
  };
}

/** Only what differs is sent besides the words: a place that is sent is routed anew. */
function rewritten(view: IssueView, { text, category, point, address }: FormValues): ActInput {
  const place: Place | undefined = point ? { ...point, address: address.trim() } : undefined;
  const { place: was } = view;
  const isMoved = place && (place.lng !== was?.lng || place.lat !== was.lat || place.address !== was.address);
  return {
    text: text.trim().slice(0, LIMITS.issueText.max),
    category: category !== null && category !== view.categoryCode ? category : undefined,
    place: isMoved ? place : undefined,
  };
}

function isWhole(rating: Partial<Rating>): rating is Rating {
  return rating.score !== undefined && rating.solved !== undefined;
}

function idsOf(photos: readonly PickedPhoto[]): string[] | undefined {
  const ids = photos.flatMap(({ id }) => (id === null ? [] : [id]));
  return ids.length ? ids : undefined;
}

function unsentOf(photos: readonly PickedPhoto[], field: UnsentPhoto['field']): UnsentPhoto[] {
  return photos.flatMap(({ id, path, taken }) => (id === null && path ? [{ path, field, taken }] : []));
}
