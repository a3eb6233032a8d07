import type { Action, IssueView, Queue } from '@hongqi/shared';

/** A heap of the leader's own work: where it is taken from, what belongs to it, and which step answers it. */
export interface Panel {
  key: 'shouts' | 'late' | 'orders' | 'arbitrations' | 'appeals';
  title: string;
  /** Under the title of an empty one: what will appear here. */
  empty: string;
  queue: Queue;
  /** The best step first; only allowed ones are offered. */
  steps: readonly Action[];
  /** `levels`: areas the person leads. */
  has: (view: IssueView, levels: readonly string[]) => boolean;
}

export const PANELS: readonly Panel[] = [
  {
    key: 'shouts',
    title: '喊到顶，等我答复',
    empty: '没有等您答复的居民。居民对超期或办得不好的诉求喊到顶，会出现在这里。',
    queue: 'leaders',
    steps: ['answerCall'],
    has: ({ actions }) => actions.includes('answerCall'),
  },
  {
    key: 'late',
    title: '超期已久，报到本级',
    empty: '没有超期已久的诉求。红灯再过几个工作日仍未办的，会报到这里。',
    queue: 'leaders',
    steps: ['supervise'],
    has: ({ calls }, levels) =>
      calls.some(({ why, doneAt, areaCode }) => why === 'late' && doneAt === null && levels.includes(areaCode)),
  },
  {
    key: 'orders',
    title: '督办单',
    empty: '没有在办的督办单。您发出的、系统按规则发出的督办单会出现在这里，未回复的在前。',
    queue: 'ordered',
    steps: ['lift'],
    has: ({ order }) => order !== null,
  },
  {
    key: 'arbitrations',
    title: '待裁定承办',
    empty: '没有等待裁定的退回。同一件被多次退回的，会出现在这里。',
    queue: 'requests',
    steps: ['arbitrate'],
    has: ({ awaits }) => awaits === 'arbitration',
  },
  {
    key: 'appeals',
    title: '评价申诉',
    empty: '没有等待裁定的评价申诉。',
    queue: 'requests',
    steps: ['exclude', 'uphold'],
    has: ({ appeal }) => appeal === 'waiting',
  },
];

/** Of one panel: what nobody has answered first, then what runs out first. */
export function ofPanel(panel: Panel, views: readonly IssueView[], levels: readonly string[]): IssueView[] {
  return views.filter((view) => panel.has(view, levels)).sort((a, b) => urgencyOf(panel, a) - urgencyOf(panel, b));
}

function urgencyOf({ key }: Panel, { order, calls, dueAt }: IssueView): number {
  const at = (iso: string | null | undefined): number => (iso ? Date.parse(iso) : Number.MAX_SAFE_INTEGER);
  switch (key) {
    case 'orders':
      return order?.answeredAt ? at(order.answeredAt) + 1e14 : at(order?.dueAt);
    case 'shouts':
      return at(calls.find(({ why, doneAt }) => why === 'shout' && doneAt === null)?.dueAt);
    default:
      return at(dueAt);
  }
}
