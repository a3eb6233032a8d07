import type { Activity } from './activity';
import type { Journal } from './journal';
import { isCallable } from './types';

/** Timers this short are steps of one piece of work (React's scheduler, Taro's batching), so `settle()` waits for them. */
const STEP_MS = 50;

interface Timer {
  run: () => void;
  every: number | null;
  dueIn: number;
  startedAt: number;
  handle: NodeJS.Timeout;
  done: () => void;
}

/** The app's `setTimeout` family: real time by default, and `advance()` for what a person would wait for. */
export class Timers {
  private readonly timers = new Map<number, Timer>();
  private next = 1;
  private closed = false;

  constructor(
    private readonly activity: Activity,
    private readonly journal: Journal,
  ) {}

  readonly api = {
    setTimeout: (callback: unknown, delay?: unknown, ...args: unknown[]) => this.start(callback, delay, null, args),
    setInterval: (callback: unknown, delay?: unknown, ...args: unknown[]) =>
      this.start(callback, delay, Math.max(1, Number(delay) || 0), args),
    clearTimeout: (id: unknown) => this.stop(Number(id)),
    clearInterval: (id: unknown) => this.stop(Number(id)),
  };

  /** Fire, in order, everything that would fire within `ms`, without waiting. The clock of `Date` does not move. */
  advance(ms: number): void {
    const now = performance.now();
    const due = [...this.timers.entries()]
      .map(([id, timer]) => ({ id, left: timer.startedAt + timer.dueIn - now }))
      .filter((one) => one.left <= ms)
      .sort((a, b) => a.left - b.left);
    for (const { id } of due) this.fire(id);
  }

  /** From now on no timer starts: an app that reconnects for ever would keep the process alive. */
  close(): void {
    this.closed = true;
    for (const id of [...this.timers.keys()]) this.stop(id);
  }

  private start(callback: unknown, delay: unknown, every: number | null, args: unknown[]): number {
    const id = this.next++;
    if (this.closed) return id;
    const ms = Math.max(0, Number(delay) || 0);
    const run = isCallable(callback) ? callback : () => undefined;
    this.timers.set(id, {
      run: () => run(...args),
      every,
      dueIn: ms,
      startedAt: performance.now(),
      handle: setTimeout(() => this.fire(id), ms),
      done: ms <= STEP_MS && every === null ? this.activity.begin(`a ${ms} ms timer`) : () => undefined,
    });
    return id;
  }

  private fire(id: number): void {
    const timer = this.timers.get(id);
    if (!timer) return;
    clearTimeout(timer.handle);
    if (timer.every === null) {
      this.timers.delete(id);
    } else {
      timer.startedAt = performance.now();
      timer.handle = setTimeout(() => this.fire(id), timer.every);
    }
    try {
      timer.run();
    } catch (thrown) {
      this.journal.error(thrown, 'timer');
    }
    timer.done();
    this.activity.touch();
  }

  private stop(id: number): void {
    const timer = this.timers.get(id);
    if (!timer) return;
    clearTimeout(timer.handle);
    this.timers.delete(id);
    timer.done();
  }
}
