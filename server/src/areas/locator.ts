import { areaSquareMetres, METRES_PER_DEGREE, type LngLat, type MultiPolygon, type Ring } from '@hongqi/shared';
import Flatbush from 'flatbush';
import { orientation } from './orientation';

export interface LocatorArea {
  code: string;
  /** Valid (see parseBoundary), in the coordinate system of the points asked for. */
  boundary: MultiPolygon;
}

export interface Located {
  code: string;
  how: 'inside' | 'nearest';
  /** To the border; 0 inside. */
  metres: number;
}

const RADIANS = Math.PI / 180;

/**
 * Finds the grid of a point. Polygons are closed: a point on a border, a vertex or the border of a hole belongs to the
 * polygon. Of several the one with the smallest area wins, of equal areas (to 0.01 m²) the lowest code; so a point on
 * a common border belongs to exactly one grid. Outside all, but near enough to one, the nearest border wins, ties broken
 * likewise.
 *
 * Unchangeable: rebuild it when a boundary changes, that takes about half a second for a million grids.
 */
export class Locator {
  private readonly codes: string[] = [];
  private readonly areas: Float64Array;
  /** x, y of every vertex, ring by ring, without the closing repeat. */
  private readonly coordinates: Float64Array;
  /** Offset of each ring in `coordinates`, and one past the end. */
  private readonly ringStarts: Uint32Array;
  /** First ring of each polygon, and one past the end. */
  private readonly polygonStarts: Uint32Array;
  /** Of each polygon, the area it is a part of. */
  private readonly owners: Uint32Array;
  private readonly index: Flatbush | null;

  /** The question under way: kept here so that a look-up allocates nothing. */
  private x = 0;
  private y = 0;
  private metresPerDegreeX = 0;
  private best = -1;
  private bestSquared = 0;

  /** @param areas is walked twice, so it may be an array or any collection, not a running generator. */
  constructor(areas: Iterable<LocatorArea>) {
    const size = measure(areas);
    this.areas = new Float64Array(size.areas);
    this.coordinates = new Float64Array(size.coordinates);
    this.ringStarts = new Uint32Array(size.rings + 1);
    this.polygonStarts = new Uint32Array(size.polygons + 1);
    this.owners = new Uint32Array(size.polygons);
    this.index = size.polygons > 0 ? new Flatbush(size.polygons) : null;
    this.fill(areas);
    this.index?.finish();
  }

  get size(): number {
    return this.codes.length;
  }

  /** @param nearestWithinMetres how far outside every area a point may lie and still get one; Infinity: any distance */
  locate(lng: number, lat: number, nearestWithinMetres: number): Located | null {
    if (!this.index || !Number.isFinite(lng) || !Number.isFinite(lat)) return null;
    this.x = lng;
    this.y = lat;
    this.best = -1;
    this.index.search(lng, lat, lng, lat, this.tryInside);
    if (this.best >= 0) return { code: this.codeOf(this.best), how: 'inside', metres: 0 };
    return this.nearest(this.index, nearestWithinMetres);
  }

  private nearest(index: Flatbush, within: number): Located | null {
    this.metresPerDegreeX = METRES_PER_DEGREE * Math.cos(this.y * RADIANS);
    this.bestSquared = within * within;
    const dx = within / this.metresPerDegreeX;
    const dy = within / METRES_PER_DEGREE;
    index.search(this.x - dx, this.y - dy, this.x + dx, this.y + dy, this.tryNear);
    if (this.best < 0) return null;
    return { code: this.codeOf(this.best), how: 'nearest', metres: Math.sqrt(this.bestSquared) };
  }

  /** Both return false: what the index would collect is not wanted, the best of it is noted here. */
  private readonly tryInside = (polygon: number): boolean => {
    const owner = this.owners[polygon] as number;
    if ((this.best < 0 || this.isBefore(owner, this.best)) && this.holds(polygon)) this.best = owner;
    return false;
  };

  private readonly tryNear = (polygon: number): boolean => {
    const owner = this.owners[polygon] as number;
    const squared = this.squaredDistance(polygon);
    const nearer = squared < this.bestSquared;
    const equal = squared === this.bestSquared && (this.best < 0 || this.isBefore(owner, this.best));
    if (nearer || equal) {
      this.best = owner;
      this.bestSquared = squared;
    }
    return false;
  };

  private isBefore(one: number, other: number): boolean {
    const difference = (this.areas[one] as number) - (this.areas[other] as number);
    return difference < 0 || (difference === 0 && this.codeOf(one) < this.codeOf(other));
  }

