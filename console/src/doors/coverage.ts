import type { Coverage } from '@hongqi/shared';
import type { ShareOnMap } from '../map/shares';
import { shareWords } from '../parts/share-words';

export type CoverageArea = Coverage['areas'][number];
export type CoverageDay = Coverage['days'][number];
export type CoverageMeasure = 'knocked' | 'met';
export const MEASURE_WORDS: Record<CoverageMeasure, string> = { knocked: '已走访', met: '已见面' };

/** The area asked for itself, and what lies right below it. */
export function splitAreas(
  coverage: Coverage,
  areaCode: string,
): { itself: CoverageArea | null; below: CoverageArea[] } {
  const itself = coverage.areas.find(({ code }) => code === areaCode) ?? coverage.areas[0] ?? null;
  return { itself, below: coverage.areas.filter((area) => area !== itself) };
}

export function onMap(areas: readonly CoverageArea[], measure: CoverageMeasure): ShareOnMap[] {
  return areas.map((area) => ({
    code: area.code,
    share: area.doors === 0 ? null : area[measure] / area.doors,
    words: area.doors === 0 ? '无户' : shareWords(area[measure], area.doors),
    title: titleOf(area),
  }));
}

function titleOf({ name, doors, knocked, met, problems }: CoverageArea): string {
  if (doors === 0) return `${name}：没有登记的户`;
  return `${name}：${doors} 户，${MEASURE_WORDS.knocked} ${knocked}，${MEASURE_WORDS.met} ${met}，发现问题 ${problems}`;
}

export interface DayBar extends CoverageDay {
  /** In [0, 1], of the busiest day. */
  width: number;
}

/** Newest first. */
export function dayBars(days: readonly CoverageDay[]): DayBar[] {
  const most = Math.max(1, ...days.map(({ visits }) => visits));
  return [...days].sort((a, b) => (a.day < b.day ? 1 : -1)).map((day) => ({ ...day, width: day.visits / most }));
}
