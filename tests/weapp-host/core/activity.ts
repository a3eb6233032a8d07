import type { Journal } from './journal';

/** One turn of the event loop: every promise reaction and every timer that is due has run. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** How many quiet turns in a row count as "nothing more comes": a reply may schedule the next step one turn later. */
const QUIET_TURNS = 3;

/**
 * What the phone is busy with. Waiting is driven by these events, never by the clock; the limit only turns
 * "for ever" into an error that names what is pending.
 */
export class Activity {
  private readonly pending = new Map<number, string>();
  private readonly waiters = new Set<() => void>();
  private next = 1;
  private changes = 0;
  private parked = 0;

  constructor(private readonly journal: Journal) {}

  begin(label: string): () => void {
    const id = this.next++;
    this.pending.set(id, label);
    return () => {
      if (this.pending.delete(id)) this.touch();
    };
  }

  /** Waiting for the person, inside a call that is itself pending, is not work: `settle()` may return meanwhile. */
  async park<T>(decision: Promise<T>): Promise<T> {
    this.parked += 1;
    this.touch();
    try {
      return await decision;
    } finally {
      this.parked -= 1;
    }
  }

  /** Tell everyone who waits that something on the phone is different now. */
  touch(): void {
    this.changes += 1;
    for (const wake of [...this.waiters]) wake();
  }

  get busyWith(): string[] {
    return [...this.pending.values()];
  }

  async settle(limitMs: number): Promise<void> {
    let quiet = 0;
    let seen = this.changes;
    await this.until(
      () => {
        quiet = this.pending.size === this.parked && seen === this.changes ? quiet + 1 : 0;
        seen = this.changes;
        return quiet > QUIET_TURNS;
      },
      limitMs,
      () => `the phone is still busy with: ${this.busyWith.join(', ') || 'setData'}`,
      () => this.pending.size > this.parked,
    );
  }

  async waitFor(condition: () => boolean, limitMs: number, describe: () => string): Promise<void> {
    await this.until(condition, limitMs, describe, () => true);
  }

  private async until(
    reached: () => boolean,
    limitMs: number,
    describe: () => string,
    mayPark: () => boolean,
  ): Promise<void> {
    let late = false;
    const limit = setTimeout(() => {
      late = true;
      this.touch();
    }, limitMs);
    try {
      for (;;) {
        const before = this.changes;
        await turn();
        this.journal.throwFatal();
        if (reached()) return;
        if (late) throw new Error(`waited ${limitMs} ms; ${describe()}`);
        if (this.changes === before && mayPark()) await this.change();
      }
    } finally {
      clearTimeout(limit);
    }
  }

  private change(): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.waiters.delete(wake);
        resolve();
      };
      this.waiters.add(wake);
    });
  }
}
