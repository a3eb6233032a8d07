/** A state answers one question: who has to act next? `none` is before the issue exists. */
export const ISSUE_STATES = [
  'submitted',
  'assigned',
  'handling',
  'checking',
  'resolved',
  'closed',
  'rejected',
  'withdrawn',
  'merged',
] as const;
export type IssueState = (typeof ISSUE_STATES)[number];

/** What someone is to one particular issue, right now. Role, area and post are folded in by `relationsTo`. */
export const RELATIONS = [
  'anyone',
  'reporter',
  'follower',
  'holder',
  'dispatcher',
  'supervisor',
  'colleague',
  'router',
] as const;
export type Relation = (typeof RELATIONS)[number];

/** Who hears of an action. `holder` is the holder after it, `previousHolder` the one before. */
export type Audience = 'reporter' | 'holder' | 'previousHolder' | 'dispatcher';

/** What an action can be given. `holder` names a worker or a department; `lead` the issue to follow. */
export const ACTION_FIELDS = ['note', 'photos', 'holder', 'lead', 'rating', 'internal'] as const;
export type ActionField = (typeof ACTION_FIELDS)[number];

/** `accept`: until the holder answers. `finish`: until the matter is done; promised to the reporter once. */
export type ClockName = 'accept' | 'finish';

export interface Transition {
  from: readonly (IssueState | 'none')[];
  /** `result`: `checking` where the category asks for a check, else `resolved`. */
  to: IssueState | 'same' | 'result';
  by: readonly Relation[];
  /** Refused to whoever also holds one of these, whatever else they are. */
  never?: readonly Relation[];
  needs?: readonly ActionField[];
  takes?: readonly ActionField[];
  starts?: readonly ClockName[];
  stops?: readonly ClockName[];
  /** What becomes of the holder when the action itself names none. */
  holder?: 'clear' | 'set';
  /** The desk that must look moves one level up the area tree. */
  raises?: true;
  /** A reporter may do it only for so many natural days after the work was reported done. */
  reporterWithinDays?: number;
  /** The same issue takes it at most once in so many hours. */
  everyHours?: number;
  /** Can be done once in a round: a reopened issue can be rated again. */
  oncePerRound?: true;
  /** The words are between colleagues: the reporter sees the step, not its note. */
  staffWords?: true;
  tells: readonly Audience[];
}

/**
 * The life of an issue. The server decides by it, both clients draw their buttons from it, the router acts under it.
 * Source: the product's own states and actions; `refer` is the router's word for "a person must look" (decision 0001).
 */
// prettier-ignore
export const TRANSITIONS = {
  submit:   { from: ['none'],                                to: 'submitted', by: ['anyone'],
              takes: ['note', 'photos'], starts: ['finish'],                  tells: ['reporter'] },
  refer:    { from: ['submitted'],                           to: 'same',      by: ['router'],
              needs: ['note'], staffWords: true,                              tells: ['dispatcher'] },
  dispatch: { from: ['submitted', 'assigned', 'handling'],   to: 'assigned',  by: ['dispatcher', 'router'],
              needs: ['holder'], takes: ['note'], holder: 'set',
              starts: ['accept'], staffWords: true,                           tells: ['reporter', 'holder', 'previousHolder'] },
  accept:   { from: ['assigned'],                            to: 'handling',  by: ['holder'],
              stops: ['accept'],                                              tells: ['reporter'] },
  return:   { from: ['assigned', 'handling'],                to: 'submitted', by: ['holder'],
              needs: ['note'], holder: 'clear', stops: ['accept'],
              staffWords: true,                                               tells: ['reporter', 'dispatcher'] },
  escalate: { from: ['assigned', 'handling'],                to: 'submitted', by: ['holder'],
              needs: ['note'], holder: 'clear', raises: true,
              stops: ['accept'], staffWords: true,                            tells: ['reporter', 'dispatcher'] },
  progress: { from: ['handling'],                            to: 'same',      by: ['holder'],
              needs: ['note'], takes: ['photos'],                             tells: ['reporter'] },
  resolve:  { from: ['handling'],                            to: 'result',    by: ['holder'],
              needs: ['note'], takes: ['photos'], stops: ['finish'],          tells: ['reporter', 'dispatcher'] },
  check:    { from: ['checking'],                            to: 'resolved',  by: ['dispatcher'], never: ['holder'],
              takes: ['note', 'photos'],                                      tells: ['reporter', 'holder'] },
  sendBack: { from: ['checking', 'resolved'],                to: 'handling',  by: ['dispatcher'], never: ['holder'],
              needs: ['note'], takes: ['photos'],                             tells: ['reporter', 'holder'] },
  rate:     { from: ['resolved', 'closed'],                  to: 'closed',    by: ['reporter'],
              needs: ['rating'], takes: ['note'], oncePerRound: true,
              reporterWithinDays: 15,                                         tells: ['holder'] },
  close:    { from: ['resolved'],                            to: 'closed',    by: ['dispatcher'],
              takes: ['note'],                                                tells: ['reporter', 'holder'] },
  reopen:   { from: ['resolved', 'closed'],                  to: 'assigned',  by: ['reporter', 'dispatcher'],
              needs: ['note'], takes: ['photos'], reporterWithinDays: 15,
              starts: ['accept', 'finish'],                                   tells: ['reporter', 'holder', 'dispatcher'] },
  reject:   { from: ['submitted'],                           to: 'rejected',  by: ['dispatcher'],
              needs: ['note'], stops: ['finish'],                             tells: ['reporter'] },
  withdraw: { from: ['submitted', 'assigned'],               to: 'withdrawn', by: ['reporter'],
              takes: ['note'], stops: ['accept', 'finish'],                   tells: ['holder', 'dispatcher'] },
  merge:    { from: ['submitted', 'assigned', 'handling'],   to: 'merged',    by: ['dispatcher'],
              needs: ['lead'], takes: ['note'], stops: ['accept', 'finish'],  tells: ['reporter', 'holder'] },
  urge:     { from: ['submitted', 'assigned', 'handling', 'checking'],
                                                             to: 'same',      by: ['reporter'],
              takes: ['note'], everyHours: 24,                                tells: ['holder', 'dispatcher'] },
  comment:  { from: ['submitted', 'assigned', 'handling', 'checking', 'resolved', 'closed'],
                                                             to: 'same',      by: ['reporter', 'holder', 'dispatcher'],
              needs: ['note'], takes: ['photos', 'internal'],                 tells: ['reporter', 'holder'] },
} as const satisfies Record<string, Transition>;

export type Action = keyof typeof TRANSITIONS;
export const ACTIONS = Object.keys(TRANSITIONS) as Action[];

/** The row of an action with its optional columns visible to the type checker. */
export function transition(action: Action): Transition {
  return TRANSITIONS[action];
}

/** States in which somebody still has to act before the matter is settled. */
export const OPEN_STATES = ['submitted', 'assigned', 'handling', 'checking'] as const satisfies readonly IssueState[];

/** The queue an issue stands in; stored beside the state so that each list is one index range. */
export const STAGES = ['desk', 'work', 'check', 'done', 'ended'] as const;
export type Stage = (typeof STAGES)[number];

const STAGE_OF: Record<IssueState, Stage> = {
  submitted: 'desk',
  assigned: 'work',
  handling: 'work',
  checking: 'check',
  resolved: 'done',
  closed: 'ended',
  rejected: 'ended',
  withdrawn: 'ended',
  merged: 'ended',
};

export function stageOf(state: IssueState): Stage {
  return STAGE_OF[state];
}
