import type { LngLat, Ring } from '@hongqi/shared';
import { orientation } from './orientation';

export function sideOf(a: LngLat, b: LngLat, p: LngLat): -1 | 0 | 1 {
  return orientation(a[0], a[1], b[0], b[1], p[0], p[1]);
}

export function samePosition(a: LngLat, b: LngLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** Do the closed segments have a point in common? Exact. */
export function segmentsMeet(a: LngLat, b: LngLat, c: LngLat, d: LngLat): boolean {
  const [abc, abd] = [sideOf(a, b, c), sideOf(a, b, d)];
  if (abc === abd && abc !== 0) return false;
  const [cda, cdb] = [sideOf(c, d, a), sideOf(c, d, b)];
  if (cda === cdb && cda !== 0) return false;
  if (abc !== 0 || abd !== 0 || cda !== 0 || cdb !== 0) return true;
  return spansMeet(a[0], b[0], c[0], d[0]) && spansMeet(a[1], b[1], c[1], d[1]);
}

/** Does each cut through the inside of the other? Exact. */
export function segmentsCross(a: LngLat, b: LngLat, c: LngLat, d: LngLat): boolean {
  return sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0;
}

/** Of three points on one line: does the way from the first over the second to the third turn back? */
export function turnsBack(a: LngLat, b: LngLat, c: LngLat): boolean {
  const x = Math.sign(b[0] - a[0]) * Math.sign(c[0] - b[0]);
  const y = Math.sign(b[1] - a[1]) * Math.sign(c[1] - b[1]);
  return x < 0 || y < 0;
}

/** Strictly inside or on some part of the border; who must tell the two apart looks for contacts first. */
export function ringHolds(ring: Ring, [x, y]: LngLat): boolean {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const a = ring[i] as LngLat;
    const b = ring[i + 1] as LngLat;
    if (a[1] > y === b[1] > y) continue;
    const side = sideOf(a, b, [x, y]);
    if (side === 0) return true;
    if (side > 0 === b[1] > a[1]) inside = !inside;
  }
  return inside;
}

function spansMeet(a: number, b: number, c: number, d: number): boolean {
  return Math.max(a, b) >= Math.min(c, d) && Math.max(c, d) >= Math.min(a, b);
}
