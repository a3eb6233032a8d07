import { type BuildingView, covers, type DoorBrief, doorWords, sameSpelling } from '@hongqi/shared';

export interface BuildingGroup {
  /** Of all lists: two grids may each have a 1号楼. */
  key: string;
  gridCode: string;
  building: string;
  doors: DoorBrief[];
}

export interface GridGroup {
  gridCode: string;
  gridName: string;
  doors: number;
  buildings: BuildingGroup[];
}

const collator = new Intl.Collator('zh', { numeric: true });

/** As somebody walks: grid by grid, 2单元 before 10单元, 301 before 1001. */
function inWalkingOrder(a: DoorBrief, b: DoorBrief): number {
  if (a.gridCode !== b.gridCode) return a.gridCode < b.gridCode ? -1 : 1;
  return (
    collator.compare(a.building, b.building) || collator.compare(a.unit, b.unit) || collator.compare(a.number, b.number)
  );
}

/** The list with these doors too: each once, in walking order; what is newly said of a door is how it is. */
export function withDoors(list: readonly DoorBrief[], more: readonly DoorBrief[]): DoorBrief[] {
  const added = new Set(more.map(({ id }) => id));
  const each = new Map([...list.filter(({ id }) => !added.has(id)), ...more].map((door) => [door.id, door]));
  return [...each.values()].sort(inWalkingOrder);
}

export function withoutDoors(list: readonly DoorBrief[], gone: readonly DoorBrief[]): DoorBrief[] {
  const ids = new Set(gone.map(({ id }) => id));
  return list.filter(({ id }) => !ids.has(id));
}

/** The doors to which an audience does not go. Without any area there is nothing to compare with yet. */
export function outsideOf(list: readonly DoorBrief[], areas: readonly string[]): DoorBrief[] {
  return areas.length ? list.filter(({ gridCode }) => !areas.some((area) => covers(area, gridCode))) : [];
}

export function buildingKey({ gridCode, building }: Pick<DoorBrief, 'gridCode' | 'building'>): string {
  return `${gridCode} ${building}`;
}

/** By grid and building, in the order of the list. */
export function groupsOf(list: readonly DoorBrief[]): GridGroup[] {
  const grids = new Map<string, GridGroup>();
  const buildings = new Map<string, BuildingGroup>();
  for (const door of list) {
    const { gridCode, gridName, building } = door;
    const grid = grids.get(gridCode) ?? { gridCode, gridName, doors: 0, buildings: [] };
    const key = buildingKey(door);
    const group = buildings.get(key) ?? { key, gridCode, building, doors: [] };
    if (!grids.has(gridCode)) grids.set(gridCode, grid);
    if (!buildings.has(key)) {
      buildings.set(key, group);
      grid.buildings.push(group);
    }
    group.doors.push(door);
    grid.doors += 1;
  }
  return [...grids.values()];
}

/** By unit, in the order of the list; a building with one entrance has one without a name. */
export function unitsOf(doors: readonly DoorBrief[]): { unit: string; doors: DoorBrief[] }[] {
  const units = [...new Set(doors.map(({ unit }) => unit))];
  return units.map((unit) => ({ unit, doors: doors.filter((door) => door.unit === unit) }));
}

interface Tick {
  checked: boolean;
  indeterminate: boolean;
}

/** A box over so many doors, of which so many are on the list. */
export function tickOf(listed: number, all: number): Tick {
  return { checked: all > 0 && listed >= all, indeterminate: listed > 0 && listed < all };
}

export interface GridToPick {
  gridCode: string;
  gridName: string;
  doors: number;
  buildings: BuildingView[];
}

/** The buildings of some areas (of none named: all), found by a part of their name or their grid's, grid by grid. */
export function gridsToPick(all: readonly BuildingView[], areas: readonly string[], word: string): GridToPick[] {
  const sought = sameSpelling(word);
  const grids = new Map<string, GridToPick>();
  for (const each of all) {
    const { gridCode, gridName, building, doors } = each;
    const isInside = areas.length === 0 || areas.some((area) => covers(area, gridCode));
    if (!isInside || !sameSpelling(gridName + building).includes(sought)) continue;
    const grid = grids.get(gridCode) ?? { gridCode, gridName, doors: 0, buildings: [] };
    grids.set(gridCode, { ...grid, doors: grid.doors + doors, buildings: [...grid.buildings, each] });
  }
  return [...grids.values()];
}

/** The doors a word names, by any part of where they are. */
export function doorsNamed(list: readonly DoorBrief[], word: string): readonly DoorBrief[] {
  const sought = sameSpelling(word);
  return sought ? list.filter((door) => sameSpelling(door.gridName + doorWords(door)).includes(sought)) : list;
}
