import type { LngLat, MultiPolygon, Ring } from '@hongqi/shared';

/**
 * Is the point in the closed shape? By winding numbers and plain floating point: a second opinion for the locator that
 * shares none of its code. Not exact within some 1e-15 of slanted edges.
 */
export function windingNumberHolds(shape: MultiPolygon, point: LngLat): boolean {
  return shape.some(([shell, ...holes]) => {
    if (!shell || [shell, ...holes].some((ring) => isOnRing(ring, point))) return shell !== undefined;
    return winding(shell, point) !== 0 && holes.every((hole) => winding(hole, point) === 0);
  });
}

// Indexed, not destructured: the real districts have 60,000 edges and thousands of points are asked.
function winding(ring: Ring, point: LngLat): number {
  let turns = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const a = ring[i] as LngLat;
    const b = ring[i + 1] as LngLat;
    const left = leftOf(a, b, point);
    if (a[1] <= point[1] && b[1] > point[1] && left > 0) turns += 1;
    if (a[1] > point[1] && b[1] <= point[1] && left < 0) turns -= 1;
  }
  return turns;
}

function isOnRing(ring: Ring, point: LngLat): boolean {
  for (let i = 0; i + 1 < ring.length; i++) {
    const a = ring[i] as LngLat;
    const b = ring[i + 1] as LngLat;
    const between = isBetween(a[0], b[0], point[0]) && isBetween(a[1], b[1], point[1]);
    if (between && leftOf(a, b, point) === 0) return true;
  }
  return false;
}

function leftOf(a: LngLat, b: LngLat, point: LngLat): number {
  return (b[0] - a[0]) * (point[1] - a[1]) - (point[0] - a[0]) * (b[1] - a[1]);
}

function isBetween(a: number, b: number, value: number): boolean {
  return (a <= value && value <= b) || (b <= value && value <= a);
}
