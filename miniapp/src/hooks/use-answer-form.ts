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
  /** A field of photos says which hand holds them. */
  hold(key: string, photos: Photos): void;
  /** What is still missing, in words; null when it can be sent. */
  missing(): string | null;
  /** What is still missing, in words, or what to send. Photos that could not be sent are given back as files. */
  collect(): Promise<{ missing: string } | { answer: FormAnswer; files: UnsentPhoto[] }>;
}

/** The answer to a directive's form, from scratch or from the one to be corrected. */
export function useAnswerForm(
  fields: readonly FormField[],
  before: FormAnswer | null,
  sent: readonly PhotoView[] = [],
): AnswerForm {
  const [values, setValues] = useState<FormAnswer>(before ?? {});
  const current = useRef(values);
  const hands = useRef(new Map<string, Photos>());

  const type = useCallback((key: string, value: FormValue | undefined) => {
    const { [key]: _, ...others } = current.current;
    current.current = value === undefined ? others : { ...others, [key]: value };
  }, []);
  const choose = useCallback(
    (key: string, value: FormValue | undefined) => {
      type(key, value);
      setValues(current.current);
    },
    [type],
  );
  const hold = useCallback((key: string, photos: Photos) => void hands.current.set(key, photos), []);

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

  return { fields, values, startOf: (key) => photosAt(before?.[key], sent), type, choose, hold, missing, collect };
}

function photosAt(value: FormValue | undefined, sent: readonly PhotoView[]): PickedPhoto[] {
  const ids = Array.isArray(value) ? value : [];
  return sent.filter(({ id }) => ids.includes(id)).map(({ id, thumbnail }) => sentPhoto(id, thumbnail));
}
