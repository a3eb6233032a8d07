import { type Light, LIGHTS } from '@hongqi/shared';
import type { Spot } from './projection';

export interface Pin extends Spot {
  id: string;
  light: Light | null;
}

/** Pins too near each other to be told apart; `light` is the worst among them. */
export interface Cluster extends Spot {
  light: Light | null;
  pins: Pin[];
}

/** Groups pins (in pixels) that fall into the same square of so many pixels, at their common middle. */
export function clustersOf(pins: readonly Pin[], squarePx: number): Cluster[] {
  const squares = new Map<string, Pin[]>();
  for (const pin of pins) {
    const square = `${Math.floor(pin.x / squarePx)} ${Math.floor(pin.y / squarePx)}`;
    const there = squares.get(square);
    if (there) there.push(pin);
    else squares.set(square, [pin]);
  }
  return [...squares.values()].map((there) => ({
    x: there.reduce((sum, { x }) => sum + x, 0) / there.length,
    y: there.reduce((sum, { y }) => sum + y, 0) / there.length,
    light: LIGHTS.findLast((light) => there.some((pin) => pin.light === light)) ?? null,
    pins: there,
  }));
}
