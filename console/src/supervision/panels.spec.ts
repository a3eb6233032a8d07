import type { CallView, IssueView, OrderView } from '@hongqi/shared';
import { ofPanel, PANELS, type Panel } from './panels';

const panel = (key: Panel['key']): Panel => {
  const found = PANELS.find((each) => each.key === key);
  if (!found) throw new Error(`no panel ${key}`);
  return found;
};
const order = (changed: Partial<OrderView>): OrderView => ({
  card: 'yellow',
  note: '请说明',
  issuer: '赵敏',
  areaName: '红旗街道',
  dueAt: '2026-11-24T01:00:00Z',
  answeredAt: null,
  ...changed,
});
const call = (changed: Partial<CallView>): CallView => ({
  areaCode: '150782002',
  areaName: '红旗街道',
  why: 'shout',
  dueAt: '2026-11-25T01:00:00Z',
  doneAt: null,
  ...changed,
});
const view = (id: string, changed: Partial<IssueView>): IssueView =>
  ({ id, actions: [], calls: [], order: null, awaits: null, appeal: null, dueAt: null, ...changed }) as IssueView;
const OWN = ['150782002'];
const ids = (views: readonly IssueView[]): string[] => views.map(({ id }) => id);

describe('a leader’s heaps', () => {
  it('put orders nobody has answered first, the earliest due of them on top', () => {
    const views = [
      view('answered', { order: order({ answeredAt: '2026-11-23T02:00:00Z' }) }),
      view('later', { order: order({ dueAt: '2026-11-26T01:00:00Z' }) }),
      view('none', {}),
      view('sooner', { order: order({}) }),
    ];

    expect(ids(ofPanel(panel('orders'), views, OWN))).toEqual(['sooner', 'later', 'answered']);
  });

  it('tell an answer owed to a resident from an issue that is merely late', () => {
    const shouted = view('shouted', { actions: ['answerCall'], calls: [call({})] });
    const late = view('late', { calls: [call({ why: 'late', dueAt: null })] });
    const done = view('done', { calls: [call({ why: 'late', doneAt: '2026-11-23T02:00:00Z' })] });

    expect(ids(ofPanel(panel('shouts'), [late, shouted, done], OWN))).toEqual(['shouted']);
    expect(ids(ofPanel(panel('late'), [late, shouted, done], OWN))).toEqual(['late']);
    // On the list of the level above: theirs to press.
    expect(ids(ofPanel(panel('late'), [late], ['150782']))).toEqual([]);
  });
});
