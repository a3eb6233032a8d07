import {
  type Action,
  type ActionField,
  type ActInput,
  fieldsOf,
  type HolderCandidate,
  type HolderRef,
  type IssueState,
  type IssueView,
  type PhotoView,
  type Rating,
} from '@hongqi/shared';

/** What the person has filled in so far; kept when they change their mind about the action. */
export interface Draft {
  note: string;
  photos: PhotoView[];
  holder: HolderRef | null;
  lead: string | null;
  rating: Rating | null;
  internal: boolean;
}

export const EMPTY_DRAFT: Draft = { note: '', photos: [], holder: null, lead: null, rating: null, internal: false };

/** Every field of the action's form, needed ones first, as the shared table has them for this issue. */
export function formFields(view: Pick<IssueView, 'needs'>, action: Action): ActionField[] {
  return fieldsOf(action, { photoToResolve: view.needs[action]?.includes('photos') ?? false });
}

/** Only what the action takes and what was filled in: a note left over from another action goes nowhere. */
export function inputOf(fields: readonly ActionField[], draft: Draft): ActInput {
  const note = draft.note.trim();
  const filled: ActInput = {
    ...(note ? { note } : {}),
    ...(draft.photos.length ? { photos: draft.photos.map(({ id }) => id) } : {}),
    ...(draft.holder ? { holder: draft.holder } : {}),
    ...(draft.lead ? { lead: draft.lead } : {}),
    ...(draft.rating ? { rating: draft.rating } : {}),
    ...(draft.internal ? { internal: true } : {}),
  };
  return Object.fromEntries(Object.entries(filled).filter(([field]) => fields.includes(field as ActionField)));
}

/** Needed fields that are still empty. */
export function missingFrom(needs: readonly ActionField[], draft: Draft): ActionField[] {
  const input = inputOf(needs, draft);
  return needs.filter((field) => input[field] === undefined);
}

const NATURAL: Partial<Record<IssueState, Action>> = {
  submitted: 'dispatch',
  assigned: 'accept',
  handling: 'resolve',
  checking: 'check',
  resolved: 'close',
};

/** The step most issues in this state take next, if this person may take it: the one blue button. */
export function naturalNext(state: IssueState, actions: readonly Action[]): Action | null {
  const next = NATURAL[state];
  return next && actions.includes(next) ? next : null;
}

export function holderRef(candidate: Pick<HolderCandidate, 'kind' | 'id'>): HolderRef {
  return candidate.kind === 'worker' ? { userId: candidate.id } : { departmentId: candidate.id };
}

export function isHolder(candidate: Pick<HolderCandidate, 'kind' | 'id'>, ref: HolderRef | null): boolean {
  if (!ref) return false;
  return 'userId' in ref
    ? candidate.kind === 'worker' && candidate.id === ref.userId
    : candidate.kind === 'department' && candidate.id === ref.departmentId;
}

/** The worker to think of first for a grid: on duty before not, fewest open issues before more. */
export function workerOf(candidates: readonly HolderCandidate[], gridCode: string): HolderCandidate | null {
  const [best] = candidates
    .filter(({ kind, areaCode }) => kind === 'worker' && areaCode === gridCode)
    .sort((a, b) => Number(b.onDuty) - Number(a.onDuty) || a.openCount - b.openCount);
  return best ?? null;
}
