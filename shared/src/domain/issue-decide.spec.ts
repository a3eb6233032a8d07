import type { WorkCalendar } from './due';
import {
  type ActInput,
  actionsFor,
  decide,
  fieldsOf,
  neededFields,
  type Pledge,
  refusal,
  runningClock,
  type Standing,
} from './issue-decide';
import {
  type Action,
  ACTIONS,
  ISSUE_STATES,
  type IssueState,
  type Relation,
  RELATIONS,
  transition,
} from './issue-transitions';

const NOW = new Date('2026-11-23T01:00:00Z');
const DAY = 86_400_000;
const EVERY_DAY: WorkCalendar = { isWorkingDay: () => true, officeHours: [{ from: 0, to: 1440 }] };
const limit = { accept: { amount: 2, unit: 'hours' }, finish: { amount: 3, unit: 'days' } } as const;
const PLEDGE: Pledge = {
  urgency: 'normal',
  limits: { normal: limit, urgent: limit },
  photoToResolve: false,
  checkBeforeClose: false,
};
const STATES = ['none', ...ISSUE_STATES] as const;

function standing(state: IssueState | 'none', more: Partial<Standing> = {}): Standing {
  const nothing = {
    acceptFrom: null,
    acceptDueAt: null,
    finishFrom: null,
    finishDueAt: null,
    acceptedAt: null,
    resolvedAt: null,
  };
  const later = { closedAt: null, urgedAt: null, rating: null, solved: null, leadId: null };
  return {
    state,
    deskCode: '150782002',
    holderUserId: 'worker',
    holderDepartmentId: null,
    ...nothing,
    ...later,
    ...more,
  };
}

/** Everything an action may be given, so that only permission and state decide. */
function fullInput(action: Action): ActInput {
  const all: Required<ActInput> = {
    note: '说明',
    photos: ['photo'],
    holder: { userId: 'other' },
    lead: 'lead',
    rating: { score: 4, solved: true },
    internal: false,
  };
  return Object.fromEntries(fieldsOf(action, PLEDGE).map((field) => [field, all[field]]));
}

const take = (issue: Standing, action: Action, who: Relation[], input = fullInput(action), pledge = PLEDGE) =>
  decide(issue, pledge, action, who, input, NOW, EVERY_DAY);

function after(issue: Standing, action: Action, who: Relation[], input?: ActInput, pledge?: Pledge): Standing {
  const decision = take(issue, action, who, input, pledge);
  if (!decision.ok) throw new Error(`${action} was refused: ${decision.error}`);
  return decision.next;
}

describe('every action in every state by every relation', () => {
  const cells = ACTIONS.flatMap((action) =>
    STATES.flatMap((state) => RELATIONS.map((relation) => ({ action, state, relation }))),
  );

  it('is decided as the table says, permission before state', () => {
    const wrong = cells.filter(({ action, state, relation }) => {
      const row = transition(action);
      const expected = !row.by.includes(relation)
        ? 'ISSUE_NOT_YOURS'
        : !row.from.includes(state)
          ? 'ISSUE_WRONG_STATE'
          : null;
      return refusal(standing(state), action, [relation], NOW) !== expected;
    });

    expect(wrong).toEqual([]);
    expect(cells).toHaveLength(18 * 10 * 8);
  });

  it('leads to the state of the row, and only there', () => {
    const wrong = cells.filter(({ action, state, relation }) => {
      const { to, by, from } = transition(action);
      const decision = take(standing(state), action, [relation]);
      if (!decision.ok) return by.includes(relation) && from.includes(state);
      return decision.next.state !== (to === 'same' ? state : to === 'result' ? 'resolved' : to);
    });

    expect(wrong).toEqual([]);
  });

  it('draws a button exactly where the server will accept the press', () => {
    const wrong = cells.filter(({ action, state, relation }) => {
      const drawn = actionsFor(standing(state), [relation], NOW).includes(action);
      return drawn !== take(standing(state), action, [relation]).ok;
    });

    expect(wrong).toEqual([]);
  });

  // prettier-ignore
  it.each<[Relation, Partial<Record<IssueState, Action[]>>]>([
    ['reporter', {
      submitted: ['withdraw', 'urge', 'comment'], assigned: ['withdraw', 'urge', 'comment'], handling: ['urge', 'comment'],
      checking: ['urge', 'comment'], resolved: ['rate', 'reopen', 'comment'], closed: ['rate', 'reopen', 'comment'] }],
    ['holder', {
      submitted: ['comment'], assigned: ['accept', 'return', 'escalate', 'comment'],
      handling: ['return', 'escalate', 'progress', 'resolve', 'comment'],
      checking: ['comment'], resolved: ['comment'], closed: ['comment'] }],
    ['dispatcher', {
      submitted: ['dispatch', 'reject', 'merge', 'comment'], assigned: ['dispatch', 'merge', 'comment'],
      handling: ['dispatch', 'merge', 'comment'], checking: ['check', 'sendBack', 'comment'],
      resolved: ['sendBack', 'close', 'reopen', 'comment'], closed: ['reopen', 'comment'] }],
    ['router', { submitted: ['refer', 'dispatch'], assigned: ['dispatch'], handling: ['dispatch'] }],
    ['follower', {}], ['supervisor', {}], ['colleague', {}], ['anyone', {}],
  ])('offers the %s just these', (relation, expected) => {
    const offered = ISSUE_STATES.map((state) => [state, actionsFor(standing(state), [relation], NOW)]);

    expect(Object.fromEntries(offered.filter(([, actions]) => actions?.length))).toEqual(expected);
  });
});

