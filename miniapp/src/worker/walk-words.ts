import { VISIT_OUTCOME_LABEL, type VisitOutcome, type Walk } from '@hongqi/shared';
import { countWalk, type DoorFilter, type WalkCounts } from './walk-rules';

/** How a door stands, for tiles and chips: never by colour alone. */
export type DoorStanding = VisitOutcome | 'unvisited';

export const STANDING_SIGN: Record<DoorStanding, string> = {
  unvisited: '○',
  met: '✓',
  notHome: '◇',
  problem: '!',
  refused: '✕',
};

export const STANDING_LABEL: Record<DoorStanding, string> = { unvisited: '未走访', ...VISIT_OUTCOME_LABEL };

const FILTER_LABEL: Record<DoorFilter, string> = {
  unvisited: STANDING_LABEL.unvisited,
  notHome: STANDING_LABEL.notHome,
  problem: STANDING_LABEL.problem,
  all: '全部',
};

/** All doors of a list are not all doors there are. */
export function filterWords(filter: DoorFilter, listed: boolean): string {
  return listed && filter === 'all' ? '名单' : FILTER_LABEL[filter];
}

/** `✓ 已见面`. */
export function standingWords(outcome: VisitOutcome | null): string {
  const standing = outcome ?? 'unvisited';
  return `${STANDING_SIGN[standing]} ${STANDING_LABEL[standing]}`;
}

/** `已敲门 12 · 已见面 9 · 共 40 户`. */
export function countWords({ doors, knocked, met }: WalkCounts): string {
  return `已敲门 ${knocked} · 已见面 ${met} · 共 ${doors} 户`;
}

/** `走访名单 · 35 户`: nobody else is walked. */
export function listWords(doors: number): string {
  return `走访名单 · ${doors} 户`;
}

/** A walk in a line or two: first whether it is of a list. */
export function walkLines(walk: Pick<Walk, 'listed' | 'grids'>): string[] {
  const counts = countWalk(walk);
  return walk.listed
    ? [listWords(counts.doors), `已敲门 ${counts.knocked} · 已见面 ${counts.met}`]
    : [countWords(counts)];
}

/** The way from a directive to its walk, as far as that is known. */
export function wayWords(walk: Pick<Walk, 'listed' | 'grids'> | undefined): string {
  if (!walk) return '去走访';
  const { doors } = countWalk(walk);
  return walk.listed ? listWords(doors) : `走访全部住户 · ${doors} 户`;
}

/** The everyday round belongs to no directive and has no title of its own. */
export function walkTitle({ directiveId, title }: Pick<Walk, 'directiveId' | 'title'>): string {
  return directiveId === null ? '日常走访' : title;
}
