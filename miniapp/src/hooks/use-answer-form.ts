import type { FormAnswer, FormField, FormValue, PhotoView } from '@hongqi/shared';
import { useCallback, useRef, useState } from 'react';
import type { UnsentPhoto } from '@/services/queue-items';
import { missingWords } from '@/words/answer-words';
import { type PickedPhoto, type Photos, sentPhoto } from './use-photos';

export interface AnswerForm {
  fields: readonly FormField[];
  /** As the fields begin, and what was chosen since; words being typed are not in it. */
  values: FormAnswer;
  /** Photos the field begins with: those of the answer to be corrected. */
  startOf(key: string): PickedPhoto[];
  /** Typing does not redraw the form. */
  type(key: string, value: FormValue | undefined): void;
  choose(key: string, value: FormValue | undefined): void;
  /** Photos are copied to where they stay when the program is closed. */
  keepsFiles: boolean;
  /** A field of photos says which hand holds them. */
  hold(key: string, photos: Photos): void;
  /** What is still missing, in words; null when it can be sent. */
  missing(): string | null;
  /** What is still missing, in words, or what to send. Photos that could not be sent are given back as files. */
  collect(): Promise<{ missing: string } | { answer: FormAnswer; files: UnsentPhoto[] }>;
}

/** A form that outlives the program: what it begins with, and who keeps it as it grows. */
export interface FormDraft {
  /** Filled in before, with the photos by field; null when there is nothing to go on from. */
  start: { values: FormAnswer; photos: Record<string, PickedPhoto[]> } | null;
  /** After every change, also of a single letter. */
  save(values: FormAnswer, photos: ReadonlyMap<string, readonly PickedPhoto[]>): void;
}

/** The answer to a directive's form, from scratch, from the one to be corrected, or from where it was left. */
export function useAnswerForm(
  fields: readonly FormField[],
  before: FormAnswer | null,
  sent: readonly PhotoView[] = [],
  draft?: FormDraft,
): AnswerForm {
  const [values, setValues] = useState<FormAnswer>(draft?.start?.values ?? before ?? {});
  const current = useRef(values);
  const hands = useRef(new Map<string, Photos>());

  const save = draft?.save;

  const changed = useCallback(
    () => save?.(current.current, new Map([...hands.current].map(([key, { items }]) => [key, items]))),
    [save],
  );
  const type = useCallback(
    (key: string, value: FormValue | undefined) => {
      const { [key]: _, ...others } = current.current;
      current.current = value === undefined ? others : { ...others, [key]: value };
      changed();
    },
    [changed],
  );
  const choose = useCallback(
    (key: string, value: FormValue | undefined) => {
      type(key, value);
      setValues(current.current);
    },
    [type],
  );
  const hold = useCallback(
    (key: string, photos: Photos) => {
      const before = hands.current.get(key);
      hands.current.set(key, photos);
      // The first time a field only says what it begins with.
      if (before && before.items !== photos.items) changed();
    },
    [changed],
  );

  const missing = (): string | null => {
    const probe = { ...current.current };
    for (const [key, photos] of hands.current) {
      delete probe[key];
      if (photos.items.length > 0) probe[key] = photos.items.map((photo) => photo.key);
    }
    return missingWords(fields, probe);
  };

  const collect: AnswerForm['collect'] = async () => {
    const words = missing();
    if (words) return { missing: words };

    const answer = { ...current.current };
    const files: UnsentPhoto[] = [];
    for (const [key, photos] of hands.current) {
      const items = await photos.settled();
      const refused = items.find(({ id, path }) => id === null && path === null);
      if (refused) return { missing: refused.problem ?? '有照片不能上传，请删掉' };
      const ids = items.flatMap(({ id }) => (id === null ? [] : [id]));
      delete answer[key];
      if (ids.length > 0) answer[key] = ids;
      for (const { id, path, taken } of items)
        if (id === null && path) files.push({ path, field: `answer.${key}`, taken });
    }
    return { answer, files };
  };

  const startOf = (key: string): PickedPhoto[] => draft?.start?.photos[key] ?? photosAt(before?.[key], sent);

  return { fields, values, startOf, keepsFiles: Boolean(draft), type, choose, hold, missing, collect };
}

function photosAt(value: FormValue | undefined, sent: readonly PhotoView[]): PickedPhoto[] {
  const ids = Array.isArray(value) ? value : [];
  return sent.filter(({ id }) => ids.includes(id)).map(({ id, thumbnail }) => sentPhoto(id, thumbnail));
}
