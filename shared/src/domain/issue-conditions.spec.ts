import {
  after,
  circumstances,
  DAY,
  fullInput,
  HOUR,
  lateClock,
  later,
  NOW,
  rated,
  ready,
  RULES,
  standing,
  take,
} from '../../../tests/support/rules-lab';
import type { ErrorCode } from '../errors';
import { startClock } from './clocks';
import { isLate } from './issue-conditions';
import { refusal } from './issue-decide';
import { NO_COURSE, type RequestKind, type Standing } from './issue-course';
import { type Action, ACTIONS, type Condition, type Relation, transition } from './issue-transitions';
import { ROUTER } from './roles';

const LOOK = circumstances();
const pending = (kind: RequestKind): Standing['request'] => ({ kind, note: '', until: null, byId: 'worker', seq: 1 });
const counted = (more: Partial<Standing['counts']>): Standing['counts'] => ({ ...NO_COURSE.counts, ...more });
const order = ready('lift', 'handling').order;
const called = (doneAt: number | null, why: 'shout' | 'late' = 'shout'): Standing['calls'] => [
  { areaCode: '150782', why, seq: 1, due: null, doneAt },
];

interface Row {
  condition: Condition;
  action: Action;
  who: Relation[];
  when: string;
  issue: Standing;
  error: ErrorCode | null;
}

const row = (
  condition: Condition,
  action: Action,
  who: Relation,
  when: string,
  issue: Standing,
  error: ErrorCode | null,
): Row => ({ condition, action, who: [who], when, issue, error });
const handling = (more: Partial<Standing> = {}): Standing => standing('handling', more);
const third = { request: pending('return'), counts: counted({ returns: 3 }) };

