import type { FormField } from '@hongqi/shared';
import { missingWords, numberOf, placeDraft, placeOf } from './answer-words';

const field = (key: string, kind: FormField['kind'], label: string): FormField => ({
  key,
  kind,
  label,
  required: true,
  options: kind === 'choice' ? ['是', '否'] : [],
  several: false,
});
const FORM = [
  field('f1', 'number', '清了几个门口'),
  field('f2', 'choice', '路通了吗'),
  field('f3', 'photo', '现场'),
  field('f4', 'place', '积雪点'),
  field('f5', 'text', '说明'),
];
const POINT = { lng: 120.73, lat: 49.28 };
const WHOLE = { f1: 3, f2: ['是'], f3: ['photo'], f4: { ...POINT, address: '' }, f5: '清完了' };

describe('an answer in words', () => {
  it('names the first field that is missing, by what is to be done there', () => {
    expect(missingWords(FORM, WHOLE)).toBeNull();
    const { f1: _1, ...noNumber } = WHOLE;
    expect(missingWords(FORM, noNumber)).toBe('请填写“清了几个门口”');
    const { f2: _2, ...noChoice } = WHOLE;
    expect(missingWords(FORM, noChoice)).toBe('请选择“路通了吗”');
    const { f3: _3, ...noPhoto } = WHOLE;
    expect(missingWords(FORM, noPhoto)).toBe('“现场”需要拍一张照片');
    const { f4: _4, ...noPlace } = WHOLE;
    expect(missingWords(FORM, noPlace)).toBe('请选择“积雪点”的地点');
  });

  it('says what is wrong with what was written', () => {
    expect(missingWords(FORM, { ...WHOLE, f1: numberOf('三个') ?? 0 })).toBe('“清了几个门口”要填数字');
    expect(missingWords(FORM, { ...WHOLE, f5: '雪'.repeat(501) })).toBe('“说明”写得太长了');
    const photos = Array.from({ length: 10 }, (_, i) => `photo-${i}`);
    expect(missingWords(FORM, { ...WHOLE, f3: photos })).toBe('“现场”的照片太多了');
  });

  it('reads numbers as they are typed', () => {
    expect(['', ' 12 ', '１２', '3。5', '-30'].map(numberOf)).toEqual([undefined, 12, 12, 3.5, -30]);
    expect(numberOf('三个')).toBeNaN();
  });

  it('is a place once there is a point', () => {
    expect(placeOf({ point: null, address: '3 号楼' })).toBeUndefined();
    expect(placeOf({ point: POINT, address: ' 3 号楼 ' })).toEqual({ ...POINT, address: '3 号楼' });
    expect(placeDraft({ ...POINT, address: '3 号楼' })).toEqual({ point: POINT, address: '3 号楼' });
    expect(placeDraft(undefined)).toEqual({ point: null, address: '' });
  });
});
