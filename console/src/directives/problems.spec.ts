import type { DoorBrief } from '@hongqi/shared';
import { EMPTY_DRAFT, type Draft } from './draft';
import { withField } from './form-fields';
import { countProblem, problemsOf } from './problems';

const NOW = new Date('2026-11-23T01:00:00Z');
const ME = {
  id: 'me',
  posts: [{ role: 'supervisor', areaCode: '150782002', departmentId: null }],
} as unknown as Parameters<typeof problemsOf>[1];
const READY: Draft = {
  ...EMPTY_DRAFT,
  title: '除雪',
  text: '今晚八点前清理单元门口',
  audience: { ...EMPTY_DRAFT.audience, areas: ['150782002001'], residents: true },
};
const door = (gridCode: string): DoorBrief => ({
  ...{ id: `door of ${gridCode}`, gridCode, gridName: gridCode },
  ...{ building: '2号楼', unit: '1单元', number: '101' },
});
const words = (changed: Partial<Draft>): string[] =>
  problemsOf({ ...READY, ...changed }, ME, NOW).map((one) => one.words);

describe('before it can be sent', () => {
  it('nothing is missing from a whole one', () => {
    expect(words({})).toEqual([]);
  });

  it('an empty one lacks words and people', () => {
    expect(words(EMPTY_DRAFT)).toEqual(['还没有标题', '还没有正文', '还没有选发给哪些人']);
  });

  it.each<[string, Partial<Draft>]>([
    ['还没有选辖区', { audience: { ...READY.audience, areas: [] } }],
    ['所选辖区超出了您的辖区', { audience: { ...READY.audience, areas: ['150782003001'] } }],
    ['反馈表还没有题目', { wants: 'form' }],
    ['第 1 题还没有题目', { wants: 'form', form: withField([], 'text') }],
    [
      '第 1 题至少要两个不同的选项',
      { wants: 'form', form: withField([], 'choice').map((one) => ({ ...one, label: '问' })) },
    ],
    ['定时发送须晚于现在', { sendAt: '2026-11-23T00:00:00Z' }],
    ['截止时间须晚于现在', { dueAt: '2026-11-23T01:00:00Z' }],
    ['截止时间须晚于发送时间', { sendAt: '2026-11-25T00:00:00Z', dueAt: '2026-11-24T00:00:00Z' }],
    ['走访名单里还没有住户', { kind: 'task', visits: true, listed: true }],
    [
      '名单里有 1 户不在发送范围内',
      { kind: 'task', visits: true, listed: true, doors: [door('150782002001001'), door('150782002002001')] },
    ],
    ['有效期不能早于截止时间', { dueAt: '2026-11-25T00:00:00Z', validUntil: '2026-11-24T00:00:00Z' }],
  ])('%s', (expected, changed) => {
    expect(words(changed)).toEqual([expected]);
  });

  it('a list is no matter where all doors are walked, or none', () => {
    const listed = { kind: 'task' as const, visits: true, listed: true, doors: [door('150782003001001')] };
    expect(words({ ...listed, listed: false })).toEqual([]);
    expect(words({ ...listed, visits: false })).toEqual([]);
    expect(words({ ...listed, kind: 'notice' })).toEqual([]);
    expect(words({ ...listed, doors: [door('150782002001009')] })).toEqual([]);
  });

  it('doors are compared with areas only once there are some', () => {
    const listed = { kind: 'task' as const, visits: true, listed: true, doors: [door('150782003001001')] };
    expect(words({ ...listed, audience: { ...READY.audience, areas: [] } })).toEqual(['还没有选辖区']);
  });

  it('somebody has to be there', () => {
    const none = { people: 0, staff: 0, residents: 0, grids: 4, wechat: 0, doors: 0, areas: [], needsApproval: true };
    expect(countProblem(none)).toHaveLength(1);
    expect(countProblem({ ...none, people: 1 })).toEqual([]);
    expect(countProblem(undefined)).toEqual([]);
  });
});
