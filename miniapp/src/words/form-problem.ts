import {
  type Action,
  type Card,
  type CategoryView,
  clockTime,
  FIELD_LABEL,
  type IssueView,
  type Rating,
} from '@hongqi/shared';
import type { FormField } from './actions-offered';
import { type DayAndHour, instantOf } from './moment';

/** What has been filled in so far; photos are counted, because they are still on their way. */
export interface Filled {
  note: string;
  text: string;
  until: DayAndHour | null;
  card: Card | null;
  rating: Partial<Rating>;
  photos: number;
  before: number;
}

/** What still has to be done before it can be sent, in words; null when nothing has. */
export function formProblem(
  action: Action,
  fields: readonly FormField[],
  filled: Filled,
  view: Pick<IssueView, 'clocks'>,
  now: Date,
): string | null {
  for (const { field, needed } of fields) {
    if (field === 'until' && filled.until !== null) {
      const problem = untilProblem(action, instantOf(filled.until), view, now);
      if (problem) return problem;
    }
    const missing = needed && MISSING[field]?.(filled);
    if (missing) return missing;
  }
  return null;
}

const MISSING: Partial<Record<FormField['field'], (filled: Filled) => string | null>> = {
  note: ({ note }) => (note.trim() ? null : '请先写几句话'),
  text: ({ text }) => (text.trim() ? null : '请先写几句话'),
  before: ({ before }) => (before > 0 ? null : '请拍一张处置前的照片'),
  photos: ({ photos }) => (photos > 0 ? null : '请拍一张照片'),
  until: ({ until }) => (until ? null : '请选一个时间'),
  card: ({ card }) => (card ? null : `请选${FIELD_LABEL.card}`),
  rating: ({ rating }) => {
    if (rating.solved === undefined) return '请选择问题是否解决';
    return rating.score === undefined ? `请选择${FIELD_LABEL.rating}` : null;
  },
};

function untilProblem(action: Action, until: string, { clocks }: Pick<IssueView, 'clocks'>, now: Date): string | null {
  if (until <= now.toISOString()) return '要选以后的时间';
  const promised = action === 'extend' ? clocks.find(({ name }) => name === 'finish')?.dueAt : undefined;
  if (!promised || until > new Date(promised).toISOString()) return null;
  return `要晚于现在的期限 ${clockTime(promised, now)}`;
}

/** Do photos for this action prove something, so that when and where they were taken matters? */
export function isEvidence(action: Action, category: Pick<CategoryView, 'evidenceMetres'> | undefined): boolean {
  return action === 'resolve' && category !== undefined && category.evidenceMetres !== null;
}
