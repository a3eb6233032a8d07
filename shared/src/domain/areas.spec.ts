import fc from 'fast-check';
import { AREA_CODE, codeAt, covers, levelOf, parentOf, rangeOf } from './areas';

describe('an area code', () => {
  it.each([
    ['1507', 'prefecture', null],
    ['150782', 'county', '1507'],
    ['150782002', 'township', '150782'],
    ['150782002001', 'community', '150782002'],
    ['150782002001004', 'grid', '150782002001'],
    ['15078200200100402', 'microgrid', '150782002001004'],
  ])('%s is a %s, and its parent is %s', (code, level, parent) => {
    expect(code).toMatch(AREA_CODE);
    expect(levelOf(code)).toBe(level);
    expect(parentOf(code)).toBe(parent);
  });

  it.each(['', '15', '15078', '15078200', '1507820020', '150782002001004021', '15078a'])('“%s” is none', (code) => {
    expect(code).not.toMatch(AREA_CODE);
  });

  it('is cut to the levels above it, and to none below', () => {
    expect(codeAt('150782002001004', 'township')).toBe('150782002');
    expect(codeAt('150782002', 'community')).toBeNull();
    expect(levelOf('15078')).toBeNull();
    expect(parentOf('15078')).toBeNull();
  });
});

describe('the range of an area', () => {
  it.each([
    ['150782002', '150782003'],
    // The next code is written with digits only: databases disagree about where other signs sort.
    ['150782009', '15078201'],
    ['150782099', '1507821'],
    ['150782002001999', '150782002002'],
  ])('of %s ends before %s', (code, to) => {
    expect(rangeOf(code)).toEqual({ from: code, to });
  });

  it('holds a code exactly when the area covers it', () => {
    const county = fc.integer({ min: 110000, max: 829999 }).map(String);
    const digits = fc.stringMatching(/^\d{3}$/);
    const codes = fc.tuple(county, digits, digits, digits).map(([a, b, c, d]) => [a, a + b, a + b + c, a + b + c + d]);
    const near = fc.tuple(codes, codes).map(([one, other]) => [...one, ...other]);

    fc.assert(
      fc.property(near, fc.nat(), fc.nat(), fc.boolean(), (all, i, j, close) => {
        const area = all[i % all.length] ?? '';
        const code = close ? `${area}${(all[j % all.length] ?? '').slice(0, 3)}` : (all[j % all.length] ?? '');
        const { from, to } = rangeOf(area);
        expect(code >= from && code < to).toBe(covers(area, code));
      }),
    );
  });
});
