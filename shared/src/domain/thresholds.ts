import type { Limit } from './due';

/**
 * Where no law and no standard names a number, it is a setting with this default (docs/running.md). A category's own
 * limits are not here: they belong to the category.
 */
export interface Thresholds {
  /** Share of a limit, in the limit's own time, after which the light turns yellow. */
  yellowShare: number;
  /** Red for so many working days more, the issue goes to the leaders above. */
  climbWorkingDays: number;
  /** A reopened issue has this share of the finish limit. */
  reopenShare: number;
  /** A question to the reporter waits so many working days. */
  askedWorkingDays: number;
  /** A request about time, or an objection, is decided within this. */
  decideWithin: Limit;
  /** An order the platform issues by itself is answered within this. */
  answerWithin: Limit;
  /** Each level that was called answers within this. */
  callWithin: Limit;
  /** From this return on, the township's supervisor decides who holds it. */
  returnsToArbitration: number;
  /** Postponed so often at most, and suspended so often at most. */
  requestsOfAKind: number;
  suspendDays: number;
  /** Reopened so often, or reported by so many people: an order by itself. */
  reopensToOrder: number;
  reportersToOrder: number;
  /** Of what needs no check by its category, this share is checked all the same. */
  checkShare: number;
  /** A rating can be appealed for so many days. */
  appealDays: number;
}

export const USUAL_THRESHOLDS: Thresholds = {
  yellowShare: 0.8,
  climbWorkingDays: 2,
  reopenShare: 0.5,
  askedWorkingDays: 5,
  decideWithin: { amount: 4, unit: 'workingHours' },
  answerWithin: { amount: 1, unit: 'workingDays' },
  callWithin: { amount: 2, unit: 'workingDays' },
  returnsToArbitration: 3,
  requestsOfAKind: 2,
  suspendDays: 90,
  reopensToOrder: 2,
  reportersToOrder: 5,
  checkShare: 0.05,
  appealDays: 7,
};
