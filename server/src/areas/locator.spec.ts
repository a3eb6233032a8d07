import { areaSquareMetres, METRES_PER_DEGREE, type MultiPolygon, type Ring } from '@hongqi/shared';
import fc from 'fast-check';
import { windingNumberHolds } from '../../../tests/support/winding-number';
import { Locator, type LocatorArea } from './locator';

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const area = (code: string, ...rings: Ring[]): LocatorArea => ({ code, boundary: [rings] });
const codeAt = (locator: Locator, x: number, y: number) => locator.locate(x, y, 0)?.code ?? null;

describe('which area a point belongs to', () => {
  const west = area('1', box(120, 49, 120.005, 49.005));
  const east = area('2', box(120.005, 49, 120.01, 49.005));
  const two = new Locator([east, west]);

  it('inside is inside and costs no distance', () => {
    expect(two.locate(120.001, 49.001, 50)).toEqual({ code: '1', how: 'inside', metres: 0 });
    expect(two.locate(120.009, 49.001, 50)).toEqual({ code: '2', how: 'inside', metres: 0 });
    expect(two.size).toBe(2);
  });

  it('a point on the common border of equal grids belongs to the lowest code, whatever the order of building', () => {
    for (const locator of [two, new Locator([west, east])]) {
      expect(codeAt(locator, 120.005, 49.002)).toBe('1');
      expect(codeAt(locator, 120.005, 49)).toBe('1');
      expect(codeAt(locator, 120.005, 49.005)).toBe('1');
    }
  });

  it('a billionth of a degree beside the border decides', () => {
    expect(codeAt(two, 120.005 - 1e-9, 49.002)).toBe('1');
    expect(codeAt(two, 120.005 + 1e-9, 49.002)).toBe('2');
    expect(codeAt(two, 120.01 + 1e-9, 49.002)).toBeNull();
    expect(codeAt(two, 120.003, 49 - 1e-9)).toBeNull();
  });

  it('of grids of different size the smaller has the border, whatever its code', () => {
    const locator = new Locator([area('1', box(0, 0, 2, 1)), area('2', box(2, 0, 3, 1))]);
    expect(codeAt(locator, 2, 0.5)).toBe('2');
  });

  it('where three meet one of them has the corner', () => {
    const locator = new Locator([area('1', box(0, 0, 2, 1)), area('2', box(0, 1, 1, 2)), area('3', box(1, 1, 2, 2))]);
    expect(codeAt(locator, 1, 1)).toBe('2');
    expect(codeAt(locator, 1, 1 - 1e-9)).toBe('1');
    expect(codeAt(locator, 1 + 1e-9, 1 + 1e-9)).toBe('3');
  });

  it('in an overlap the smallest wins: a school inside a residential grid', () => {
    const locator = new Locator([area('1', box(0, 0, 9, 9)), area('2', box(1, 1, 5, 5)), area('3', box(2, 2, 3, 3))]);
    expect(codeAt(locator, 2.5, 2.5)).toBe('3');
    expect(codeAt(locator, 2, 2.5)).toBe('3');
    expect(codeAt(locator, 4, 4)).toBe('2');
    expect(codeAt(locator, 8, 8)).toBe('1');
  });

  it('a hole is outside, its border is inside, and what fills it is found', () => {
    const ring = area('1', box(0, 0, 9, 9), box(3, 3, 6, 6));
    const hollow = new Locator([ring]);
    expect(codeAt(hollow, 4, 4)).toBeNull();
    expect(codeAt(hollow, 3, 4)).toBe('1');
    expect(codeAt(hollow, 6, 6)).toBe('1');
    expect(codeAt(hollow, 3 - 1e-9, 4)).toBe('1');
    expect(codeAt(hollow, 3 + 1e-9, 4)).toBeNull();
    expect(codeAt(new Locator([ring, area('2', box(3, 3, 6, 6))]), 4, 4)).toBe('2');
  });

  it('every part of a multipolygon belongs to it', () => {
    const boundary: MultiPolygon = [[box(0, 0, 1, 1)], [box(5, 5, 8, 8), box(6, 6, 7, 7)]];
    const locator = new Locator([{ code: '1', boundary }]);
    expect([codeAt(locator, 0.5, 0.5), codeAt(locator, 5.5, 7.5)]).toEqual(['1', '1']);
    expect([codeAt(locator, 3, 3), codeAt(locator, 6.5, 6.5)]).toEqual([null, null]);
  });

  it('vertices on the level of the ray do not confuse it', () => {
    const arrow: Ring = [[0, 0], [4, 2], [0, 4], [2, 2], [0, 0]]; // prettier-ignore
    const locator = new Locator([area('1', arrow)]);
    expect([1, 2, 3, 4, 5].map((x) => codeAt(locator, x, 2))).toEqual([null, '1', '1', '1', null]);
    expect(codeAt(locator, -1, 4)).toBeNull();
    expect(codeAt(locator, 0, 4)).toBe('1');
  });

  it('no area, a nowhere, an infinite or missing number: nothing', () => {
    expect(codeAt(new Locator([]), 0, 0)).toBeNull();
    for (const boundary of [[], [[]], [[[]]]] as MultiPolygon[]) {
      expect(new Locator([{ code: '1', boundary }]).locate(0, 0, Infinity)).toBeNull();
      expect(codeAt(new Locator([{ code: '1', boundary }, west]), 120.001, 49.001)).toBe('1');
    }
    for (const odd of [NaN, Infinity, -Infinity]) {
      expect(two.locate(odd, 49, Infinity)).toBeNull();
      expect(two.locate(120, odd, Infinity)).toBeNull();
    }
    expect(two.locate(0, 0, 50)).toBeNull();
  });
});