// prettier-ignore
const ROWS: Row[] = [
  row('idle', 'return',  'holder', 'a request waits already', handling({ request: pending('extend') }), 'ISSUE_REQUEST_PENDING'),
  row('idle', 'extend',  'holder', 'a request waits already', handling({ request: pending('return') }), 'ISSUE_REQUEST_PENDING'),
  row('idle', 'suspend', 'holder', 'a request waits already', handling({ request: pending('return') }), 'ISSUE_REQUEST_PENDING'),
  row('idle', 'ask',     'holder', 'a request waits already', handling({ request: pending('extend') }), 'ISSUE_REQUEST_PENDING'),
  row('idle', 'resolve', 'holder', 'a request waits: done is done', handling({ request: pending('extend') }), null),

  row('returnable', 'return', 'holder', 'a supervisor has named the holder', handling({ arbitrated: true }), 'ISSUE_ARBITRATED'),
  row('returnable', 'return', 'holder', 'it was returned before',            handling({ counts: counted({ returns: 2 }) }), null),

  row('postponable', 'extend',  'holder', 'postponed once',  handling({ counts: counted({ extensions: 1 }) }), null),
  row('postponable', 'extend',  'holder', 'postponed twice', handling({ counts: counted({ extensions: 2 }) }), 'ISSUE_REQUESTS_USED_UP'),
  row('postponable', 'extend',  'holder', 'suspended twice', handling({ counts: counted({ suspensions: 2 }) }), null),
  row('postponable', 'extend',  'holder', 'the promise is broken already', handling({ clocks: { finish: lateClock() } }), 'ISSUE_TOO_LATE'),
  row('askable',     'ask',     'holder', 'asked once',      handling({ counts: counted({ questions: 1 }) }), null),
  row('askable',     'ask',     'holder', 'asked twice',     handling({ counts: counted({ questions: 2 }) }), 'ISSUE_REQUESTS_USED_UP'),
  row('unordered',   'merge',   'dispatcher', 'a leader presses for it', handling({ order }), 'ISSUE_ORDER_OPEN'),
  row('unordered',   'merge',   'dispatcher', 'the platform presses for it', handling({ order: order && { ...order, byId: ROUTER.id } }), null),
  row('suspendable', 'suspend', 'holder', 'suspended once',  handling({ counts: counted({ suspensions: 1 }) }), null),
  row('suspendable', 'suspend', 'holder', 'suspended twice', handling({ counts: counted({ suspensions: 2 }) }), 'ISSUE_REQUESTS_USED_UP'),
  row('suspendable', 'suspend', 'holder', 'postponed twice', handling({ counts: counted({ extensions: 2 }) }), null),

  row('decidable', 'grant',  'dispatcher', 'nothing is asked',   handling(), 'ISSUE_NOTHING_ASKED'),
  row('decidable', 'refuse', 'dispatcher', 'nothing is asked',   handling(), 'ISSUE_NOTHING_ASKED'),
  row('decidable', 'refuse', 'dispatcher', 'it is the second return', handling({ ...third, counts: counted({ returns: 2 }) }), null),
  row('decidable', 'refuse', 'dispatcher', 'it is the third return',  handling(third), 'ISSUE_NEEDS_ARBITRATION'),
  row('decidable', 'grant',  'dispatcher', 'it is the third return',  handling(third), 'ISSUE_NEEDS_ARBITRATION'),
  row('decidable', 'grant',  'dispatcher', 'after three returns something else is asked', handling({ ...third, request: pending('extend') }), null),

  row('undisputed', 'dispatch', 'dispatcher', 'it is the second return', handling({ ...third, counts: counted({ returns: 2 }) }), null),
  row('undisputed', 'dispatch', 'dispatcher', 'it is the third return',  handling(third), 'ISSUE_NEEDS_ARBITRATION'),
  row('undisputed', 'dispatch', 'router',     'the report itself has changed', handling(third), null),

  row('arbitration', 'arbitrate', 'arbiter', 'nothing is asked',        handling(), 'ISSUE_NOTHING_ASKED'),
  row('arbitration', 'arbitrate', 'arbiter', 'it is the second return', handling({ ...third, counts: counted({ returns: 2 }) }), 'ISSUE_NOTHING_ASKED'),
  row('arbitration', 'arbitrate', 'arbiter', 'it is the third return',  handling(third), null),

  row('orderable', 'supervise', 'supervisor', 'an order is open',    handling({ order }), 'ISSUE_ORDER_OPEN'),
  row('orderable', 'supervise', 'router',     'an order is open',    handling({ order }), 'ISSUE_ORDER_OPEN'),
  { ...row('orderable', 'supervise', 'supervisor', 'it is their own to change', handling({ order }), null), who: ['supervisor', 'issuer'] },
  row('ordered',    'lift',   'issuer', 'there is none',                  handling(), 'ISSUE_NO_ORDER'),
  row('unanswered', 'answer', 'holder', 'there is none',                  handling(), 'ISSUE_NO_ORDER'),
  row('unanswered', 'answer', 'dispatcher', 'somebody holds it', handling({ order }), 'ISSUE_NOT_YOURS'),
  row('unanswered', 'answer', 'dispatcher', 'nobody holds it yet', standing('submitted', { holderUserId: null, order }), null),
  row('unanswered', 'answer', 'dispatcher', 'the check is the desk’s', standing('checking', { order }), null),
  row('unanswered', 'answer', 'holder', 'it is answered', handling({ order: order && { ...order, answeredAt: 1 } }), 'ISSUE_NO_ORDER'),

  row('grievance', 'shout', 'reporter', 'all is well',                     handling({ clocks: { finish: lateClock(-HOUR) } }), 'ISSUE_NO_GRIEVANCE'),
  row('grievance', 'shout', 'reporter', 'a promise is broken',             handling({ clocks: { finish: lateClock() } }), null),
  row('grievance', 'shout', 'follower', 'a promise is broken',             handling({ clocks: { accept: lateClock() } }), null),
  row('grievance', 'shout', 'reporter', 'what is broken is over',          handling({ clocks: { accept: { ...lateClock(), stoppedAt: 1 } } }), 'ISSUE_NO_GRIEVANCE'),
  row('grievance', 'shout', 'reporter', 'a decision of the desk is late',  handling({ clocks: { decide: lateClock() } }), 'ISSUE_NO_GRIEVANCE'),
  row('grievance', 'shout', 'reporter', 'it was rated as bad',             standing('closed', { lastRating: rated({ score: 2 }) }), null),
  row('grievance', 'shout', 'reporter', 'it was rated as not solved',      standing('closed', { lastRating: rated({ score: 5, solved: false }) }), null),
  row('grievance', 'shout', 'reporter', 'it was rated as neither',         standing('closed', { lastRating: rated({ score: 3 }) }), 'ISSUE_NO_GRIEVANCE'),
  row('grievance', 'shout', 'reporter', 'a level still owes its answer',   handling({ clocks: { finish: lateClock() }, calls: called(null) }), 'ISSUE_CALLED'),
  row('grievance', 'shout', 'reporter', 'all levels have answered',        handling({ clocks: { finish: lateClock() }, calls: called(1) }), null),
  row('grievance', 'shout', 'reporter', 'it is only on a list as late',    handling({ clocks: { finish: lateClock() }, calls: called(null, 'late') }), null),

  row('rateable', 'rate', 'reporter', 'it is rated',             { ...ready('rate', 'resolved'), rating: 4 }, 'ISSUE_ALREADY_RATED'),
  row('rateable', 'rate', 'follower', 'somebody else rated it',  { ...ready('rate', 'closed'), rating: 4 }, 'ISSUE_ALREADY_RATED'),
  row('rateable', 'rate', 'reporter', 'an instant is left',      standing('closed', { resolvedAt: NOW, clocks: { rate: lateClock(-1) } }), null),
  row('rateable', 'rate', 'reporter', 'the window closed early', standing('closed', { resolvedAt: NOW, clocks: { rate: { ...lateClock(-1), stoppedAt: 1 } } }), null),
  row('rateable', 'rate', 'reporter', 'the time has come',       standing('closed', { resolvedAt: NOW, clocks: { rate: lateClock() } }), 'ISSUE_TOO_LATE'),
  row('rateable', 'rate', 'reporter', 'the result it was of is none', standing('closed', { clocks: { rate: lateClock(-1) } }), 'ISSUE_TOO_LATE'),
  row('rateable', 'rate', 'reporter', 'it never had a window',   standing('closed'), 'ISSUE_TOO_LATE'),

  row('held', 'reopen', 'reporter', 'its parts are reopened by themselves', standing('closed', { holderUserId: null }), 'ISSUE_HAS_PARTS'),
  row('held', 'reopen', 'reporter', 'a department holds it', standing('closed', { holderUserId: null, holderDepartmentId: 'heating' }), null),

  row('appealable', 'appeal', 'holder', 'nobody has rated it',     handling(), 'ISSUE_NOT_APPEALABLE'),
  row('appealable', 'appeal', 'holder', 'an appeal waits',         handling({ lastRating: rated({ appeal: 'waiting' }) }), 'ISSUE_NOT_APPEALABLE'),
  row('appealable', 'appeal', 'holder', 'it was decided on',       handling({ lastRating: rated({ appeal: 'upheld' }) }), 'ISSUE_NOT_APPEALABLE'),
  row('appealable', 'appeal', 'holder', 'somebody else was rated', handling({ lastRating: rated({ holderUserId: 'other' }) }), 'ISSUE_NOT_APPEALABLE'),
  row('appealable', 'appeal', 'holder', 'it is the seventh day',   handling({ lastRating: rated({ at: NOW.getTime() - 7 * DAY }) }), null),
  row('appealable', 'appeal', 'holder', 'the seventh day is over', handling({ lastRating: rated({ at: NOW.getTime() - 7 * DAY - 1 }) }), 'ISSUE_TOO_LATE'),
  row('appealed', 'exclude', 'arbiter', 'nobody appealed',         handling({ lastRating: rated() }), 'ISSUE_NOT_APPEALABLE'),
  row('appealed', 'uphold',  'arbiter', 'it was decided on',       handling({ lastRating: rated({ appeal: 'excluded' }) }), 'ISSUE_NOT_APPEALABLE'),

  row('due', 'close',  'deadline',   'the window is open',          standing('resolved', { clocks: { rate: lateClock(-1) } }), 'ISSUE_NOT_DUE'),
  row('due', 'close',  'deadline',   'the window has closed',       standing('resolved', { clocks: { rate: lateClock() } }), null),
  row('due', 'close',  'dispatcher', 'the window is open',          standing('resolved', { clocks: { rate: lateClock(-1) } }), null),
  row('due', 'resume', 'deadline',   'the day has not come',        standing('suspended', { clocks: { pause: lateClock(-1) } }), 'ISSUE_NOT_DUE'),
  row('due', 'resume', 'deadline',   'the day has come',            standing('suspended', { clocks: { pause: lateClock() } }), null),
  row('due', 'resume', 'holder',     'the day has not come',        standing('asked', { clocks: { pause: lateClock(-1) } }), null),
  row('due', 'expire', 'deadline',   'only a warning is due',       handling({ clocks: { finish: { ...lateClock(-HOUR), near: NOW.getTime() } } }), 'ISSUE_NOT_DUE'),
  row('due', 'expire', 'deadline',   'it was told before',          handling({ clocks: { finish: lateClock(0, 2) } }), 'ISSUE_NOT_DUE'),
];

