import { figureDefinition, type FigureKey, type FigureValue } from '@hongqi/shared';
import { type Change, changeOf } from './change';

const of = (key: FigureKey, value: number | null): FigureValue => ({
  key,
  value,
  text: '',
  numerator: null,
  sample: 10,
  excluded: null,
});

describe('a figure beside the one of the period before', () => {
  it.each<[FigureKey, number | null, number | null, Change]>([
    ['onTimeRate', 0.9372, 0.9142, { words: '升 2.30 点', sense: 'better' }],
    ['returnRate', 0.1, 0.05, { words: '升 5.00 点', sense: 'worse' }],
    ['finishMedian', 180, 300, { words: '降 2 小时', sense: 'better' }],
    ['filed', 12, 10, { words: '升 2', sense: null }],
    ['filed', 10, 10, { words: '持平', sense: null }],
    ['solvedRate', null, 0.5, { words: '', sense: null }],
    ['solvedRate', 0.5, null, { words: '', sense: null }],
  ])('%s %s after %s', (key, value, before, expected) => {
    expect(changeOf(figureDefinition(key), of(key, value), of(key, before))).toEqual(expected);
  });

  it('has nothing to say while the period before is not known', () => {
    expect(changeOf(figureDefinition('filed'), of('filed', 3), undefined)).toEqual({ words: '', sense: null });
  });
});
