import { type ClockName, type Clocks, type DueMove } from './clocks';
import type { Card, HolderRequest, LeaderCall, RatingGiven, Standing } from './issue-course';

/**
 * What a step did besides moving the state, written into its history row and covered by its hash: from these alone the
 * promises and the figures can be worked out again. Instants are milliseconds since 1970, UTC.
 */
export interface StepEffects {
  /** The clocks it touched, as they stand after it. */
  clocks?: Clocks;
  /** What was asked for, or decided on. */
  request?: HolderRequest;
  order?: { card: Card; due: number | null; areaCode: string };
  /** Levels that were called or put on notice by it, or have answered. */
  calls?: LeaderCall[];
  /** The rating an appeal is about, after it. */
  rating?: RatingGiven;
  /** Which clock ran out. */
  ranOut?: ClockName;
  /** SHA-256 of what the reporter said from this step on. */
  content?: string;
  /** What an edit replaced. */
  was?: { text: string; categoryCode: string; address: string; lng: number | null; lat: number | null };
  /** Numbers of the issues a split made. */
  parts?: string[];
}

/** Null when it did nothing of the kind. */
export function effectsOf(before: Standing, after: Standing, move: DueMove | null): StepEffects | null {
  const effects: StepEffects = {};
  const clocks = changedClocks(before.clocks, after.clocks);
  if (Object.keys(clocks).length) effects.clocks = clocks;
  if (!same(before.request, after.request)) {
    const request = after.request ?? before.request;
    if (request) effects.request = request;
  }
  if (after.order && !same(before.order, after.order)) {
    const { card, areaCode } = after.order;
    effects.order = { card, areaCode, due: after.clocks.answer?.due ?? null };
  }
  if (!same(before.calls, after.calls)) {
    effects.calls = after.calls.filter((call) => !before.calls.some((old) => same(old, call)));
  }
  if (after.lastRating && !same(before.lastRating, after.lastRating)) effects.rating = after.lastRating;
  if (move) effects.ranOut = move.clock;
  return Object.keys(effects).length ? effects : null;
}

function changedClocks(before: Clocks, after: Clocks): Clocks {
  const changed = Object.entries(after).filter(([name, run]) => !same(before[name as ClockName], run));
  return Object.fromEntries(changed);
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
