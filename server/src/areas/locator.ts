import {
  areaSquareMetres,
  METRES_PER_DEGREE,
  type LngLat,
  type MultiPolygon,
  type Polygon,
  type Ring,
} from '@hongqi/shared';
import { BoxIndex } from './box-index';
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
 * Unchangeable: rebuild it when a boundary changes, that takes about a second for a million grids.
 */
export class Locator {
  private readonly codes: string[] = [];
  private readonly areas: Float64Array;
  /**
   * One record a polygon, all of it in one stretch of memory, since a look-up waits for little else: number of the area,
   * number of rings, length of each ring in numbers, then x, y of each vertex without the closing repeat.
   */
  private readonly records: Float64Array;
  private readonly index: BoxIndex;

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
    this.records = new Float64Array(2 * size.polygons + size.rings + size.coordinates);
    this.index = new BoxIndex(size.polygons);
    this.fill(areas);
    this.index.finish();
  }

  get size(): number {
    return this.codes.length;
  }

  /** @param nearestWithinMetres how far outside every area a point may lie and still get one; Infinity: any distance */
  locate(lng: number, lat: number, nearestWithinMetres: number): Located | null {
    if (!Number.isFinite(lng) || !Number.isFinite(lat)) return null;
    this.x = lng;
    this.y = lat;
    this.best = -1;
    this.index.eachAt(lng, lat, this.tryInside);
    if (this.best >= 0) return { code: this.codeOf(this.best), how: 'inside', metres: 0 };
    return nearestWithinMetres > 0 ? this.nearest(nearestWithinMetres) : null;
  }

  private nearest(within: number): Located | null {
    this.metresPerDegreeX = METRES_PER_DEGREE * Math.cos(this.y * RADIANS);
    this.bestSquared = within * within;
    const dx = within / this.metresPerDegreeX;
    const dy = within / METRES_PER_DEGREE;
    this.index.eachIn(this.x - dx, this.y - dy, this.x + dx, this.y + dy, this.tryNear);
    if (this.best < 0) return null;
    return { code: this.codeOf(this.best), how: 'nearest', metres: Math.sqrt(this.bestSquared) };
  }

  private readonly tryInside = (record: number): void => {
    const area = this.records[record] as number;
    if ((this.best < 0 || this.isBefore(area, this.best)) && this.holds(record)) this.best = area;
  };

  private readonly tryNear = (record: number): void => {
    const area = this.records[record] as number;
    const squared = this.squaredDistance(record);
    const nearer = squared < this.bestSquared;
    const equal = squared === this.bestSquared && (this.best < 0 || this.isBefore(area, this.best));
    if (nearer || equal) {
      this.best = area;
      this.bestSquared = squared;
    }
  };

  private isBefore(one: number, other: number): boolean {
    const difference = (this.areas[one] as number) - (this.areas[other] as number);
    return difference < 0 || (difference === 0 && this.codeOf(one) < this.codeOf(other));
  }

  private codeOf(area: number): string {
    return this.codes[area] as string;
  }

  /** Crossings of a ray to the east, over all rings of the polygon; a point on an edge is inside at once. */
  private holds(record: number): boolean {
    const { x, y, records } = this;
    const rings = records[record + 1] as number;
    let inside = false;
    let end = record + 2 + rings;
    for (let ring = 0; ring < rings; ring++) {
      const start = end;
      end += records[record + 2 + ring] as number;
      let ax = records[end - 2] as number;
      let ay = records[end - 1] as number;
      for (let i = start; i < end; i += 2) {
        const bx = records[i] as number;
        const by = records[i + 1] as number;
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
  private squaredDistance(record: number): number {
    const { x, y, records, metresPerDegreeX } = this;
    const rings = records[record + 1] as number;
    let least = Infinity;
    let end = record + 2 + rings;
    for (let ring = 0; ring < rings; ring++) {
      const start = end;
      end += records[record + 2 + ring] as number;
      let ax = ((records[end - 2] as number) - x) * metresPerDegreeX;
      let ay = ((records[end - 1] as number) - y) * METRES_PER_DEGREE;
      for (let i = start; i < end; i += 2) {
        const bx = ((records[i] as number) - x) * metresPerDegreeX;
        const by = ((records[i + 1] as number) - y) * METRES_PER_DEGREE;
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
    for (const { code, boundary } of areas) {
      const area = this.codes.push(code) - 1;
      this.areas[area] = areaSquareMetres(boundary);
      for (const polygon of boundary) {
        if (isDrawn(polygon)) at = this.addRecord(area, polygon, at);
      }
    }
    if (at !== this.records.length) throw new Error('the areas changed between two walks over them');
  }

  private addRecord(area: number, polygon: Polygon, record: number): number {
    const { records } = this;
    records[record] = area;
    records[record + 1] = polygon.length;
    const first = record + 2 + polygon.length;
    let at = first;
    for (let ring = 0; ring < polygon.length; ring++) {
      const positions = polygon[ring] as Ring;
      records[record + 2 + ring] = 2 * Math.max(positions.length - 1, 0);
      for (let i = 0; i + 1 < positions.length; i++) {
        const position = positions[i] as LngLat;
        records[at++] = position[0];
        records[at++] = position[1];
      }
    }
    this.addBox(record, first, at);
    return at;
  }

  private addBox(record: number, first: number, end: number): void {
    let west = Infinity;
    let south = Infinity;
    let east = -Infinity;
    let north = -Infinity;
    for (let i = first; i < end; i += 2) {
      const x = this.records[i] as number;
      const y = this.records[i + 1] as number;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    this.index.add(west, south, east, north, record);
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
    for (const rings of boundary) {
      if (!isDrawn(rings)) continue;
      size.polygons += 1;
      size.rings += rings.length;
      for (const positions of rings) size.coordinates += 2 * Math.max(positions.length - 1, 0);
    }
  }
  return size;
}

function isDrawn(polygon: Polygon): boolean {
  return (polygon[0]?.length ?? 0) > 1;
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
