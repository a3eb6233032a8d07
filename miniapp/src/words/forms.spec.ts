import type { Action, IssueView } from '@hongqi/shared';
import { actionsOffered, doneWords, fieldLabel, type FormField, formFields } from './actions-offered';
import { type Filled, formProblem, isEvidence } from './form-problem';
import { dayAndHour, daysAfter, instantOf } from './moment';

const NOW = new Date('2026-11-22T02:00:00.000Z');
const NOTHING: Filled = { note: '', text: '', until: null, card: null, rating: {}, photos: 0, before: 0 };

describe('what is offered on a phone', () => {
  it('starts with what the process waits for and leaves the desk its own work', () => {
    expect(actionsOffered({ actions: ['dispatch', 'return', 'comment', 'merge', 'split', 'resolve'] })).toEqual([
      'resolve',
      'comment',
      'return',
    ]);
  });

  it('is not offered twice', () => {
    expect(actionsOffered({ actions: ['shout', 'urge'] }, ['shout'])).toEqual(['urge']);
  });
});

describe('the form of an action', () => {
  const needing = (needs: IssueView['needs']) => ({ needs });
  const names = (fields: FormField[]): string[] => fields.map(({ field, needed }) => (needed ? `${field}!` : field));

  it('asks for photos where the issue needs them, and offers inner remarks to staff only', () => {
    const resolving = needing({ resolve: ['note', 'before', 'photos'] });
    expect(names(formFields(resolving, 'resolve', true))).toEqual(['note!', 'before!', 'photos!']);
    expect(names(formFields(needing({ resolve: ['note'] }), 'resolve', true))).toEqual(['note!', 'photos']);
    expect(names(formFields(resolving, 'comment', false))).toEqual(['note!', 'photos']);
    expect(names(formFields(resolving, 'comment', true))).toEqual(['note!', 'photos', 'internal']);
    expect(names(formFields(resolving, 'accept', true))).toEqual([]);
  });

  it('goes by the category where the server has not said what is needed', () => {
    const lamp = { photoToResolve: true, photoBefore: true };
    expect(names(formFields(needing({}), 'resolve', true, lamp))).toEqual(['note!', 'before!', 'photos!']);
  });

  it.each<[Action, string[]]>([
    ['extend', ['note!', 'until!']],
    ['supervise', ['note!', 'until!', 'card!']],
    ['edit', ['text!', 'category', 'place', 'photos']],
    ['arbitrate', ['note!']],
  ])('of %s has every field but those of the desk', (action, fields) => {
    expect(names(formFields(needing({}), action, true))).toEqual(fields);
  });

  it('says over each field what it is for', () => {
    const note: FormField = { field: 'note', needed: true };
    expect(fieldLabel('comment', note, true)).toBe('补充说明 · 必填');
    expect(fieldLabel('comment', note, false)).toBe('留言 · 必填');
    expect(fieldLabel('rate', { field: 'note', needed: false }, true)).toBe('评价 · 可不填');
    expect(fieldLabel('resolve', { field: 'photos', needed: true }, false)).toBe('处置后照片 · 必填');
  });

  it('names the first thing that is missing', () => {
    const problem = (action: Action, fields: FormField[], filled: Partial<Filled>): string | null =>
      formProblem(action, fields, { ...NOTHING, ...filled }, { clocks: [] }, NOW);
    const resolve = formFields(needing({ resolve: ['note', 'before', 'photos'] }), 'resolve', true);
    expect(problem('resolve', resolve, {})).toBe('请先写几句话');
    expect(problem('resolve', resolve, { note: '好了' })).toBe('请拍一张处置前的照片');
    expect(problem('resolve', resolve, { note: '好了', before: 1 })).toBe('请拍一张照片');
    expect(problem('resolve', resolve, { note: '好了', before: 1, photos: 1 })).toBeNull();
    const rate = formFields(needing({}), 'rate', false);
    expect(problem('rate', rate, { rating: { score: 5 } })).toBe('请选择问题是否解决');
    expect(problem('rate', rate, { rating: { solved: true } })).toBe('请选择评价');
    expect(problem('rate', rate, { rating: { solved: false, score: 1 } })).toBeNull();
  });

  it('takes a day only if it is ahead, and for a postponement later than what was promised', () => {
    const extend = formFields(needing({}), 'extend', true);
    const clocks = [{ name: 'finish', dueAt: '2026-11-24T09:30:00.000Z' }] as IssueView['clocks'];
    const asked = (date: string): string | null =>
      formProblem('extend', extend, { ...NOTHING, note: '等配件', until: { date, time: '17:30' } }, { clocks }, NOW);
    expect(asked('2026-11-21')).toBe('要选以后的时间');
    expect(asked('2026-11-24')).toBe('要晚于现在的期限 11月24日 17:30');
    expect(asked('2026-11-25')).toBeNull();
  });

  it('wants proof for a result only where the category asks how near', () => {
    expect(isEvidence('resolve', { evidenceMetres: 200 })).toBe(true);
    expect(isEvidence('progress', { evidenceMetres: 200 })).toBe(false);
    expect(isEvidence('resolve', { evidenceMetres: null })).toBe(false);
  });
});

describe('what is said once it is done', () => {
  it('is what happens next where that is not plain', () => {
    expect(doneWords('extend', { state: 'handling' })).toBe('已提交，等坐席审批');
    expect(doneWords('resolve', { state: 'checking' })).toBe('已办结，等待核查');
    expect(doneWords('rate', { state: 'assigned' })).toBe('已收到，马上重新办理');
    expect(doneWords('accept', { state: 'handling' })).toBe('已签收');
  });
});

describe('a day and an hour', () => {
  it('are those of Shanghai, whatever the phone is set to', () => {
    const parts = dayAndHour(new Date('2026-12-31T16:05:00.000Z'));
    expect(parts).toEqual({ date: '2027-01-01', time: '00:05' });
    expect(instantOf(parts)).toBe('2026-12-31T16:05:00.000Z');
    expect(daysAfter(NOW, 3)).toEqual({ date: '2026-11-25', time: '10:00' });
    expect(daysAfter(NOW, 1, '17:30')).toEqual({ date: '2026-11-23', time: '17:30' });
  });
});
