import { areaSquareMetres, distanceMetres, type LngLat, type MultiPolygon, type Ring } from '@hongqi/shared';
import fc from 'fast-check';
import { HONGQI_AREAS } from '../seed/hongqi-areas';
import { parseBoundary } from './boundary';
import { BOUNDARY_RULES, BoundaryError, type BoundaryProblem } from './boundary-rules';

/** Small whole numbers are easier to read; powers of two keep points on a line exactly on it. At 牙克石. */
const at = (x: number, y: number): LngLat => [120.75 + x / 1024, 49.25 + y / 1024];
const ring = (...points: [number, number][]): Ring =>
  [...points, points[0] as [number, number]].map(([x, y]) => at(x, y));
const box = (west: number, south: number, east: number, north: number) =>
  ring([west, south], [east, south], [east, north], [west, north]);
const polygon = (...coordinates: unknown[]) => ({ type: 'Polygon', coordinates });
const multi = (...coordinates: unknown[]) => ({ type: 'MultiPolygon', coordinates });

function refusal(input: unknown, limit?: number): Pick<BoundaryProblem, 'rule' | 'field'> | 'accepted' {
  try {
    parseBoundary(input, 'gcj02', limit);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof BoundaryError)) throw error;
    expect(error.code).toBe('BOUNDARY_INVALID');
    expect(error.details).toEqual([error.problem]);
    expect(error.problem.text).toBe(BOUNDARY_RULES[error.problem.rule]);
    return { rule: error.problem.rule, field: error.problem.field };
  }
}

describe('a boundary that is accepted', () => {
  const shell = box(0, 0, 4, 4);

  it('comes as Polygon, MultiPolygon or a Feature of either, and always leaves as multipolygon', () => {
    expect(parseBoundary(polygon(shell), 'gcj02')).toEqual([[shell]]);
    expect(parseBoundary(multi([shell]), 'gcj02')).toEqual([[shell]]);
    expect(parseBoundary({ type: 'Feature', properties: { a: 1 }, geometry: polygon(shell) }, 'gcj02')).toEqual([
      [shell],
    ]);
  });

  it('may have holes, parts, parts in holes, and parts that meet in a corner', () => {
    expect(refusal(polygon(shell, box(1, 1, 2, 2), box(2.5, 1, 3, 2)))).toBe('accepted');
    expect(refusal(multi([shell], [box(6, 0, 8, 4)]))).toBe('accepted');
    expect(refusal(multi([shell, box(1, 1, 3, 3)], [box(1.5, 1.5, 2.5, 2.5)]))).toBe('accepted');
    expect(refusal(multi([shell], [box(4, 4, 6, 6)]))).toBe('accepted');
    expect(refusal(multi([ring([0, 0], [2, 0], [1, 2])], [ring([2, 0], [4, 0], [3, 2])]))).toBe('accepted');
  });

  it('loses repeated points and heights, and nothing else', () => {
    const [a, b, c] = [at(0, 0), at(3, 0), at(1, 2)];
    expect(parseBoundary(polygon([a, a, b, [...c, 650], c, c, a, a]), 'gcj02')).toEqual([[[a, b, c, a]]]);
  });

  it('may run on in a straight line, and along a parallel or meridian', () => {
    expect(refusal(polygon(ring([0, 0], [1, 0], [2, 0], [2, 1], [2, 2], [0, 2])))).toBe('accepted');
  });

  it('is moved by some 525 m at 牙克石 when it is wgs84 or cgcs2000, and not at all when it is gcj02', () => {
    const wgs84: Ring = [[120.729005, 49.287024], [120.734, 49.287], [120.731, 49.29], [120.729005, 49.287024]]; // prettier-ignore
    for (const crs of ['wgs84', 'cgcs2000'] as const) {
      const [moved] = parseBoundary(polygon(wgs84), crs)[0]?.[0] as Ring;
      expect(moved?.[0]).toBeCloseTo(120.73559053299121, 9);
      expect(moved?.[1]).toBeCloseTo(49.28899028238861, 9);
      expect(Math.round(distanceMetres(moved as LngLat, wgs84[0] as LngLat))).toBe(525);
    }
    expect(parseBoundary(polygon(wgs84), 'gcj02')).toEqual([[wgs84]]);
  });

  it('every boundary of the seed is one', () => {
    for (const { boundary } of HONGQI_AREAS) {
      if (boundary) expect(parseBoundary(multi(...boundary), 'gcj02')).toEqual(boundary);
    }
  });
});