describe('what an action is given', () => {
  it.each(ACTIONS.flatMap((action) => neededFields(action, PLEDGE).map((field) => ({ action, field }))))(
    '$action is refused without $field',
    ({ action, field }) => {
      const { by, from } = transition(action);
      const input = { ...fullInput(action), [field]: field === 'note' ? ' \n ' : undefined };

      expect(take(standing(from[0] ?? 'none'), action, [...by], input)).toEqual({
        ok: false,
        error: 'ISSUE_INPUT_MISSING',
        missing: field,
      });
    },
  );

  it('is refused with what the row does not name', () => {
    const named = take(standing('handling'), 'return', ['holder'], { note: '不归我管', holder: { userId: 'enemy' } });
    const hidden = take(standing('handling'), 'resolve', ['holder'], { note: '办好了', internal: true });

    expect(named).toEqual({ ok: false, error: 'INPUT_INVALID', unwanted: 'holder' });
    expect(hidden).toEqual({ ok: false, error: 'INPUT_INVALID', unwanted: 'internal' });
  });

  it('includes a photo of the result where the category asks for one', () => {
    const pledge = { ...PLEDGE, photoToResolve: true };

    expect(take(standing('handling'), 'resolve', ['holder'], { note: '好了', photos: [] }, pledge)).toMatchObject({
      missing: 'photos',
    });
    expect(take(standing('handling'), 'resolve', ['holder'], { note: '好了', photos: ['p'] }, pledge).ok).toBe(true);
    expect(fieldsOf('resolve', pledge)).toEqual(['note', 'photos']);
  });

  it('keeps an internal remark from the reporter’s ears', () => {
    const open = take(standing('handling'), 'comment', ['holder'], { note: '请核实' });
    const internal = take(standing('handling'), 'comment', ['holder'], { note: '请核实', internal: true });

    expect(open).toMatchObject({ tells: ['reporter', 'holder'] });
    expect(internal).toMatchObject({ tells: ['holder'] });
  });
});

describe('second looks', () => {
  const pledge = { ...PLEDGE, checkBeforeClose: true };

  it('follow the result where the category asks for a check', () => {
    expect(after(standing('handling'), 'resolve', ['holder'], undefined, pledge).state).toBe('checking');
  });

  it.each(['check', 'sendBack'] as const)(
    'are not the holder’s: %s is refused even to a dispatcher who holds the issue',
    (action) => {
      expect(refusal(standing('checking'), action, ['dispatcher', 'holder'], NOW)).toBe('ISSUE_NOT_YOURS');
      expect(refusal(standing('checking'), action, ['dispatcher'], NOW)).toBeNull();
    },
  );
});

