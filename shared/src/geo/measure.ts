import type { Bounds, LngLat, MultiPolygon, Ring } from './types';

/** Mean radius of the Earth in metres. */
const RADIUS = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Metres in one degree of latitude (and of longitude on the equator). */
export const METRES_PER_DEGREE = RADIUS * RADIANS;

/** Great-circle distance. Both points in the same coordinate system. */
export function distanceMetres(a: LngLat, b: LngLat): number {
  const halfLat = ((b[1] - a[1]) * RADIANS) / 2;
  const halfLng = ((b[0] - a[0]) * RADIANS) / 2;
  const cosines = Math.cos(a[1] * RADIANS) * Math.cos(b[1] * RADIANS);
  const h = Math.sin(halfLat) ** 2 + cosines * Math.sin(halfLng) ** 2;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * Area on the sphere, holes taken off, rounded to 0.01 m². Rounding makes two grids drawn equally large *equal*
 * instead of different in the last bit, so "the smallest, then the lowest code" means what it says, and a database
 * column holds the same number.
 */
export function areaSquareMetres(multi: MultiPolygon): number {
  let sum = 0;
  for (const polygon of multi) {
    for (let i = 0; i < polygon.length; i++) {
      const ring = Math.abs(signedRingArea(polygon[i] as Ring));
      sum += i === 0 ? ring : -ring;
    }
  }
  return Math.round(sum * 100) / 100;
}

/** Square metres, positive when the ring runs counter-clockwise. Lambert's equal-area projection keeps it exact. */
function signedRingArea(ring: Ring): number {
  const first = ring[0];
  if (!first) return 0;
  let sum = 0;
  let lng = 0;
  let height = 0;
  const base = Math.sin(first[1] * RADIANS);
  // Measured from the first vertex: differences of near-equal numbers would cost half the digits.
  for (let i = 1; i < ring.length; i++) {
    const position = ring[i] as LngLat;
    const nextLng = (position[0] - first[0]) * RADIANS;
    const nextHeight = Math.sin(position[1] * RADIANS) - base;
    sum += lng * nextHeight - nextLng * height;
    lng = nextLng;
    height = nextHeight;
  }
  return (sum / 2) * RADIUS * RADIUS;
}

/** Null for an empty multipolygon. */
export function boundsOf(multi: MultiPolygon): Bounds | null {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  // A hole lies inside its shell, so shells are enough.
  for (const polygon of multi) {
    for (const [lng, lat] of polygon[0] ?? []) {
      if (lng < west) west = lng;
      if (lng > east) east = lng;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
  }
  return west <= east && south <= north ? { west, south, east, north } : null;
}
