import { circumstances, ready } from '../../../tests/support/rules-lab';
import { refusal } from './issue-decide';
import { type Action, ACTIONS, ISSUE_STATES, type IssueState, OPEN_STATES, type Relation } from './issue-transitions';

const LOOK = circumstances();

/** What someone is offered in a state at most: where nothing about the issue besides its state stands in the way. */
function offered(state: IssueState, relation: Relation): Action[] {
  // Nobody holds what waits at the desk, somebody everything else.
  const as = relation === 'deadline' || state === 'submitted' ? relation : null;
  return ACTIONS.filter((action) => refusal(ready(action, state, as), action, [relation], LOOK) === null);
}

const LIVING = [...OPEN_STATES, 'resolved', 'closed'] as const;

type Offers = Partial<Record<IssueState, string>>;

// prettier-ignore
const OFFERS: Record<Relation, Offers> = {
  reporter: {
    submitted: 'edit withdraw follow urge shout comment',
    assigned:  'edit withdraw urge shout comment',
    handling:  'urge shout comment',
    suspended: 'urge shout comment',
    asked:     'reply urge shout comment',
    checking:  'urge shout comment',
    resolved:  'rate reopen shout comment',
    closed:    'rate reopen shout comment',
    merged:    'comment',
    split:     'comment',
  },
  follower: {
    submitted: 'urge shout', assigned: 'urge shout', handling: 'urge shout', suspended: 'urge shout',
    asked: 'urge shout', checking: 'urge shout', resolved: 'rate shout', closed: 'rate shout',
  },
  holder: {
    submitted: 'appeal answer comment',
    assigned:  'accept return escalate appeal answer comment',
    handling:  'return extend suspend ask escalate progress resolve appeal answer comment',
    suspended: 'resume appeal answer comment',
    asked:     'resume appeal answer comment',
    checking:  'appeal answer comment',
    resolved:  'appeal answer comment',
    closed:    'appeal answer comment',
    merged:    'comment',
    split:     'comment',
  },
  dispatcher: {
    submitted: 'dispatch reject merge split answer comment',
    assigned:  'dispatch grant refuse merge split comment',
    handling:  'dispatch grant refuse merge split comment',
    suspended: 'resume merge comment',
    asked:     'resume merge comment',
    checking:  'check sendBack answer comment',
    resolved:  'sendBack close reopen comment',
    closed:    'reopen comment',
    merged:    'unmerge comment',
    split:     'comment',
  },
  supervisor: {
    submitted: 'supervise', assigned: 'supervise', handling: 'supervise', suspended: 'supervise', asked: 'supervise',
    checking: 'check sendBack supervise', resolved: 'sendBack',
  },
  arbiter: {
    submitted: 'exclude uphold', assigned: 'arbitrate exclude uphold', handling: 'arbitrate exclude uphold',
    ...everywhere('exclude uphold', 'suspended', 'asked', 'checking', 'resolved', 'closed', 'rejected', 'withdrawn', 'merged', 'split'),
  },
  issuer: everywhere('lift', ...LIVING),
  called: everywhere('answerCall', ...LIVING),
  router: {
    submitted: 'refer dispatch join part supervise',
    assigned:  'refer dispatch join part supervise',
    handling:  'dispatch join part supervise',
    suspended: 'join part supervise',
    asked:     'join part supervise',
    checking:  'join part supervise',
    resolved:  'reopen join part',
    closed:    'reopen part',
    rejected:  'part',
    withdrawn: 'part',
    split:     'part gather',
  },
  deadline: {
    ...everywhere('warn expire climb harden', 'submitted', 'assigned', 'handling', 'checking', 'closed'),
    ...everywhere('resume warn expire climb harden', 'suspended', 'asked'),
    ...everywhere('close warn expire climb harden', 'resolved'),
    ...everywhere('expire', 'rejected', 'withdrawn', 'merged', 'split'),
  },
  anyone: {},
  colleague: {},
};

function everywhere(actions: string, ...states: readonly IssueState[]): Offers {
  return Object.fromEntries(states.map((state) => [state, actions]));
}

describe('who is offered what, at most', () => {
  it.each(Object.entries(OFFERS) as [Relation, Offers][])('the %s', (relation, expected) => {
    const offers = ISSUE_STATES.map((state) => [state, offered(state, relation).join(' ')]);

    expect(Object.fromEntries(offers.filter(([, actions]) => actions))).toEqual(expected);
  });
});
