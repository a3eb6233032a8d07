import fc from 'fast-check';
import { BoxIndex } from './box-index';

type Box = [west: number, south: number, east: number, north: number];
type Point = [x: number, y: number];

/** Values are not indexes, so that nobody mistakes one for the other. */
const valueOf = (i: number) => 1000 + 7 * i;

function indexOf(boxes: Box[]): BoxIndex {
  const index = new BoxIndex(boxes.length);
  boxes.forEach((box, i) => index.add(...box, valueOf(i)));
  index.finish();
  return index;
}

function visited(index: BoxIndex, [x, y]: Point): number[] {
  const values: number[] = [];
  index.eachAt(x, y, (value) => values.push(value));
  return values;
}

function holding(boxes: Box[], [x, y]: Point): number[] {
  return boxes.flatMap(([west, south, east, north], i) =>
    west <= x && x <= east && south <= y && y <= north ? [valueOf(i)] : [],
  );
}

function checkPoint(boxes: Box[], index: BoxIndex, point: Point): void {
  const found = visited(index, point);
  expect(found).toEqual(expect.arrayContaining(holding(boxes, point)));
  expect(new Set(found).size).toBe(found.length);
}

const at = fc.double({ min: -50, max: 50, noNaN: true });
const boxesUpTo = (side: number, maxLength: number) => {
  const length = fc.double({ min: 0, max: side, noNaN: true });
  const box = fc.tuple(at, at, length, length).map(([x, y, w, h]): Box => [x, y, x + w, y + h]);
  return fc.array(box, { minLength: 1, maxLength });
};

describe('boxes that hold a point', () => {
  it.each([
    ['small and scattered', boxesUpTo(3, 200)],
    ['large and overlapping', boxesUpTo(80, 60)],
    ['a few large among many small', fc.tuple(boxesUpTo(90, 5), boxesUpTo(2, 200)).map((lists) => lists.flat())],
    ['all in one spot', boxesUpTo(0.001, 100).map((boxes) => boxes.map((): Box => [1, 1, 1.5, 1.5]))],
    ['points and lines', boxesUpTo(0, 50)],
  ])('are all visited, each once: %s', (_, drawing) => {
    fc.assert(
      fc.property(drawing, fc.array(fc.tuple(at, at), { maxLength: 20 }), (boxes, points) => {
        const index = indexOf(boxes);
        for (const point of points) checkPoint(boxes, index, point);
        // Corners are where rounding would show.
        for (const [west, south, east, north] of boxes) {
          checkPoint(boxes, index, [west, south]);
          checkPoint(boxes, index, [east, north]);
        }
      }),
    );
  });

  it('thousands on a lattice are told apart: few are visited that do not hold the point', () => {
    const boxes = Array.from({ length: 10_000 }, (_, i): Box => {
      const [x, y] = [120 + (i % 100) / 200, 49 + Math.floor(i / 100) / 200];
      return [x, y, x + 1 / 200, y + 1 / 200];
    });
    const index = indexOf(boxes);
    let visits = 0;
    let held = 0;
    for (let i = 0; i < 1000; i++) {
      const point: Point = [120 + ((i * 0.6180339887) % 1) / 2, 49 + ((i * 0.4142135623) % 1) / 2];
      checkPoint(boxes, index, point);
      visits += visited(index, point).length;
      held += holding(boxes, point).length;
    }
    expect(visits).toBeLessThan(1.05 * held);
  });

  it('outside everything, and of no boxes, none', () => {
    expect(visited(indexOf([[0, 0, 1, 1]]), [2, 2])).toEqual([]);
    expect(visited(indexOf([]), [0, 0])).toEqual([]);
  });

  it('boxes that touch a box are found, too', () => {
    const values: number[] = [];
    indexOf([[0, 0, 1, 1], [2, 2, 3, 3], [9, 9, 9, 9]]).eachIn(1, 1, 2, 2, (value) => values.push(value)); // prettier-ignore
    expect(values.sort()).toEqual([valueOf(0), valueOf(1)]);
  });
});