  private codeOf(area: number): string {
    return this.codes[area] as string;
  }

  /** Crossings of a ray to the east, over all rings of the polygon; a point on an edge is inside at once. */
  private holds(polygon: number): boolean {
    const { x, y, coordinates, ringStarts } = this;
    let inside = false;
    const lastRing = this.polygonStarts[polygon + 1] as number;
    for (let ring = this.polygonStarts[polygon] as number; ring < lastRing; ring++) {
      const end = ringStarts[ring + 1] as number;
      let ax = coordinates[end - 2] as number;
      let ay = coordinates[end - 1] as number;
      for (let i = ringStarts[ring] as number; i < end; i += 2) {
        const bx = coordinates[i] as number;
        const by = coordinates[i + 1] as number;
        if (ay > y !== by > y) {
          if (x < ax && x < bx) inside = !inside;
          else if (x <= ax || x <= bx) {
            const side = orientation(ax, ay, bx, by, x, y);
            if (side === 0) return true;
            if (side > 0 === by > ay) inside = !inside;
          }
        } else if (by === y && (bx === x || (ay === y && ax < x !== bx < x))) return true;
        ax = bx;
        ay = by;
      }
    }
    return inside;
  }

  /** Square metres, on the plane that touches the Earth at the point: within millimetres over such distances. */
  private squaredDistance(polygon: number): number {
    const { x, y, coordinates, ringStarts, metresPerDegreeX } = this;
    let least = Infinity;
    const lastRing = this.polygonStarts[polygon + 1] as number;
    for (let ring = this.polygonStarts[polygon] as number; ring < lastRing; ring++) {
      const end = ringStarts[ring + 1] as number;
      let ax = ((coordinates[end - 2] as number) - x) * metresPerDegreeX;
      let ay = ((coordinates[end - 1] as number) - y) * METRES_PER_DEGREE;
      for (let i = ringStarts[ring] as number; i < end; i += 2) {
        const bx = ((coordinates[i] as number) - x) * metresPerDegreeX;
        const by = ((coordinates[i + 1] as number) - y) * METRES_PER_DEGREE;
        const squared = squaredToOrigin(ax, ay, bx, by);
        if (squared < least) least = squared;
        ax = bx;
        ay = by;
      }
    }
    return least;
  }

  private fill(areas: Iterable<LocatorArea>): void {
    let at = 0;
    let ring = 0;
    let polygon = 0;
    for (const { code, boundary } of areas) {
      const area = this.codes.push(code) - 1;
      this.areas[area] = areaSquareMetres(boundary);
      for (const rings of boundary) {
        const first = at;
        this.polygonStarts[polygon] = ring;
        for (const positions of rings) {
          this.ringStarts[ring++] = at;
          at = this.copy(positions, at);
        }
        this.owners[polygon++] = area;
        this.addBox(first, at);
      }
    }
    this.ringStarts[ring] = at;
    this.polygonStarts[polygon] = ring;
    if (at !== this.coordinates.length) throw new Error('the areas changed between two walks over them');
  }

  private copy(positions: Ring, at: number): number {
    for (let i = 0; i + 1 < positions.length; i++) {
      const position = positions[i] as LngLat;
      this.coordinates[at++] = position[0];
      this.coordinates[at++] = position[1];
    }
    return at;
  }

  private addBox(first: number, end: number): void {
    let west = Infinity;
    let south = Infinity;
    let east = -Infinity;
    let north = -Infinity;
    for (let i = first; i < end; i += 2) {
      const x = this.coordinates[i] as number;
      const y = this.coordinates[i + 1] as number;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    this.index?.add(west, south, east, north);
  }
}

function measure(areas: Iterable<LocatorArea>): {
  areas: number;
  polygons: number;
  rings: number;
  coordinates: number;
} {
  const size = { areas: 0, polygons: 0, rings: 0, coordinates: 0 };
  for (const { boundary } of areas) {
    size.areas += 1;
    size.polygons += boundary.length;
    for (const rings of boundary) {
      size.rings += rings.length;
      for (const positions of rings) size.coordinates += 2 * Math.max(positions.length - 1, 0);
    }
  }
  return size;
}

function squaredToOrigin(ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : -(ax * dx + ay * dy) / length;
  // The ends themselves, not ends reached by multiplying: neighbours that share a corner must be equally near.
  if (along <= 0) return ax * ax + ay * ay;
  if (along >= 1) return bx * bx + by * by;
  const x = ax + along * dx;
  const y = ay + along * dy;
  return x * x + y * y;
}
