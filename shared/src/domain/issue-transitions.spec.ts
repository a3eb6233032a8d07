import { NOTICE_WORDS } from '../words/notices';
import { ACTION_LABEL } from '../words/labels';
import { CLOCKS, type DeadlineAction, LADDERS } from './clocks';
import {
  ACTIONS,
  type Audience,
  ISSUE_STATES,
  type IssueState,
  OPEN_STATES,
  RELATIONS,
  stageOf,
  STAGES,
  transition,
} from './issue-transitions';

/** States an issue may stay in for ever. */
const ENDINGS: IssueState[] = ['rejected', 'withdrawn'];

function targetsOf(from: IssueState | 'none'): IssueState[] {
  return ACTIONS.flatMap((action): IssueState[] => {
    const { from: states, to } = transition(action);
    if (!states.includes(from)) return [];
    switch (to) {
      case 'same':
        return [];
      case 'result':
        return ['checking', 'resolved'];
      case 'granted':
        return ['suspended', 'submitted'];
      case 'restored':
        return transition('merge').from.filter((state) => state !== 'none');
      default:
        return [to];
    }
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

  it('calls open what stands at the desk, at work or at the check', () => {
    expect(ISSUE_STATES.filter((state) => ['desk', 'work', 'check'].includes(stageOf(state)))).toEqual(OPEN_STATES);
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

  it('lets only the platform act without a person, and the two parts of it nothing in common', () => {
    const router = ACTIONS.filter((action) => transition(action).by.includes('router'));
    const deadline = ACTIONS.filter((action) => transition(action).by.includes('deadline'));
    const needsNobody = ACTIONS.filter((action) =>
      transition(action).by.every((relation) => ['router', 'deadline'].includes(relation)),
    );

    expect(router).toEqual(['refer', 'dispatch', 'reopen', 'join', 'part', 'gather', 'supervise']);
    expect(deadline).toEqual(['resume', 'close', 'warn', 'expire', 'climb', 'harden']);
    expect(needsNobody).toEqual(['refer', 'join', 'part', 'gather', 'warn', 'expire', 'climb', 'harden']);
  });

  it('keeps whoever holds the issue from every judgement of the work', () => {
    const judgements = ['grant', 'refuse', 'arbitrate', 'check', 'sendBack', 'rate', 'close', 'exclude', 'uphold'];

    expect(ACTIONS.filter((action) => transition(action).never?.includes('holder'))).toEqual(judgements);
  });

  it('gives every relation but the mere onlookers something to do', () => {
    const idle = RELATIONS.filter((relation) => !ACTIONS.some((action) => transition(action).by.includes(relation)));

    expect(idle).toEqual(['colleague']);
  });
});

describe('the clocks in the table', () => {
  it.each(['suspended', 'asked'] as const)('end the pause of what is %s, and the deadline may do it', (state) => {
    expect(LADDERS.pause).toEqual([{ at: 'due', action: 'resume' }]);
    expect(transition('resume').from).toContain(state);
    expect(transition('resume').by).toContain('deadline');
  });

  it('pause only where a clock is started that ends the pause', () => {
    const pausing = ACTIONS.filter((action) => transition(action).pauses);

    expect(pausing.map((action) => [action, transition(action).pauses, transition(action).starts])).toEqual([
      ['ask', ['finish'], ['pause']],
    ]);
  });

  it('resume exactly what is paused, by every way out of a pause', () => {
    const resuming = ACTIONS.filter((action) => transition(action).resumes);

    expect(resuming).toEqual(['resume', 'reply']);
    for (const action of resuming) expect(transition(action)).toMatchObject({ stops: ['pause'], resumes: ['finish'] });
  });

  it.each(CLOCKS)('%s: every rung is an action of the deadline', (name) => {
    expect(LADDERS[name].length).toBeGreaterThan(0);
    for (const { action } of LADDERS[name]) {
      expect(transition(action).by).toContain('deadline');
      expect(transition(action).when).toContain('due');
    }
  });

  it('leave no action of the deadline without a rung', () => {
    const onLadders = new Set<DeadlineAction>(CLOCKS.flatMap((name) => LADDERS[name].map(({ action }) => action)));
    const inTable = ACTIONS.filter((action) => transition(action).by.includes('deadline'));

    expect([...onLadders].sort()).toEqual([...inTable].sort());
  });

  it('of an appeal can run out and be decided on in every state: the rating stays in the figures', () => {
    for (const action of ['expire', 'exclude', 'uphold'] as const)
      expect(transition(action).from).toEqual(ISSUE_STATES);
  });

  it('of rating, urging, remarks and what the deadline tells are left alone but for what ends', () => {
    for (const action of ['comment', 'urge', 'warn', 'expire', 'climb', 'join', 'part', 'progress'] as const) {
      const { starts, stops, pauses, resumes } = transition(action);
      expect([starts, stops, pauses, resumes]).toEqual([undefined, undefined, undefined, undefined]);
    }
    expect(transition('rate').starts).toBeUndefined();
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

  it('has a name of its own for each action', () => {
    const shared = ['不予受理'];
    const labels = ACTIONS.map((action) => ACTION_LABEL[action]);

    expect(labels.filter((label, i) => labels.indexOf(label) !== i && !shared.includes(label))).toEqual([]);
  });

  it('tells the reporter of every step that changes the state, except their own', () => {
    const silent = ACTIONS.filter(
      (action) => transition(action).to !== 'same' && !transition(action).tells.includes('reporter'),
    );

    // The platform refers what the reporter has just sent or edited.
    expect(silent.map((action) => [action, transition(action).by])).toEqual([
      ['refer', ['router']],
      ['reply', ['reporter']],
      ['rate', ['reporter', 'follower']],
      ['withdraw', ['reporter']],
    ]);
  });

  it.each(['grant', 'refuse', 'arbitrate'] as const)('tells the reporter the outcome of a request: %s', (action) => {
    expect(transition(action).tells).toContain('reporter');
  });

  it('tells whoever must act next', () => {
    const mustHear: [Audience, ...(typeof ACTIONS)[number][]][] = [
      ['dispatcher', 'refer', 'return', 'extend', 'suspend', 'escalate'],
      ['holder', 'dispatch', 'arbitrate', 'refuse', 'grant', 'sendBack', 'reopen', 'reply', 'supervise', 'resume'],
      ['arbiter', 'return', 'appeal'],
      ['leaders', 'shout'],
      ['issuer', 'answer', 'harden'],
    ];
    const deaf = mustHear.flatMap(([audience, ...actions]) =>
      actions.filter((action) => !transition(action).tells.includes(audience)).map((action) => [action, audience]),
    );

    expect(deaf).toEqual([]);
  });

  it('never speaks of an audience twice', () => {
    const audiences: Audience[][] = ACTIONS.map((action) => [...transition(action).tells]);

    expect(audiences.filter((one) => new Set(one).size !== one.length)).toEqual([]);
  });
});
