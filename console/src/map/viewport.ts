import type { Spot } from './projection';

/** What is looked at: the spot in the middle, and pixels per metre. */
export interface Viewport extends Spot {
  scale: number;
}

/** Of the drawing on the screen, in pixels. */
export interface Size {
  width: number;
  height: number;
}

/** In metres of the projection. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const MARGIN_PX = 24;
/** One metre is four pixels: closer than a door helps no one. */
const CLOSEST = 4;
const FARTHEST = 0.002;

const within = (scale: number): number => Math.max(FARTHEST, Math.min(CLOSEST, scale));

export function boxOf(spots: readonly Spot[]): Box | null {
  if (spots.length === 0) return null;
  const xs = spots.map(({ x }) => x);
  const ys = spots.map(({ y }) => y);
  return {
    left: xs.reduce((a, b) => Math.min(a, b)),
    top: ys.reduce((a, b) => Math.min(a, b)),
    right: xs.reduce((a, b) => Math.max(a, b)),
    bottom: ys.reduce((a, b) => Math.max(a, b)),
  };
}

export function around(boxes: readonly Box[]): Box | null {
  return boxOf(
    boxes.flatMap(({ left, top, right, bottom }) => [
      { x: left, y: top },
      { x: right, y: bottom },
    ]),
  );
}

/** The box with so much of its own extent added on each side, as far as there is anything to see. */
export function widened({ left, top, right, bottom }: Box, share: number, whole: Box): Box {
  const x = (right - left) * share;
  const y = (bottom - top) * share;
  return {
    left: Math.max(left - x, whole.left),
    top: Math.max(top - y, whole.top),
    right: Math.min(right + x, whole.right),
    bottom: Math.min(bottom + y, whole.bottom),
  };
}

/** Shows the whole box with a margin; a box without extent (one pin) is shown with some of its surroundings. */
export function fit(box: Box, size: Size): Viewport {
  const width = Math.max(box.right - box.left, 300);
  const height = Math.max(box.bottom - box.top, 300);
  const scale = Math.min((size.width - 2 * MARGIN_PX) / width, (size.height - 2 * MARGIN_PX) / height);
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, scale: within(scale) };
}

export function pan(view: Viewport, dx: number, dy: number): Viewport {
  return { ...view, x: view.x - dx / view.scale, y: view.y - dy / view.scale };
}

/** Zooms so that whatever is under the pixel `at` stays under it. */
export function zoom(view: Viewport, factor: number, at: Spot, size: Size): Viewport {
  const scale = within(view.scale * factor);
  const fixed = toMetres(view, at, size);
  return {
    x: fixed.x - (at.x - size.width / 2) / scale,
    y: fixed.y - (at.y - size.height / 2) / scale,
    scale,
  };
}

export function toPixels(view: Viewport, spot: Spot, size: Size): Spot {
  return { x: (spot.x - view.x) * view.scale + size.width / 2, y: (spot.y - view.y) * view.scale + size.height / 2 };
}

export function toMetres(view: Viewport, pixel: Spot, size: Size): Spot {
  return {
    x: view.x + (pixel.x - size.width / 2) / view.scale,
    y: view.y + (pixel.y - size.height / 2) / view.scale,
  };
}

const ROUND = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];

/** A round length in metres that is at most so many pixels long, for the scale bar. */
export function scaleBar(scale: number, longestPx: number): { metres: number; px: number } {
  const metres = ROUND.findLast((length) => length * scale <= longestPx) ?? 10;
  return { metres, px: metres * scale };
}
