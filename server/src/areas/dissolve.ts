import type { LngLat, MultiPolygon, Polygon, Ring } from '@hongqi/shared';

/**
 * Joins neighbours into one shape by leaving out the edges they share. Exact, and for exact drawings only: shells run
 * counter-clockwise, and every vertex on a common border stands in both neighbours. Throws where rings do not close.
 */
export function dissolve(shapes: readonly MultiPolygon[]): MultiPolygon {
  const rings = chain(outerEdges(shapes));
  const shells = rings.filter((ring) => turnsLeft(ring));
  const holes = rings.filter((ring) => !turnsLeft(ring));
  if (shells.length === 1 && shells[0]) return [[shells[0], ...holes]];
  if (holes.length > 0) throw new Error('cannot tell which of several parts a hole belongs to');
  return shells.map((shell): Polygon => [shell]);
}

function outerEdges(shapes: readonly MultiPolygon[]): Map<string, [LngLat, LngLat]> {
  const edges = new Map<string, [LngLat, LngLat]>();
  for (const ring of shapes.flat(2)) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const from = ring[i] as LngLat;
      const to = ring[i + 1] as LngLat;
      // The neighbour walks a common edge the other way.
      if (!edges.delete(`${to.join()} ${from.join()}`)) edges.set(`${from.join()} ${to.join()}`, [from, to]);
    }
  }
  return edges;
}

function chain(edges: Map<string, [LngLat, LngLat]>): Ring[] {
  const next = new Map([...edges.values()].map(([from, to]) => [from.join(), to]));
  if (next.size !== edges.size) throw new Error('parts of a shape touch in a single point');
  const rings: Ring[] = [];
  for (const [start] of edges.values()) {
    if (!next.has(start.join())) continue;
    const ring = [start];
    let at = start;
    do {
      const to = next.get(at.join());
      if (!to) throw new Error(`the border breaks off at ${at.join()}`);
      next.delete(at.join());
      ring.push(to);
      at = to;
    } while (at.join() !== start.join());
    rings.push(ring);
  }
  return rings;
}

function turnsLeft(ring: Ring): boolean {
  let twice = 0;
  const [x0, y0] = ring[0] as LngLat;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] as LngLat;
    const [bx, by] = ring[i + 1] as LngLat;
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  if (twice === 0) throw new Error('a ring without area');
  return twice > 0;
}
