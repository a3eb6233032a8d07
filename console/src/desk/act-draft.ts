import {
  type Action,
  type ActionField,
  type ActInput,
  type Card,
  fieldsOf,
  type HolderCandidate,
  type HolderRef,
  type IssueState,
  type IssueView,
  LIMITS,
  type Part,
  type PhotoView,
  type Rating,
} from '@hongqi/shared';

/** What the person has filled in so far; kept when they change their mind about the action. */
export interface Draft {
  note: string;
  photos: PhotoView[];
  /** Of the place before the work began. */
  before: PhotoView[];
  holder: HolderRef | null;
  lead: string | null;
  rating: Rating | null;
  internal: boolean;
  /** ISO 8601. */
  until: string | null;
  card: Card | null;
  parts: Part[];
  text: string;
  category: string;
}

export const EMPTY_DRAFT: Draft = {
  note: '',
  photos: [],
  before: [],
  holder: null,
  lead: null,
  rating: null,
  internal: false,
  until: null,
  card: null,
  parts: [],
  text: '',
  category: '',
};

/** The form as it opens: what the issue itself already says is not typed again. */
export function openedDraft(view: Pick<IssueView, 'text' | 'categoryCode'>, action: Action, draft: Draft): Draft {
  const { text, categoryCode } = view;
  if (action === 'edit' && !draft.text) return { ...draft, text, category: categoryCode };
  if (action !== 'split' || draft.parts.length) return draft;
  return {
    ...draft,
    parts: [
      { text, categoryCode },
      { text: '', categoryCode: '' },
    ],
  };
}

/** Every field of the action's form, needed ones first, as the shared table has them for this issue. */
export function formFields(view: Pick<IssueView, 'needs'>, action: Action): ActionField[] {
  const needs = view.needs[action] ?? [];
  return fieldsOf(action, { photoToResolve: needs.includes('photos'), photoBefore: needs.includes('before') });
}

/** Only what the action takes and what was filled in: a note left over from another action goes nowhere. */
export function inputOf(fields: readonly ActionField[], draft: Draft): ActInput {
  const note = draft.note.trim();
  const filled: ActInput = {
    ...(note ? { note } : {}),
    ...(draft.photos.length ? { photos: draft.photos.map(({ id }) => id) } : {}),
    ...(draft.before.length ? { before: draft.before.map(({ id }) => id) } : {}),
    ...(draft.holder ? { holder: draft.holder } : {}),
    ...(draft.lead ? { lead: draft.lead } : {}),
    ...(draft.rating ? { rating: draft.rating } : {}),
    ...(draft.internal ? { internal: true } : {}),
    ...(draft.text.trim() ? { text: draft.text.trim() } : {}),
    ...(draft.category ? { category: draft.category } : {}),
    ...(draft.until ? { until: draft.until } : {}),
    ...(draft.card ? { card: draft.card } : {}),
    ...(areComplete(draft.parts) ? { parts: draft.parts.map((part) => ({ ...part, text: part.text.trim() })) } : {}),
  };
  return Object.fromEntries(Object.entries(filled).filter(([field]) => fields.includes(field as ActionField)));
}

function areComplete(parts: readonly Part[]): boolean {
  return (
    parts.length >= LIMITS.parts.min &&
    parts.every(({ text, categoryCode }) => text.trim() !== '' && categoryCode !== '')
  );
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
  suspended: 'resume',
  asked: 'resume',
  checking: 'check',
  resolved: 'close',
};

/** What somebody waits for comes before the state's own next step. */
const OWED: readonly Action[] = ['answerCall', 'arbitrate', 'grant', 'answer'];

/** The step most issues in this state take next, if this person may take it: the one blue button. */
export function naturalNext(state: IssueState, actions: readonly Action[]): Action | null {
  const owed = OWED.find((action) => actions.includes(action));
  if (owed) return owed;
  const next = NATURAL[state];
  return next && actions.includes(next) ? next : null;
}

/** Said or pressed every day, most often first; whatever is not here stands after them. */
const FREQUENT: readonly Action[] = [
  'refuse',
  'exclude',
  'uphold',
  'lift',
  'resolve',
  'dispatch',
  'progress',
  'comment',
  'sendBack',
  'close',
  'supervise',
];
/** So many fit beside the buttons that finish a form, on the smallest office screen. */
const SHOWN = 5;

/** The bar: the natural step first, then by how often they are used; the rest under "more". */
export function barOf(state: IssueState, actions: readonly Action[]): { shown: Action[]; more: Action[] } {
  const next = naturalNext(state, actions);
  const rank = (action: Action): number => {
    if (action === next) return -1;
    const at = FREQUENT.indexOf(action);
    return at < 0 ? FREQUENT.length : at;
  };
  const sorted = [...actions].sort((a, b) => rank(a) - rank(b));
  // A list of one would cost a press more than the button it hides.
  const count = sorted.length === SHOWN + 1 ? sorted.length : SHOWN;
  return { shown: sorted.slice(0, count), more: sorted.slice(count) };
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
