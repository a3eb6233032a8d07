import type { LngLat, MultiPolygon, Ring } from '@hongqi/shared';

interface Tile {
  code: string;
  boundary: MultiPolygon;
}

/**
 * A made-up town of crooked blocks some 400 m across, sixteen corners each, without gaps or overlaps: neighbours share
 * every corner. Drawn anew at each walk, so that a million of them need no memory.
 */
export class Tiling implements Iterable<Tile> {
  readonly west = 105;
  readonly south = 30;
  private readonly width = 0.004;
  private readonly height = 0.0036;

  constructor(
    readonly columns: number,
    readonly rows: number,
  ) {}

  get east(): number {
    return this.west + this.columns * this.width;
  }

  get north(): number {
    return this.south + this.rows * this.height;
  }

  *[Symbol.iterator](): Iterator<Tile> {
    for (let row = 0; row < this.rows; row++) {
      for (let column = 0; column < this.columns; column++) yield this.tile(column, row);
    }
  }

  private tile(column: number, row: number): Tile {
    const ring: LngLat[] = [];
    // Each side has four steps; the lattice has a corner at every fourth.
    const [x, y] = [column * 4, row * 4];
    for (let i = 0; i < 4; i++) ring.push(this.corner(x + i, y));
    for (let i = 0; i < 4; i++) ring.push(this.corner(x + 4, y + i));
    for (let i = 4; i > 0; i--) ring.push(this.corner(x + i, y + 4));
    for (let i = 4; i > 0; i--) ring.push(this.corner(x, y + i));
    ring.push(ring[0] as LngLat);
    const closed: Ring = ring;
    return { code: String(150_782_000_000_000 + row * this.columns + column), boundary: [[closed]] };
  }

  private corner(x: number, y: number): LngLat {
    return [
      this.west + ((x + 0.7 * shift(x, y)) / 4) * this.width,
      this.south + ((y + 0.7 * shift(y + 7, x + 13)) / 4) * this.height,
    ];
  }
}

/** Between -0.5 and 0.5, always the same for the same numbers. */
function shift(x: number, y: number): number {
  let hash = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca77);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32 - 0.5;
}
