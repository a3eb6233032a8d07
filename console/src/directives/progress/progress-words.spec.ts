import type { FormField, ProgressNode } from '@hongqi/shared';
import { measuresOf, onMap } from './measures';
import { numberWords, optionBars, valueWords } from './sum-words';

const NOBODY = { people: 0, read: 0, done: 0 };
const node = (code: string, people: number, read: number, done: number, overdue = 0): ProgressNode => ({
  code,
  name: code,
  level: 'community',
  people,
  read,
  done,
  overdue,
  staff: NOBODY,
  residents: NOBODY,
  doors: null,
  issues: 0,
  passed: null,
});
const field = (kind: FormField['kind'], options: string[] = []): FormField => ({
  key: 'f1',
  kind,
  label: '一',
  required: false,
  options,
  several: false,
});
const sum = (count: number, more: object = {}) => ({ count, total: 0, least: null, most: null, options: {}, ...more });

describe('the map of a directive', () => {
  it('is coloured by what is done, read or late; by one of the two where reading is all', () => {
    expect(measuresOf('form')).toEqual(['done', 'read', 'overdue']);
    expect(measuresOf('read')).toEqual(['done', 'overdue']);
  });

  it('says the number on each area and all of them when pointed at', () => {
    const nodes = [node('a', 4, 3, 2, 1), node('b', 0, 0, 0)];

    expect(onMap(nodes, 'done', 'receipt')).toEqual([
      { code: 'a', share: 0.5, words: '50%', title: 'a：应达 4 人，已读 3，已回执 2，逾期 1' },
      { code: 'b', share: null, words: '无人', title: 'b：应达 0 人，已读 0，已回执 0' },
    ]);
    expect(onMap(nodes, 'overdue', 'read')[0]).toMatchObject({ share: 0.25, words: '1' });
  });
});

describe('answers together', () => {
  it('of a choice are bars of those who answered it, in the order of the form', () => {
    expect(optionBars(field('choice', ['有', '无']), sum(4, { options: { 无: 3 } }))).toEqual([
      { option: '有', count: 0, width: 0 },
      { option: '无', count: 3, width: 0.75 },
    ]);
  });

  it('of numbers are a sum, an average and how far they reach', () => {
    expect(numberWords(sum(3, { total: 10, least: 1, most: 6 }))).toEqual([
      ['合计', '10'],
      ['平均', '3.3'],
      ['最少', '1'],
      ['最多', '6'],
    ]);
    expect(numberWords(sum(0))).toEqual([]);
  });

  it.each([
    [field('text'), '没有积雪', '没有积雪'],
    [field('number'), 12000, '12,000'],
    [field('choice'), ['有', '无'], '有、无'],
    [field('photo'), ['p1', 'p2'], '2 张照片'],
    [field('place'), { lng: 120.7, lat: 49.28, address: '红旗街' }, '红旗街'],
    [field('place'), { lng: 120.7, lat: 49.28, address: '' }, '120.70000，49.28000'],
    [field('text'), undefined, ''],
  ])('of %j, %j reads %s', (of, value, words) => {
    expect(valueWords(of, value)).toBe(words);
  });
});
