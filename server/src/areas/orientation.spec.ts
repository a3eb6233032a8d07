import fc from 'fast-check';
import { orientation } from './orientation';

const degrees = fc.double({ min: -180, max: 180, noNaN: true });

describe('on which side of a line a point lies', () => {
  it('left is 1, right is -1, on the line is 0', () => {
    expect(orientation(0, 0, 1, 1, 0, 1)).toBe(1);
    expect(orientation(0, 0, 1, 1, 1, 0)).toBe(-1);
    expect(orientation(0, 0, 1, 1, 7, 7)).toBe(0);
    expect(orientation(120.7, 49, 120.7, 50, 120.7, 49.3)).toBe(0);
    expect(orientation(1, 1, 1, 1, 2, 3)).toBe(0);
  });

  it('one unit in the last place beside a slanted line is beside it', () => {
    const step = 2 ** -52;
    expect(orientation(0, 0, 1.5, 1.5, 1 + step, 1)).toBe(-1);
    expect(orientation(0, 0, 1.5, 1.5, 1, 1 + step)).toBe(1);
    expect(orientation(24, 24, 12, 12, 0.5, 0.5 + 2 ** -53)).toBe(-1);
    expect(orientation(24, 24, 12, 12, 0.5, 0.5)).toBe(0);
  });

  it('does not underflow', () => {
    expect(orientation(0, 0, 1e-200, 1e-200, 1e-200, 2e-200)).toBe(1);
    expect(orientation(0, 0, 5e-324, 0, 0, -5e-324)).toBe(-1);
  });

  it('turns with the line and does not change when the three points are named in turn', () => {
    fc.assert(
      fc.property(degrees, degrees, degrees, degrees, degrees, degrees, (ax, ay, bx, by, px, py) => {
        const side = orientation(ax, ay, bx, by, px, py);
        expect(orientation(bx, by, px, py, ax, ay)).toBe(side);
        expect(orientation(bx, by, ax, ay, px, py) + side).toBe(0);
      }),
    );
  });

  it('agrees with whole-number arithmetic on points that nearly line up', () => {
    const near = fc.integer({ min: -3, max: 3 });
    const along = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(along, along, along, near, near, (a, b, p, u, v) => {
        // Steps of 2^-40 around 120.5: exactly representable, and far finer than products can hold.
        const at = (n: number) => 120.5 + n * 2 ** -40;
        const expected = (b - a) * (p + v - a - u) - (b - a) * (p - a);
        expect(orientation(at(a), at(a + u), at(b), at(b + u), at(p), at(p + v))).toBe(Math.sign(expected) + 0);
      }),
    );
  });
});
