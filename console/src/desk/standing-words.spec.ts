import type { CallView, ClockRun, Counts, HistoryView, IssueView } from '@hongqi/shared';
import { countWords, pressings, voidClocks } from './standing-words';

const NOW = new Date('2026-11-23T01:00:00Z');
const TOMORROW = '2026-11-24T01:00:00Z';
const YESTERDAY = '2026-11-22T01:00:00Z';

const view = (changed: Partial<IssueView>): IssueView =>
  ({
    state: 'handling',
    request: null,
    order: null,
    calls: [],
    appeal: null,
    pause: null,
    history: [],
    actions: [],
    ...changed,
  }) as Partial<IssueView> as IssueView;
const call = (areaName: string, changed: Partial<CallView> = {}): CallView => ({
  areaCode: '1507',
  areaName,
  why: 'shout',
  dueAt: TOMORROW,
  doneAt: null,
  ...changed,
});
const step = (changed: Partial<HistoryView>): HistoryView => ({ ...changed }) as HistoryView;

describe('what is open on an issue', () => {
  it('is nothing most of the time', () => {
    expect(pressings(view({}), NOW)).toEqual([]);
  });

  it('is a request, with the buttons of whoever may decide it', () => {
    const request = {
      kind: 'extend',
      note: '等配件',
      until: '2026-12-03T09:30:00Z',
      dueAt: TOMORROW,
      arbitration: false,
    } as const;

    expect(pressings(view({ request, actions: ['comment', 'grant', 'refuse'] }), NOW)).toEqual([
      {
        key: 'request',
        card: null,
        title: '申请延期到 12月3日 17:30',
        words: '等配件',
        due: '审批：还有 1 天',
        isLate: false,
        actions: ['grant', 'refuse'],
      },
    ]);
    expect(pressings(view({ request, actions: ['comment'] }), NOW)[0]?.actions).toEqual([]);
  });

  it('says whose turn it is after the third return', () => {
    const request = { kind: 'return', note: '不归我管', until: null, dueAt: YESTERDAY, arbitration: true } as const;

    expect(pressings(view({ request, actions: ['arbitrate'] }), NOW)).toMatchObject([
      { title: '申请退回', due: '须由督办领导裁定：超期 1 天', isLate: true, actions: ['arbitrate'] },
    ]);
  });

  it('is an order, until it is lifted', () => {
    const order = {
      card: 'red',
      note: '请说明',
      issuer: '赵敏',
      areaName: '红旗街道',
      dueAt: TOMORROW,
      answeredAt: null,
    } as const;

    expect(pressings(view({ order, actions: ['lift'] }), NOW)).toMatchObject([
      { card: 'red', title: '红旗街道 赵敏 督办', words: '请说明', due: '回复：还有 1 天', actions: ['lift'] },
    ]);
    expect(pressings(view({ order: { ...order, answeredAt: YESTERDAY } }), NOW)).toMatchObject([
      { due: '11月22日 09:00 已回复', isLate: false },
    ]);
  });

  it('is a call to the levels that have not answered; one that all have answered is over', () => {
    const history = [step({ action: 'shout', note: '三个月了' })];
    const calls = [call('红旗街道', { doneAt: YESTERDAY }), call('牙克石市')];

    expect(pressings(view({ calls, history, actions: ['answerCall'] }), NOW)).toMatchObject([
      { words: '三个月了（等牙克石市，红旗街道已答复）', due: '答复：还有 1 天', actions: ['answerCall'] },
    ]);
    expect(pressings(view({ calls: [call('红旗街道', { doneAt: YESTERDAY })] }), NOW)).toEqual([]);
  });

  it('is an appeal with the rating it is about', () => {
    const history = [
      step({ action: 'rate', rating: { score: 1, solved: false } }),
      step({ action: 'appeal', note: '居民评错了', rating: null }),
    ];

    expect(pressings(view({ appeal: 'waiting', history, actions: ['exclude', 'uphold'] }), NOW)).toMatchObject([
      { title: '对「很不满意 · 没有解决」的申诉', words: '居民评错了', actions: ['exclude', 'uphold'] },
    ]);
  });

  it('is the reason why nothing happens', () => {
    const pause = { note: '等住户回来', until: '2026-12-03T09:30:00Z' };

    expect(pressings(view({ state: 'suspended', pause }), NOW)[0]?.title).toBe('已挂起到 12月3日 17:30');
    expect(pressings(view({ state: 'asked', pause }), NOW)[0]?.title).toBe('等居民补充到 12月3日 17:30');
  });
});

describe('what has been counted', () => {
  it('is told only where there is something', () => {
    const counts: Counts = {
      returns: 2,
      extensions: 0,
      suspensions: 0,
      questions: 0,
      urges: 3,
      reopens: 1,
      reporters: 4,
    };

    expect(countWords(counts)).toEqual(['退回 2 次', '重办 1 次', '催办 3 次']);
  });
});

describe('promises nobody has to keep any more', () => {
  const stopped = {} as ClockRun;
  const history = [
    step({ from: 'assigned', to: 'handling', effects: { clocks: { accept: stopped } } }),
    step({ from: 'handling', to: 'split', effects: { clocks: { finish: stopped, whole: stopped } } }),
    step({ from: 'split', to: 'split', effects: null }),
  ];

  it('are those that ended with a split, a merge, a withdrawal', () => {
    expect(voidClocks({ state: 'split', history })).toEqual(['finish', 'whole']);
  });

  it('are none where the matter was done', () => {
    expect(voidClocks({ state: 'closed', history })).toEqual([]);
  });
});
