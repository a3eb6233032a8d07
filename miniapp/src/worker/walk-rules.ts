import { type AddVisit, sameSpelling, type Walk, type WalkDoor, wasMet } from '@hongqi/shared';

/** A knock noted on the phone that the server does not know yet. */
export type NotedVisit = Pick<AddVisit, 'doorId' | 'directiveId' | 'outcome' | 'note' | 'at'>;

export interface ShownDoor extends WalkDoor {
  /** What is shown still waits on the phone. */
  waiting: boolean;
}

export interface UnitGroup {
  unit: string;
  doors: ShownDoor[];
}

export interface BuildingGroup {
  building: string;
  units: UnitGroup[];
  /** Of the whole building, whatever part of it is shown. */
  counts: WalkCounts;
  shown: number;
}

export interface WalkCounts {
  doors: number;
  knocked: number;
  met: number;
}

export const DOOR_FILTERS = ['unvisited', 'notHome', 'problem', 'all'] as const;
export type DoorFilter = (typeof DOOR_FILTERS)[number];

/** The doors as they will stand once the knocks waiting on the phone are sent. The everyday round counts every knock. */
export function withVisits(
  doors: readonly WalkDoor[],
  noted: readonly NotedVisit[],
  directiveId: string | null,
): ShownDoor[] {
  const counting = noted.filter((visit) => directiveId === null || visit.directiveId === directiveId);
  return doors.map((door) => {
    const mine = counting.filter(({ doorId }) => doorId === door.id);
    return mine.reduce(afterVisit, { ...door, waiting: mine.length > 0 });
  });
}

/**
 * Which of two knocks says how a door stands, as the server decides it: one where somebody opened before one where nobody
 * did, then the later one.
 */
export function afterVisit<D extends WalkDoor>(door: D, { outcome, note, at }: Omit<NotedVisit, 'doorId'>): D {
  const visitedAt = at ?? door.visitedAt;
  if (door.outcome !== null) {
    const isWeaker =
      wasMet(door.outcome) !== wasMet(outcome) ? wasMet(door.outcome) : isBefore(visitedAt, door.visitedAt);
    if (isWeaker) return door;
  }
  return { ...door, outcome, visitedAt, visitNote: note ?? null };
}

function isBefore(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && Date.parse(a) < Date.parse(b);
}

export function passes({ outcome }: WalkDoor, filter: DoorFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'unvisited':
      return outcome === null;
    default:
      return outcome === filter;
  }
}

export function countDoors(doors: readonly WalkDoor[]): WalkCounts {
  return {
    doors: doors.length,
    knocked: doors.filter(({ outcome }) => outcome !== null).length,
    met: doors.filter(({ outcome }) => outcome !== null && wasMet(outcome)).length,
  };
}

/** The grids there is something to do in. Without a list a grid still without doors is one too: they are added on the way. */
export function gridsToWalk({ listed, grids }: Pick<Walk, 'listed' | 'grids'>): Walk['grids'] {
  return listed ? grids.filter(({ doors }) => doors > 0) : grids;
}

/** Of all grids of one walk together. */
export function countWalk({ grids }: Pick<Walk, 'grids'>): WalkCounts {
  const sum = (key: keyof WalkCounts): number => grids.reduce((total, grid) => total + grid[key], 0);
  return { doors: sum('doors'), knocked: sum('knocked'), met: sum('met') };
}

/** In the order people walk; buildings of which no door passes are left out. */
export function byBuilding(doors: readonly ShownDoor[], filter: DoorFilter): BuildingGroup[] {
  const buildings = grouped(doors, ({ building }) => building);
  return buildings.flatMap(([building, all]) => {
    const shown = all.filter((door) => passes(door, filter));
    if (shown.length === 0) return [];
    const units = grouped(shown, ({ unit }) => unit).map(([unit, group]) => ({ unit, doors: inOrder(group) }));
    return [{ building, units, counts: countDoors(all), shown: shown.length }];
  });
}

/** The next door nobody has knocked at: after this one as people walk, else from the beginning. */
export function nextUnvisited(doors: readonly ShownDoor[], afterId: string | null): ShownDoor | null {
  const walked = byBuilding(doors, 'all').flatMap(({ units }) => units.flatMap((unit) => unit.doors));
  const start = walked.findIndex(({ id }) => id === afterId) + 1;
  return [...walked.slice(start), ...walked.slice(0, start)].find(({ outcome }) => outcome === null) ?? null;
}

/** 2号楼 before 10号楼: digits are compared as numbers, everything else by its letters. */
export function naturalOrder(a: string, b: string): number {
  const left = partsOf(a);
  const right = partsOf(b);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = partOrder(left[i] ?? '', right[i] ?? '');
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function partOrder(a: string, b: string): number {
  const byNumber = Number(a) - Number(b);
  if (!Number.isNaN(byNumber) && byNumber !== 0) return byNumber;
  return a === b ? 0 : a < b ? -1 : 1;
}

function partsOf(text: string): string[] {
  return sameSpelling(text).match(/\d+|\D+/g) ?? [];
}

function inOrder(doors: readonly ShownDoor[]): ShownDoor[] {
  return [...doors].sort((a, b) => naturalOrder(a.number, b.number));
}

/** By name as it is spelt first, in natural order. */
function grouped(doors: readonly ShownDoor[], nameOf: (door: ShownDoor) => string): [string, ShownDoor[]][] {
  const groups = new Map<string, [string, ShownDoor[]]>();
  for (const door of doors) {
    const name = nameOf(door);
    const spelling = sameSpelling(name);
    const group = groups.get(spelling);
    if (group) group[1].push(door);
    else groups.set(spelling, [name, [door]]);
  }
  return [...groups.values()].sort(([a], [b]) => naturalOrder(a, b));
}
