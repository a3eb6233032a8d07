import { type AddVisit, doorWords, type VisitOutcome, type WalkDoor } from '@hongqi/shared';
import { useState } from 'react';
import { type AnswerForm, useAnswerForm } from '@/hooks/use-answer-form';
import { type Photos, usePhotos } from '@/hooks/use-photos';
import { newKey } from '@/services/keys';
import { quietPosition } from '@/services/place';
import type { UnsentPhoto } from '@/services/queue-items';
import { type Asked, answerable } from '../walk-memory';
import { doorReport } from './door-report';

export interface VisitForm {
  /** Null where the directive asks nothing of a household, or there is none. */
  asked: Asked | null;
  answers: boolean;
  answer: AnswerForm;
  words: string;
  category: string | null;
  photos: Photos;
  setAnswers(on: boolean): void;
  setWords(words: string): void;
  setCategory(code: string | null): void;
  /** What is still missing, in words, or the visit. Photos that could not be sent are given back as files. */
  collect(): Promise<{ missing: string } | { visit: AddVisit; files: UnsentPhoto[] }>;
}

/** One knock being written down: one press files the visit, the household's answer and the problem together. */
export function useVisitForm(
  outcome: VisitOutcome,
  door: WalkDoor,
  directiveId: string | null,
  directive: Asked | null,
  visitKey: string,
): VisitForm {
  const asked = outcome === 'refused' ? null : answerable(directive);
  const [answers, setAnswers] = useState(outcome === 'met');
  const answer = useAnswerForm(asked?.form ?? [], null);
  const [words, setWords] = useState('');
  const [category, setCategory] = useState<string | null>(null);
  const photos = usePhotos();
  // Pressed again after something was missing, it is still the same problem.
  const [submissionKey] = useState(newKey);
  const isProblem = outcome === 'problem';

  const collect: VisitForm['collect'] = async () => {
    const note = words.trim();
    if (isProblem && !note && photos.items.length === 0) return { missing: '请写下发现了什么，或拍一张照片' };
    const said = asked && answers ? await answer.collect() : null;
    if (said && 'missing' in said) return said;

    const taken = await photos.settled();
    const refused = taken.find(({ id, path }) => id === null && path === null);
    if (refused) return { missing: refused.problem ?? '有照片不能上传，请删掉' };
    const ids = taken.flatMap(({ id }) => (id === null ? [] : [id]));
    const field = isProblem ? 'report.photos' : 'photos';
    const files = taken.flatMap(({ id, path, taken: when }): UnsentPhoto[] =>
      id === null && path ? [{ path, field, taken: when }] : [],
    );

    const visit: AddVisit = {
      visitKey,
      doorId: door.id,
      directiveId: directiveId ?? undefined,
      outcome,
      note: note || undefined,
      photos: !isProblem && ids.length ? ids : undefined,
      answer: said?.answer,
      report: isProblem
        ? doorReport({
            submissionKey,
            words: note,
            categoryCode: category,
            photos: ids,
            position: await quietPosition(),
            door: doorWords(door),
            directiveId,
          })
        : undefined,
    };
    return { visit, files: [...(said?.files ?? []), ...files] };
  };

  return { asked, answers, answer, words, category, photos, setAnswers, setWords, setCategory, collect };
}