describe('a condition of the table', () => {
  it.each(ROWS)('$condition: $action by the $who when $when', ({ action, who, issue, error }) => {
    expect(refusal(issue, action, who, LOOK)).toBe(error);
    const input = fullInput(action);
    expect(take(issue, action, who, input)).toMatchObject(error ? { ok: false, error } : { ok: true });
  });

  it('has a row here for each time it holds and each time it does not', () => {
    const used = new Set<Condition>(ACTIONS.flatMap((action) => transition(action).when ?? []));
    const refused = new Set(ROWS.filter(({ error }) => error).map(({ condition }) => condition));

    expect([...refused].sort()).toEqual([...used].sort());
    for (const { condition, action, error } of ROWS.filter((one) => one.error)) {
      expect([condition, action, error, transition(action).when ?? []]).toEqual([
        condition,
        action,
        error,
        expect.arrayContaining([condition]),
      ]);
    }
  });
});

describe('late', () => {
  it.each([
    ['a lit clock is past', { finish: lateClock() }, true],
    ['none is', { finish: lateClock(-1) }, false],
    ['it stands', { finish: { ...lateClock(), pausedAt: 1 } }, false],
    ['only somebody else’s decision is', { decide: lateClock(), appeal: lateClock(), rate: lateClock() }, false],
  ])('when %s', (_, clocks, expected) => {
    expect(isLate({ clocks }, NOW)).toBe(expected);
  });

  it('is what a shout of the reporter needs, and a rating’s window is no promise of the office', () => {
    const resolved = standing('resolved', { clocks: { rate: startClock(later(-DAY), NOW, RULES) } });

    expect(refusal(resolved, 'shout', ['reporter'], LOOK)).toBe('ISSUE_NO_GRIEVANCE');
    expect(after(ready('shout', 'closed'), 'shout', 'reporter').calls).toHaveLength(3);
  });
});
