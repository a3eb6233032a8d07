import {
  type Action,
  ACTIONS,
  type Condition,
  type IssueRow,
  type IssueState,
  type IssueView,
  type RequestKind,
  transition,
} from '@hongqi/shared';
import type { WaitingAction } from '../services/queue-items';

/**
 * The issue as it will stand once the actions waiting on the phone are sent, so that the next step can be pressed
 * without signal. The server has the last word when they arrive.
 */
export function withWaiting(view: IssueView, waiting: readonly WaitingAction[]): IssueView {
  const mine = waiting.filter((item) => item.issueId === view.id);
  if (mine.length === 0) return view;
  const after = mine.reduce(afterAction, view);
  // Without the holder there is nothing more to do here until the server has answered.
  const stillMine = mine.every(({ action }) => transition(action).holder === undefined);
  return { ...after, actions: stillMine ? holderActions(after) : [] };
}

/** A task known only from the list: enough to go there and to act. */
export function viewOfRow(row: IssueRow): IssueView {
  return {
    ...row,
    version: 0,
    text: row.title,
    source: 'resident',
    anonymous: false,
    clocks: [],
    request: null,
    pause: null,
    order: null,
    calls: [],
    appeal: null,
    counts: {
      returns: 0,
      extensions: 0,
      suspensions: 0,
      questions: 0,
      urges: row.urges,
      reopens: 0,
      reporters: row.reporters,
    },
    resolvedAt: null,
    closedAt: null,
    rating: null,
    directive: null,
    lead: null,
    followers: 0,
    parent: null,
    children: [],
    merged: [],
    flagged: false,
    photos: [],
    history: [],
    reporter: null,
    relations: ['holder'],
    actions: holderActions({ ...row, order: null }),
    needs: {},
  };
}

const REQUESTS: Partial<Record<Action, RequestKind>> = { extend: 'extend', suspend: 'suspend', return: 'return' };

function afterAction(view: IssueView, { action, input, pressedAt }: WaitingAction): IssueView {
  const kind = REQUESTS[action];
  const after = { ...view, state: stateAfter(view.state, action) };
  if (kind) {
    const request = { kind, note: input.note ?? '', until: input.until ?? null, dueAt: null, arbitration: false };
    return { ...after, request, awaits: 'request' };
  }
  if (action === 'answer' && view.order) return { ...after, order: { ...view.order, answeredAt: pressedAt } };
  if (transition(action).to === 'same') return after;
  // What was asked for is void once the work has moved on; an appeal outlives it.
  return { ...after, request: null, awaits: view.awaits === 'appeal' ? 'appeal' : null };
}

function stateAfter(now: IssueState, action: Action): IssueState {
  const { to } = transition(action);
  switch (to) {
    // A request is decided, and a merge undone, by others than the holder.
    case 'same':
    case 'granted':
    case 'restored':
      return now;
    // Whether somebody checks it is the server's to say.
    case 'result':
      return 'resolved';
    default:
      return to;
  }
}

type Known = Pick<IssueView, 'state' | 'awaits' | 'card' | 'order'>;

/** The conditions of the table as far as a phone without signal knows them: better one button too many than one missing. */
const HOLDS: Partial<Record<Condition, (known: Known) => boolean>> = {
  idle: ({ awaits }) => awaits !== 'request' && awaits !== 'arbitration',
  unanswered: ({ card, order }) => Boolean(card) && !order?.answeredAt,
  // An appeal needs the rating it is about, and that needs signal.
  appealable: () => false,
};

function holderActions(known: Known): Action[] {
  return ACTIONS.filter((action) => {
    const { by, from, when = [] } = transition(action);
    return by.includes('holder') && from.includes(known.state) && when.every((name) => HOLDS[name]?.(known) ?? true);
  });
}
