import type { ReceivedRow } from '@hongqi/shared';
import type { SeenDirective } from './received-view';

/** At most so many in one go: they share one bar of signal with what the person does. */
const MOST_AT_ONCE = 5;
/** The most urgent only, fewer than the phone keeps: a longer list would push out what it fetched a moment before. */
const MOST_KEPT_AHEAD = 20;
/** A row never opened looks the same before and after something was added to it, so after this long it is asked again. */
const NEWS_WITHIN_MS = 10 * 60_000;

/**
 * The ids of waiting directives that the phone does not hold as they are now: those withdrawn first, because nobody may
 * go on doing what they say, then the most urgent.
 */
export function toFetchAhead(
  rows: readonly ReceivedRow[],
  seen: ReadonlyMap<string, SeenDirective>,
  now: Date,
): string[] {
  const isRecalled = ({ state }: ReceivedRow): boolean => state === 'recalled';
  return [...rows.filter(isRecalled), ...rows.filter((row) => !isRecalled(row))]
    .slice(0, MOST_KEPT_AHEAD)
    .filter((row) => !isLatest(row, seen.get(row.id), now))
    .slice(0, MOST_AT_ONCE)
    .map(({ id }) => id);
}

function isLatest(row: ReceivedRow, kept: SeenDirective | undefined, now: Date): boolean {
  if (!kept || kept.outdated) return false;
  const { view, at } = kept;
  const names = Object.keys(row) as (keyof ReceivedRow)[];
  if (names.some((name) => row[name] !== view[name])) return false;
  return !row.fresh || now.getTime() - Date.parse(at) < NEWS_WITHIN_MS;
}
