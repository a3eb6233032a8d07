import {
  type DirectiveAudience,
  type DirectiveContent,
  type DirectiveView,
  DIRECTIVE_LIMITS,
  type DocumentView,
  type DoorBrief,
  type FormField,
  outermost,
  type PhotoView,
  type SaveDirective,
} from '@hongqi/shared';

/** A directive while it is being written: pictures, documents and doors as they are shown, the rest as it is sent. */
export interface Draft extends Omit<DirectiveContent, 'photos' | 'documents'> {
  photos: PhotoView[];
  documents: DocumentView[];
  /** Its list, kept also while all doors are walked: whoever changes their mind has not lost it. */
  doors: DoorBrief[];
}

/** A directive as the server has it, with the list that belongs to it. */
export interface Opened {
  view: DirectiveView;
  /** Empty where it has no list. */
  doors: DoorBrief[];
}

export const NO_AUDIENCE: DirectiveAudience = {
  areas: [],
  roles: [],
  residents: false,
  departments: [],
  unansweredOf: null,
};

export const EMPTY_DRAFT: Draft = {
  kind: 'notice',
  urgency: 'normal',
  title: '',
  text: '',
  staffText: '',
  photos: [],
  documents: [],
  wants: 'receipt',
  form: [],
  dueAt: null,
  validUntil: null,
  sendAt: null,
  cascade: 'straight',
  relayMinutes: DIRECTIVE_LIMITS.relayMinutes.usual,
  visits: false,
  listed: false,
  doors: [],
  audience: NO_AUDIENCE,
};

export function draftOf({
  view: { content, photos, documents },
  doors,
}: {
  view: Pick<DirectiveView, 'content' | 'photos' | 'documents'>;
  doors: DoorBrief[];
}): Draft {
  return { ...content, photos, documents, doors };
}

/** What is sent: nothing of a part that is switched off, and no area inside another. */
export function contentOf(draft: Draft): DirectiveContent {
  const { kind, urgency, title, text, staffText, wants, dueAt, validUntil, sendAt, cascade, relayMinutes } = draft;
  const { areas, roles, residents, departments, unansweredOf } = draft.audience;
  const isFollowUp = unansweredOf !== null;
  const visits = draft.visits && kind === 'task';
  // Key by key and in this order: the same content is the same text, wherever it came from.
  return {
    kind,
    urgency,
    title: title.trim(),
    text,
    staffText,
    photos: draft.photos.map(({ id }) => id),
    documents: draft.documents.map(({ id }) => id),
    wants,
    form: wants === 'form' ? draft.form.map(plainField) : [],
    dueAt,
    validUntil,
    sendAt,
    cascade,
    relayMinutes,
    visits,
    listed: visits && draft.listed,
    audience: {
      areas: outermost(areas),
      roles: isFollowUp ? [] : roles,
      residents,
      departments: isFollowUp ? [] : departments,
      unansweredOf,
    },
  };
}

function plainField({ key, kind, label, required, options, several }: FormField): FormField {
  return { key, kind, label: label.trim(), required, options: options.map((option) => option.trim()), several };
}

export type Body = DirectiveContent & Pick<SaveDirective, 'doorIds'>;

/** What is saved: the content, and its list where it has one. The order of a list says nothing. */
function bodyOf(draft: Draft): Body {
  const content = contentOf(draft);
  return content.listed ? { ...content, doorIds: draft.doors.map(({ id }) => id).sort() } : content;
}

/** As one text, to tell whether anything has changed. */
export function textOf(draft: Draft): string {
  return JSON.stringify(bodyOf(draft));
}

/** Somebody could be reached; before that there is nothing to count. Progress is told by areas, so there are some. */
export function hasAudience({ areas, roles, residents, departments, unansweredOf }: DirectiveAudience): boolean {
  const hasWho = roles.length > 0 || residents || departments.length > 0 || unansweredOf !== null;
  return areas.length > 0 && hasWho;
}

/** The words and wishes of a template, or of this draft as one: times, files and doors belong to one sending alone. */
export function asTemplate(content: DirectiveContent): DirectiveContent {
  return {
    ...content,
    photos: [],
    documents: [],
    dueAt: null,
    validUntil: null,
    sendAt: null,
    listed: false,
    audience: { ...content.audience, unansweredOf: null },
  };
}

/** A template over a draft: what it does not speak of stays. */
export function fromTemplate(draft: Draft, content: DirectiveContent): Draft {
  const { photos, documents, doors, listed, dueAt, validUntil, sendAt, audience } = draft;
  const template = asTemplate(content);
  return {
    ...template,
    photos,
    documents,
    doors,
    listed,
    dueAt,
    validUntil,
    sendAt,
    audience: hasAudience(template.audience) ? template.audience : audience,
  };
}
