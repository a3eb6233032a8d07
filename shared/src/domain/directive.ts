import type { Urgency } from './due';
import type { FormField } from './directive-form';
import type { Role } from './roles';

/** 动员, 通知, 任务, 预警. */
export const DIRECTIVE_KINDS = ['mobilise', 'notice', 'task', 'alert'] as const;
export type DirectiveKind = (typeof DIRECTIVE_KINDS)[number];

/** A state says who must act next; `sending` lasts until everyone of the audience has it. */
export const DIRECTIVE_STATES = ['draft', 'pending', 'scheduled', 'sending', 'sent', 'closed', 'recalled'] as const;
export type DirectiveState = (typeof DIRECTIVE_STATES)[number];

/** What settles a copy: having been read, a receipt (one press), or the answers of a form. */
export const WANTS = ['read', 'receipt', 'form'] as const;
export type Wants = (typeof WANTS)[number];

/**
 * `straight`: to everyone at once. `relay`: first to the heads; each community passes it on to its own people, and
 * where it does not within `relayMinutes` it goes on by itself, so that nobody can hold it up.
 */
export const CASCADES = ['straight', 'relay'] as const;
export type Cascade = (typeof CASCADES)[number];

/** As what somebody got it. Words for staff are never shown to whoever got it as a resident. */
export const COPY_PARTS = ['staff', 'resident'] as const;
export type CopyPart = (typeof COPY_PARTS)[number];

/** Areas × who. Areas are outermost: none lies inside another. */
export interface DirectiveAudience {
  areas: string[];
  /** Everyone with a current post of these roles in the areas. */
  roles: Role[];
  /** Everyone whose home grid lies in the areas. */
  residents: boolean;
  /** Ids; everyone with a current post in one of these departments, wherever the post lies. */
  departments: string[];
  /**
   * Id of an earlier directive: only those who have it in these areas and have not settled it. Staff always, residents
   * where `residents` says so; `roles` and `departments` are empty then.
   */
  unansweredOf: string | null;
}

/** Everything about a directive that its author decides. Instants are ISO 8601 in UTC. */
export interface DirectiveContent {
  kind: DirectiveKind;
  urgency: Urgency;
  title: string;
  text: string;
  /** Only for those who get it as staff. */
  staffText: string;
  /** Photo ids. */
  photos: string[];
  /** Document ids (PDF). */
  documents: string[];
  wants: Wants;
  form: FormField[];
  dueAt: string | null;
  /** Whoever joins before this gets it too, and answers are taken; null: a week beyond its due time, or 30 days. */
  validUntil: string | null;
  /** Not before this; null: at once. */
  sendAt: string | null;
  cascade: Cascade;
  relayMinutes: number;
  /** Workers walk the doors of their grids with it. */
  visits: boolean;
  /** Only the doors on its list are walked; otherwise all doors of its areas. */
  listed: boolean;
  audience: DirectiveAudience;
}

export const DIRECTIVE_LIMITS = {
  title: { min: 1, max: 60 },
  text: { min: 1, max: 5000 },
  staffText: { min: 0, max: 2000 },
  /** Words added by a level, or the reason of a recall. */
  note: { min: 1, max: 500 },
  areas: 500,
  departments: 50,
  photos: 9,
  documents: 3,
  documentBytes: 10 * 1024 * 1024,
  /** On the list of one directive. */
  doors: 5000,
  fields: 10,
  options: 20,
  label: { min: 1, max: 40 },
  answerText: { min: 0, max: 500 },
  relayMinutes: { min: 5, max: 1440, usual: 30 },
  presetName: { min: 1, max: 40 },
  /** Days something without an end stays valid; and beyond its due time, so that late answers are taken. */
  validDays: 30,
  graceDays: 7,
  /** One reminder in so many minutes for the same area. */
  remindMinutes: 60,
} as const;

/** Nothing more is asked of anyone once it is recalled, closed or past its time. */
export function isValid(state: DirectiveState, validUntil: number | null, now: number): boolean {
  return (state === 'sending' || state === 'sent') && (validUntil === null || now < validUntil);
}

/** What is asked is done. A copy that only wants to be read is settled by reading. */
export function isSettled(wants: Wants, copy: { readAt: unknown; answeredAt: unknown }): boolean {
  return wants === 'read' ? copy.readAt !== null : copy.answeredAt !== null;
}

/** Residents are only written to with a second person's consent. */
export function needsApproval(audience: Pick<DirectiveAudience, 'residents'>): boolean {
  return audience.residents;
}
