import type { CopyRow } from '@hongqi/shared';

export interface WaitingPerson extends CopyRow {
  /** Answered for on this phone; the answer has not been sent yet. */
  waiting: boolean;
}

/** Residents still to be asked, and those whose answer waits on the phone; who was answered for is not shown again. */
export function withoutAnswered(
  rows: readonly CopyRow[],
  waitingIds: readonly string[],
  answeredIds: readonly string[],
): WaitingPerson[] {
  return rows
    .filter(({ part, personId }) => part === 'resident' && !answeredIds.includes(personId))
    .map((row) => ({ ...row, waiting: waitingIds.includes(row.personId) }));
}
