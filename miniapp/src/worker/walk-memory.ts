import type { DirectiveContent, FormField, ReceivedRow, Walk, WalkDoor } from '@hongqi/shared';

/** What a directive asks of a household, as far as it is needed at the door. */
export interface Asked {
  id: string;
  title: string;
  text: string;
  wants: DirectiveContent['wants'];
  form: FormField[];
  /** Nothing is answered any more. */
  over: boolean;
}

/** Of what was withdrawn only the title is left. */
export function askedNow(asked: Asked, row: Pick<ReceivedRow, 'over' | 'state'> | undefined): Asked {
  if (!row?.over) return asked;
  return row.state === 'recalled' ? { ...asked, over: true, text: '', form: [] } : { ...asked, over: true };
}

/** Null where a household cannot answer: nothing is asked of it but to read, or it is over. */
export function answerable(asked: Asked | null): Asked | null {
  return asked && !asked.over && asked.wants !== 'read' ? asked : null;
}

/** A phone may still hold walks of a time when there were no lists: those were of all doors. */
export type KeptWalk = Omit<Walk, 'listed'> & Partial<Pick<Walk, 'listed'>>;

export function currentWalks(kept: readonly KeptWalk[]): Walk[] {
  return kept.map((walk) => ({ ...walk, listed: walk.listed ?? false }));
}

type PackedDoor = [
  id: string,
  /** Place in `buildings`: a name shared by a hundred doors is kept once. */
  building: number,
  unit: string,
  number: string,
  note: string,
  hasContact: 0 | 1,
  version: number,
  outcome: WalkDoor['outcome'],
  visitedAt: string | null,
  visitNote: string | null,
];

export interface PackedDoors {
  buildings: string[];
  doors: PackedDoor[];
}

/** A list of doors in less than half the room. */
export function packDoors(doors: readonly WalkDoor[]): PackedDoors {
  const places = new Map<string, number>();
  const packed = doors.map((door): PackedDoor => {
    const place = places.get(door.building) ?? places.size;
    places.set(door.building, place);
    const { id, unit, number, note, version, outcome, visitedAt, visitNote } = door;
    return [id, place, unit, number, note, door.hasContact ? 1 : 0, version, outcome, visitedAt, visitNote];
  });
  return { buildings: [...places.keys()], doors: packed };
}

export function unpackDoors({ buildings, doors }: PackedDoors): WalkDoor[] {
  return doors.map(([id, place, unit, number, note, hasContact, version, outcome, visitedAt, visitNote]) => ({
    id,
    building: buildings[place] ?? '',
    unit,
    number,
    note,
    hasContact: hasContact === 1,
    version,
    outcome,
    visitedAt,
    visitNote,
  }));
}

/** As UTF-8. A phone has no TextEncoder. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
