/** A cell is 256 steps wide and high: boxes are kept to this precision inside their cells. */
const BITS = 8;
const STEPS = 1 << BITS;
const LAST_STEP = STEPS - 1;
/** So that steps fit into 31 bits. */
const MOST_CELLS_IN_LINE = 1 << 22;
/** A cell with more boxes than this is left to the tree, */
const CROWDED = 24;
const CROWDED_BIT = 0x8000_0000;
/** a box over more cells than this is kept apart, for it would fill them all, */
const LARGE_CELLS = 64;
/** and with more large boxes than this there is no raster. So it stays in proportion whatever is drawn. */
const LARGE_BOXES = 16;

/**
 * About two cells for each box, and for each cell the list of boxes that touch it with what they cover of it, side by
 * side in memory: a look-up reads two places instead of walking a tree. Made for grids, which are about equally large
 * and cover the map about once.
 */
export class BoxRaster {
  /** Where the list of each cell begins, and one past the end; the highest bit marks crowded cells. */
  private readonly starts: Uint32Array;
  /** Two numbers a box: its value, and west, south, east, north inside the cell, eight bits each. */
  private readonly entries: Uint32Array;
  private readonly largeBoxes: readonly { box: Box; value: number }[];

  /** Null when a raster would be of no use. */
  static over(boxes: Float64Array, values: Uint32Array): BoxRaster | null {
    const raster = new BoxRaster(boxes, values, shapeFor(boxes));
    return raster.largeBoxes.length > LARGE_BOXES ? null : raster;
  }

  private constructor(
    boxes: Float64Array,
    values: Uint32Array,
    private readonly shape: Shape,
  ) {
    const steps = toSteps(boxes, shape);
    const large: { box: Box; value: number }[] = [];
    const cells = shape.columns * shape.rows;
    this.starts = new Uint32Array(cells + 1);
    this.largeBoxes = large;
    for (let box = 0; box < values.length; box++) {
      if (cellCount(steps, box) <= LARGE_CELLS) this.countCells(steps, box);
      else large.push({ box: boxAt(boxes, box), value: values[box] as number });
      if (large.length > LARGE_BOXES) break;
    }
    this.entries = new Uint32Array(large.length > LARGE_BOXES ? 0 : 2 * this.turnCountsIntoEnds(cells));
    if (large.length > LARGE_BOXES) return;
    for (let box = 0; box < values.length; box++) {
      if (cellCount(steps, box) <= LARGE_CELLS) this.enter(steps, box, values[box] as number);
    }
  }

  /** Visits the values of all boxes that hold the point, and perhaps of some it misses by a step; false: ask the tree. */
  eachAt(x: number, y: number, visit: (value: number) => void): boolean {
    const { shape, starts, entries } = this;
    if (!(x >= shape.west && x <= shape.east && y >= shape.south && y <= shape.north)) return true;
    const column = stepAt(x, shape.west, shape.east, shape.columns);
    const row = stepAt(y, shape.south, shape.north, shape.rows);
    const cell = (row >> BITS) * shape.columns + (column >> BITS);
    const start = starts[cell] as number;
    if (start >= CROWDED_BIT) return false;
    const end = ((starts[cell + 1] as number) & ~CROWDED_BIT) >>> 0;
    const east = column & LAST_STEP;
    const north = row & LAST_STEP;
    for (let i = start; i < end; i++) {
      const within = entries[2 * i + 1] as number;
      const reachesX = within >>> 24 <= east && ((within >>> 8) & LAST_STEP) >= east;
      if (reachesX && ((within >>> 16) & LAST_STEP) <= north && (within & LAST_STEP) >= north)
        visit(entries[2 * i] as number);
    }
    for (const { box, value } of this.largeBoxes) {
      if (x >= box.west && x <= box.east && y >= box.south && y <= box.north) visit(value);
    }
    return true;
  }

  private countCells(steps: Int32Array, box: number): void {
    const { columns } = this.shape;
    const [west, south, east, north] = cellsAt(steps, box);
    for (let row = south; row <= north; row++) {
      for (let cell = row * columns + west; cell <= row * columns + east; cell++) {
        this.starts[cell] = (this.starts[cell] as number) + 1;
      }
    }
  }

