import { answerProblems, type FormAnswer, type FormField, type ReceivedView } from '@hongqi/shared';

/** A photo of a draft: stored already, or a file on the phone; both while its file has not been thrown away yet. */
export type DraftPhoto = { id: string; thumbnail: string; path: string | null } | { id: null; path: string };

/** A form half filled in, as the phone keeps it. */
export interface AnswerDraft {
  /** Of the directive. */
  id: string;
  at: string;
  /** Begun to correct an answer that had been given. */
  correcting: boolean;
  values: FormAnswer;
  /** By the key of the field. */
  photos: Record<string, DraftPhoto[]>;
}

/** Forms somebody may have begun at the same time; the oldest gives way. */
const MOST_DRAFTS = 10;
/** The server throws away a photo nothing has taken after seven days. */
const PHOTOS_LAST_MS = 6 * 24 * 3_600_000;

/** The newest first. */
export function withDraft(drafts: readonly AnswerDraft[], draft: AnswerDraft): AnswerDraft[] {
  return [draft, ...withoutDraft(drafts, draft.id)].slice(0, MOST_DRAFTS);
}

export function withoutDraft(drafts: readonly AnswerDraft[], id: string): AnswerDraft[] {
  return drafts.filter((one) => one.id !== id);
}

export function isBlankDraft({ values, photos }: Pick<AnswerDraft, 'values' | 'photos'>): boolean {
  return Object.keys(values).length === 0 && Object.values(photos).every((one) => one.length === 0);
}

/** It was answered in the meantime, by whoever, or nothing can be answered any more. */
export function isDraftOver(
  { correcting }: AnswerDraft,
  { over, answeredAt }: Pick<ReceivedView, 'over' | 'answeredAt'>,
): boolean {
  return over || (answeredAt !== null && !correcting);
}

/** What of it still fits the form. Words that were no number do not outlive the program. */
export function fittingValues(form: readonly FormField[], values: FormAnswer): FormAnswer {
  const kept = form.flatMap((field): [string, FormAnswer[string]][] => {
    const value = values[field.key];
    if (field.kind === 'photo' || value === undefined || value === null) return [];
    const isFine = answerProblems([{ ...field, required: false }], { [field.key]: value }).length === 0;
    return isFine ? [[field.key, value]] : [];
  });
  return Object.fromEntries(kept);
}

/** A photo whose stored form may be gone by now is its file again. */
export function currentPhotos(draft: AnswerDraft, key: string, now: Date): DraftPhoto[] {
  const isOld = now.getTime() - Date.parse(draft.at) > PHOTOS_LAST_MS;
  return (draft.photos[key] ?? []).map((photo) =>
    isOld && photo.path !== null ? { id: null, path: photo.path } : photo,
  );
}

/** Files no draft has any more, apart from those in use elsewhere. */
export function filesGone(
  before: readonly AnswerDraft[],
  after: readonly AnswerDraft[],
  inUse: readonly string[],
): string[] {
  const left = new Set([...filesOf(after), ...inUse]);
  return filesOf(before).filter((path) => !left.has(path));
}

function filesOf(drafts: readonly AnswerDraft[]): string[] {
  const photos = drafts.flatMap((draft) => Object.values(draft.photos).flat());
  return photos.flatMap(({ path }) => (path === null ? [] : [path]));
}
