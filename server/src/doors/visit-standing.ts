import { type VisitOutcome, wasMet } from '@hongqi/shared';

interface Knock {
  outcome: VisitOutcome;
  at: Date;
}

/**
 * Which of two knocks says how a door stands: one where somebody opened before one where nobody did, then the later
 * one. Phones send what they noted offline in any order, so the order of arrival must not matter.
 */
export function outranks(next: Knock, before: Knock): boolean {
  if (wasMet(next.outcome) !== wasMet(before.outcome)) return wasMet(next.outcome);
  return next.at >= before.at;
}
