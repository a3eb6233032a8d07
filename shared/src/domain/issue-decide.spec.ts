import {
  after,
  circumstances,
  DAY,
  fullInput,
  HOUR,
  lateClock,
  later,
  NOW,
  PLEDGE,
  ready,
  standing,
  take,
} from '../../../tests/support/rules-lab';
import { actionsFor, fieldsOf, neededFields, refusal } from './issue-decide';
import type { Standing } from './issue-course';
import {
  type Action,
  ACTIONS,
  ISSUE_STATES,
  type IssueState,
  type Relation,
  RELATIONS,
  transition,
} from './issue-transitions';

const STATES = ['none', ...ISSUE_STATES] as const;
const LOOK = circumstances();

/** Where the row leads, worked out from its words alone. */
function targetOf(action: Action, issue: Standing): IssueState | 'none' {
  const { to } = transition(action);
  switch (to) {
    case 'same':
      return issue.state;
    case 'result':
      return 'resolved';
    case 'granted':
      return { extend: issue.state, suspend: 'suspended' as const, return: 'submitted' as const }[
        issue.request?.kind ?? 'extend'
      ];
    case 'restored':
      return issue.mergedFrom?.state ?? 'submitted';
    default:
      return to;
  }
}

describe('every action in every state by every relation', () => {
  const cells = ACTIONS.flatMap((action) =>
    STATES.flatMap((state) =>
      RELATIONS.map((relation) => ({ action, state, relation, issue: ready(action, state, relation) })),
    ),
  );

  it('is decided as the table says, permission before state', () => {
    const wrong = cells.filter(({ action, state, relation, issue }) => {
      const { by, from } = transition(action);
      const expected = !by.includes(relation) ? 'ISSUE_NOT_YOURS' : !from.includes(state) ? 'ISSUE_WRONG_STATE' : null;
      return refusal(issue, action, [relation], LOOK) !== expected;
    });

    expect(wrong.map(({ action, state, relation }) => `${action} ${state} ${relation}`)).toEqual([]);
    expect(cells).toHaveLength(45 * 13 * 12);
  });

  it('leads to the state of the row, one version on, and nowhere else', () => {
    const wrong = cells.filter(({ action, state, relation, issue }) => {
      const { by, from } = transition(action);
      const decision = take(issue, action, [relation]);
      if (!decision.ok) return by.includes(relation) && from.includes(state);
      return decision.next.state !== targetOf(action, issue) || decision.next.version !== issue.version + 1;
    });

    expect(wrong.map(({ action, state, relation }) => `${action} ${state} ${relation}`)).toEqual([]);
  });

  it('draws a button exactly where the server will accept the press', () => {
    const wrong = cells.filter(({ action, relation, issue }) => {
      const drawn = actionsFor(issue, [relation], LOOK).includes(action);
      return drawn !== take(issue, action, [relation]).ok;
    });

    expect(wrong.map(({ action, state, relation }) => `${action} ${state} ${relation}`)).toEqual([]);
  });

  it.each(ACTIONS.flatMap((action) => (transition(action).never ?? []).map((never) => ({ action, never }))))(
    '$action is refused to a $never, whatever else they are',
    ({ action, never }) => {
      const { by, from } = transition(action);
      const issue = ready(action, from[0] ?? 'none');

      expect(refusal(issue, action, by, LOOK)).toBeNull();
      expect(refusal(issue, action, [...by, never], LOOK)).toBe('ISSUE_NOT_YOURS');
    },
  );
});

describe('where the result leads', () => {
  it.each([
    ['is looked at where the category asks for it', { pledge: { ...PLEDGE, checkBeforeClose: true } }, 'checking'],
    ['is looked at where the draw falls on it', { draw: 0.049 }, 'checking'],
    ['is not where it does not', { draw: 0.05 }, 'resolved'],
  ])('%s', (_, more, state) => {
    expect(after(standing('handling'), 'resolve', 'holder', undefined, more).state).toBe(state);
  });

  it.each([
    ['extend', 'handling', 'handling'],
    ['suspend', 'handling', 'suspended'],
    ['return', 'handling', 'submitted'],
    ['return', 'assigned', 'submitted'],
  ] as const)('a granted %s of an issue that is %s: %s', (kind, state, expected) => {
    const until = later(DAY).getTime();
    const asked = standing(state, { request: { kind, note: '', until, byId: 'worker', seq: 1 } });

    expect(after(asked, 'grant', 'dispatcher', {}).state).toBe(expected);
  });

  it.each(transition('merge').from.filter((state) => state !== 'none'))(
    'an issue merged while %s comes back there',
    (state) => {
      const merged = after(standing(state), 'merge', 'dispatcher', { lead: 'lead' });
      const back = after(merged, 'unmerge', 'dispatcher', { note: '不是一回事' });

      expect(merged).toMatchObject({ state: 'merged', leadId: 'lead' });
      expect(back).toMatchObject({ state, leadId: null, mergedFrom: null });
    },
  );
});

