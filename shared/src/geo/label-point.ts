import { boundsOf } from './measure';
import type { LngLat, MultiPolygon, Polygon, Ring } from './types';

/** Centre of gravity; may lie outside a bent shape, so use `labelPointOf` to write a name. Null when empty. */
export function centroidOf(multi: MultiPolygon): LngLat | null {
  const origin = multi[0]?.[0]?.[0];
  if (!origin) return null;
  let weight = 0;
  let x = 0;
  let y = 0;
  for (const polygon of multi) {
    polygon.forEach((ring, index) => {
      const part = momentOf(ring, origin);
      const sign = (index === 0 ? 1 : -1) * (part.area < 0 ? -1 : 1);
      weight += sign * part.area;
      x += sign * part.x;
      y += sign * part.y;
    });
  }
  return weight === 0 ? origin : [origin[0] + x / weight, origin[1] + y / weight];
}

/** A point inside the shape where a name fits: the middle of its widest stretch near the centre. Null when empty. */
export function labelPointOf(multi: MultiPolygon): LngLat | null {
  const bounds = boundsOf(multi);
  const centre = centroidOf(multi);
  if (!bounds || !centre) return null;
  const height = bounds.north - bounds.south;
  let best: { at: LngLat; width: number } | null = null;
  for (const share of [0, 0.1, -0.1, 0.2, -0.2, 0.35, -0.35]) {
    const lat = centre[1] + share * height;
    for (const polygon of multi) {
      for (const [from, to] of stretchesAt(polygon, lat)) {
        // A stretch away from the centre must be clearly wider to win.
        const width = (to - from) * (1 - Math.abs(share));
        const holdsCentre = share === 0 && from < centre[0] && centre[0] < to;
        if (holdsCentre) return centre;
        if (!best || width > best.width) best = { at: [(from + to) / 2, lat], width };
      }
    }
  }
  return best?.at ?? centre;
}

/** Moments about an origin near by: far from it the products would lose the digits that matter. */
function momentOf(ring: Ring, origin: LngLat): { area: number; x: number; y: number } {
  let area = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = from(ring[i] as LngLat, origin);
    const [bx, by] = from(ring[i + 1] as LngLat, origin);
    const cross = ax * by - bx * ay;
    area += cross / 2;
    x += ((ax + bx) * cross) / 6;
    y += ((ay + by) * cross) / 6;
  }
  return { area, x, y };
}

function from(position: LngLat, origin: LngLat): [number, number] {
  return [position[0] - origin[0], position[1] - origin[1]];
}

function stretchesAt(polygon: Polygon, lat: number): [number, number][] {
  const crossings: number[] = [];
  for (const ring of polygon) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [ax, ay] = ring[i] as LngLat;
      const [bx, by] = ring[i + 1] as LngLat;
      if (ay > lat !== by > lat) crossings.push(ax + ((lat - ay) / (by - ay)) * (bx - ax));
    }
  }
  crossings.sort((a, b) => a - b);
  const stretches: [number, number][] = [];
  for (let i = 0; i + 1 < crossings.length; i += 2)
    stretches.push([crossings[i] as number, crossings[i + 1] as number]);
  return stretches;
}
