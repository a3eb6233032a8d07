import { isJson } from './refusal';

const MODES = ['slow', 'down', 'lost', 'http500', 'garbage'] as const;
/**
 * slow: nothing is answered until the faults are cleared or 30 s pass; a caller that has gone by then is not served.
 * down: the connection is cut before anything happens. lost: the work is done, then the connection is cut.
 * http500, garbage: an answer that is not the platform's JSON.
 */
export type FaultMode = (typeof MODES)[number];

export type Fault = { errcode: number } | { mode: FaultMode };

interface Order {
  api: string;
  fault: Fault;
  times: number;
}

const SILENCE_MS = 30_000;

/** What is ordered to go wrong next. `api` is the last part of the path, as `send` or `jscode2session`. */
export class Faults {
  private orders: Order[] = [];
  private cleared = new AbortController();

  /** Null when the order was understood, else what is wrong with it. */
  order(wish: unknown, apis: readonly string[]): string | null {
    if (!isJson(wish)) return 'an object is needed';
    const { api, errcode, mode, times = 1 } = wish;
    if (typeof api !== 'string' || !apis.includes(api)) return `api is one of ${apis.join(' ')}`;
    if (typeof times !== 'number' || !Number.isInteger(times) || times < 1) return 'times is a positive integer';
    if (typeof errcode === 'number') {
      this.orders.push({ api, fault: { errcode }, times });
      return null;
    }
    const known = MODES.find((one) => one === mode);
    if (!known) return `errcode is a number, or mode is one of ${MODES.join(' ')}`;
    this.orders.push({ api, fault: { mode: known }, times });
    return null;
  }

  /** The fault this call runs into, if any; counted down by asking. */
  take(api: string): Fault | null {
    const order = this.orders.find((one) => one.api === api && one.times > 0);
    if (!order) return null;
    order.times -= 1;
    return order.fault;
  }

  /** Forgets all orders and lets every held answer go. */
  clear(): void {
    this.orders = [];
    this.cleared.abort();
    this.cleared = new AbortController();
  }

  /** Silence: ends when the faults are cleared, when the caller hangs up, or after 30 s. */
  hold(caller: AbortSignal): Promise<void> {
    const { signal } = this.cleared;
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        caller.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, SILENCE_MS);
      if (caller.aborted) return done();
      signal.addEventListener('abort', done);
      caller.addEventListener('abort', done);
    });
  }
}
