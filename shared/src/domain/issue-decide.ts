import type { ErrorCode } from '../errors';
import { dueAt, type Limits, type Urgency, type WorkCalendar } from './due';
import { parentOf } from './areas';
import {
  type Action,
  ACTION_FIELDS,
  ACTIONS,
  type ActionField,
  type Audience,
  type IssueState,
  OPEN_STATES,
  type Relation,
  transition,
} from './issue-transitions';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Where an issue stands: what the rules need to know of it, and what an action may change. Instants are UTC. */
export interface Standing {
  state: IssueState | 'none';
  deskCode: string;
  holderUserId: string | null;
  holderDepartmentId: string | null;
  leadId: string | null;
  /** When the two clocks started and when they run out. */
  acceptFrom: Date | null;
  acceptDueAt: Date | null;
  finishFrom: Date | null;
  finishDueAt: Date | null;
  acceptedAt: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  urgedAt: Date | null;
  rating: number | null;
  solved: boolean | null;
}

/** What the category asks for, copied onto the issue when the promise was given. */
export interface Pledge {
  urgency: Urgency;
  limits: Limits;
  photoToResolve: boolean;
  checkBeforeClose: boolean;
}

export interface Rating {
  /** 1 to 5. */
  score: number;
  solved: boolean;
}

export type HolderRef = { userId: string } | { departmentId: string };

export interface ActInput {
  note?: string | undefined;
  photos?: readonly string[] | undefined;
  holder?: HolderRef | undefined;
  lead?: string | undefined;
  rating?: Rating | undefined;
  internal?: boolean | undefined;
}

export type Decision =
  | { ok: true; next: Standing & { state: IssueState }; tells: readonly Audience[] }
  | { ok: false; error: ErrorCode; missing?: ActionField; unwanted?: ActionField };

/** Why this person may not do this now, apart from what they would have to fill in. Null when they may. */
export function refusal(issue: Standing, action: Action, who: readonly Relation[], now: Date): ErrorCode | null {
  const row = transition(action);
  // Permission before state, so that a stranger learns nothing about the issue.
  const as = row.by.filter((relation) => who.includes(relation));
  if (as.length === 0 || row.never?.some((relation) => who.includes(relation))) return 'ISSUE_NOT_YOURS';
  if (!row.from.includes(issue.state)) return 'ISSUE_WRONG_STATE';

  const onlyReporter = as.every((relation) => relation === 'reporter');
  if (onlyReporter && row.reporterWithinDays && issue.resolvedAt) {
    if (now.getTime() - issue.resolvedAt.getTime() > row.reporterWithinDays * DAY) return 'ISSUE_TOO_LATE';
  }
  if (row.oncePerRound && issue.rating !== null) return 'ISSUE_ALREADY_RATED';
  if (row.everyHours && issue.urgedAt && now.getTime() - issue.urgedAt.getTime() < row.everyHours * HOUR) {
    return 'ISSUE_URGED_RECENTLY';
  }
  return null;
}

/** May they do this now, and what follows? Reads nothing, writes nothing. */
export function decide(
  issue: Standing,
  pledge: Pledge,
  action: Action,
  who: readonly Relation[],
  input: ActInput,
  now: Date,
  calendar: WorkCalendar,
): Decision {
  const error = refusal(issue, action, who, now);
  if (error) return { ok: false, error };

  const missing = neededFields(action, pledge).find((field) => isBlank(input[field]));
  if (missing) return { ok: false, error: 'ISSUE_INPUT_MISSING', missing };
  // What the row does not name would do something the table does not say: hide a step, or name a holder while returning.
  const wanted = fieldsOf(action, pledge);
  const unwanted = ACTION_FIELDS.find((field) => !wanted.includes(field) && !isBlank(input[field]));
  if (unwanted) return { ok: false, error: 'INPUT_INVALID', unwanted };

  // An internal remark is for colleagues: the reporter can neither write one nor hear of one.
  const tells = transition(action).tells.filter((audience) => !(input.internal && audience === 'reporter'));
  return { ok: true, next: nextStanding(issue, pledge, action, input, now, calendar), tells };
}

