const FIRST_MS = 1000;
const LONGEST_MS = 30_000;

/**
 * Milliseconds before the n-th attempt (from 0): doubles up to half a minute. Between half and all of that is drawn
 * by chance (`random` in [0, 1)), so that a hundred desks do not knock at the same instant after a restart.
 */
export function reconnectDelay(attempt: number, random: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  return full / 2 + (full / 2) * random;
}
