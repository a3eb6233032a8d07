import { METRES_PER_DEGREE, type LngLat, type MultiPolygon } from '@hongqi/shared';
import Flatbush from 'flatbush';
import type { LocatorArea } from './locator';
import { segmentsCross } from './segments';

export interface CoverageReport {
  /** Of at least one square metre: less is rounding. The larger first. */
  overlaps: { codes: [string, string]; squareMetres: number }[];
  /** The part of `within` that lies in no grid. */
  gapSquareMetres: number;
  gapShare: number;
  /** What lies in a grid but outside `within`. */
  outsideSquareMetres: number;
}

interface Edge {
  owner: number;
  low: LngLat;
  high: LngLat;
}

const WITHIN = 0;
const SMALLEST_OVERLAP = 1;

/**
 * Do the grids tile the area? Cuts the map into strips between the heights where anything begins, ends or crosses;
 * inside a strip edges do not cross, so what lies between two of them is a trapezoid whose owners are known.
 */
export function findOverlapsAndGaps(grids: readonly LocatorArea[], within: MultiPolygon): CoverageReport {
  const edges = [within, ...grids.map(({ boundary }) => boundary)].flatMap(edgesOf);
  const sums = new Sums(grids.length);
  const heights = [...new Set([...edges.flatMap(({ low, high }) => [low[1], high[1]]), ...crossings(edges)])];
  heights.sort((a, b) => a - b);
  edges.sort((a, b) => a.low[1] - b.low[1]);

  let active: Edge[] = [];
  let next = 0;
  heights.slice(1).forEach((top, i) => {
    const bottom = heights[i] as number;
    active = active.filter(({ high }) => high[1] > bottom);
    for (; next < edges.length && (edges[next] as Edge).low[1] <= bottom; next++) active.push(edges[next] as Edge);
    sums.addStrip(active, bottom, top);
  });
  return sums.report(grids);
}

class Sums {
  private whole = 0;
  private gap = 0;
  private outside = 0;
  private readonly overlaps = new Map<number, number>();

  constructor(private readonly count: number) {}

  addStrip(edges: readonly Edge[], bottom: number, top: number): void {
    const middle = bottom + (top - bottom) / 2;
    const cuts = edges.map((edge) => ({ owner: edge.owner, x: edge.low[0] + slope(edge) * (middle - edge.low[1]) }));
    cuts.sort((a, b) => a.x - b.x);
    const inside = new Set<number>();
    cuts.forEach(({ owner, x }, i) => {
      if (!inside.delete(owner)) inside.add(owner);
      const width = (cuts[i + 1]?.x ?? x) - x;
      if (width > 0) this.add(inside, width * (top - bottom));
    });
  }

  private add(inside: ReadonlySet<number>, area: number): void {
    const isWithin = inside.has(WITHIN);
    const owners = [...inside].filter((owner) => owner !== WITHIN);
    if (isWithin) this.whole += area;
    if (isWithin && owners.length === 0) this.gap += area;
    if (!isWithin && owners.length > 0) this.outside += area;
    owners.forEach((one, i) => {
      for (const other of owners.slice(i + 1)) {
        const pair = Math.min(one, other) * (this.count + 1) + Math.max(one, other);
        this.overlaps.set(pair, (this.overlaps.get(pair) ?? 0) + area);
      }
    });
  }

  report(grids: readonly LocatorArea[]): CoverageReport {
    const codeOf = (owner: number) => (grids[owner - 1] as LocatorArea).code;
    const overlaps = [...this.overlaps]
      .filter(([, squareMetres]) => squareMetres >= SMALLEST_OVERLAP)
      .sort(([, a], [, b]) => b - a)
      .map(([pair, squareMetres]) => ({
        codes: [codeOf(Math.floor(pair / (this.count + 1))), codeOf(pair % (this.count + 1))] as [string, string],
        squareMetres,
      }));
    const gapShare = this.whole === 0 ? 0 : this.gap / this.whole;
    return { overlaps, gapSquareMetres: this.gap, gapShare, outsideSquareMetres: this.outside };
  }
}

/** On Lambert's equal-area map, in metres, so that trapezoids add up to the areas the rest of the program computes. */
function edgesOf(boundary: MultiPolygon, owner: number): Edge[] {
  const flat = ([lng, lat]: LngLat): LngLat => [
    lng * METRES_PER_DEGREE,
    (Math.sin((lat * Math.PI) / 180) * METRES_PER_DEGREE * 180) / Math.PI,
  ];
  return boundary.flat().flatMap((ring) => {
    const points = ring.map(flat);
    return points.slice(1).flatMap((to, i): Edge[] => {
      const from = points[i] as LngLat;
      // Level edges bound no trapezoid. Low end first: a common border must give the same numbers from both sides.
      if (from[1] === to[1]) return [];
      return [from[1] < to[1] ? { owner, low: from, high: to } : { owner, low: to, high: from }];
    });
  });
}

function crossings(edges: readonly Edge[]): number[] {
  if (edges.length === 0) return [];
  const index = new Flatbush(edges.length);
  for (const { low, high } of edges) index.add(Math.min(low[0], high[0]), low[1], Math.max(low[0], high[0]), high[1]);
  index.finish();
  const heights: number[] = [];
  edges.forEach((one, i) => {
    const { low, high } = one;
    const near = index.search(Math.min(low[0], high[0]), low[1], Math.max(low[0], high[0]), high[1], (j) => j > i);
    for (const j of near) {
      const other = edges[j] as Edge;
      if (!segmentsCross(low, high, other.low, other.high)) continue;
      const ahead = low[0] - other.low[0] - slope(other) * (low[1] - other.low[1]);
      heights.push(low[1] + ahead / (slope(other) - slope(one)));
    }
  });
  return heights;
}

/** Metres to the east for each metre up. */
function slope({ low, high }: Edge): number {
  return (high[0] - low[0]) / (high[1] - low[1]);
}
