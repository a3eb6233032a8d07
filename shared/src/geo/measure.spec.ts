import fc from 'fast-check';
import { areaSquareMetres, boundsOf, centroidOf, distanceMetres, labelPointOf, METRES_PER_DEGREE } from './index';
import type { LngLat, MultiPolygon, Ring } from './index';

const square = (west: number, south: number, side: number): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

describe('distances', () => {
  it('a degree of latitude is 111 km, a degree of longitude shrinks with the cosine', () => {
    expect(distanceMetres([120, 49], [120, 50])).toBeCloseTo(METRES_PER_DEGREE, 3);
    expect(distanceMetres([120, 60], [121, 60]) / METRES_PER_DEGREE).toBeCloseTo(0.5, 4);
  });

  it('the shift between wgs84 and gcj02 at 牙克石 is about 525 m', () => {
    const metres = distanceMetres([120.729005, 49.287024], [120.73559053299121, 49.28899028238861]);
    expect(Math.round(metres)).toBe(525);
  });

  it('is the same in both directions and zero only at the same point', () => {
    const place = fc.tuple(fc.double({ min: 73, max: 136, noNaN: true }), fc.double({ min: 3, max: 54, noNaN: true }));
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(distanceMetres(a, b)).toBeCloseTo(distanceMetres(b, a), 6);
        expect(distanceMetres(a, a)).toBe(0);
      }),
    );
  });
});

describe('areas', () => {
  it('a small square has side times side times the cosine, whichever way it is drawn', () => {
    const ring = square(120.7, 49.28, 0.005);
    const expected = (0.005 * METRES_PER_DEGREE) ** 2 * Math.cos((49.2825 * Math.PI) / 180);

    expect(areaSquareMetres([[ring]]) / expected).toBeCloseTo(1, 6);
    expect(areaSquareMetres([[[...ring].reverse()]])).toBe(areaSquareMetres([[ring]]));
  });

  it('takes holes off and adds parts up', () => {
    const whole = areaSquareMetres([[square(120.7, 49.28, 0.004)]]);
    const hole = areaSquareMetres([[square(120.701, 49.281, 0.001)]]);
    const other = areaSquareMetres([[square(120.8, 49.28, 0.002)]]);
    const multi: MultiPolygon = [
      [square(120.7, 49.28, 0.004), square(120.701, 49.281, 0.001)],
      [square(120.8, 49.28, 0.002)],
    ];
    expect(areaSquareMetres(multi)).toBeCloseTo(whole - hole + other, 1);
  });

  it('calls neighbours of one size equal although their last bits differ', () => {
    const areas = Array.from({ length: 20 }, (_, i) => areaSquareMetres([[square(120.7 + i * 0.005, 49.28, 0.005)]]));
    expect(new Set(areas).size).toBe(1);
  });
});

describe('bounds and label points', () => {
  const horseshoe: Ring = [
    [0, 0], [6, 0], [6, 5], [5, 5], [5, 1], [1, 1], [1, 5], [0, 5], [0, 0],
  ]; // prettier-ignore

  it('bounds enclose every part', () => {
    expect(boundsOf([[square(1, 2, 1)], [square(5, 6, 1)]])).toEqual({ west: 1, south: 2, east: 6, north: 7 });
    expect(boundsOf([])).toBeNull();
    expect(boundsOf([[[]]])).toBeNull();
  });

  it('the centre of a square is its middle', () => {
    const [lng, lat] = centroidOf([[square(120.7, 49.28, 0.01)]]) as LngLat;
    expect(lng).toBeCloseTo(120.705, 9);
    expect(lat).toBeCloseTo(49.285, 9);
    expect(centroidOf([])).toBeNull();
  });

  it('a name is written inside a bent shape although its centre lies outside', () => {
    const [x, y] = centroidOf([[horseshoe]]) as LngLat;
    expect(x > 1 && x < 5 && y > 1).toBe(true);

    const [labelX, labelY] = labelPointOf([[horseshoe]]) as LngLat;
    expect(labelX < 1 || labelX > 5 || labelY < 1).toBe(true);
    expect(labelPointOf([])).toBeNull();
  });
});
