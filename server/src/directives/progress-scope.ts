import { AppError, codeAt, covers, digitsOf, levelOf, AREA_LEVELS, outermost, SENDERS } from '@hongqi/shared';
import type { Me } from '../http/access';
import { areasSeen } from './directive-access';
import type { Directive } from './directive.entity';

/** What somebody may look into of a directive. All lists hold outermost areas. */
export interface ProgressScope {
  /** The place asked for, or the smallest that holds everything the person sees. */
  node: string;
  /** What the person sees inside it. */
  areas: string[];
  /** Where the person sees everyone's name: the desk's own areas. */
  named: string[];
  /** Where only residents': the worker's own grids. */
  residentsNamed: string[];
}

/** A place outside what the person sees answers like a missing one. */
export function progressScope(me: Me, directive: Directive, asked: string | undefined): ProgressScope {
  const seen = areasSeen(me, directive);
  const top = commonArea(seen);
  if (top === null) throw new AppError('NOT_FOUND');
  const node = asked ?? top;
  const areas = covers(top, node) ? within(seen, node) : [];
  if (areas.length === 0) throw new AppError('NOT_FOUND');
  const desk = me.posts.filter(({ role }) => SENDERS.includes(role));
  const grids = me.posts.filter(({ role }) => role === 'worker');
  return {
    node,
    areas,
    named: within(areasSeen({ posts: desk }, directive), node),
    residentsNamed: within(areasSeen({ posts: grids }, directive), node),
  };
}

/** The parts of areas that lie inside a place. */
export function within(areas: readonly string[], place: string): string[] {
  return outermost(areas.flatMap((code) => (covers(place, code) ? [code] : covers(code, place) ? [place] : [])));
}

/** The smallest area of any level that holds them all. */
function commonArea(codes: readonly string[]): string | null {
  const [first, ...others] = codes;
  if (first === undefined) return null;
  const holding = AREA_LEVELS.flatMap((level) => codeAt(first, level) ?? []).filter((code) =>
    others.every((other) => covers(code, other)),
  );
  return holding.at(-1) ?? null;
}

/** Digits of the places one level below; null below the lowest. */
export function digitsBelow(code: string): number | null {
  const level = levelOf(code);
  const below = level ? AREA_LEVELS[AREA_LEVELS.indexOf(level) + 1] : undefined;
  return below ? digitsOf(below) : null;
}