describe('a point outside every area', () => {
  const metresEast = METRES_PER_DEGREE * Math.cos((49 * Math.PI) / 180);
  const locator = new Locator([
    area('1', box(120, 48.99, 120.005, 49.01)),
    area('2', box(120.006, 48.99, 120.01, 49.01)),
  ]);

  it('belongs to the nearest within the limit, and the answer says how far', () => {
    const near = locator.locate(120.01 + 40 / metresEast, 49, 50);
    expect(near).toMatchObject({ code: '2', how: 'nearest' });
    expect(near?.metres).toBeCloseTo(40, 3);
    expect(locator.locate(120.01 + 51 / metresEast, 49, 50)).toBeNull();
    expect(locator.locate(120.01 + 51 / metresEast, 49, 52)?.code).toBe('2');
  });

  it('of two the nearer wins; at a common corner the smallest, then the lowest code', () => {
    expect(locator.locate(120.0054, 49, 50)?.code).toBe('1');
    expect(locator.locate(120.0056, 49, 50)?.code).toBe('2');
    const corner = new Locator([area('2', box(121, 48.99, 122, 49)), area('1', box(120, 48.99, 121, 49))]);
    expect(corner.locate(121, 49.0003, 50)?.code).toBe('1');
  });

  it('in a gap is nearest to the border of the hole', () => {
    const hollow = new Locator([area('1', box(120, 48, 121, 49), box(120.4, 48.4, 120.402, 48.402))]);
    expect(hollow.locate(120.4001, 48.401, 50)).toMatchObject({ code: '1', how: 'nearest' });
    expect(hollow.locate(120.401, 48.401, 50)).toBeNull();
  });

  it('without a limit the nearest is found at any distance', () => {
    expect(locator.locate(116, 40, Infinity)?.code).toBe('1');
    expect(locator.locate(131, 40, Infinity)?.code).toBe('2');
  });
});

