import type { CopyRow, Walk, WalkDoor } from '@hongqi/shared';
import { remark } from '@/services/errors';
import { seenReceived } from '@/services/received-cache';
import { keep, recall } from '@/services/storage';
import {
  type Asked,
  askedNow,
  byteLength,
  currentWalks,
  type KeptWalk,
  type PackedDoors,
  packDoors,
  unpackDoors,
} from './walk-memory';

/** Storage holds 1 MB a name; a little is left for how a phone counts. A grid of 500 doors takes some 60 KB. */
const MOST_BYTES = 900_000;
/** Walks a worker comes back to. */
const MOST_LISTS = 8;
const MOST_ASKED = 20;
const MOST_PEOPLE = 500;

interface Seen<T> {
  at: string;
  value: T;
}

interface SeenDoors {
  key: string;
  at: string;
  doors: PackedDoors;
}

export function seenWalks(): Seen<Walk[]> | null {
  const seen = recall('walks-seen') as Seen<KeptWalk[]> | null;
  return seen && { at: seen.at, value: currentWalks(seen.value) };
}

export function rememberWalks(walks: Walk[]): void {
  keepSeen('walks-seen', { at: now(), value: walks });
}

export function seenDoors(directiveId: string | null, gridCode: string): Seen<WalkDoor[]> | null {
  const key = keyOf(directiveId, gridCode);
  const found = lists().find((list) => list.key === key);
  return found ? { at: found.at, value: unpackDoors(found.doors) } : null;
}

/** Keeps the lists used last, as many as fit. */
export function rememberDoors(directiveId: string | null, gridCode: string, doors: readonly WalkDoor[]): void {
  const key = keyOf(directiveId, gridCode);
  const fresh: SeenDoors = { key, at: now(), doors: packDoors(doors) };
  const others = lists().filter((list) => list.key !== key);
  let room = MOST_BYTES;
  const kept = [fresh, ...others].slice(0, MOST_LISTS).filter((list) => {
    room -= byteLength(JSON.stringify(list));
    return room > 0;
  });
  keepSeen('walk-doors', kept);
}

/** As it is asked now, as far as the list of directives knows of it. */
export function seenAsked(directiveId: string): Asked | null {
  const asked = askedKept().find(({ id }) => id === directiveId);
  const row = seenReceived()?.rows.find(({ id }) => id === directiveId);
  return asked ? askedNow(asked, row) : null;
}

export function rememberAsked(asked: Asked): void {
  keepSeen('walk-asked', [asked, ...askedKept().filter(({ id }) => id !== asked.id)].slice(0, MOST_ASKED));
}

export function seenUnsettled(directiveId: string): CopyRow[] | null {
  const seen = recall('unsettled-seen') as { id: string; people: CopyRow[] } | null;
  return seen?.id === directiveId ? seen.people : null;
}

/** Of one directive only: names of residents do not pile up on a phone. */
export function rememberUnsettled(directiveId: string, people: readonly CopyRow[]): void {
  keepSeen('unsettled-seen', { id: directiveId, people: people.slice(0, MOST_PEOPLE) });
}

function lists(): SeenDoors[] {
  return (recall('walk-doors') as SeenDoors[] | null) ?? [];
}

function askedKept(): Asked[] {
  return (recall('walk-asked') as Asked[] | null) ?? [];
}

/** A full phone costs the memory of what was seen, nothing else: what was pressed is kept apart. */
function keepSeen(name: 'walks-seen' | 'walk-doors' | 'walk-asked' | 'unsettled-seen', value: unknown): void {
  try {
    keep(name, value);
  } catch (error) {
    remark(name, error);
  }
}

function keyOf(directiveId: string | null, gridCode: string): string {
  return `${directiveId ?? ''}/${gridCode}`;
}

function now(): string {
  return new Date().toISOString();
}
