import { COMMUNITY_DIGITS, type DirectiveContent } from '@hongqi/shared';
import type { DirectiveLeg } from './directive-leg.entity';

export interface PlannedLeg extends Pick<DirectiveLeg, 'kind' | 'cut' | 'areaCode'> {
  /** For its community to pass it on, or the time to come. */
  waits: boolean;
}

/**
 * The stretches that together are the audience. `places` are the codes of all areas under those of a relayed directive,
 * `headed` its communities that have somebody to pass it on.
 */
export function plannedLegs(
  { audience, cascade }: Pick<DirectiveContent, 'audience' | 'cascade'>,
  places: readonly string[],
  headed: ReadonlySet<string>,
): PlannedLeg[] {
  const { areas, departments, unansweredOf } = audience;
  const leg = (kind: PlannedLeg['kind'], cut: PlannedLeg['cut'], areaCode: string): PlannedLeg => {
    return { kind, cut, areaCode, waits: cut === 'body' && headed.has(areaCode) };
  };
  if (unansweredOf !== null) return areas.map((area) => leg('unanswered', 'all', area));
  const units = departments.length ? [leg('departments', 'all', '')] : [];
  if (cascade === 'straight') return [...areas.map((area) => leg('area', 'all', area)), ...units];
  const wide = areas.filter((area) => area.length <= COMMUNITY_DIGITS);
  // An area smaller than a community has no head in the audience who could pass it on.
  const small = areas.filter((area) => area.length > COMMUNITY_DIGITS);
  const communities = new Set(
    places.filter((code) => code.length >= COMMUNITY_DIGITS).map((code) => code.slice(0, COMMUNITY_DIGITS)),
  );
  const bodies = [...communities].filter((code) => wide.some((area) => code.startsWith(area))).sort();
  return [
    ...wide.map((area) => leg('area', 'heads', area)),
    ...units,
    ...[...bodies, ...small].map((area) => leg('area', 'body', area)),
  ];
}
