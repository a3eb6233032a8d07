import { type ClockName, type ClockView, type HistoryView, type IssueView, NO_COURSE } from '@hongqi/shared';
import { callWords, orderWords, pressWords, requestWords } from './block-words';
import { countdowns } from './countdowns';
import { mergedSteps, stepWords } from './history-words';
import { statusSentence } from './status-sentence';

const NOW = new Date('2026-11-22T02:00:00.000Z');
const DECEMBER_3 = '2026-12-03T09:30:00.000Z';

const view = (part: Partial<IssueView>): IssueView =>
  ({
    state: 'handling',
    relations: ['reporter'],
    holder: { kind: 'worker', id: 'w', name: '王秀英', post: '红旗社区第一网格网格员' },
    clocks: [],
    pause: null,
    rating: null,
    lead: null,
    children: [],
    history: [],
    counts: NO_COURSE.counts,
    ...part,
  }) as IssueView;

const clock = (name: ClockName, part: Partial<ClockView> = {}): ClockView => ({
  name,
  from: '2026-11-21T01:00:00.000Z',
  dueAt: '2026-11-24T09:30:00.000Z',
  light: 'green',
  stoppedAt: null,
  pausedAt: null,
  ...part,
});

describe('the sentence about an issue', () => {
  it.each<[string, Partial<IssueView>]>([
    ['王秀英已接手，正在办理', {}],
    ['已收到，街道治理中心正在安排承办人', { state: 'submitted', holder: null }],
    ['要求重新办理，已派给王秀英，等待签收', { state: 'assigned', counts: { ...NO_COURSE.counts, reopens: 1 } }],
    ['已暂停到 12月3日：等配件', { state: 'suspended', pause: { note: '等配件', until: DECEMBER_3 } }],
    ['王秀英想请您补充情况', { state: 'asked' }],
    ['等居民补充情况', { state: 'asked', relations: ['holder'] }],
    ['王秀英已办结，请您评价', { state: 'resolved' }],
    ['王秀英已办结，请您评价', { state: 'resolved', relations: ['follower'] }],
    ['王秀英已办结，等待居民评价', { state: 'resolved', relations: ['holder'] }],
    ['已结案，您认为没有解决', { state: 'closed', rating: { score: 1, solved: false } }],
    ['与 260 012 344 是同一件事，合并办理', { state: 'merged', lead: { id: 'x', number: '260012344' } }],
    ['已分成 2 件，分别办理', { state: 'split', children: [{}, {}] as IssueView['children'] }],
  ])('%s', (sentence, part) => {
    expect(statusSentence(view(part), NOW)).toBe(sentence);
  });

  it('gives the reason of a rejection, because it says where to go instead', () => {
    const history = [{ action: 'reject', note: '请拨打 95598 电力热线' }] as IssueView['history'];
    expect(statusSentence(view({ state: 'rejected', history }), NOW)).toBe('不在受理范围：请拨打 95598 电力热线');
  });
});

describe('promises', () => {
  const lines = (part: Partial<IssueView>, forStaff = false): string[] =>
    countdowns(view(part), NOW, forStaff).map(({ words, exact }) => `${words} / ${exact}`);

  it('count down, with the exact time; those kept are not shown any more', () => {
    const clocks = [clock('accept', { stoppedAt: '2026-11-21T02:00:00.000Z', light: null }), clock('finish')];
    expect(lines({ clocks })).toEqual(['处置：还有 2 天 / 11月24日 17:30 前']);
  });

  it('say so when they are broken, also when the phone’s own clock is behind', () => {
    const late = { light: 'red', dueAt: '2026-11-20T01:00:00.000Z' } as const;
    expect(lines({ clocks: [clock('finish', late)] })).toEqual(['处置：已超期 2 天 / 本应在 11月20日 09:00 前']);
    expect(lines({ clocks: [clock('finish', { light: 'red' })] })).toEqual(['处置：已超期 / 本应在 11月24日 17:30 前']);
  });

  it('stand still for a reason, which is told', () => {
    const clocks = [clock('finish', { light: null, pausedAt: '2026-11-21T02:00:00.000Z' })];
    const pause = { note: '等配件', until: DECEMBER_3 };
    expect(lines({ clocks, state: 'suspended', pause })).toEqual([
      '处置：暂停计时 / 因为等配件，最迟 12月3日 17:30 继续',
    ]);
    expect(lines({ clocks, state: 'asked', pause })).toEqual([
      '处置：暂停计时 / 等居民补充情况，最迟 12月3日 17:30 继续',
    ]);
  });

  it('are few for a resident: the first word and the whole only once they are late', () => {
    const clocks = [clock('respond'), clock('finish'), clock('whole'), clock('decide')];
    expect(countdowns(view({ clocks }), NOW).map(({ name }) => name)).toEqual(['finish']);
    expect(countdowns(view({ clocks }), NOW, true).map(({ name }) => name)).toEqual(['respond', 'finish', 'whole']);
    const late = [clock('respond', { light: 'red' }), clock('finish')];
    expect(countdowns(view({ clocks: late }), NOW).map(({ name }) => name)).toEqual(['respond', 'finish']);
  });

  it('tell until when one may rate, and what happens then', () => {
    expect(lines({ state: 'resolved', clocks: [clock('rate', { light: null })] })).toEqual([
      '评价：还有 2 天 / 11月24日 17:30 前您可以评价，过后自动结案',
    ]);
  });
});