describe('a boundary that is refused says where and why', () => {
  const shell = box(0, 0, 9, 9);
  const withPoint = (point: unknown) => polygon([...shell.slice(0, 2), point, ...shell.slice(2)]);

  it.each<[string, unknown, string, string]>([
    ['nothing', null, 'notPolygon', ''],
    ['a list', [], 'notPolygon', ''],
    ['words', 'POLYGON((0 0))', 'notPolygon', ''],
    ['a point', { type: 'Point', coordinates: [120, 49] }, 'notPolygon', ''],
    ['a collection', { type: 'GeometryCollection', geometries: [polygon(shell)] }, 'notPolygon', ''],
    ['features', { type: 'FeatureCollection', features: [] }, 'notPolygon', ''],
    ['a feature without geometry', { type: 'Feature', geometry: null }, 'notPolygon', 'geometry'],
    ['a feature of a line', { type: 'Feature', geometry: { type: 'LineString' } }, 'notPolygon', 'geometry'],
    ['no coordinates', { type: 'Polygon' }, 'notArray', 'coordinates'],
    ['no ring', polygon(), 'tooFewPoints', 'coordinates'],
    ['an empty ring', polygon([]), 'tooFewPoints', 'coordinates.0'],
    ['no part', multi(), 'tooFewPoints', 'coordinates'],
    ['an empty part', multi([shell], []), 'tooFewPoints', 'coordinates.1'],
    ['a ring that is null', polygon(shell, null), 'notArray', 'coordinates.1'],
    ['a point that is null', withPoint(null), 'notPosition', 'coordinates.0.2'],
    ['a point of one number', withPoint([120]), 'notPosition', 'coordinates.0.2'],
    ['a point of four', withPoint([120.7, 49.3, 1, 2]), 'notPosition', 'coordinates.0.2'],
    ['numbers as words', withPoint(['120.7', '49.3']), 'notNumber', 'coordinates.0.2'],
    ['a missing number', withPoint([null, 49.3]), 'notNumber', 'coordinates.0.2'],
    ['not a number', withPoint([NaN, 49.3]), 'notNumber', 'coordinates.0.2'],
    ['infinity', withPoint([120.7, Infinity]), 'notNumber', 'coordinates.0.2'],
    ['a height in words', withPoint([120.7, 49.3, 'high']), 'notNumber', 'coordinates.0.2'],
    ['1e308', withPoint([1e308, 49.3]), 'outOfRange', 'coordinates.0.2'],
    ['latitude first', polygon(shell.map(([lng, lat]) => [lat, lng])), 'swapped', 'coordinates.0.0'],
    ['a place abroad', withPoint([2.35, 48.86]), 'outsideChina', 'coordinates.0.2'],
    ['over the date line', withPoint([-179, 49]), 'antimeridian', 'coordinates.0.2'],
    ['an open ring', polygon(shell.slice(0, -1)), 'unclosed', 'coordinates.0.3'],
    ['two points', polygon([at(0, 0), at(1, 1), at(0, 0)]), 'tooFewPoints', 'coordinates.0'],
    ['one point four times', polygon(Array<LngLat>(4).fill(at(0, 0))), 'tooFewPoints', 'coordinates.0'],
    ['three points in a line', polygon(ring([0, 0], [4, 0], [2, 0])), 'spike', 'coordinates.0.0'],
    ['a spike', polygon(ring([0, 0], [4, 0], [4, 4], [4, 9], [4, 4], [0, 4])), 'spike', 'coordinates.0.3'],
    ['a bow tie', polygon(ring([0, 0], [4, 4], [4, 0], [0, 4])), 'selfCrossing', 'coordinates.0.2'],
    ['touching itself', polygon(ring([0, 0], [4, 0], [4, 4], [2, 0], [0, 4])), 'selfCrossing', 'coordinates.0.2'],
    [
      'a figure of eight',
      polygon(ring([2, 2], [4, 0], [4, 4], [2, 2], [0, 4], [0, 0])),
      'selfCrossing',
      'coordinates.0.2',
    ],
    ['a hole outside', polygon(shell, box(20, 1, 21, 2)), 'holeOutside', 'coordinates.1'],
    ['a hole around', polygon(box(3, 3, 4, 4), shell), 'holeOutside', 'coordinates.1'],
    ['a hole in a hole', polygon(shell, box(1, 1, 5, 5), box(2, 2, 3, 3)), 'holeOutside', 'coordinates.2'],
    ['a hole over the border', polygon(shell, box(5, 5, 12, 6)), 'ringsTouch', 'coordinates.1.0'],
    ['a hole at the border', polygon(shell, box(0, 3, 2, 5)), 'ringsTouch', 'coordinates.1.0'],
    ['holes that cross', polygon(shell, box(1, 1, 4, 4), box(3, 3, 6, 6)), 'ringsTouch', 'coordinates.2.0'],
    ['parts that cross', multi([box(0, 0, 4, 4)], [box(2, 2, 6, 6)]), 'partsOverlap', 'coordinates.1.0.0'],
    ['parts with a common side', multi([box(0, 0, 4, 4)], [box(4, 0, 8, 4)]), 'partsOverlap', 'coordinates.1.0.3'],
    ['a part twice', multi([shell], [shell]), 'partsOverlap', 'coordinates.1.0.0'],
    ['a part in a part', multi([shell], [box(2, 2, 3, 3)]), 'partsOverlap', 'coordinates.1.0.0'],
    ['a part around a part', multi([box(2, 2, 3, 3)], [shell]), 'partsOverlap', 'coordinates.0.0.0'],
    ['a part in a part’s corner', multi([shell], [ring([0, 0], [5, 1], [1, 5])]), 'partsOverlap', 'coordinates.1.0.0'],
    [
      'a part from corner to corner',
      multi([shell], [ring([0, 0], [12, 0.5], [9, 9])]),
      'partsOverlap',
      'coordinates.1.0.0',
    ],
  ])('%s', (_, input, rule, field) => {
    expect(refusal(input)).toEqual({ rule, field });
  });

  it('counts points before it looks at them', () => {
    const round = circle(101);
    expect(refusal(polygon(round), 101)).toBe('accepted');
    expect(refusal(polygon(round), 100)).toEqual({ rule: 'tooManyPoints', field: 'coordinates.0.100' });
    expect(refusal(multi([round], [null]), 100)).toMatchObject({ rule: 'tooManyPoints' });
  });

  it('a hundred thousand points are refused by count, a zigzag of many by effort', () => {
    expect(refusal(polygon(circle(100_000)))).toEqual({ rule: 'tooManyPoints', field: 'coordinates.0.20000' });

    // A comb whose teeth all cross the whole drawing: every pair of bounding boxes meets.
    const teeth = Array.from({ length: 9_990 }, (_, i): [number, number] =>
      i % 2 === 0 ? [i / 1e4, 0] : [5 + i / 1e4, 5],
    );
    const comb = polygon(ring(...teeth, [6.5, 5], [6.5, -1], [0, -1]));
    expect(refusal(comb)).toMatchObject({ rule: 'tooIntricate' });
  });

  it('twenty thousand points of an honest drawing are accepted', () => {
    expect(refusal(polygon(circle(20_000)))).toBe('accepted');
  });

  function circle(count: number): LngLat[] {
    const points = Array.from({ length: count - 1 }, (_, i) => {
      const turn = (2 * Math.PI * i) / (count - 1);
      return at(5 * Math.cos(turn), 5 * Math.sin(turn));
    });
    return [...points, points[0] as LngLat];
  }
});