/** Fields the action cannot do without for this issue; the clients mark them. */
export function neededFields(action: Action, pledge: Pick<Pledge, 'photoToResolve'>): ActionField[] {
  const needs = [...(transition(action).needs ?? [])];
  return action === 'resolve' && pledge.photoToResolve ? [...needs, 'photos'] : needs;
}

/** Every field a form for the action shows, needed ones first. */
export function fieldsOf(action: Action, pledge: Pick<Pledge, 'photoToResolve'>): ActionField[] {
  return [...new Set([...neededFields(action, pledge), ...(transition(action).takes ?? [])])];
}

/** The buttons to draw. One table, so the answer cannot differ from what the server will accept. */
export function actionsFor(issue: Standing, who: readonly Relation[], now: Date): Action[] {
  return ACTIONS.filter((action) => refusal(issue, action, who, now) === null);
}

function nextStanding(
  issue: Standing,
  pledge: Pledge,
  action: Action,
  input: ActInput,
  now: Date,
  calendar: WorkCalendar,
): Standing & { state: IssueState } {
  const row = transition(action);
  const limits = pledge.limits[pledge.urgency];
  const state = targetState(issue, pledge, row.to);
  const next = { ...issue, state };

  if (row.holder === 'clear' || row.holder === 'set') {
    next.holderUserId = input.holder && 'userId' in input.holder ? input.holder.userId : null;
    next.holderDepartmentId = input.holder && 'departmentId' in input.holder ? input.holder.departmentId : null;
  }
  if (row.raises) next.deskCode = parentOf(issue.deskCode) ?? issue.deskCode;
  if (row.stops?.includes('accept')) next.acceptDueAt = null;
  if (row.starts?.includes('accept'))
    Object.assign(next, { acceptFrom: now, acceptDueAt: dueAt(now, limits.accept, calendar) });
  if (row.starts?.includes('finish'))
    Object.assign(next, { finishFrom: now, finishDueAt: dueAt(now, limits.finish, calendar) });

  if (action === 'accept') next.acceptedAt = now;
  if (action === 'urge') next.urgedAt = now;
  if (action === 'merge') next.leadId = input.lead ?? null;
  if (action === 'resolve') next.resolvedAt = now;
  if (action === 'reopen')
    Object.assign(next, { acceptedAt: null, resolvedAt: null, closedAt: null, rating: null, solved: null });
  if (action === 'sendBack') next.resolvedAt = null;
  if (input.rating && action === 'rate')
    Object.assign(next, { rating: input.rating.score, solved: input.rating.solved });
  if (state === 'closed' && issue.state !== 'closed') next.closedAt = now;
  return next;
}

function targetState(issue: Standing, pledge: Pledge, to: IssueState | 'same' | 'result'): IssueState {
  if (to === 'result') return pledge.checkBeforeClose ? 'checking' : 'resolved';
  if (to !== 'same') return to;
  if (issue.state === 'none') throw new Error('an issue that does not exist cannot stay as it is');
  return issue.state;
}

function isBlank(value: ActInput[ActionField]): boolean {
  if (value === undefined || value === false) return true;
  return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;
}

/**
 * The clock that runs out next while somebody still has to act; null once nobody has to. The finish clock stands while
 * the work is reported done, and goes on when it is sent back.
 */
export function runningClock(
  issue: Pick<Standing, 'state' | 'acceptFrom' | 'acceptDueAt' | 'finishFrom' | 'finishDueAt' | 'resolvedAt'>,
): { from: Date; dueAt: Date } | null {
  if (!OPEN_STATES.some((state) => state === issue.state)) return null;
  const clocks = [{ from: issue.acceptFrom, dueAt: issue.acceptDueAt }];
  if (!issue.resolvedAt) clocks.push({ from: issue.finishFrom, dueAt: issue.finishDueAt });
  return clocks.reduce<{ from: Date; dueAt: Date } | null>((nearest, { from, dueAt }) => {
    if (!from || !dueAt || (nearest && nearest.dueAt <= dueAt)) return nearest;
    return { from, dueAt };
  }, null);
}
