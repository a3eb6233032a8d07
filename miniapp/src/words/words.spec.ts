import type { IssueView } from '@hongqi/shared';
import { actionsOffered, formFields } from './actions-offered';
import { statusSentence } from './status-sentence';

const NOW = new Date('2026-11-22T02:00:00.000Z');

const view = (part: Partial<IssueView>): IssueView =>
  ({
    state: 'handling',
    relations: ['reporter'],
    holder: { kind: 'worker', id: 'w', name: '王秀英', post: '红旗社区第一网格网格员' },
    finishDueAt: '2026-11-25T09:30:00.000Z',
    rating: null,
    lead: null,
    history: [],
    actions: [],
    needs: {},
    ...part,
  }) as IssueView;

describe('the sentence about an issue', () => {
  it.each<[string, Partial<IssueView>]>([
    ['王秀英已接手,预计 11月25日 17:30 前办结', {}],
    ['已收到,街道治理中心正在安排承办人', { state: 'submitted', holder: null, finishDueAt: null }],
    ['王秀英已办结,请您评价', { state: 'resolved' }],
    ['王秀英已办结,等待居民评价', { state: 'resolved', relations: ['holder'] }],
    ['已结案,您认为没有解决', { state: 'closed', rating: { score: 1, solved: false } }],
    ['与 260 012 344 是同一件事,合并办理', { state: 'merged', lead: { id: 'x', number: '260012344' } }],
  ])('%s', (sentence, part) => {
    expect(statusSentence(view(part), NOW)).toBe(sentence);
  });

  it('gives the reason of a rejection, because it says where to go instead', () => {
    const history = [{ action: 'reject', note: '请拨打 95598 电力热线' }] as IssueView['history'];
    expect(statusSentence(view({ state: 'rejected', history }), NOW)).toBe('不在受理范围:请拨打 95598 电力热线');
  });
});

describe('what is offered on a phone', () => {
  it('starts with what the process waits for and leaves the desk its own work', () => {
    expect(actionsOffered({ actions: ['dispatch', 'return', 'comment', 'merge', 'resolve'] })).toEqual([
      'resolve',
      'comment',
      'return',
    ]);
  });

  it('asks for a photo where the issue needs one, and offers inner remarks to staff only', () => {
    const resolving = view({ needs: { resolve: ['note', 'photos'] } });
    expect(formFields(resolving, 'resolve', true)).toEqual([
      { field: 'note', needed: true },
      { field: 'photos', needed: true },
    ]);
    expect(formFields(resolving, 'comment', false).map(({ field }) => field)).toEqual(['note', 'photos']);
    expect(formFields(resolving, 'comment', true).map(({ field }) => field)).toEqual(['note', 'photos', 'internal']);
    expect(formFields(resolving, 'accept', true)).toEqual([]);
  });
});
