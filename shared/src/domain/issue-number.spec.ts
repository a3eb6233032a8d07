import fc from 'fast-check';
import { isIssueNumber, issueNumber, spokenNumber } from './issue-number';

const numbers = fc
  .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 999_999 }))
  .map(([year, serial]) => issueNumber(year, serial));

describe('the number of an issue', () => {
  it('is the year, the serial and one digit more, read out in threes', () => {
    expect(issueNumber(2026, 1)).toBe('260000013');
    expect(spokenNumber('260000013')).toBe('260 000 013');
  });

  it('is nine digits and recognised as one', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(number).toMatch(/^\d{9}$/);
        expect(isIssueNumber(number)).toBe(true);
      }),
    );
  });

  it('with one digit misheard is never a number', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        const wrong = (Number(number[place]) + shift) % 10;
        expect(isIssueNumber(number.slice(0, place) + wrong + number.slice(place + 1))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('with two neighbours swapped is never a number, but for 0 and 9', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 7 }), (number, place) => {
        const [a = '', b = ''] = number.slice(place, place + 2);
        fc.pre(a !== b && a + b !== '09' && a + b !== '90');
        expect(isIssueNumber(number.slice(0, place) + b + a + number.slice(place + 2))).toBe(false);
      }),
    );
  });

  it('goes on past the millionth of a year with a digit more', () => {
    expect(issueNumber(2026, 1_234_567)).toHaveLength(10);
    expect(isIssueNumber(issueNumber(2026, 1_234_567))).toBe(true);
  });

  it.each(['', '26000001', '2600000 18', '26000001a', '-260000013'])('“%s” is no number', (text) => {
    expect(isIssueNumber(text)).toBe(false);
  });
});
