import {
  type ChooseDoors,
  type ChosenDoors,
  directiveRoutes,
  type DoorBrief,
  doorRoutes,
  type ImportLine,
} from '@hongqi/shared';
import { useMutation, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { call } from '../../api';
import { batchesOf } from '../../doors/import/sheet-lines';
import { withDoors } from './door-groups';

/** Buildings asked for in one request. */
const PLACES = 100;

export type DoorPlace = NonNullable<ChooseDoors['places']>[number];

/** All doors there are today in these buildings. */
export async function doorsAt(places: readonly DoorPlace[]): Promise<DoorBrief[]> {
  let doors: DoorBrief[] = [];
  for (let at = 0; at < places.length; at += PLACES) {
    const chosen = await call(doorRoutes.choose, { places: places.slice(at, at + PLACES) });
    doors = withDoors(doors, chosen.doors);
  }
  return doors;
}

/** The doors a sheet names, one request after the other, and what is wrong with its other lines. */
async function doorsOf(lines: readonly ImportLine[]): Promise<ChosenDoors> {
  const { batches, repeated } = batchesOf(lines);
  const refused: ChosenDoors['refused'] = repeated.map((line) => ({ line, problem: 'repeated' }));
  let doors: DoorBrief[] = [];
  for (const batch of batches) {
    const named = batch.map(({ line, grid, building, unit, number }) => ({ line, grid, building, unit, number }));
    const chosen = await call(doorRoutes.choose, { lines: named });
    doors = withDoors(doors, chosen.doors);
    refused.push(...chosen.refused);
  }
  return { doors, refused: refused.sort((a, b) => a.line - b.line) };
}

export function useDoorsAt() {
  return useMutation<DoorBrief[], Error, readonly DoorPlace[]>({ mutationFn: doorsAt });
}

export function useDoorsOfSheet() {
  return useMutation<ChosenDoors, Error, readonly ImportLine[]>({ mutationFn: doorsOf });
}

/** Of an earlier directive, by its id: the doors where nobody has been met. */
export function useUnmetDoors() {
  return useMutation<DoorBrief[], Error, string>({
    mutationFn: async (unmetOf) => (await call(doorRoutes.choose, { unmetOf })).doors,
  });
}

export function useDoorsOfBuilding({ gridCode, building }: DoorPlace): UseQueryResult<DoorBrief[]> {
  return useQuery({
    queryKey: ['doors', 'of-building', gridCode, building],
    queryFn: () => doorsAt([{ gridCode, building }]),
  });
}

/** The list of a directive that is not open for writing. */
export function useListedDoors(id: string): UseQueryResult<DoorBrief[]> {
  return useQuery({
    queryKey: ['directive', id, 'doors'],
    queryFn: () => call(directiveRoutes.doors, {}, { id }),
  });
}
