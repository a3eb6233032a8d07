import { useQueue } from '@/services/action-queue';
import { remark } from '@/services/errors';
import { dropFile } from '@/services/platform';
import { keep, recall } from '@/services/storage';
import { type AnswerDraft, filesGone, withDraft, withoutDraft } from './answer-draft';

export function keptDraft(id: string): AnswerDraft | null {
  return all().find((draft) => draft.id === id) ?? null;
}

export function keepDraft(draft: AnswerDraft): void {
  replace((drafts) => withDraft(drafts, draft));
}

export function forgetDraft(id: string): void {
  if (keptDraft(id)) replace((drafts) => withoutDraft(drafts, id));
}

function all(): AnswerDraft[] {
  return (recall('answer-drafts') as AnswerDraft[] | null) ?? [];
}

/** A full phone costs the draft, not what is being typed. Files go with the last draft that has them. */
function replace(change: (drafts: readonly AnswerDraft[]) => AnswerDraft[]): void {
  const before = all();
  const after = change(before);
  try {
    keep('answer-drafts', after);
  } catch (error) {
    return remark('answer drafts', error);
  }
  const waiting = useQueue.getState().waiting.flatMap(({ files }) => files.map(({ path }) => path));
  for (const path of filesGone(before, after, waiting))
    dropFile(path).catch((error: unknown) => remark('file of a draft', error));
}
