import type { Action, ActRequest, IssueView } from '@hongqi/shared';
import type { CastRole } from './access-table';

/** Who takes a step: someone of the table, or whoever holds the issue. */
type Walker = CastRole | 'holder';
type Walk = readonly (readonly [who: Walker, action: Action])[];

const ACCEPTED: Walk = [['holder', 'accept']];
const RETURNED: Walk = [['holder', 'return']];
/** Back at the desk, in nobody's hands. */
const AT_DESK: Walk = [...RETURNED, ['dispatcher', 'grant']];
const ASKED: Walk = [...ACCEPTED, ['holder', 'ask']];
const DONE: Walk = [...ACCEPTED, ['holder', 'resolve']];
/** Badly, as `inputFor('rate')` has it. */
const RATED: Walk = [...DONE, ['resident', 'rate']];
const APPEALED: Walk = [...RATED, ['holder', 'appeal']];
const SUPERVISED: Walk = [['supervisor', 'supervise']];

/** How an issue that was just reported comes to take the action. Those that are not here take it at once. */
export const WALKS: Partial<Record<Action, Walk>> = {
  extend: ACCEPTED,
  suspend: ACCEPTED,
  ask: ACCEPTED,
  progress: ACCEPTED,
  resolve: ACCEPTED,
  grant: RETURNED,
  refuse: RETURNED,
  arbitrate: [...RETURNED, ['dispatcher', 'refuse'], ...RETURNED, ['dispatcher', 'refuse'], ...RETURNED],
  resume: ASKED,
  reply: ASKED,
  check: DONE,
  sendBack: DONE,
  rate: DONE,
  close: DONE,
  reopen: DONE,
  appeal: RATED,
  exclude: APPEALED,
  uphold: APPEALED,
  shout: RATED,
  answerCall: [...RATED, ['resident', 'shout']],
  reject: AT_DESK,
  refer: AT_DESK,
  follow: AT_DESK,
  unmerge: [['dispatcher', 'merge']],
  gather: [['dispatcher', 'split']],
  answer: SUPERVISED,
  lift: SUPERVISED,
};

/** What the cast lends to an action. */
export interface Props {
  /** An open issue to be led by. */
  leadId: string;
  /** A worker of the street who does not hold it. */
  otherWorkerId: string;
  /** An instant some weeks ahead. */
  until: string;
}

/** All that the action needs, so that nothing but permission decides. */
export function inputFor(action: string, { leadId, otherWorkerId, until }: Props): ActRequest {
  const note = '说明';
  const inputs: Partial<Record<string, ActRequest>> = {
    accept: {},
    submit: {},
    edit: { text: '改过的话' },
    dispatch: { holder: { userId: otherWorkerId } },
    arbitrate: { holder: { userId: otherWorkerId }, note },
    extend: { note, until },
    suspend: { note, until },
    supervise: { note, until, card: 'yellow' },
    merge: { lead: leadId },
    follow: { lead: leadId },
    rate: { rating: { score: 1, solved: true } },
    split: { parts: ['一件', '又一件'].map((text) => ({ text, categoryCode: 'other' })) },
  };
  return inputs[action] ?? { note };
}

/** Photos that an issue of this kind asks for before it can be called done. */
export function asksForPhotos({ categoryCode }: Pick<IssueView, 'categoryCode'>): boolean {
  return categoryCode === 'safety';
}
