import { type DoorView, visitRoutes, type WalkDoor } from '@hongqi/shared';
import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useMemo } from 'react';
import { create } from 'zustand';
import { queueNews } from '@/services/action-queue';
import { call } from '@/services/api';
import { isPassing } from '@/services/errors';
import { ownerNews } from '@/services/storage';
import { useNotedVisits } from './noted-visits';
import { rememberDoors, seenDoors } from './walk-cache';
import { afterVisit, type ShownDoor, withVisits } from './walk-rules';

/** Back from a door the list is not fetched again: over one bar of signal 500 doors take their time. */
const FRESH_MS = 5 * 60_000;

interface ListState {
  directiveId: string | null;
  gridCode: string;
  /** Null while nothing is known of them. */
  doors: WalkDoor[] | null;
  /** When the server last said so. */
  at: string | null;
  error: unknown;
}

const NONE: ListState = { directiveId: null, gridCode: '', doors: null, at: null, error: null };

/** The doors being walked: the list and the page of each door look at the same ones. */
const useList = create<ListState>(() => NONE);

export interface DoorList {
  doors: ShownDoor[] | null;
  error: unknown;
  /** Set while what is shown comes from the phone and the server cannot be reached. */
  seenAt: string | null;
  refresh(): Promise<void>;
}

/** All doors of one grid with what was noted at them, known from the phone at once and fetched when there is signal. */
export function useDoorList(directiveId: string | null, gridCode: string): DoorList {
  const state = useList();
  const { noted } = useNotedVisits();
  const isMine = state.directiveId === directiveId && state.gridCode === gridCode;

  useEffect(() => openList(directiveId, gridCode), [directiveId, gridCode]);
  useDidShow(() => openList(directiveId, gridCode));

  const doors = isMine ? state.doors : null;
  return {
    doors: useMemo(() => doors && withVisits(doors, noted, directiveId), [doors, noted, directiveId]),
    error: isMine ? state.error : null,
    seenAt: isMine && state.error !== null && isPassing(state.error) ? state.at : null,
    refresh: useCallback(() => fetchDoors(directiveId, gridCode), [directiveId, gridCode]),
  };
}

function openList(directiveId: string | null, gridCode: string): void {
  if (!gridCode) return;
  if (!isOpen(directiveId, gridCode)) {
    const seen = seenDoors(directiveId, gridCode);
    useList.setState({ directiveId, gridCode, doors: seen?.value ?? null, at: null, error: null });
  }
  const { at, error } = useList.getState();
  if (at === null || error !== null || Date.now() - Date.parse(at) > FRESH_MS) void fetchDoors(directiveId, gridCode);
}

ownerNews.listen(({ isOther }) => void (isOther && useList.setState(NONE)));

let fetching: { key: string; done: Promise<void> } | null = null;

function fetchDoors(directiveId: string | null, gridCode: string): Promise<void> {
  const key = `${directiveId ?? ''}/${gridCode}`;
  if (fetching?.key === key) return fetching.done;
  const done = takeDoors(directiveId, gridCode).finally(() => {
    if (fetching?.done === done) fetching = null;
  });
  fetching = { key, done };
  return done;
}

async function takeDoors(directiveId: string | null, gridCode: string): Promise<void> {
  try {
    const before = changes;
    const doors = await call(visitRoutes.doors, { gridCode, directiveId: directiveId ?? undefined });
    // Something got through meanwhile that this answer may not know yet.
    if (changes !== before) return await takeDoors(directiveId, gridCode);
    rememberDoors(directiveId, gridCode, doors);
    if (isOpen(directiveId, gridCode)) useList.setState({ doors, at: new Date().toISOString(), error: null });
  } catch (error) {
    if (!isOpen(directiveId, gridCode)) return;
    const { at } = useList.getState();
    useList.setState({ error, at: at ?? seenDoors(directiveId, gridCode)?.at ?? null });
  }
}

/** A door added, corrected or (null) removed, as the server keeps it now. */
export function putDoor(id: string, view: DoorView | null): void {
  patch((doors) => {
    if (!view) return doors.filter((door) => door.id !== id);
    const { building, unit, number, note, hasContact, version, gridCode } = view;
    const known = { building, unit, number, note, hasContact, version };
    if (doors.some((door) => door.id === id)) {
      return doors.map((door) => (door.id === id ? { ...door, ...known } : door));
    }
    if (gridCode !== useList.getState().gridCode) return doors;
    return [...doors, { id, ...known, outcome: null, visitedAt: null, visitNote: null }];
  });
}

// A knock that went through leaves the phone's queue; from then on the list itself says so.
queueNews.listen(({ item, answer }) => {
  if (item.kind !== 'visit' || !answer) return;
  const { input } = item;
  const { directiveId } = useList.getState();
  if (directiveId !== null && input.directiveId !== directiveId) return;
  patch((doors) => doors.map((door) => (door.id === input.doorId ? afterVisit(door, input) : door)));
});

let changes = 0;

function patch(change: (doors: WalkDoor[]) => WalkDoor[]): void {
  changes++;
  const { doors, directiveId, gridCode } = useList.getState();
  if (!doors) return;
  const changed = change(doors);
  useList.setState({ doors: changed });
  rememberDoors(directiveId, gridCode, changed);
}

function isOpen(directiveId: string | null, gridCode: string): boolean {
  const open = useList.getState();
  return open.directiveId === directiveId && open.gridCode === gridCode;
}
