import { type Action, ACTIONS, type IssueRow, type IssueState, type IssueView, transition } from '@hongqi/shared';
import type { WaitingAction } from '../services/queue-rules';

/**
 * The issue as it will stand once the actions waiting on the phone are sent, so that the next step can be pressed
 * without signal. The server has the last word when they arrive.
 */
export function withWaiting(view: IssueView, waiting: readonly WaitingAction[]): IssueView {
  const mine = waiting.filter((item) => item.issueId === view.id);
  if (mine.length === 0) return view;
  const state = mine.reduce((now, { action }) => stateAfter(now, action), view.state);
  // Without the holder there is nothing more to do here until the server has answered.
  const stillMine = mine.every(({ action }) => transition(action).holder === undefined);
  return { ...view, state, actions: stillMine ? holderActions(state) : [] };
}

/** A task known only from the list: enough to go there and to act. */
export function viewOfRow(row: IssueRow): IssueView {
  return {
    ...row,
    version: 0,
    text: row.title,
    source: 'resident',
    anonymous: false,
    acceptDueAt: null,
    // The list's due time may be that of accepting.
    finishDueAt: null,
    resolvedAt: null,
    closedAt: null,
    rating: null,
    lead: null,
    followers: 0,
    flagged: false,
    photos: [],
    history: [],
    reporter: null,
    relations: ['holder'],
    actions: holderActions(row.state),
    needs: {},
  };
}

function stateAfter(now: IssueState, action: Action): IssueState {
  const { to } = transition(action);
  if (to === 'same') return now;
  return to === 'result' ? 'resolved' : to;
}

function holderActions(state: IssueState): Action[] {
  return ACTIONS.filter((action) => {
    const { by, from } = transition(action);
    return by.includes('holder') && from.includes(state);
  });
}
