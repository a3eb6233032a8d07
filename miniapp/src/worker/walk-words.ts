import { VISIT_OUTCOME_LABEL, type VisitOutcome, type Walk } from '@hongqi/shared';
import type { DoorFilter, WalkCounts } from './walk-rules';

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

export const FILTER_LABEL: Record<DoorFilter, string> = {
  unvisited: STANDING_LABEL.unvisited,
  notHome: STANDING_LABEL.notHome,
  problem: STANDING_LABEL.problem,
  all: '全部',
};

/** `✓ 已见面`. */
export function standingWords(outcome: VisitOutcome | null): string {
  const standing = outcome ?? 'unvisited';
  return `${STANDING_SIGN[standing]} ${STANDING_LABEL[standing]}`;
}

/** `已敲门 12 · 已见面 9 · 共 40 户`. */
export function countWords({ doors, knocked, met }: WalkCounts): string {
  return `已敲门 ${knocked} · 已见面 ${met} · 共 ${doors} 户`;
}

/** The everyday round belongs to no directive and has no title of its own. */
export function walkTitle({ directiveId, title }: Pick<Walk, 'directiveId' | 'title'>): string {
  return directiveId === null ? '日常走访' : title;
}