describe('anything at all', () => {
  it('is accepted whole or refused with a rule', () => {
    const number = fc.oneof(
      fc.double({ min: 120, max: 121, noNaN: true }),
      fc.double(),
      fc.constantFrom(49, 50, null, '1'),
    );
    const point = fc.oneof({ weight: 9, arbitrary: fc.tuple(number, number) }, { weight: 1, arbitrary: fc.anything() });
    const drawing = fc.oneof(
      fc.anything(),
      fc.record({ type: fc.constantFrom('Polygon', 'MultiPolygon', 'Feature'), coordinates: fc.anything() }),
      fc.record({ type: fc.constant('Polygon'), coordinates: fc.array(fc.array(point)) }),
    );
    fc.assert(
      fc.property(drawing, (input) => {
        const outcome = refusal(input);
        if (outcome !== 'accepted') expect(Object.keys(BOUNDARY_RULES)).toContain(outcome.rule);
      }),
    );
  });

  it('a quadrilateral is accepted exactly when its sides do not cross or fold', () => {
    const whole = fc.integer({ min: 0, max: 5 });
    const corner = fc.tuple(whole, whole);
    fc.assert(
      fc.property(corner, corner, corner, corner, (a, b, c, d) => {
        const accepted = refusal(polygon(ring(a, b, c, d))) === 'accepted';
        expect(accepted).toBe(isSimple(dropRepeats([a, b, c, d])));
      }),
      { numRuns: 2000 },
    );
  });

  it('a star is accepted and keeps its area', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.1, max: 5, noNaN: true }), { minLength: 5, maxLength: 60 }), (radii) => {
        const star = ring(
          ...radii.map((r, i): [number, number] => {
            const turn = (2 * Math.PI * i) / radii.length;
            return [r * Math.cos(turn), r * Math.sin(turn)];
          }),
        );
        const drawn: MultiPolygon = [[star]];
        expect(areaSquareMetres(parseBoundary(polygon(star), 'gcj02'))).toBe(areaSquareMetres(drawn));
        expect(areaSquareMetres(parseBoundary(polygon(star), 'wgs84')) / areaSquareMetres(drawn)).toBeCloseTo(1, 2);
      }),
      { numRuns: 50 },
    );
  });

  type Corner = [number, number];
  const cross = (a: Corner, b: Corner, c: Corner) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

  function dropRepeats(corners: Corner[]): Corner[] {
    return corners.filter((corner, i) => corner.join() !== corners[(i + 1) % corners.length]?.join());
  }

  /** By hand for up to four corners: a triangle with area, or a quadrilateral with neither opposite sides meeting nor folds. */
  function isSimple(corners: Corner[]): boolean {
    const [a, b, c, d] = corners as [Corner, Corner, Corner, Corner | undefined];
    if (corners.length < 3) return false;
    if (!d) return cross(a, b, c) !== 0;
    return (
      !meet(a, b, c, d) && !meet(b, c, d, a) && !fold(d, a, b) && !fold(a, b, c) && !fold(b, c, d) && !fold(c, d, a)
    );
  }

  function fold(a: Corner, b: Corner, c: Corner): boolean {
    return cross(a, b, c) === 0 && (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) < 0;
  }

  function meet(a: Corner, b: Corner, c: Corner, d: Corner): boolean {
    const apart = (p: number, q: number, r: number, s: number) => Math.max(p, q) < Math.min(r, s);
    const boxesApart = [0, 1].some((k) => apart(a[k] as number, b[k] as number, c[k] as number, d[k] as number)
      || apart(c[k] as number, d[k] as number, a[k] as number, b[k] as number)); // prettier-ignore
    return !boxesApart && cross(a, b, c) * cross(a, b, d) <= 0 && cross(c, d, a) * cross(c, d, b) <= 0;
  }
});
