import { Clock } from '../../server/src/clock';

/** Monday 23 November 2026, 09:00 in Shanghai: an ordinary working morning. */
export const MONDAY_NINE = new Date('2026-11-23T01:00:00Z');

/** Stands still until it is moved; each look is a millisecond later, so that ids and instants differ. */
export class TestClock extends Clock {
  private at: number;

  constructor(start: Date = MONDAY_NINE) {
    super();
    this.at = start.getTime();
  }

  now(): Date {
    return new Date(this.at++);
  }

  forward(milliseconds: number): void {
    this.at += milliseconds;
  }
}
