/** A draft may wait for a network this long before files that nothing has taken are swept away. */
export const FREE_FILES_KEPT = 7 * 24 * 3_600_000;

export interface Sweepable {
  /** Removes what was never taken; how many there were. */
  sweep(): Promise<number>;
}
