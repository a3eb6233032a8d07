import { LIMITS, type LngLat, type MultiPolygon } from '@hongqi/shared';
import gcoord from 'gcoord';
import { BoundaryError } from './boundary-rules';
import { checkShape, type DrawnRing } from './boundary-shape';

/** cgcs2000, the official surveying system, differs from wgs84 by centimetres and is treated as such. */
export type Crs = 'gcj02' | 'wgs84' | 'cgcs2000';

/**
 * Reads a drawn or imported boundary: GeoJSON Polygon, MultiPolygon or a Feature of either. Converts to gcj02, drops
 * repeated points and heights, and otherwise takes it as it is or refuses it whole with a BoundaryError.
 *
 * What is accepted is a valid polygon in the sense of OGC Simple Features, a little stricter: holes may not touch
 * anything, parts of a multipolygon may touch in common corners only.
 */
export function parseBoundary(input: unknown, crs: Crs, pointLimit: number = LIMITS.boundaryPoints): MultiPolygon {
  const drawn = new Reader(pointLimit).read(input);
  checkShape(drawn);
  if (crs === 'gcj02') return drawn.map(toPolygon);

  // Again after the conversion: it bends straight lines by fractions of a millimetre, which may be all there was.
  const converted = drawn.map((rings) => rings.map((ring) => ({ ...ring, positions: ring.positions.map(toGcj02) })));
  checkShape(converted);
  return converted.map(toPolygon);
}

function toPolygon(rings: readonly DrawnRing[]) {
  return rings.map((ring) => ring.positions);
}

function toGcj02([lng, lat]: LngLat): LngLat {
  const [x, y] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02);
  return [x, y];
}

/** From anything at all to rings of numbers inside China, each knowing where in the input it stood. */
class Reader {
  private points = 0;

  constructor(private readonly pointLimit: number) {}

  read(input: unknown): DrawnRing[][] {
    if (!isObject(input)) throw new BoundaryError('notPolygon', '');
    if (input.type === 'Feature') return this.readGeometry(input.geometry, 'geometry');
    return this.readGeometry(input, '');
  }

  private readGeometry(geometry: unknown, path: string): DrawnRing[][] {
    if (!isObject(geometry)) throw new BoundaryError('notPolygon', path);
    const at = path === '' ? 'coordinates' : `${path}.coordinates`;
    if (geometry.type === 'Polygon') return [this.readPolygon(geometry.coordinates, at)];
    if (geometry.type !== 'MultiPolygon') throw new BoundaryError('notPolygon', path);
    return filled(geometry.coordinates, at).map((rings, i) => this.readPolygon(rings, `${at}.${i}`));
  }

  private readPolygon(rings: unknown, path: string): DrawnRing[] {
    return filled(rings, path).map((ring, i) => this.readRing(ring, `${path}.${i}`));
  }

  private readRing(input: unknown, path: string): DrawnRing {
    const raw = filled(input, path).map((position, i) => this.readPosition(position, `${path}.${i}`));
    checkPlace(raw, path);
    const [first, last] = [raw[0], raw[raw.length - 1]];
    if (!first || !last || !same(first, last)) throw new BoundaryError('unclosed', `${path}.${raw.length - 1}`);

    const kept = raw.map((_, i) => i).filter((i) => i === 0 || !same(raw[i] as LngLat, raw[i - 1] as LngLat));
    if (kept.length < 4) throw new BoundaryError('tooFewPoints', path);
    return { positions: kept.map((i) => raw[i] as LngLat), indexes: kept, path };
  }

  private readPosition(position: unknown, path: string): LngLat {
    this.points += 1;
    if (this.points > this.pointLimit) throw new BoundaryError('tooManyPoints', path);
    if (!Array.isArray(position) || position.length < 2 || position.length > 3) {
      throw new BoundaryError('notPosition', path);
    }
    const [lng, lat, height = 0] = position as unknown[];
    if (!isNumber(lng) || !isNumber(lat) || !isNumber(height)) throw new BoundaryError('notNumber', path);
    if (!isInChina(lng, lat) && isInChina(lat, lng)) throw new BoundaryError('swapped', path);
    if (Math.abs(lng) > 180 || Math.abs(lat) > 90) throw new BoundaryError('outOfRange', path);
    return [lng, lat];
  }
}

function checkPlace(ring: readonly LngLat[], path: string): void {
  const leap = ring.findIndex(([lng], i) => i > 0 && Math.abs(lng - (ring[i - 1] as LngLat)[0]) > 180);
  if (leap > 0) throw new BoundaryError('antimeridian', `${path}.${leap}`);
  const outside = ring.findIndex(([lng, lat]) => !isInChina(lng, lat));
  if (outside >= 0) throw new BoundaryError('outsideChina', `${path}.${outside}`);
}

function isInChina(lng: number, lat: number): boolean {
  const { west, east, south, north } = LIMITS.place;
  return west <= lng && lng <= east && south <= lat && lat <= north;
}

function filled(value: unknown, path: string): unknown[] {
  if (!Array.isArray(value)) throw new BoundaryError('notArray', path);
  if (value.length === 0) throw new BoundaryError('tooFewPoints', path);
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function same(a: LngLat, b: LngLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
