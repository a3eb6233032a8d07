import {
  type Action,
  type ActInput,
  FIELD_LABEL,
  type IssueView,
  LIMITS,
  type Rating,
  seesInternal,
} from '@hongqi/shared';
import { useRef, useState } from 'react';
import { type FormField, formFields } from '@/words/actions-offered';
import { type PickedPhoto, type Photos, usePhotos } from './use-photos';

export interface ActionForm {
  fields: FormField[];
  photos: Photos;
  rating: Partial<Rating>;
  internal: boolean;
  setNote(note: string): void;
  setRating(rating: Partial<Rating>): void;
  setInternal(internal: boolean): void;
  /** What is still missing, in words, or null. Photos that could not be sent are given back as files. */
  collect(): Promise<{ missing: string } | { input: ActInput; files: string[] }>;
}

/** The form of any action, made from the table: which fields, which of them needed. */
export function useActionForm(view: IssueView, action: Action): ActionForm {
  const note = useRef('');
  const photos = usePhotos();
  const [rating, setRating] = useState<Partial<Rating>>({});
  const [internal, setInternal] = useState(false);
  const fields = formFields(view, action, seesInternal(view.relations));
  const needs = (field: string) => fields.some((one) => one.field === field && one.needed);
  const has = (field: string) => fields.some((one) => one.field === field);

  const collect: ActionForm['collect'] = async () => {
    const words = note.current.trim();
    if (needs('note') && !words) return { missing: '请先写几句话' };
    if (needs('photos') && photos.items.length === 0) return { missing: '请拍一张照片' };
    if (needs('rating') && rating.solved === undefined) return { missing: '请选择问题是否解决' };
    if (needs('rating') && rating.score === undefined) return { missing: `请选择${FIELD_LABEL.rating}` };

    const sent = has('photos') ? await photos.settled() : [];
    const refused = sent.find((photo) => !photo.id && !photo.path);
    if (refused) return { missing: refused.problem ?? '有照片不能上传,请删掉' };
    const input: ActInput = {
      note: words ? words.slice(0, LIMITS.note.max) : undefined,
      photos: sent.some(isSent) ? sent.filter(isSent).map(({ id }) => id) : undefined,
      rating:
        rating.score !== undefined && rating.solved !== undefined
          ? { score: rating.score, solved: rating.solved }
          : undefined,
      internal: internal || undefined,
    };
    return { input, files: sent.flatMap((photo) => (photo.id === null && photo.path ? [photo.path] : [])) };
  };

  return {
    fields,
    photos,
    rating,
    internal,
    setNote: (words) => void (note.current = words),
    setRating,
    setInternal,
    collect,
  };
}

function isSent(photo: PickedPhoto): photo is PickedPhoto & { id: string } {
  return photo.id !== null;
}
