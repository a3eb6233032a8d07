import type { LngLat } from '@hongqi/shared';
import Flatbush from 'flatbush';
import { BoundaryError } from './boundary-rules';
import { ringHolds, samePosition, segmentsMeet, sideOf, turnsBack } from './segments';

/** A closed ring of at least three different points, without repeats, and where in the input it stood. */
export interface DrawnRing {
  positions: readonly LngLat[];
  /** Of each position, its index in the input. */
  indexes: readonly number[];
  path: string;
}

/**
 * Comparisons before a drawing is called too intricate. Drawings of real places need some dozen a point; a zigzag made
 * for the purpose needs all pairs, which must not hold up everybody else.
 */
const WORK_LIMIT = 4_000_000;

interface Edge {
  part: number;
  ring: number;
  index: number;
  from: LngLat;
  to: LngLat;
}

/** Throws a BoundaryError where the rings do not make valid polygons. All tests are exact. */
export function checkShape(parts: readonly (readonly DrawnRing[])[]): void {
  for (const ring of parts.flat()) checkSpikes(ring);
  new Checker(parts).check();
}

function checkSpikes({ positions, indexes, path }: DrawnRing): void {
  const count = positions.length - 1;
  for (let i = 0; i < count; i++) {
    const before = positions[(i + count - 1) % count] as LngLat;
    const at = positions[i] as LngLat;
    const after = positions[i + 1] as LngLat;
    if (sideOf(before, at, after) === 0 && turnsBack(before, at, after)) {
      throw new BoundaryError('spike', `${path}.${indexes[i]}`);
    }
  }
}

class Checker {
  private work = 0;
  private readonly edges: Edge[] = [];
  /** Edges of different parts that begin or end in a common corner. */
  private readonly corners: Edge[] = [];

  constructor(private readonly parts: readonly (readonly DrawnRing[])[]) {
    parts.forEach((rings, part) =>
      rings.forEach(({ positions }, ring) => {
        for (let index = 0; index + 1 < positions.length; index++) {
          this.edges.push({ part, ring, index, from: positions[index] as LngLat, to: positions[index + 1] as LngLat });
        }
      }),
    );
  }

  check(): void {
    this.checkContacts();
    this.parts.forEach((_, part) => this.checkHoles(part));
    if (this.parts.length > 1) this.checkOverlaps();
  }

  private checkContacts(): void {
    const index = new Flatbush(this.edges.length);
    for (const { from, to } of this.edges) index.add(...boxOf(from, to));
    index.finish();
    this.edges.forEach((edge, i) => {
      index.search(...boxOf(edge.from, edge.to), (other) => {
        this.spend(1, edge);
        if (other > i) this.compare(edge, this.edges[other] as Edge);
        return false;
      });
    });
  }

  private compare(one: Edge, other: Edge): void {
    if (one.part === other.part && one.ring === other.ring && this.areNeighbours(one, other)) return;
    if (!segmentsMeet(one.from, one.to, other.from, other.to)) return;
    if (one.part !== other.part) {
      if (!touchInCorner(one, other)) throw new BoundaryError('partsOverlap', this.pathOf(other));
      this.corners.push(one, other);
      return;
    }
    throw new BoundaryError(one.ring === other.ring ? 'selfCrossing' : 'ringsTouch', this.pathOf(other));
  }

  private areNeighbours(one: Edge, other: Edge): boolean {
    const count = this.ringOf(one).positions.length - 1;
    return other.index - one.index === 1 || (one.index === 0 && other.index === count - 1);
  }

  /** Rings do not touch here, so one point of a hole speaks for all of it. */
  private checkHoles(part: number): void {
    const [shell, ...holes] = this.parts[part] as readonly DrawnRing[];
    const boxes = holes.map(ringBox);
    holes.forEach((hole, i) => {
      const [x, y] = hole.positions[0] as LngLat;
      const isInAnother = holes.some((other, j) => {
        const [west, south, east, north] = boxes[j] as Box;
        const near = i !== j && west <= x && x <= east && south <= y && y <= north;
        return near && this.holds(other, [x, y]);
      });
      if (isInAnother || !shell || !this.holds(shell, [x, y])) throw new BoundaryError('holeOutside', hole.path);
    });
  }

  /** Parts meet in corners at most: one enters another along an edge that begins in such a corner, or lies in it whole. */
  private checkOverlaps(): void {
    const shells = this.parts.map((rings) => rings[0] as DrawnRing);
    const index = new Flatbush(shells.length);
    for (const shell of shells) index.add(...ringBox(shell));
    index.finish();
    const firsts = shells.map((shell, part): Edge => {
      return { part, ring: 0, index: 0, from: shell.positions[0] as LngLat, to: shell.positions[1] as LngLat };
    });
    for (const edge of [...firsts, ...this.corners]) {
      const x = edge.from[0] + (edge.to[0] - edge.from[0]) / 2;
      const y = edge.from[1] + (edge.to[1] - edge.from[1]) / 2;
      for (const part of index.search(x, y, x, y)) {
        if (part !== edge.part && this.partHolds(part, [x, y])) {
          throw new BoundaryError('partsOverlap', this.pathOf(edge));
        }
      }
    }
  }

  private partHolds(part: number, point: LngLat): boolean {
    const [shell, ...holes] = this.parts[part] as readonly [DrawnRing, ...DrawnRing[]];
    return this.holds(shell, point) && !holes.some((hole) => this.holds(hole, point));
  }

  private holds(ring: DrawnRing, point: LngLat): boolean {
    this.spend(ring.positions.length, { part: 0, ring: 0, index: 0 });
    return ringHolds(ring.positions, point);
  }

  private spend(work: number, edge: Pick<Edge, 'part' | 'ring' | 'index'>): void {
    this.work += work;
    if (this.work > WORK_LIMIT) throw new BoundaryError('tooIntricate', this.pathOf(edge));
  }

  private ringOf({ part, ring }: Pick<Edge, 'part' | 'ring'>): DrawnRing {
    return this.parts[part]?.[ring] as DrawnRing;
  }

  private pathOf(edge: Pick<Edge, 'part' | 'ring' | 'index'>): string {
    const ring = this.ringOf(edge);
    return `${ring.path}.${ring.indexes[edge.index]}`;
  }
}

/** One common end, and no more than that in common. */
function touchInCorner(one: Edge, other: Edge): boolean {
  for (const [corner, far] of [
    [one.from, one.to],
    [one.to, one.from],
  ] as const) {
    for (const [otherCorner, otherFar] of [
      [other.from, other.to],
      [other.to, other.from],
    ] as const) {
      if (!samePosition(corner, otherCorner)) continue;
      return sideOf(corner, far, otherFar) !== 0 || turnsBackAt(corner, far, otherFar);
    }
  }
  return false;
}

/** Do two collinear edges leave their common corner in opposite directions? */
function turnsBackAt(corner: LngLat, far: LngLat, otherFar: LngLat): boolean {
  return !turnsBack(far, corner, otherFar);
}

type Box = [number, number, number, number];

function boxOf(a: LngLat, b: LngLat): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
}

function ringBox({ positions }: DrawnRing): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of positions) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}
