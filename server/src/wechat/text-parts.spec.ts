import fc from 'fast-check';
import { splitText, worstOf } from './text-parts';

/** No stretch occurs twice, so a part shows where it came from; characters outside the BMP fall on every border. */
const text = fc
  .tuple(fc.nat(4), fc.nat(3000))
  .map(([shift, length]) => 'a'.repeat(shift) + Array.from({ length }, (_, n) => `${n}😀`).join(''));

describe('splitText', () => {
  it('loses nothing, cuts no character in two and keeps to the limit', () => {
    fc.assert(
      fc.property(text, (whole) => {
        let end = 0;
        for (const [index, part] of splitText(whole).entries()) {
          const start = whole.indexOf(part);
          expect(part.length).toBeLessThanOrEqual(2500);
          expect(part).not.toMatch(/\p{Cs}/u);
          expect(index === 0 ? [0] : [end - 50, end - 51]).toContain(start);
          end = start + part.length;
        }
        expect(end).toBe(whole.length);
      }),
    );
  });

  it('shows a phrase on the border whole to one of the parts', () => {
    const phrase = '边界上的词';
    for (let offset = 0; offset <= phrase.length; offset += 1) {
      const whole = `${'长'.repeat(2500 - offset)}${phrase}${'长'.repeat(3000)}`;
      expect(splitText(whole).some((part) => part.includes(phrase))).toBe(true);
    }
  });

  it('leaves a short text alone', () => {
    expect(splitText('')).toEqual(['']);
    expect(splitText('a'.repeat(2500))).toEqual(['a'.repeat(2500)]);
  });
});

it('takes the severest verdict, the first among equals', () => {
  const verdict = (suggest: 'pass' | 'review' | 'risky', traceId: string) => ({ suggest, label: 100, traceId });

  expect(worstOf([verdict('pass', 'a'), verdict('review', 'b'), verdict('review', 'c')]).traceId).toBe('b');
  expect(worstOf([verdict('risky', 'a'), verdict('pass', 'b')]).traceId).toBe('a');
});