  /** The ends of the lists; entering moves each down to its beginning. */
  private turnCountsIntoEnds(cells: number): number {
    let total = 0;
    for (let cell = 0; cell < cells; cell++) {
      const count = this.starts[cell] as number;
      const isCrowded = count > CROWDED;
      if (!isCrowded) total += count;
      this.starts[cell] = isCrowded ? total + CROWDED_BIT : total;
    }
    this.starts[cells] = total;
    return total;
  }

  private enter(steps: Int32Array, box: number, value: number): void {
    const { starts, entries } = this;
    const [west, south, east, north] = cellsAt(steps, box);
    for (let row = south; row <= north; row++) {
      const low = row === south ? (steps[4 * box + 1] as number) & LAST_STEP : 0;
      const high = row === north ? (steps[4 * box + 3] as number) & LAST_STEP : LAST_STEP;
      for (let column = west; column <= east; column++) {
        const cell = row * this.shape.columns + column;
        if ((starts[cell] as number) >= CROWDED_BIT) continue;
        const left = column === west ? (steps[4 * box] as number) & LAST_STEP : 0;
        const right = column === east ? (steps[4 * box + 2] as number) & LAST_STEP : LAST_STEP;
        const at = (starts[cell] as number) - 1;
        starts[cell] = at;
        entries[2 * at] = value;
        entries[2 * at + 1] = (left << 24) | (low << 16) | (right << 8) | high;
      }
    }
  }
}

interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

interface Shape extends Box {
  columns: number;
  rows: number;
}

/** Cells about seven tenths as wide and high as the usual box, but no more than four to a box. */
function shapeFor(boxes: Float64Array): Shape {
  const count = boxes.length / 4;
  const whole: Box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  let widths = 0;
  let heights = 0;
  for (let i = 0; i < count; i++) {
    const { west, south, east, north } = boxAt(boxes, i);
    if (west < whole.west) whole.west = west;
    if (south < whole.south) whole.south = south;
    if (east > whole.east) whole.east = east;
    if (north > whole.north) whole.north = north;
    widths += east - west;
    heights += north - south;
  }
  const across = cellsAlong(whole.east - whole.west, widths, count);
  const up = cellsAlong(whole.north - whole.south, heights, count);
  const columns = Math.min(across, Math.sqrt((4 * count * across) / up), MOST_CELLS_IN_LINE);
  const rows = Math.min(up, (4 * count) / Math.max(columns, 1), MOST_CELLS_IN_LINE);
  return { ...whole, columns: Math.max(1, Math.floor(columns)), rows: Math.max(1, Math.floor(rows)) };
}

/** One where there is nothing to divide, and never more than the whole raster may have. */
function cellsAlong(extent: number, total: number, count: number): number {
  const cells = (extent * count) / total / 0.7;
  return cells > 1 ? Math.min(cells, 4 * count) : 1;
}

function toSteps(boxes: Float64Array, { west, east, south, north, columns, rows }: Shape): Int32Array {
  const steps = new Int32Array(boxes.length);
  for (let i = 0; i < boxes.length; i += 2) {
    steps[i] = stepAt(boxes[i] as number, west, east, columns);
    steps[i + 1] = stepAt(boxes[i + 1] as number, south, north, rows);
  }
  return steps;
}

/** Never falls as `value` grows, whatever the rounding: what lies in a box lies between the steps of its ends. */
function stepAt(value: number, from: number, to: number, cells: number): number {
  const step = Math.floor(((value - from) / (to - from)) * cells * STEPS);
  return step < cells << BITS ? step : (cells << BITS) - 1;
}

function cellsAt(steps: Int32Array, box: number): [number, number, number, number] {
  const at = 4 * box;
  return [
    (steps[at] as number) >> BITS,
    (steps[at + 1] as number) >> BITS,
    (steps[at + 2] as number) >> BITS,
    (steps[at + 3] as number) >> BITS,
  ];
}

function cellCount(steps: Int32Array, box: number): number {
  const [west, south, east, north] = cellsAt(steps, box);
  return (east - west + 1) * (north - south + 1);
}

function boxAt(boxes: Float64Array, box: number): Box {
  const at = 4 * box;
  return {
    west: boxes[at] as number,
    south: boxes[at + 1] as number,
    east: boxes[at + 2] as number,
    north: boxes[at + 3] as number,
  };
}
