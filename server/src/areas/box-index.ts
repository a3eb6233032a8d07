import Flatbush from 'flatbush';
import { BoxRaster } from './box-raster';

/**
 * Finds boxes by place. An R-tree answers everything; beside it a raster answers the question asked a thousand times
 * more often, which boxes hold a point, with a few memory accesses where the tree needs dozens.
 */
export class BoxIndex {
  private readonly tree: Flatbush | null;
  private readonly values: Uint32Array;
  private boxes: Float64Array;
  private count = 0;
  private raster: BoxRaster | null = null;

  constructor(size: number) {
    this.tree = size > 0 ? new Flatbush(size) : null;
    this.values = new Uint32Array(size);
    this.boxes = new Float64Array(size * 4);
  }

  /** @param value what the box stands for; handed to `visit` */
  add(west: number, south: number, east: number, north: number, value: number): void {
    const at = 4 * this.count;
    this.boxes[at] = west;
    this.boxes[at + 1] = south;
    this.boxes[at + 2] = east;
    this.boxes[at + 3] = north;
    this.values[this.count++] = value;
    this.tree?.add(west, south, east, north);
  }

  finish(): void {
    if (!this.tree) return;
    this.tree.finish();
    this.raster = BoxRaster.over(this.boxes, this.values);
    this.boxes = new Float64Array(0);
  }

  /** Every box that holds the point, and perhaps some that nearly do. */
  eachAt(x: number, y: number, visit: (value: number) => void): void {
    if (!this.raster?.eachAt(x, y, visit)) this.eachIn(x, y, x, y, visit);
  }

  /** Every box that touches the given one. */
  eachIn(west: number, south: number, east: number, north: number, visit: (value: number) => void): void {
    this.tree?.search(west, south, east, north, (box) => {
      visit(this.values[box] as number);
      return false;
    });
  }
}
