import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import type { LngLat, MultiPolygon, Ring } from '@hongqi/shared';
import { Locator, type LocatorArea } from '../../server/src/areas/locator';
import { HONGQI_GRIDS } from '../../server/src/seed/hongqi-areas';
import { AREA_QUERY, fillAreaTable } from '../support/area-table';
import { randomNumbers } from '../support/random';
import { Tiling } from '../support/tiling';

const url = process.env.TEST_MARIADB_URL;

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

/** Beside the street: overlaps, a hole with something in it, two parts. Halves and quarters are exact in binary. */
const ODD_ONES: [string, MultiPolygon][] = [
  ['150782900001001', [[box(121, 49, 121.5, 49.5)]]],
  ['150782900001002', [[box(121.25, 49.25, 121.75, 49.75)]]],
  ['150782900001003', [[box(121.25, 49, 121.5, 49.25)]]],
  ['150782900001004', [[box(122, 49, 123, 50), box(122.25, 49.25, 122.75, 49.75)]]],
  ['150782900001005', [[box(122.375, 49.375, 122.625, 49.625)]]],
  [
    '150782900001006',
    [[box(123.5, 49, 123.75, 49.25)], [box(124, 49, 124.5, 49.5), box(124.125, 49.125, 124.25, 49.25)]],
  ],
  ['150782900001007', [[[[125, 49], [125.5, 49.25], [125.25, 49.75], [125, 49]]]]], // prettier-ignore
  ['150782900001008', [[[[125, 49], [126, 49], [125.5, 49.25], [125, 49]]]]], // prettier-ignore
];

(url ? describe : describe.skip)('memory and MariaDB name the same grid', () => {
  const areas: LocatorArea[] = [
    ...HONGQI_GRIDS.map(({ code, boundary }) => ({ code, boundary })),
    ...ODD_ONES.map(([code, boundary]) => ({ code, boundary })),
    ...new Tiling(12, 12),
  ];
  const locator = new Locator(areas);
  let connection: Connection;

  beforeAll(async () => {
    connection = await createConnection(url ?? '');
    await fillAreaTable(connection, areas);
  });

  afterAll(async () => {
    await connection.query('drop table if exists area_shape');
    await connection.end();
  });

  it('for 2,000 random points', async () => {
    const random = randomNumbers(20_260_829);
    const regions = [
      box(120.716, 49.28, 120.742, 49.295),
      box(120.9, 48.9, 126.1, 50.1),
      box(104.999, 29.999, 105.05, 30.045),
    ].map((ring) => [ring[0], ring[2]] as [LngLat, LngLat]);
    const points = Array.from({ length: 2000 }, (_, i): LngLat => {
      const [from, to] = regions[i % regions.length] as [LngLat, LngLat];
      return [from[0] + random() * (to[0] - from[0]), from[1] + random() * (to[1] - from[1])];
    });

    const found = await compare(points);
    expect(found).toBeGreaterThan(1000);
  });

  it('for 200 points on edges, corners and corners of three', async () => {
    const ringsOf = (list: LocatorArea[]) => list.flatMap(({ boundary }) => boundary.flat());
    const corners = ringsOf(areas.slice(0, HONGQI_GRIDS.length)).flat();
    const odd = ringsOf(areas.filter(({ code }) => code.startsWith('150782900')));
    const middles = odd.flatMap((ring) => ring.slice(1).map((to, i) => between(ring[i] as LngLat, to)));
    const points = [...odd.flat(), ...middles, ...corners].slice(0, 200);

    expect(points).toHaveLength(200);
    expect(await compare(points)).toBe(200);
  });

  it('for points a billionth of a degree beside an edge', async () => {
    const beside = [-1e-9, 1e-9].flatMap((step): LngLat[] => [
      [121.5 + step, 49.125],
      [121.375, 49.5 + step],
      [122.25 + step, 49.5],
      [122.375 + step, 49.5],
      [124.125 + step, 49.1875],
      [125.25, 49.125 + step],
    ]);
    await compare(beside);
  });

  async function compare(points: LngLat[]): Promise<number> {
    let found = 0;
    for (const [lng, lat] of points) {
      const [rows] = await connection.execute<RowDataPacket[]>(AREA_QUERY, [lng, lat]);
      const fromDatabase = (rows[0]?.code as string | undefined) ?? null;
      expect({ lng, lat, code: locator.locate(lng, lat, 0)?.code ?? null }).toEqual({ lng, lat, code: fromDatabase });
      if (fromDatabase !== null) found += 1;
    }
    return found;
  }

  function between(a: LngLat, b: LngLat): LngLat {
    return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  }
});
