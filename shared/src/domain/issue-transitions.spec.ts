import { NOTICE_WORDS } from '../words/notices';
import {
  ACTIONS,
  type Audience,
  ISSUE_STATES,
  type IssueState,
  OPEN_STATES,
  stageOf,
  STAGES,
  transition,
} from './issue-transitions';

/** States an issue may stay in for ever. */
const ENDINGS: IssueState[] = ['rejected', 'withdrawn', 'merged'];

function targetsOf(from: IssueState | 'none'): IssueState[] {
  return ACTIONS.flatMap((action): IssueState[] => {
    const row = transition(action);
    if (!row.from.includes(from) || row.to === 'same') return [];
    return row.to === 'result' ? ['checking', 'resolved'] : [row.to];
  });
}

function reachedFrom(start: IssueState | 'none'): Set<IssueState> {
  const reached = new Set(targetsOf(start));
  for (const state of reached) targetsOf(state).forEach((next) => reached.add(next));
  return reached;
}

describe('the life of an issue', () => {
  it('can reach every state from nothing', () => {
    expect([...reachedFrom('none')].sort()).toEqual([...ISSUE_STATES].sort());
  });

  it.each(ISSUE_STATES.filter((state) => !ENDINGS.includes(state)))('can leave %s', (state) => {
    expect(targetsOf(state).filter((next) => next !== state)).not.toEqual([]);
  });

  it.each(ENDINGS)('ends with %s', (state) => {
    expect(targetsOf(state)).toEqual([]);
  });

  it.each(OPEN_STATES)('can be brought from %s to its close', (state) => {
    expect(reachedFrom(state)).toContain('closed');
  });

  it('puts every state into one queue, and no queue is without a state', () => {
    expect(new Set(ISSUE_STATES.map(stageOf))).toEqual(new Set(STAGES));
  });
});

describe('the rows of the table', () => {
  it.each(ACTIONS)('%s names whoever may do it, and nobody both as allowed and refused', (action) => {
    const { by, never = [], from } = transition(action);

    expect(by.length).toBeGreaterThan(0);
    expect(from.length).toBeGreaterThan(0);
    expect(by.filter((relation) => never.includes(relation))).toEqual([]);
  });

  it.each(ACTIONS)('%s does not ask for a field twice', (action) => {
    const fields = [...(transition(action).needs ?? []), ...(transition(action).takes ?? [])];

    expect(new Set(fields).size).toBe(fields.length);
  });

  it('names a holder exactly where it sets one', () => {
    const sets = ACTIONS.filter((action) => transition(action).holder === 'set');

    expect(sets).toEqual(ACTIONS.filter((action) => transition(action).needs?.includes('holder')));
  });

  it('lets only the router act without a person', () => {
    expect(ACTIONS.filter((action) => transition(action).by.includes('router'))).toEqual(['refer', 'dispatch']);
  });
});

describe('what is told to whom', () => {
  const wanted = ACTIONS.flatMap((action) => transition(action).tells.map((audience) => `${action} to ${audience}`));
  const written = Object.entries(NOTICE_WORDS).flatMap(([action, words]) =>
    Object.keys(words).map((audience) => `${action} to ${audience}`),
  );

  it('has words for each audience of each action, and none that nobody hears', () => {
    expect(written.sort()).toEqual(wanted.sort());
  });

  it('tells the reporter of every step that changes the state, except their own', () => {
    const silent = ACTIONS.filter(
      (action) => transition(action).to !== 'same' && !transition(action).tells.includes('reporter'),
    );

    expect(silent).toEqual(['rate', 'withdraw']);
    expect(silent.map((action) => transition(action).by)).toEqual([['reporter'], ['reporter']]);
  });

  it('never speaks of an audience twice', () => {
    const audiences: Audience[][] = ACTIONS.map((action) => [...transition(action).tells]);

    expect(audiences.filter((one) => new Set(one).size !== one.length)).toEqual([]);
  });
});