describe('what an action is given', () => {
  it.each(ACTIONS.flatMap((action) => neededFields(action, PLEDGE).map((field) => ({ action, field }))))(
    '$action is refused without $field',
    ({ action, field }) => {
      const { by, from } = transition(action);
      const nothing = { note: ' \n ', text: '  ', parts: [] };
      const input = { ...fullInput(action), [field]: nothing[field as keyof typeof nothing] };

      expect(take(ready(action, from[0] ?? 'none'), action, by, input)).toEqual({
        ok: false,
        error: 'ISSUE_INPUT_MISSING',
        missing: field,
      });
    },
  );

  it('is refused with what the row does not name', () => {
    const named = take(standing('handling'), 'return', ['holder'], { note: '不归我管', holder: { userId: 'enemy' } });
    const hidden = take(standing('handling'), 'resolve', ['holder'], { note: '办好了', internal: true });
    const moved = take(standing('handling'), 'comment', ['reporter'], {
      note: '快点',
      until: later(DAY).toISOString(),
    });

    expect(named).toEqual({ ok: false, error: 'INPUT_INVALID', unwanted: 'holder' });
    expect(hidden).toEqual({ ok: false, error: 'INPUT_INVALID', unwanted: 'internal' });
    expect(moved).toEqual({ ok: false, error: 'INPUT_INVALID', unwanted: 'until' });
  });

  it('includes photos of the result and from before where the category asks for them', () => {
    const pledge = { ...PLEDGE, photoToResolve: true, photoBefore: true };
    const resolve = (input: object) =>
      take(standing('handling'), 'resolve', ['holder'], { note: '好了', ...input }, { pledge });

    expect(resolve({ photos: ['p'], before: [] })).toMatchObject({ missing: 'before' });
    expect(resolve({ photos: [], before: ['b'] })).toMatchObject({ missing: 'photos' });
    expect(resolve({ photos: ['p'], before: ['b'] }).ok).toBe(true);
    expect(fieldsOf('resolve', pledge)).toEqual(['note', 'before', 'photos']);
    expect(fieldsOf('resolve', PLEDGE)).toEqual(['note', 'photos']);
  });

  // prettier-ignore
  it.each<[string, Action, string, boolean]>([
    ['an hour from now',            'suspend',   later(HOUR).toISOString(),         true],
    ['the ninetieth day',           'suspend',   later(90 * DAY).toISOString(),     true],
    ['after the ninetieth day',     'suspend',   later(90 * DAY + 1).toISOString(), false],
    ['this very instant',           'suspend',   NOW.toISOString(),                 false],
    ['an instant ago',              'supervise', later(-1).toISOString(),           false],
    ['no time at all',              'supervise', '下周三',                          false],
    ['later than what is promised', 'extend',    later(2 * HOUR + 1).toISOString(), true],
    ['what is promised already',    'extend',    later(2 * HOUR).toISOString(),     false],
  ])('a day that is %s: %s until %s', (_, action, until, good) => {
    const promised = { ...standing('handling'), clocks: { finish: lateClock(-2 * HOUR) } };
    const decision = take(promised, action, transition(action).by, { ...fullInput(action), until });

    expect(decision).toMatchObject(good ? { ok: true } : { ok: false, error: 'INPUT_INVALID', wrong: 'until' });
  });
});

describe('times people have to keep to', () => {
  const resolvedAt = later(-15 * DAY);

  it.each(['reopen', 'shout'] as const)('the reporter may %s until the fifteenth day after the result', (action) => {
    const onTheDay = { ...ready(action, 'resolved'), resolvedAt };
    const tooLate = { ...onTheDay, resolvedAt: later(-1, resolvedAt) };

    expect(refusal(onTheDay, action, ['reporter'], LOOK)).toBeNull();
    expect(refusal(tooLate, action, ['reporter'], LOOK)).toBe('ISSUE_TOO_LATE');
  });

  it('the dispatcher may reopen later, also when they reported it themselves', () => {
    const old = standing('closed', { resolvedAt: later(-400 * DAY) });

    expect(refusal(old, 'reopen', ['dispatcher'], LOOK)).toBeNull();
    expect(refusal(old, 'reopen', ['reporter', 'dispatcher'], LOOK)).toBeNull();
  });

  it.each<Relation>(['reporter', 'follower'])('urging by the %s is heard once in 24 hours', (relation) => {
    const urged = (hours: number) => standing('handling', { urgedAt: later(-hours * HOUR) });

    expect(refusal(urged(23.9), 'urge', [relation], LOOK)).toBe('ISSUE_URGED_RECENTLY');
    expect(refusal(urged(24), 'urge', [relation], LOOK)).toBeNull();
    expect(after(urged(24), 'urge', relation).counts.urges).toBe(1);
  });
});
