import type { Spot } from './projection';
import type { AreaShape } from './shapes';

/** What is written on an area, and how dark it is drawn. */
export interface ShareOnMap {
  code: string;
  /** In [0, 1]; null where there is nothing to have a share of. */
  share: number | null;
  /** The number, as it is written on the area. */
  words: string;
  /** Name and numbers, for whoever points at it or cannot see it. */
  title: string;
}

export interface SharedShape {
  shape: AreaShape;
  value: ShareOnMap;
}

/** Five steps of one hue: `0` for nothing at all, `4` for everything. */
export type Step = 0 | 1 | 2 | 3 | 4;

export function stepOf(share: number): Step {
  if (share <= 0) return 0;
  if (share >= 1) return 4;
  return share < 1 / 3 ? 1 : share < 2 / 3 ? 2 : 3;
}

export const STEP_WORDS: readonly string[] = ['0', '不到 1/3', '1/3 至 2/3', '超过 2/3', '全部'];

/**
 * Shapes that show a value, and where each value is written. An area without a boundary of its own is drawn as the
 * smaller areas in it, all with its value, the number on the largest of them.
 */
export function sharedShapes(
  shapes: readonly AreaShape[],
  values: readonly ShareOnMap[],
): { drawn: SharedShape[]; written: { value: ShareOnMap; shape: AreaShape; at: Spot }[] } {
  const drawn: SharedShape[] = [];
  const written: { value: ShareOnMap; shape: AreaShape; at: Spot }[] = [];
  for (const value of values) {
    const own = shapes.filter(({ code }) => code === value.code);
    const parts = own.length ? own : outermost(shapes.filter(({ code }) => code.startsWith(value.code)));
    const largest = [...parts].sort((a, b) => sizeOf(b) - sizeOf(a))[0];
    drawn.push(...parts.map((shape) => ({ shape, value })));
    if (largest) written.push({ value, shape: largest, at: largest.label });
  }
  return { drawn, written };
}

function outermost(shapes: readonly AreaShape[]): AreaShape[] {
  return shapes.filter(({ code }) => !shapes.some((other) => other.code !== code && code.startsWith(other.code)));
}

const sizeOf = ({ box }: AreaShape): number => (box.right - box.left) * (box.bottom - box.top);
