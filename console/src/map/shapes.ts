import { type AreaLevel, type AreaView, labelPointOf, type LngLat } from '@hongqi/shared';
import type { Projection, Spot } from './projection';
import { type Box, boxOf } from './viewport';

/** One area ready to draw: an SVG path in metres, its box, where its name goes. */
export interface AreaShape {
  code: string;
  name: string;
  /** What is written on it: the name, on two lines where it is long or begins with the name of the area around it. */
  lines: string[];
  level: AreaLevel;
  path: string;
  box: Box;
  label: Spot;
}

const LONG_NAME = 6;
/** As long as 专属网格, with which long names end. */
const LAST_WORDS = 4;

/** Areas with a boundary, large ones first, so that small ones lie on top and can be pressed. */
export function shapesOf(areas: readonly AreaView[], projection: Projection): AreaShape[] {
  const names = new Map(areas.map(({ code, name }) => [code, name]));
  return areas
    .map((area) => shapeOf(area, area.parentCode === null ? undefined : names.get(area.parentCode), projection))
    .filter((shape) => shape !== null)
    .sort((a, b) => a.code.length - b.code.length);
}

function shapeOf(area: AreaView, parentName: string | undefined, projection: Projection): AreaShape | null {
  const at = area.boundary && labelPointOf(area.boundary);
  if (!area.boundary || !at) return null;
  const rings = area.boundary.flatMap((polygon) =>
    polygon.map((ring) => ring.map((position) => projection.toSpot(position))),
  );
  const box = boxOf(rings.flat());
  return (
    box && {
      code: area.code,
      name: area.name,
      lines: linesOf(area.name, parentName),
      level: area.level,
      path: rings.map(ringPath).join(''),
      box,
      label: projection.toSpot(at),
    }
  );
}

function linesOf(name: string, parentName: string | undefined): string[] {
  const isLonger = parentName !== undefined && name.startsWith(parentName) && name !== parentName;
  if (isLonger) return [parentName, name.slice(parentName.length)];
  return name.length > LONG_NAME ? [name.slice(0, -LAST_WORDS), name.slice(-LAST_WORDS)] : [name];
}

/** A tenth of a metre is finer than any survey of a grid. */
function ringPath(ring: readonly Spot[]): string {
  return `M${ring.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
}

/** Where the projection is centred: the middle of everything there is to show. Yakeshi when there is nothing. */
export function centreOf(areas: readonly AreaView[], places: readonly LngLat[]): LngLat {
  const drawn = areas.flatMap(({ boundary }) => (boundary ?? []).flatMap((polygon) => polygon[0] ?? []));
  const positions = drawn.length ? drawn : places;
  const box = boxOf(positions.map(([x, y]) => ({ x, y })));
  return box ? [(box.left + box.right) / 2, (box.top + box.bottom) / 2] : [120.711, 49.286];
}
