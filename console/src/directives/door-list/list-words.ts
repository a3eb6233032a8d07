import { type DoorBrief, IMPORT_PROBLEM_LABEL, type ListProblem } from '@hongqi/shared';
import { figure } from '../sending-words';
import { groupsOf } from './door-groups';

/** `35 户，在 3 栋 · 2 个网格`. */
export function listWords(list: readonly DoorBrief[]): string {
  const grids = groupsOf(list);
  const buildings = grids.reduce((sum, grid) => sum + grid.buildings.length, 0);
  return `${figure(list.length)} 户，在 ${figure(buildings)} 栋 · ${figure(grids.length)} 个网格`;
}

/** `红新社区第一网格 4 户、红新社区第二网格 1 户`; of many grids the first few. */
export function placesWords(list: readonly DoorBrief[]): string {
  const grids = groupsOf(list);
  const named = grids.slice(0, MOST_NAMED).map(({ gridName, doors }) => `${gridName} ${figure(doors)} 户`);
  return named.join('、') + (grids.length > MOST_NAMED ? ` 等 ${grids.length} 个网格` : '');
}

const MOST_NAMED = 3;

/** What would come to the list, and what of it is there already: `34 户，其中 2 户已在名单里`. */
export function foundWords(found: number, there: number): string {
  if (there === 0) return `${figure(found)} 户`;
  return there === found
    ? `${figure(found)} 户，都已在名单里`
    : `${figure(found)} 户，其中 ${figure(there)} 户已在名单里`;
}

export const LIST_PROBLEM_LABEL: Record<ListProblem, string> = {
  ...IMPORT_PROBLEM_LABEL,
  unknown: '没有登记这一户',
};