describe('any drawing', () => {
  /** Around a centre, one vertex per direction: any distances give a valid ring. */
  const star = fc
    .tuple(
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 3, maxLength: 24 }),
    )
    .map(([cx, cy, radii]): Ring => {
      const ring = radii.map((r, i): [number, number] => {
        const turn = (2 * Math.PI * i) / radii.length;
        return [120 + cx + r * Math.cos(turn), 49 + cy + r * Math.sin(turn)];
      });
      return [...ring, ring[0] as [number, number]];
    });
  const coordinate = fc.double({ min: -2, max: 2, noNaN: true });

  it('agrees with the winding number on any stars and points, smallest first', () => {
    fc.assert(
      fc.property(fc.array(star, { minLength: 1, maxLength: 8 }), coordinate, coordinate, (rings, dx, dy) => {
        const areas = rings.map((ring, i) => area(String(i), ring));
        const found = codeAt(new Locator(areas), 120 + dx, 49 + dy);
        const holding = areas.filter(({ boundary }) => windingNumberHolds(boundary, [120 + dx, 49 + dy]));
        const smallest = Math.min(...holding.map(({ boundary }) => areaSquareMetres(boundary)));
        const expected = holding.find(({ boundary }) => areaSquareMetres(boundary) === smallest);

        expect(found).toBe(expected?.code ?? null);
      }),
      { numRuns: 500 },
    );
  });

  it('on whole-number drawings, where corners and edges are hit all the time, too', () => {
    const whole = fc.integer({ min: 0, max: 6 });
    const triangle = fc
      .tuple(whole, whole, whole, whole, whole, whole)
      .filter(([ax, ay, bx, by, cx, cy]) => (bx - ax) * (cy - ay) !== (by - ay) * (cx - ax))
      .map(([ax, ay, bx, by, cx, cy]): Ring => [[ax, ay], [bx, by], [cx, cy], [ax, ay]]); // prettier-ignore
    fc.assert(
      fc.property(fc.array(triangle, { minLength: 1, maxLength: 5 }), whole, whole, (rings, x, y) => {
        const areas = rings.map((ring, i) => area(String(i), ring));
        const found = codeAt(new Locator(areas), x, y);
        const holding = areas.filter(({ boundary }) => windingNumberHolds(boundary, [x, y]));
        const smallest = Math.min(...holding.map(({ boundary }) => areaSquareMetres(boundary)));
        const expected = holding.find(({ boundary }) => areaSquareMetres(boundary) === smallest);

        expect(found).toBe(expected?.code ?? null);
      }),
      { numRuns: 1000 },
    );
  });

  it('a tiling with crooked corners leaves no point out and the order of building changes nothing', () => {
    const jitter = fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), { minLength: 50, maxLength: 50 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(jitter, fc.integer({ min: 0, max: 15 }), share, (shifts, edge, along) => {
        const tiles = crookedTiles(shifts);
        const [from, to] = innerEdge(tiles, edge);
        const x = from[0] + along * (to[0] - from[0]);
        const y = from[1] + along * (to[1] - from[1]);
        const found = codeAt(new Locator(tiles), x, y);

        expect(found).not.toBeNull();
        expect(codeAt(new Locator([...tiles].reverse()), x, y)).toBe(found);
      }),
      { numRuns: 500 },
    );
  });

  /** Four by four quadrilaterals on a five by five lattice of shifted corners. */
  function crookedTiles(shifts: number[]): LocatorArea[] {
    const corner = (column: number, row: number): [number, number] => {
      const inner = column % 4 !== 0 && row % 4 !== 0;
      const at = 2 * (column + 5 * row);
      return [column + (inner ? (shifts[at] ?? 0) : 0), row + (inner ? (shifts[at + 1] ?? 0) : 0)];
    };
    return Array.from({ length: 16 }, (_, i) => {
      const [c, r] = [i % 4, Math.floor(i / 4)];
      return area(String(i), [corner(c, r), corner(c + 1, r), corner(c + 1, r + 1), corner(c, r + 1), corner(c, r)]);
    });
  }

  function innerEdge(tiles: LocatorArea[], i: number) {
    const ring = tiles[i]?.boundary[0]?.[0] as Ring;
    // The side that looks into the tiling.
    const side = i % 4 === 3 ? 3 : 1;
    return [ring[side], ring[side + 1]] as [readonly [number, number], readonly [number, number]];
  }
});
