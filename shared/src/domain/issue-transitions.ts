import type { ClockName } from './clocks';

/** A state answers one question: who has to act next? `none` is before the issue exists. */
export const ISSUE_STATES = [
  'submitted',
  'assigned',
  'handling',
  'suspended',
  'asked',
  'checking',
  'resolved',
  'closed',
  'rejected',
  'withdrawn',
  'merged',
  'split',
] as const;
export type IssueState = (typeof ISSUE_STATES)[number];

/**
 * What someone is to one particular issue, right now. Role, area and post are folded in by `relationsTo`. `router` is
 * the platform where it follows up what a person did, `deadline` the platform when a time has come.
 */
export const RELATIONS = [
  'anyone',
  'reporter',
  'follower',
  'holder',
  'dispatcher',
  'supervisor',
  'arbiter',
  'issuer',
  'called',
  'colleague',
  'router',
  'deadline',
] as const;
export type Relation = (typeof RELATIONS)[number];

/**
 * Who hears of an action. `holder` is the holder after it, `previousHolder` the one before; `desk` the dispatcher where
 * it is the desk that must act; `supervisor` the nearest one, `above` the next level up, `leaders` each level called.
 */
export const AUDIENCES = [
  'reporter',
  'holder',
  'previousHolder',
  'dispatcher',
  'desk',
  'supervisor',
  'above',
  'arbiter',
  'issuer',
  'leaders',
] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What an action can be given. `holder` names a worker or a department; `lead` the issue to follow. */
export const ACTION_FIELDS = [
  'text',
  'category',
  'place',
  'parts',
  'note',
  'card',
  'until',
  'before',
  'photos',
  'holder',
  'lead',
  'rating',
  'internal',
] as const;
export type ActionField = (typeof ACTION_FIELDS)[number];

/** What has to be true of the issue besides its state; each has its own refusal (issue-conditions.ts). */
export type Condition =
  | 'idle'
  | 'undisputed'
  | 'returnable'
  | 'postponable'
  | 'askable'
  | 'unordered'
  | 'suspendable'
  | 'decidable'
  | 'held'
  | 'arbitration'
  | 'orderable'
  | 'ordered'
  | 'unanswered'
  | 'grievance'
  | 'rateable'
  | 'appealable'
  | 'appealed'
  | 'due';

/** What is counted for each issue. */
export const COUNTS = ['returns', 'extensions', 'suspensions', 'questions', 'urges', 'reopens', 'reporters'] as const;
export type Counts = Record<(typeof COUNTS)[number], number>;

export interface Transition {
  from: readonly (IssueState | 'none')[];
  /** `result`: `checking` where a check is due, else `resolved`. `granted`: what was asked for. `restored`: as before. */
  to: IssueState | 'same' | 'result' | 'granted' | 'restored';
  by: readonly Relation[];
  /** Refused to whoever also holds one of these, whatever else they are. */
  never?: readonly Relation[];
  when?: readonly Condition[];
  needs?: readonly ActionField[];
  takes?: readonly ActionField[];
  starts?: readonly ClockName[];
  stops?: readonly ClockName[];
  pauses?: readonly ClockName[];
  resumes?: readonly ClockName[];
  counts?: keyof Counts;
  /** What becomes of the holder when the action itself names none. */
  holder?: 'clear' | 'set';
  /** The desk that must look moves one level up the area tree. */
  raises?: true;
  /** A reporter may do it only for so many natural days after the work was reported done. */
  reporterWithinDays?: number;
  /** The same issue takes it at most once in so many hours. */
  everyHours?: number;
  /** The words are between colleagues: the reporter sees the step, not its note. */
  staffWords?: true;
  /** A word to the reporter: the first one stops the clock for it. */
  speaks?: true;
  /** No reason for anybody to look again before acting: it takes nothing away from what they saw. */
  aside?: true;
  /** A mark of the platform's own, not the last words a list shows. */
  quiet?: true;
  tells: readonly Audience[];
}

