import { areaSquareMetres, boundsOf, distanceMetres, labelPointOf, type LngLat } from '@hongqi/shared';
import { HONGQI_AREAS, HONGQI_GRIDS } from './hongqi-areas';

type Edge = readonly [LngLat, LngLat];

const edgesOf = (code: string): Edge[] => {
  const boundary = HONGQI_AREAS.find((area) => area.code === code)?.boundary ?? [];
  return boundary.flat().flatMap((ring) => ring.slice(1).map((to, i): Edge => [ring[i] as LngLat, to]));
};
const key = ([from, to]: Edge) => `${from.join()} ${to.join()}`;
const reversed = ([from, to]: Edge): Edge => [to, from];

describe('the areas of 红旗街道', () => {
  it('are one prefecture, one county, one street, three communities and twelve grids, parents first', () => {
    const lengths = HONGQI_AREAS.map((area) => area.code.length);

    expect(lengths).toEqual([4, 6, 9, 12, 12, 12, ...Array<number>(12).fill(15)]);
    expect(new Set(HONGQI_AREAS.map((area) => area.code)).size).toBe(HONGQI_AREAS.length);
    expect(new Set(HONGQI_AREAS.map((area) => area.name)).size).toBe(HONGQI_AREAS.length);
    expect(HONGQI_GRIDS.filter((grid) => grid.kind === 'special').map((grid) => grid.name)).toEqual([
      '红旗小学专属网格',
      '和平市场专属网格',
    ]);
  });

  it('tile the street exactly: an inner edge is walked once each way, an outer edge once', () => {
    const edges = HONGQI_GRIDS.flatMap((grid) => edgesOf(grid.code));
    const known = new Set(edges.map(key));
    const outer = edges.filter((edge) => !known.has(key(reversed(edge))));

    expect(known.size).toBe(edges.length);
    expect(outer.map(key).sort()).toEqual(edgesOf('150782002').map(key).sort());
  });

  it('leave no vertex in the middle of a neighbour’s edge', () => {
    const edges = HONGQI_GRIDS.flatMap((grid) => edgesOf(grid.code));
    const slivers = edges.flatMap(([from, to]) =>
      edges
        .map(([vertex]) => vertex)
        .filter((vertex) => vertex.join() !== from.join() && vertex.join() !== to.join())
        .filter((vertex) => {
          const detour = distanceMetres(from, vertex) + distanceMetres(vertex, to) - distanceMetres(from, to);
          return detour < 0.001;
        }),
    );
    expect(slivers).toEqual([]);
  });

  it('add up: the street is as large as its communities, a community as large as its grids', () => {
    const area = (code: string) => areaSquareMetres(HONGQI_AREAS.find((a) => a.code === code)?.boundary ?? []);
    const sum = (codes: string[]) => codes.reduce((total, code) => total + area(code), 0);
    const communities = HONGQI_AREAS.map((a) => a.code).filter((code) => code.length === 12);

    expect(area('150782002')).toBeCloseTo(sum(communities), 0);
    for (const community of communities) {
      const grids = HONGQI_GRIDS.map((grid) => grid.code).filter((code) => code.startsWith(community));
      expect(grids).toHaveLength(4);
      expect(area(community)).toBeCloseTo(sum(grids), 0);
    }
  });

  it('are as large as real grids and lie at 牙克石', () => {
    for (const grid of HONGQI_GRIDS) {
      const across = Math.sqrt(areaSquareMetres(grid.boundary));
      const [lng, lat] = labelPointOf(grid.boundary) as LngLat;

      expect(across).toBeGreaterThan(190);
      expect(across).toBeLessThan(520);
      expect(distanceMetres([lng, lat], [120.729, 49.287])).toBeLessThan(1000);
    }
  });

  it('are numbered from north to south inside a community', () => {
    const north = (code: string) =>
      boundsOf(HONGQI_GRIDS.find((grid) => grid.code === code)?.boundary ?? [])?.north ?? 0;
    for (const community of ['150782002001', '150782002002', '150782002003']) {
      expect(north(`${community}001`)).toBeGreaterThan(north(`${community}002`));
      expect(north(`${community}002`)).toBeGreaterThan(north(`${community}004`));
    }
  });
});
