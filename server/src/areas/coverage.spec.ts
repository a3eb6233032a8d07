import { areaSquareMetres, type LngLat, type MultiPolygon, type Ring } from '@hongqi/shared';
import fc from 'fast-check';
import { HONGQI_AREAS, HONGQI_GRIDS } from '../seed/hongqi-areas';
import { findOverlapsAndGaps } from './coverage';
import { Locator } from './locator';

const box = (west: number, south: number, east: number, north: number): MultiPolygon => [
  [[[west, south], [east, south], [east, north], [west, north], [west, south]] as Ring], // prettier-ignore
];
const street = HONGQI_AREAS.find(({ code }) => code === '150782002')?.boundary as MultiPolygon;

describe('overlaps and gaps', () => {
  it('the grids of the seed have neither', () => {
    const report = findOverlapsAndGaps(HONGQI_GRIDS, street);
    expect(report.overlaps).toEqual([]);
    expect(report.gapShare).toBeLessThan(1e-12);
    expect(report.outsideSquareMetres).toBeLessThan(1e-3);
  });

  it('a grid left out is a gap of its size', () => {
    const [school] = HONGQI_GRIDS.filter(({ name }) => name === '红旗小学专属网格');
    const report = findOverlapsAndGaps(
      HONGQI_GRIDS.filter((grid) => grid !== school),
      street,
    );
    expect(report.gapSquareMetres).toBeCloseTo(areaSquareMetres(school?.boundary ?? []), 1);
    expect(report.gapShare).toBeCloseTo(report.gapSquareMetres / areaSquareMetres(street), 6);
  });

  it('a corner dragged over the border is an overlap and a gap', () => {
    const grids = [
      { code: '1', boundary: box(120, 49, 120.01, 49.01) },
      { code: '2', boundary: box(120.008, 49, 120.02, 49.005) },
      { code: '3', boundary: box(120.01, 49.005, 120.03, 49.01) },
    ];
    const report = findOverlapsAndGaps(grids, box(120, 49, 120.02, 49.01));

    expect(report.overlaps.map(({ codes }) => codes)).toEqual([['1', '2']]);
    expect(report.overlaps[0]?.squareMetres).toBeCloseTo(areaSquareMetres(box(120.008, 49, 120.01, 49.005)), 1);
    expect(report.gapSquareMetres).toBeCloseTo(0, 1);
    expect(report.outsideSquareMetres).toBeCloseTo(areaSquareMetres(box(120.02, 49.005, 120.03, 49.01)), 1);
  });

  it('edges that cross in the open count, too', () => {
    const diamond: MultiPolygon = [[[[120, 49.01], [119.99, 49], [120, 48.99], [120.01, 49], [120, 49.01]]]]; // prettier-ignore
    const square = box(119.993, 48.993, 120.007, 49.007);
    const { overlaps, gapSquareMetres } = findOverlapsAndGaps(
      [
        { code: '1', boundary: diamond },
        { code: '2', boundary: square },
      ],
      square,
    );
    const corners = (4 * 0.5 * 0.004 ** 2) / 0.014 ** 2;
    expect((overlaps[0]?.squareMetres ?? 0) / areaSquareMetres(square)).toBeCloseTo(1 - corners, 4);
    expect(gapSquareMetres).toBe(0);
  });

  it('nothing to cover, nothing to report', () => {
    expect(findOverlapsAndGaps([], [])).toEqual({
      overlaps: [],
      gapSquareMetres: 0,
      gapShare: 0,
      outsideSquareMetres: 0,
    });
  });

  it('boxes overlap by what their sides say', () => {
    const side = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 10 }));
    fc.assert(
      fc.property(side, side, side, side, ([x, w], [y, h], [u, k], [v, l]) => {
        const at = (n: number, base: number) => base + n / 1000;
        const one = box(at(x, 120), at(y, 49), at(x + w, 120), at(y + h, 49));
        const other = box(at(u, 120), at(v, 49), at(u + k, 120), at(v + l, 49));
        const [west, east] = [Math.max(x, u), Math.min(x + w, u + k)];
        const [south, north] = [Math.max(y, v), Math.min(y + h, v + l)];
        const expected =
          west < east && south < north
            ? areaSquareMetres(box(at(west, 120), at(south, 49), at(east, 120), at(north, 49)))
            : 0;

        const report = findOverlapsAndGaps(
          [
            { code: '1', boundary: one },
            { code: '2', boundary: other },
          ],
          one,
        );
        expect(report.overlaps[0]?.squareMetres ?? 0).toBeCloseTo(expected, 1);
      }),
    );
  });
});

describe('every point of 红旗街道', () => {
  const locator = new Locator(HONGQI_GRIDS);
  const whole = new Locator([{ code: 'street', boundary: street }]);
  const each = HONGQI_GRIDS.map((grid) => new Locator([grid]));
  const holders = (lng: number, lat: number) => each.filter((one) => one.locate(lng, lat, 0)).length;

  it('belongs to exactly one grid, on borders to one of those that share it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 120.7165, max: 120.742, noNaN: true }),
        fc.double({ min: 49.28, max: 49.295, noNaN: true }),
        (lng, lat) => {
          const inStreet = whole.locate(lng, lat, 0) !== null;
          expect(locator.locate(lng, lat, 0) !== null).toBe(inStreet);
          expect(holders(lng, lat)).toBe(inStreet ? 1 : 0);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('corners and points on borders have one answer among those that hold them', () => {
    for (const grid of HONGQI_GRIDS) {
      const ring = grid.boundary[0]?.[0] as Ring;
      for (const [lng, lat] of ring) {
        const found = locator.locate(lng, lat, 0);
        const holding = HONGQI_GRIDS.filter((_, i) => each[i]?.locate(lng, lat, 0));
        const smallest = holding.reduce((a, b) =>
          areaSquareMetres(a.boundary) <= areaSquareMetres(b.boundary) ? a : b,
        );
        expect(found?.code).toBe(smallest.code);
      }
    }
  });

  it('named places lie in the grid they are listed under', () => {
    for (const { code, places } of HONGQI_GRIDS) {
      expect(places.length).toBeGreaterThanOrEqual(2);
      expect(places.map(({ at: [lng, lat] }: { at: LngLat }) => locator.locate(lng, lat, 0)?.code)).toEqual(
        places.map(() => code),
      );
    }
  });
});
