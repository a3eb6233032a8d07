import type { ErrorCode } from '../errors';
import type { Place } from '../geo/types';
import { type ClockName, dueMove } from './clocks';
import { CONDITIONS, type Look, needsArbitration } from './issue-conditions';
import type { Card, Circumstances, Pledge, Standing } from './issue-course';
import { nextStanding } from './issue-next';
import {
  type Action,
  ACTION_FIELDS,
  ACTIONS,
  type ActionField,
  type Audience,
  type IssueState,
  type Relation,
  transition,
} from './issue-transitions';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface Rating {
  /** 1 to 5: satisfied? */
  score: number;
  /** Solved? The two are asked, stored and counted apart. */
  solved: boolean;
}

export type HolderRef = { userId: string } | { departmentId: string };

/** One matter of a report that is split: its own words and kind; place and reporter are the parent's. */
export interface Part {
  text: string;
  categoryCode: string;
}

export interface ActInput {
  note?: string | undefined;
  photos?: readonly string[] | undefined;
  /** Taken before the work began, where the category asks for it. */
  before?: readonly string[] | undefined;
  holder?: HolderRef | undefined;
  lead?: string | undefined;
  rating?: Rating | undefined;
  internal?: boolean | undefined;
  /** A later instant, ISO 8601. */
  until?: string | undefined;
  card?: Card | undefined;
  text?: string | undefined;
  category?: string | undefined;
  place?: Place | undefined;
  parts?: readonly Part[] | undefined;
}

export type Decision =
  | { ok: true; next: Standing & { state: IssueState }; tells: readonly Audience[] }
  | { ok: false; error: ErrorCode; missing?: ActionField; unwanted?: ActionField; wrong?: ActionField };

/** Why this person may not do this now, apart from what they would have to fill in. Null when they may. */
export function refusal(issue: Standing, action: Action, who: readonly Relation[], look: Look): ErrorCode | null {
  const row = transition(action);
  // Permission before state, so that a stranger learns nothing about the issue.
  const as = row.by.filter((relation) => who.includes(relation));
  if (as.length === 0 || row.never?.some((relation) => who.includes(relation))) return 'ISSUE_NOT_YOURS';
  if (!row.from.includes(issue.state)) return 'ISSUE_WRONG_STATE';

  const { now } = look;
  const onlyReporter = as.every((relation) => relation === 'reporter' || relation === 'follower');
  if (onlyReporter && row.reporterWithinDays && issue.resolvedAt) {
    if (now.getTime() - issue.resolvedAt.getTime() > row.reporterWithinDays * DAY) return 'ISSUE_TOO_LATE';
  }
  if (row.everyHours && issue.urgedAt && now.getTime() - issue.urgedAt.getTime() < row.everyHours * HOUR) {
    return 'ISSUE_URGED_RECENTLY';
  }
  for (const condition of row.when ?? []) {
    // An order is anybody's above to change: that is a matter of who they are besides.
    const error = CONDITIONS[condition](issue, condition === 'orderable' ? who : as, look, action);
    if (error) return error;
  }
  return null;
}

/** May they do this now, and what follows? Reads nothing, writes nothing. */
export function decide(
  issue: Standing,
  action: Action,
  who: readonly Relation[],
  input: ActInput,
  circumstances: Circumstances,
): Decision {
  const error = refusal(issue, action, who, circumstances);
  if (error) return { ok: false, error };

  const { pledge } = circumstances;
  const missing = neededFields(action, pledge).find((field) => isBlank(input[field]));
  if (missing) return { ok: false, error: 'ISSUE_INPUT_MISSING', missing };
  // What the row does not name would do something the table does not say: hide a step, or name a holder while returning.
  const wanted = fieldsOf(action, pledge);
  const unwanted = ACTION_FIELDS.find((field) => !wanted.includes(field) && !isBlank(input[field]));
  if (unwanted) return { ok: false, error: 'INPUT_INVALID', unwanted };
  if (input.until !== undefined && !isGoodUntil(issue, action, input.until, circumstances))
    return { ok: false, error: 'INPUT_INVALID', wrong: 'until' };

  const next = nextStanding(issue, action, who, input, circumstances);
  const tells = transition(action).tells.filter((audience) =>
    hears(audience, issue, next, action, input, circumstances),
  );
  return { ok: true, next, tells };
}

/** Fields the action cannot do without for this issue; the clients mark them. */
export function neededFields(
  action: Action,
  pledge: Pick<Pledge, 'photoToResolve'> & Partial<Pick<Pledge, 'photoBefore'>>,
): ActionField[] {
  const needs = [...(transition(action).needs ?? [])];
  if (action !== 'resolve') return needs;
  if (pledge.photoBefore) needs.push('before');
  if (pledge.photoToResolve) needs.push('photos');
  return needs;
}

/** Every field a form for the action shows, needed ones first. `before` only where the category asks for it. */
export function fieldsOf(
  action: Action,
  pledge: Pick<Pledge, 'photoToResolve'> & Partial<Pick<Pledge, 'photoBefore'>>,
): ActionField[] {
  const taken = (transition(action).takes ?? []).filter((field) => field !== 'before');
  return [...new Set([...neededFields(action, pledge), ...taken])];
}

/** The buttons to draw. One table, so the answer cannot differ from what the server will accept. */
export function actionsFor(issue: Standing, who: readonly Relation[], look: Look): Action[] {
  return ACTIONS.filter((action) => refusal(issue, action, who, look) === null);
}

/** A postponed due time must be later than the one promised; every other day named must at least be ahead. */
function isGoodUntil(issue: Standing, action: Action, until: string, { now, thresholds }: Circumstances): boolean {
  const at = Date.parse(until);
  if (Number.isNaN(at) || at <= now.getTime()) return false;
  if (at - now.getTime() > thresholds.suspendDays * DAY) return false;
  return action !== 'extend' || at > (issue.clocks.finish?.due ?? 0);
}

function hears(
  audience: Audience,
  issue: Standing,
  next: Standing,
  action: Action,
  input: ActInput,
  { now, thresholds }: Circumstances,
): boolean {
  const isArbitration = needsArbitration(next, thresholds.returnsToArbitration);
  switch (audience) {
    case 'reporter':
      // An internal remark is for colleagues: the reporter can neither write one nor hear of one.
      return !input.internal;
    case 'holder':
      // While a result is checked an order presses the desk: there is nothing the holder could answer.
      if (issue.state === 'checking' && (action === 'supervise' || action === 'harden')) return false;
      return !isOthersTurn(ranOut(issue, action, now));
    case 'desk':
      return ['submitted', 'checking'].includes(issue.state) || ranOut(issue, action, now) === 'decide';
    case 'arbiter':
      return action !== 'return' || isArbitration;
    default:
      return true;
  }
}

function ranOut(issue: Standing, action: Action, now: Date): ClockName | null {
  return action === 'warn' || action === 'expire' ? (dueMove(issue.clocks, now)?.clock ?? null) : null;
}

/** Nothing that the holder could hurry up with. */
function isOthersTurn(clock: ClockName | null): boolean {
  return clock !== null && ['check', 'decide', 'call', 'appeal'].includes(clock);
}

function isBlank(value: ActInput[ActionField]): boolean {
  if (value === undefined || value === false) return true;
  return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;
}