const OPEN = ['submitted', 'assigned', 'handling', 'suspended', 'asked', 'checking'] as const;
const LIVING = [...OPEN, 'resolved', 'closed'] as const;
/** An appeal is about a rating that was given, whatever has become of the issue since. */
const EVERY = ISSUE_STATES;
const UNSETTLED = ['submitted', 'assigned', 'handling', 'suspended', 'asked'] as const;
/** Everything that stops when nobody has to act any more. */
const WORK = ['accept', 'respond', 'finish', 'check', 'whole', 'rate', 'pause', 'decide'] as const;

/**
 * The life of an issue. The server decides by it, both clients draw their buttons from it, the router and the deadline act
 * under it. Source: the product's own states and actions; decisions 0001 and 0012.
 */
// prettier-ignore
export const TRANSITIONS = {
  submit:   { from: ['none'],                   to: 'submitted', by: ['anyone'],
              takes: ['note', 'photos'], starts: ['respond', 'finish', 'whole'],       tells: ['reporter'] },
  edit:     { from: ['submitted', 'assigned'],  to: 'same',      by: ['reporter'],
              needs: ['text'], takes: ['category', 'place', 'photos'],                 tells: ['holder', 'desk'] },
  refer:    { from: ['submitted', 'assigned'],  to: 'submitted', by: ['router'],
              needs: ['note'], holder: 'clear', stops: ['accept', 'decide'], staffWords: true, tells: ['dispatcher'] },
  dispatch: { from: ['submitted', 'assigned', 'handling'],
                                                to: 'assigned',  by: ['dispatcher', 'router'], when: ['undisputed'],
              needs: ['holder'], takes: ['note'], holder: 'set', starts: ['accept'], stops: ['decide'],
              staffWords: true,                                                        tells: ['reporter', 'holder', 'previousHolder'] },
  accept:   { from: ['assigned'],               to: 'handling',  by: ['holder'],
              stops: ['accept', 'decide'],                                             tells: ['reporter'] },
  return:   { from: ['assigned', 'handling'],   to: 'same',      by: ['holder'],      when: ['idle', 'returnable'],
              needs: ['note'], starts: ['decide'], stops: ['accept'], counts: 'returns',
              staffWords: true,                                                        tells: ['dispatcher', 'arbiter'] },
  extend:   { from: ['handling'],               to: 'same',      by: ['holder'],      when: ['idle', 'postponable'],
              needs: ['note', 'until'], starts: ['decide'], counts: 'extensions',      tells: ['dispatcher'] },
  suspend:  { from: ['handling'],               to: 'same',      by: ['holder'],      when: ['idle', 'suspendable'],
              needs: ['note', 'until'], starts: ['decide'], counts: 'suspensions',     tells: ['dispatcher'] },
  grant:    { from: ['assigned', 'handling'],   to: 'granted',   by: ['dispatcher'],  when: ['decidable'], never: ['holder'],
              takes: ['note'], stops: ['decide'], staffWords: true,                    tells: ['reporter', 'holder', 'previousHolder'] },
  refuse:   { from: ['assigned', 'handling'],   to: 'same',      by: ['dispatcher'],  when: ['decidable'], never: ['holder'],
              needs: ['note'], stops: ['decide'], staffWords: true,                    tells: ['reporter', 'holder'] },
  arbitrate:{ from: ['assigned', 'handling'],   to: 'assigned',  by: ['arbiter'],     when: ['arbitration'], never: ['holder'],
              needs: ['holder', 'note'], holder: 'set', starts: ['accept'], stops: ['decide'],
              staffWords: true,                                                        tells: ['reporter', 'holder', 'previousHolder', 'dispatcher'] },
  resume:   { from: ['suspended', 'asked'],     to: 'handling',  by: ['holder', 'dispatcher', 'deadline'], when: ['due'],
              takes: ['note'], stops: ['pause'], resumes: ['finish'],                  tells: ['reporter', 'holder'] },
  ask:      { from: ['handling'],               to: 'asked',     by: ['holder'],      when: ['idle', 'askable'],
              needs: ['note'], takes: ['photos'], starts: ['pause'], pauses: ['finish'], counts: 'questions', speaks: true,
                                                                                       tells: ['reporter'] },
  reply:    { from: ['asked'],                  to: 'handling',  by: ['reporter'],
              needs: ['note'], takes: ['photos'], stops: ['pause'], resumes: ['finish'],
                                                                                       tells: ['holder'] },
  escalate: { from: ['assigned', 'handling'],   to: 'submitted', by: ['holder'],
              needs: ['note'], holder: 'clear', raises: true, stops: ['accept', 'decide'],
              staffWords: true,                                                        tells: ['reporter', 'dispatcher'] },
  progress: { from: ['handling'],               to: 'same',      by: ['holder'],
              needs: ['note'], takes: ['photos'], speaks: true,                        tells: ['reporter'] },
  resolve:  { from: ['handling'],               to: 'result',    by: ['holder'],
              needs: ['note'], takes: ['before', 'photos'], stops: ['finish', 'decide'], speaks: true,
                                                                                       tells: ['reporter', 'dispatcher'] },
  check:    { from: ['checking'],               to: 'resolved',  by: ['dispatcher', 'supervisor'], never: ['holder'],
              takes: ['note', 'photos'], stops: ['check'], starts: ['rate'],           tells: ['reporter', 'holder'] },
  sendBack: { from: ['checking', 'resolved'],   to: 'handling',  by: ['dispatcher', 'supervisor'], never: ['holder'],
              needs: ['note'], takes: ['photos'], stops: ['check', 'rate'],            tells: ['reporter', 'holder'] },
  rate:     { from: ['resolved', 'closed'],     to: 'closed',    by: ['reporter', 'follower'], when: ['rateable'], never: ['holder'],
              needs: ['rating'], takes: ['note'], stops: WORK,                         tells: ['holder'] },
  close:    { from: ['resolved'],               to: 'closed',    by: ['dispatcher', 'deadline'], when: ['due'], never: ['holder'],
              takes: ['note'], stops: WORK,                                            tells: ['reporter', 'holder'] },
  reopen:   { from: ['resolved', 'closed'],     to: 'assigned',  by: ['reporter', 'dispatcher', 'router'], when: ['held'],
              needs: ['note'], takes: ['photos'], reporterWithinDays: 15, counts: 'reopens',
              stops: ['rate'], starts: ['accept', 'finish'],                           tells: ['reporter', 'holder', 'dispatcher'] },
  appeal:   { from: LIVING,                     to: 'same',      by: ['holder'],      when: ['appealable'],
              needs: ['note'], takes: ['photos'], starts: ['appeal'], staffWords: true, tells: ['arbiter'] },
  exclude:  { from: EVERY,                      to: 'same',      by: ['arbiter'],     when: ['appealed'], never: ['holder'],
              needs: ['note'], stops: ['appeal'], staffWords: true,                    tells: ['reporter', 'holder'] },
  uphold:   { from: EVERY,                      to: 'same',      by: ['arbiter'],     when: ['appealed'], never: ['holder'],
              needs: ['note'], stops: ['appeal'], staffWords: true,                    tells: ['holder'] },
  reject:   { from: ['submitted'],              to: 'rejected',  by: ['dispatcher'], when: ['unordered'],
              needs: ['note'], stops: WORK, speaks: true,                              tells: ['reporter'] },
  withdraw: { from: ['submitted', 'assigned'],  to: 'withdrawn', by: ['reporter'],
              takes: ['note'], stops: WORK,                                            tells: ['holder', 'dispatcher'] },
  merge:    { from: UNSETTLED,                  to: 'merged',    by: ['dispatcher'], when: ['unordered'],
              needs: ['lead'], takes: ['note'], stops: WORK,                           tells: ['reporter', 'holder'] },
  follow:   { from: ['submitted'],              to: 'merged',    by: ['reporter'],
              needs: ['lead'], stops: WORK,                                            tells: ['reporter'] },
  unmerge:  { from: ['merged'],                 to: 'restored',  by: ['dispatcher'],
              needs: ['note'],                                                         tells: ['reporter', 'holder'] },
  join:     { from: [...OPEN, 'resolved'],      to: 'same',      by: ['router'],
              takes: ['note'], aside: true, quiet: true, staffWords: true,     tells: ['holder'] },
  part:     { from: [...LIVING, 'rejected', 'withdrawn', 'split'],
                                                to: 'same',      by: ['router'],
              takes: ['note'], aside: true, quiet: true, staffWords: true,                     tells: ['holder'] },
  split:    { from: ['submitted', 'assigned', 'handling'],
                                                to: 'split',     by: ['dispatcher'], when: ['unordered'],
              needs: ['parts'], takes: ['note'], holder: 'clear', stops: WORK,         tells: ['reporter', 'previousHolder'] },
  gather:   { from: ['split'],                  to: 'closed',    by: ['router'],
              takes: ['note'],                                                         tells: ['reporter'] },
  urge:     { from: OPEN,                       to: 'same',      by: ['reporter', 'follower'],
              takes: ['note'], everyHours: 24, counts: 'urges', aside: true,           tells: ['holder', 'dispatcher'] },
  supervise:{ from: OPEN,                       to: 'same',      by: ['supervisor', 'router'], when: ['orderable'],
              needs: ['note', 'until', 'card'], starts: ['answer'], aside: true, staffWords: true,  tells: ['holder', 'dispatcher'] },
  answer:   { from: LIVING,                     to: 'same',      by: ['holder', 'dispatcher'], when: ['unanswered'],
              needs: ['note'], takes: ['photos'], stops: ['answer'], staffWords: true, tells: ['issuer'] },
  lift:     { from: LIVING,                     to: 'same',      by: ['issuer'],      when: ['ordered'],
              takes: ['note'], stops: ['answer'], staffWords: true,                    tells: ['holder'] },
  shout:    { from: LIVING,                     to: 'same',      by: ['reporter', 'follower'], when: ['grievance'],
              needs: ['note'], reporterWithinDays: 15, starts: ['call'],               tells: ['leaders', 'holder'] },
  answerCall:{ from: LIVING,                    to: 'same',      by: ['called'],
              needs: ['note'], takes: ['photos'], speaks: true,                        tells: ['reporter', 'holder'] },
  comment:  { from: [...LIVING, 'merged', 'split'],
                                                to: 'same',      by: ['reporter', 'holder', 'dispatcher'],
              needs: ['note'], takes: ['photos', 'internal'], aside: true, speaks: true, tells: ['reporter', 'holder'] },
  warn:     { from: LIVING,                     to: 'same',      by: ['deadline'],    when: ['due'],
              takes: ['note'], aside: true, quiet: true, staffWords: true,                     tells: ['holder', 'desk'] },
  expire:   { from: EVERY,                      to: 'same',      by: ['deadline'],    when: ['due'],
              takes: ['note'], aside: true, quiet: true, staffWords: true,                     tells: ['holder', 'desk', 'supervisor'] },
  climb:    { from: LIVING,                     to: 'same',      by: ['deadline'],    when: ['due'],
              takes: ['note'], aside: true, quiet: true, staffWords: true,                     tells: ['supervisor', 'above'] },
  harden:   { from: LIVING,                     to: 'same',      by: ['deadline'],    when: ['due'],
              takes: ['note'], aside: true, quiet: true, staffWords: true,                     tells: ['holder', 'issuer'] },
} as const satisfies Record<string, Transition>;

export type Action = keyof typeof TRANSITIONS;
export const ACTIONS = Object.keys(TRANSITIONS) as Action[];

/** The row of an action with its optional columns visible to the type checker. */
export function transition(action: Action): Transition {
  return TRANSITIONS[action];
}

/** States in which somebody still has to act before the matter is settled. */
export const OPEN_STATES: readonly IssueState[] = OPEN;

/** The queue an issue stands in; stored beside the state so that each list is one index range. */
export const STAGES = ['desk', 'work', 'check', 'done', 'ended'] as const;
export type Stage = (typeof STAGES)[number];

const STAGE_OF: Record<IssueState, Stage> = {
  submitted: 'desk',
  assigned: 'work',
  handling: 'work',
  suspended: 'work',
  asked: 'work',
  checking: 'check',
  resolved: 'done',
  closed: 'ended',
  rejected: 'ended',
  withdrawn: 'ended',
  merged: 'ended',
  split: 'ended',
};

export function stageOf(state: IssueState): Stage {
  return STAGE_OF[state];
}
