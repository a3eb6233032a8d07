import { AppError } from '../errors';
import { covers } from './areas';
import type { DirectiveAudience, DirectiveState } from './directive';
import { type Actor, hasPost, hasPostInAll, type Role } from './roles';

/**
 * What somebody is to a directive. `wrote` holds by the person alone, `author` only with a post to send it from.
 * `deadline` is the platform when a time has come.
 */
export const DIRECTIVE_RELATIONS = ['wrote', 'author', 'superior', 'approver', 'level', 'deadline'] as const;
export type DirectiveRelation = (typeof DIRECTIVE_RELATIONS)[number];

export type DirectiveField = 'note' | 'areaCode' | 'version';

export interface DirectiveTransition {
  from: readonly DirectiveState[];
  /** `gate`: `pending` where a second person must consent, else as `go`. `go`: `scheduled` or `sending`. */
  to: DirectiveState | 'same' | 'gate' | 'go' | 'gone';
  by: readonly DirectiveRelation[];
  /** Refused to whoever also is one of these. */
  never?: readonly DirectiveRelation[];
  needs?: readonly DirectiveField[];
  takes?: readonly DirectiveField[];
}

/** The one table of what can be done with a directive: server, console and mini-program all go by it. */
// prettier-ignore
export const DIRECTIVE_TABLE = {
  edit:     { from: ['draft'],                to: 'same',     by: ['author'] },
  discard:  { from: ['draft'],                to: 'gone',     by: ['author'] },
  submit:   { from: ['draft'],                to: 'gate',     by: ['author'] },
  takeBack: { from: ['pending', 'scheduled'], to: 'draft',    by: ['author'] },
  approve:  { from: ['pending'],              to: 'go',       by: ['approver'], never: ['wrote'], needs: ['version'] },
  refuse:   { from: ['pending'],              to: 'draft',    by: ['approver'], never: ['wrote'], needs: ['note'] },
  start:    { from: ['scheduled'],            to: 'sending',  by: ['deadline'] },
  halt:     { from: ['scheduled'],            to: 'draft',    by: ['deadline'], needs: ['note'] },
  finish:   { from: ['sending'],              to: 'sent',     by: ['deadline'] },
  add:      { from: ['sending', 'sent'],      to: 'same',     by: ['level'], needs: ['note', 'areaCode'] },
  pass:     { from: ['sending'],              to: 'same',     by: ['level'], needs: ['areaCode'], takes: ['note'] },
  remind:   { from: ['sending', 'sent'],      to: 'same',     by: ['level'], needs: ['areaCode'] },
  recall:   { from: ['sending', 'sent'],      to: 'recalled', by: ['author', 'superior'], needs: ['note'] },
  close:    { from: ['sending', 'sent'],      to: 'closed',   by: ['author', 'superior'] },
} as const satisfies Record<string, DirectiveTransition>;

export type DirectiveAction = keyof typeof DIRECTIVE_TABLE;
export const DIRECTIVE_ACTIONS = Object.keys(DIRECTIVE_TABLE) as DirectiveAction[];

export function directiveTransition(action: DirectiveAction): DirectiveTransition {
  return DIRECTIVE_TABLE[action];
}

/** Roles that write directives, in their own areas. */
export const SENDERS: readonly Role[] = ['dispatcher', 'supervisor', 'admin'];
export const APPROVERS: readonly Role[] = ['supervisor', 'admin'];
/** Roles that add a word at their own level, or press those below. */
const LEVELS: readonly Role[] = ['worker', ...SENDERS];

export interface DirectiveTies {
  authorId: string;
  /** The area it is sent from: of the author's post. */
  areaCode: string;
  audience: Pick<DirectiveAudience, 'areas'>;
}

/** `areaCode` is where the person wants to act; without it, anywhere the directive goes. */
export function directiveRelations(actor: Actor, ties: DirectiveTies, areaCode?: string): DirectiveRelation[] {
  const found: DirectiveRelation[] = [];
  if (actor.id === ties.authorId) found.push('wrote');
  if (actor.id === ties.authorId && SENDERS.some((role) => hasPost(actor, role, ties.areaCode))) found.push('author');
  if (SENDERS.some((role) => hasPost(actor, role, ties.areaCode))) found.push('superior');
  if (APPROVERS.some((role) => hasPostInAll(actor, role, ties.audience.areas))) found.push('approver');
  const own = actor.posts.filter(({ role }) => LEVELS.includes(role)).map((post) => post.areaCode);
  const mine = areaCode === undefined ? own : own.some((code) => covers(code, areaCode)) ? [areaCode] : [];
  if (mine.some((code) => touches(ties.audience.areas, code))) found.push('level');
  return found;
}

/** One lies in the other. */
export function touches(areas: readonly string[], code: string): boolean {
  return areas.some((area) => covers(area, code) || covers(code, area));
}

export interface DirectiveInput {
  note?: string | undefined;
  areaCode?: string | undefined;
  /** Of the directive that was looked at. */
  version?: number | undefined;
}

export interface DirectiveStanding {
  state: DirectiveState;
  sendAt: number | null;
  needsApproval: boolean;
}

/** The state after the action, or null when nothing is left of it; throws when it may not be. */
export function decideDirective(
  standing: DirectiveStanding,
  action: DirectiveAction,
  relations: readonly DirectiveRelation[],
  input: DirectiveInput,
  now: number,
): DirectiveState | null {
  const row = directiveTransition(action);
  const isHis = row.by.some((one) => relations.includes(one)) && !row.never?.some((one) => relations.includes(one));
  if (!isHis) throw new AppError('DIRECTIVE_NOT_YOURS');
  if (!row.from.includes(standing.state)) throw new AppError('DIRECTIVE_WRONG_STATE', { state: standing.state });
  const missing = (row.needs ?? []).filter((field) => !String(input[field] ?? '').trim());
  if (missing.length) {
    throw new AppError(
      'DIRECTIVE_INPUT_MISSING',
      missing.map((field) => ({ field, rule: 'isNotEmpty' })),
    );
  }
  if (row.to === 'gone') return null;
  if (row.to === 'same') return standing.state;
  if (row.to === 'gate' && standing.needsApproval) return 'pending';
  if (row.to === 'gate' || row.to === 'go')
    return standing.sendAt !== null && standing.sendAt > now ? 'scheduled' : 'sending';
  return row.to;
}

/** What the person can do now, in the order of the table. */
export function directiveActions(state: DirectiveState, relations: readonly DirectiveRelation[]): DirectiveAction[] {
  return DIRECTIVE_ACTIONS.filter((action) => {
    const { from, by, never } = directiveTransition(action);
    return (
      from.includes(state) &&
      by.some((one) => relations.includes(one)) &&
      !never?.some((one) => relations.includes(one))
    );
  });
}
