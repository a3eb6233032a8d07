import type { FigureGroup, FigureValue } from '@hongqi/shared';
import { barsOf } from './bars';

const value = (key: 'filed' | 'onTimeRate', number: number | null, sample: number): FigureValue => ({
  key,
  value: number,
  text: '',
  numerator: null,
  sample,
  excluded: null,
});
const group = (key: string, values: FigureValue[]): FigureGroup => ({ key, label: key, values });
const widths = (bars: ReturnType<typeof barsOf>) => bars.map(({ key, width }) => [key, width]);

describe('a figure taken apart', () => {
  it('is ordered by size, the longest bar whole', () => {
    const groups = [
      group('a', [value('filed', 2, 2)]),
      group('b', [value('filed', 8, 8)]),
      group('c', [value('filed', 4, 4)]),
    ];

    expect(widths(barsOf({ key: 'filed', unit: 'issues' }, groups, 'area'))).toEqual([
      ['b', 1],
      ['c', 0.5],
      ['a', 0.25],
    ]);
  });

  it('shows a rate as long as it is, and leaves out what has nothing to count', () => {
    const groups = [group('a', [value('onTimeRate', 0.5, 4)]), group('b', [value('onTimeRate', null, 0)])];

    expect(widths(barsOf({ key: 'onTimeRate', unit: 'share' }, groups, 'category'))).toEqual([['a', 0.5]]);
  });

  it('tells what lies in no smaller area from the area as a whole', () => {
    const groups = ['150782002', '150782002001'].map((code) => group(code, [value('filed', 1, 1)]));

    expect(barsOf({ key: 'filed', unit: 'issues' }, groups, 'area').map(({ isRest }) => isRest)).toEqual([true, false]);
  });

  it('keeps months in their order, and those in which nothing was counted among them', () => {
    const groups = ['2026-11', '2027-01'].map((month, at) => group(month, [value('filed', 3 - at, 3 - at)]));
    const bars = barsOf({ key: 'filed', unit: 'issues' }, groups, 'month');

    expect(bars.map(({ key }) => key)).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(bars.map((bar) => bar.value.value)).toEqual([3, 0, 2]);
  });

  it('has no rate for a month without anything', () => {
    const groups = ['2026-11', '2027-01'].map((month) => group(month, [value('onTimeRate', 0.5, 2)]));

    expect(barsOf({ key: 'onTimeRate', unit: 'share' }, groups, 'month')[1]?.value).toMatchObject({
      value: null,
      text: '无数据',
    });
  });
});