describe('a step of the history', () => {
  const step = (part: Partial<HistoryView>): HistoryView =>
    ({
      id: '1',
      actor: { name: '李建国', relation: 'dispatcher' },
      note: null,
      holder: null,
      effects: null,
      ...part,
    }) as HistoryView;
  const request = { kind: 'extend', note: '等配件', until: Date.parse(DECEMBER_3), byId: 'w', seq: 4 } as const;
  const platform = { name: '平台', relation: 'deadline' } as const;

  it.each<[string, string[], Partial<HistoryView>]>([
    ['李建国 分派给 王秀英', [], { action: 'dispatch', holder: '王秀英' }],
    ['李建国 同意延期到 12月3日 17:30', ['申请原因：等配件'], { action: 'grant', effects: { request } }],
    [
      '李建国 同意暂停到 12月3日 17:30',
      ['申请原因：等配件'],
      { action: 'grant', effects: { request: { ...request, kind: 'suspend' } } },
    ],
    ['李建国 没有同意延期申请', ['申请原因：等配件'], { action: 'refuse', effects: { request } }],
    ['平台 提醒：处置已超期', [], { action: 'expire', actor: platform, effects: { ranOut: 'finish' } }],
    ['平台 超期提醒', [], { action: 'expire', actor: platform }],
    [
      '平台 发出红牌督办',
      ['请在 12月3日 17:30 前回复'],
      {
        action: 'supervise',
        actor: { name: '平台', relation: 'router' },
        effects: { order: { card: 'red', due: Date.parse(DECEMBER_3), areaCode: '150782002' } },
      },
    ],
    ['李建国 拆分成 2 件', [], { action: 'split', effects: { parts: ['1', '2'] } }],
  ])('%s', (title, lines, part) => {
    expect(stepWords(step(part), NOW)).toEqual({ title, lines });
  });

  it('that is pressed again and again is one line with all its words', () => {
    const urge = (id: string, note: string | null): HistoryView => step({ id, action: 'urge', note });
    const history = [step({ id: '1', action: 'accept' }), urge('2', '第一次'), urge('3', null), urge('4', '还没来')];
    expect(mergedSteps(history).map(({ entry, times, notes }) => [entry.id, times, notes])).toEqual([
      ['4', 3, ['还没来', '第一次']],
      ['1', 1, []],
    ]);
  });
});

describe('what stands beside an issue', () => {
  it('is a request, and who decides it until when', () => {
    const request = { kind: 'suspend', note: '等配件', until: DECEMBER_3, dueAt: null, arbitration: false } as const;
    expect(requestWords(request, NOW)).toEqual({ title: '承办人申请挂起到 12月3日 17:30', waits: '等坐席审批' });
    const third = { kind: 'return', note: '不归我管', until: null, dueAt: DECEMBER_3, arbitration: true } as const;
    expect(requestWords(third, NOW).waits).toBe('已多次退回，等街道督办领导裁定，最迟 12月3日 17:30');
  });

  it('is an order until it is lifted', () => {
    const order = {
      card: 'black',
      note: '马上办',
      issuer: '赵敏',
      areaName: '红旗街道',
      dueAt: DECEMBER_3,
      answeredAt: null,
    } as const;
    expect(orderWords(order, NOW)).toEqual({
      title: '黑牌督办 · 赵敏（红旗街道）',
      due: '请在 12月3日 17:30 前回复（还有 11 天）',
    });
    expect(orderWords({ ...order, answeredAt: NOW.toISOString() }, NOW).due).toBe(
      '已在 11月22日 10:00 回复，等发出人解除',
    );
  });

  it('is each level called, with what it owes', () => {
    const call = {
      areaCode: '150782002',
      areaName: '红旗街道',
      why: 'shout',
      dueAt: DECEMBER_3,
      doneAt: null,
    } as const;
    expect(callWords(call, NOW)).toBe('等待答复，最迟 12月3日 17:30');
    expect(callWords(call, new Date('2026-12-04T02:00:00Z'))).toBe('还没有答复，本应在 12月3日 17:30 前');
    expect(callWords({ ...call, doneAt: NOW.toISOString() }, NOW)).toBe('已答复 · 11月22日 10:00');
  });

  it('is what presses on a row of today’s list', () => {
    const row = {
      card: 'red',
      awaits: 'request',
      reporters: 5,
      urges: 2,
      state: 'suspended',
      pausedUntil: DECEMBER_3,
    } as const;
    expect(pressWords(row, NOW).map(({ words }) => words)).toEqual([
      '督办 · 红牌',
      '等审批',
      '已挂起到 12月3日',
      '催办 2',
      '5 人反映',
    ]);
    const calm = { card: null, awaits: null, reporters: 1, urges: 0, state: 'handling', pausedUntil: null } as const;
    expect(pressWords(calm, NOW)).toEqual([]);
  });
});
