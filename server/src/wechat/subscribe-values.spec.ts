import fc from 'fast-check';
import { isValueAllowed } from '../../../tests/wechat-sandbox/value-rules';
import { beijingTimeValue, fitValue, typeOfField } from './subscribe-values';

const TYPES = [
  'thing',
  'phrase',
  'name',
  'character_string',
  'letter',
  'symbol',
  'number',
  'amount',
  'time',
  'date',
  'phone_number',
  'car_number',
  'const',
  'enum',
];

const type = fc.constantFrom(...TYPES);
const han = fc.stringMatching(/^[一-龥]{1,30}$/);
/** Any text, and texts of the kinds the types are about: plain noise would rarely be a time or a plate. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string(),
  han,
  fc.tuple(han, fc.string()).map((parts) => parts.join('')),
  fc.stringMatching(/^[-+]?\d{1,40}(\.\d{1,4})?$/),
  fc.stringMatching(/^[¥￥$]?\d{1,12}(\.\d{1,3})?元?$/),
  fc.stringMatching(/^(\d{4}[年/.-]\d{1,2}[月/.-]\d{1,2}日? ?)?([01]?\d|2\d):[0-6]\d( ?~ ?([01]?\d|2\d):[0-6]\d)?$/),
  fc.stringMatching(/^\d{4}[年/.-]\d{1,2}[月/.-]\d{1,2}日?$/),
);

describe('fitValue', () => {
  it('makes values the platform accepts, or none', () => {
    fc.assert(
      fc.property(type, text, (name, value) => {
        const fitted = fitValue(name, value);
        expect(fitted === null || isValueAllowed(`${name}1`, fitted)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(type, text, (name, value) => {
        const fitted = fitValue(name, value);
        expect(fitted === null ? null : fitValue(name, fitted)).toBe(fitted);
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps a Chinese text of twenty characters and marks a longer one as cut', () => {
    fc.assert(
      fc.property(han, (value) => {
        const expected = [...value].length <= 20 ? value : `${[...value].slice(0, 19).join('')}…`;
        expect(fitValue('thing', value)).toBe(expected);
      }),
    );
  });

  it.each([
    ['thing', '  第一行\n第二行\t ', '第一行 第二行'],
    ['thing', '😀'.repeat(21), `${'😀'.repeat(19)}…`],
    ['thing', '半个\ud83d字', '半个 字'],
    ['thing', ' \n\u200b ', null],
    ['phrase', '已派单', '已派单'],
    ['phrase', '等待街道核查中', '等待街道核'],
    ['phrase', '已派单!', '已派单'],
    ['phrase', 'done', null],
    ['character_string', 'HQ-20260302-0001', 'HQ-20260302-0001'],
    ['character_string', '编号HQ 1', 'HQ1'],
    ['character_string', 'A'.repeat(33), `${'A'.repeat(29)}...`],
    ['number', '3.5', '3.5'],
    ['number', '1'.repeat(33), null],
    ['number', '三', null],
    ['time', '2019年10月1日 15:01', '2019年10月1日 15:01'],
    ['time', '15:01', '15:01'],
    ['time', '9:00~10:00', '9:00~10:00'],
    ['time', '24:00', null],
    ['time', '明天', null],
    ['date', '2019年10月1日', '2019年10月1日'],
    ['date', '2019-10-01 08:00', '2019-10-01 08:00'],
    ['date', '2019-10/01', null],
    ['amount', '¥12.50元', '¥12.50元'],
    ['amount', '12345678901', null],
    ['phone_number', '+86-0470-12345678', '+86-0470-12345678'],
    ['phone_number', '1'.repeat(18), null],
    ['car_number', '蒙E12345', '蒙E12345'],
    ['car_number', '蒙E1234567', null],
    ['name', '阿依古丽·买买提江·卡德尔', '阿依古丽·买买提江·'],
    ['name', 'Ann-Marie O’Neill 3', 'Ann-Marie O’Neill'],
    ['letter', 'a1b2', 'ab'],
    ['symbol', '!@#$%^', '!@#$%'],
    ['enum', ' 是 ', '是'],
    ['unheard_of', '值', null],
    ['constructor', '值', null],
  ])('%s: %j becomes %j', (name, value, expected) => {
    expect(fitValue(name, value)).toBe(expected);
  });
});

it('reads the type off a field name', () => {
  expect(['thing1', 'character_string12', 'time3'].map(typeOfField)).toEqual(['thing', 'character_string', 'time']);
});

it('writes an instant as Beijing sees it, in a form both types of time accept', () => {
  const value = beijingTimeValue(new Date('2019-09-30T16:05:00Z'));

  expect(value).toBe('2019年10月1日 00:05');
  expect([fitValue('time', value), fitValue('date', value)]).toEqual([value, value]);
});
