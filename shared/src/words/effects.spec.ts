import type { ClockRun } from '../domain/clocks';
import type { HolderRequest } from '../domain/issue-course';
import type { StepEffects } from '../domain/issue-effects';
import type { Action } from '../domain/issue-transitions';
import { effectWords } from './effects';

const NOW = new Date('2026-11-23T01:00:00Z');
const at = (local: string): number => Date.parse(`${local}+08:00`);
const DUE = at('2026-12-03T17:30');

const run = (changed: Partial<ClockRun> = {}): ClockRun => ({
  from: at('2026-11-23T09:00'),
  near: at('2026-12-01T12:00'),
  due: DUE,
  long: at('2026-12-07T17:30'),
  told: 0,
  unit: 'workingDays',
  category: 1,
  calendar: 1,
  stoppedAt: null,
  pausedAt: null,
  ...changed,
});
const request = (changed: Partial<HolderRequest>): HolderRequest => ({
  kind: 'extend',
  note: '等配件',
  until: DUE,
  byId: 'w1',
  seq: 3,
  ...changed,
});
const NAMES: Record<string, string> = { '150782002': '红旗街道', '150782': '牙克石市' };
const words = (action: Action, effects: StepEffects | null): string[] =>
  effectWords({ action, effects }, NOW, (code) => NAMES[code] ?? code);

describe('what a step did besides, in words', () => {
  it.each<[string, Action, StepEffects, string[]]>([
    [
      'a promise given',
      'submit',
      { clocks: { finish: run(), respond: run({ due: at('2026-11-23T11:00') }) } },
      ['首响时限 11月23日 11:00', '处置时限 12月3日 17:30'],
    ],
    ['a promise kept is no news', 'accept', { clocks: { accept: run({ stoppedAt: DUE - 1 }) } }, []],
    ['one broken is', 'accept', { clocks: { accept: run({ stoppedAt: DUE + 2 * 3_600_000 }) } }, ['签收超期 2 小时']],
    [
      'a request',
      'extend',
      { request: request({}), clocks: { decide: run({ due: at('2026-11-23T15:00') }) } },
      ['申请延期到 12月3日 17:30：等配件', '11月23日 15:00 前审批'],
    ],
    ['a return has no day', 'return', { request: request({ kind: 'return', until: null }) }, ['申请退回：等配件']],
    [
      'a request granted',
      'grant',
      { request: request({}), clocks: { finish: run(), decide: run({ stoppedAt: DUE - 1 }) } },
      ['同意延期到 12月3日 17:30：等配件', '处置时限改为 12月3日 17:30'],
    ],
    ['one refused', 'refuse', { request: request({ note: '' }) }, ['不同意延期到 12月3日 17:30']],
    ['one overtaken by another step', 'resolve', { request: request({ kind: 'suspend' }) }, ['挂起申请不再有效']],
    [
      'a clock that stands, and for how long',
      'ask',
      { clocks: { finish: run({ pausedAt: at('2026-11-24T09:00') }), pause: run() } },
      ['处置计时暂停', '等居民补充到 12月3日 17:30'],
    ],
    ['a clock that goes on', 'reply', { clocks: { finish: run({ told: 1 }) } }, ['处置时限顺延到 12月3日 17:30']],
    [
      'an order',
      'supervise',
      { order: { card: 'red', due: at('2026-12-01T12:00'), areaCode: '150782002' }, clocks: { answer: run() } },
      ['红牌督办，12月1日 12:00 前回复'],
    ],
    [
      'an order that hardens',
      'harden',
      {
        order: { card: 'black', due: DUE, areaCode: '150782002' },
        ranOut: 'answer',
        clocks: { answer: run({ told: 2 }) },
      },
      ['未按时回复，升级为黑牌'],
    ],
    ['a clock about to run out', 'warn', { ranOut: 'finish', clocks: { finish: run({ told: 1 }) } }, ['处置临期']],
    ['one that ran out', 'expire', { ranOut: 'accept', clocks: { accept: run({ told: 2 }) } }, ['签收超期']],
    [
      'one that was long red',
      'climb',
      {
        ranOut: 'finish',
        clocks: { finish: run({ told: 3 }) },
        calls: [{ areaCode: '150782', why: 'late', seq: 9, due: null, doneAt: null }],
      },
      ['处置超期已久，报到牙克石市'],
    ],
    [
      'levels called',
      'shout',
      {
        clocks: { call: run() },
        calls: ['150782002', '150782'].map((areaCode) => ({
          areaCode,
          why: 'shout',
          seq: 9,
          due: DUE,
          doneAt: null,
        })),
      },
      ['喊到红旗街道、牙克石市，12月3日 17:30 前答复'],
    ],
    [
      'a level that has answered',
      'answerCall',
      { calls: [{ areaCode: '150782002', why: 'shout', seq: 9, due: DUE, doneAt: DUE - 1 }] },
      ['红旗街道已答复'],
    ],
    ['parts', 'split', { parts: ['260000017', '260000025'] }, ['拆成 2 件：260000017、260000025']],
    [
      'words that were replaced',
      'edit',
      { was: { text: '灯坏了', categoryCode: 'lamp', address: '', lng: null, lat: null } },
      ['原来写的是：灯坏了'],
    ],
  ])('%s', (_, action, effects, expected) => {
    expect(words(action, effects)).toEqual(expected);
  });

  it('tells nothing where nothing else was done', () => {
    expect(words('comment', null)).toEqual([]);
  });
});
