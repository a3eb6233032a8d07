import type { DoorBrief } from '@hongqi/shared';
import { groupsOf } from './door-groups';

/** A row of the list: a grid, a building in it, a door in that. */
export interface ListNode {
  /** Of a grid its code, of a door its id. */
  key: string;
  kind: 'grid' | 'building' | 'door';
  words: string;
  /** What goes when the row goes. */
  doors: readonly DoorBrief[];
  children: ListNode[];
}

export function nodesOf(list: readonly DoorBrief[]): ListNode[] {
  return groupsOf(list).map(({ gridCode, gridName, buildings }) => ({
    key: gridCode,
    kind: 'grid',
    words: gridName,
    doors: buildings.flatMap(({ doors }) => doors),
    children: buildings.map(({ key, building, doors }) => ({
      key,
      kind: 'building',
      words: building,
      doors,
      children: doors.map(doorNode),
    })),
  }));
}

function doorNode(door: DoorBrief): ListNode {
  const { id, unit, number } = door;
  return { key: id, kind: 'door', words: [unit, number].filter(Boolean).join(' '), doors: [door], children: [] };
}