describe('time limits on people', () => {
  const resolvedAt = new Date(NOW.getTime() - 15 * DAY);

  it.each(['rate', 'reopen'] as const)('the reporter may %s until the fifteenth day after the result', (action) => {
    const onTheDay = standing('resolved', { resolvedAt });
    const tooLate = standing('resolved', { resolvedAt: new Date(resolvedAt.getTime() - 1) });

    expect(refusal(onTheDay, action, ['reporter'], NOW)).toBeNull();
    expect(refusal(tooLate, action, ['reporter'], NOW)).toBe('ISSUE_TOO_LATE');
  });

  it('the dispatcher may reopen later, also when they reported it themselves', () => {
    const old = standing('closed', { resolvedAt: new Date(NOW.getTime() - 400 * DAY) });

    expect(refusal(old, 'reopen', ['dispatcher'], NOW)).toBeNull();
    expect(refusal(old, 'reopen', ['reporter', 'dispatcher'], NOW)).toBeNull();
  });

  it('a round is rated once, and a reopened issue once more', () => {
    const rated = after(standing('resolved', { resolvedAt: NOW }), 'rate', ['reporter']);

    expect(refusal(rated, 'rate', ['reporter'], NOW)).toBe('ISSUE_ALREADY_RATED');
    expect(after(rated, 'reopen', ['reporter'])).toMatchObject({
      rating: null,
      solved: null,
      resolvedAt: null,
      closedAt: null,
    });
  });

  it('urging is heard once in 24 hours', () => {
    const urged = (hours: number) => standing('handling', { urgedAt: new Date(NOW.getTime() - hours * 3_600_000) });

    expect(refusal(urged(23.9), 'urge', ['reporter'], NOW)).toBe('ISSUE_URGED_RECENTLY');
    expect(refusal(urged(24), 'urge', ['reporter'], NOW)).toBeNull();
  });
});

describe('what follows', () => {
  it('two clocks: the promise from submission, the answer from each dispatch', () => {
    const submitted = after(standing('none'), 'submit', ['anyone']);
    const dispatched = after(submitted, 'dispatch', ['dispatcher'], { holder: { departmentId: 'heating' } });

    expect(submitted).toMatchObject({
      finishFrom: NOW,
      finishDueAt: new Date(NOW.getTime() + 3 * DAY),
      acceptDueAt: null,
    });
    expect(dispatched).toMatchObject({
      acceptDueAt: new Date(NOW.getTime() + 7_200_000),
      holderUserId: null,
      holderDepartmentId: 'heating',
    });
    expect(runningClock(dispatched)?.dueAt).toEqual(dispatched.acceptDueAt);
    expect(runningClock(after(dispatched, 'accept', ['holder']))?.dueAt).toEqual(submitted.finishDueAt);
  });

  it.each(['rejected', 'withdrawn', 'merged', 'resolved', 'closed'] as const)(
    'no clock runs once it is %s',
    (state) => {
      expect(runningClock(standing(state, { finishFrom: NOW, finishDueAt: NOW }))).toBeNull();
    },
  );

  it('return gives the holder up, and escalate moves the desk one level up as far as there is one', () => {
    const nobody = { state: 'submitted', holderUserId: null, holderDepartmentId: null };

    expect(after(standing('handling'), 'return', ['holder'])).toMatchObject({ ...nobody, deskCode: '150782002' });
    expect(after(standing('handling'), 'escalate', ['holder'])).toMatchObject({ ...nobody, deskCode: '150782' });
    expect(after(standing('handling', { deskCode: '1507' }), 'escalate', ['holder']).deskCode).toBe('1507');
  });

  it('closing leaves the day it was closed, and a later rating does not move it', () => {
    const closed = after(standing('resolved', { resolvedAt: NOW }), 'close', ['dispatcher']);
    const rated = decide(
      closed,
      PLEDGE,
      'rate',
      ['reporter'],
      fullInput('rate'),
      new Date(NOW.getTime() + DAY),
      EVERY_DAY,
    );

    expect(closed.closedAt).toEqual(NOW);
    expect(rated).toMatchObject({ ok: true, next: { state: 'closed', closedAt: NOW, rating: 4 } });
  });
});
