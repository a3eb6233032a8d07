import vm from 'node:vm';
import type { Journal } from './journal';
import { brief, type Dict } from './types';

/** Names WeChat hides from a mini-program's code: it is no web page. */
const HIDDEN = [
  'window', 'document', 'navigator', 'location', 'history', 'localStorage', 'sessionStorage', 'XMLHttpRequest',
  'WebSocket', 'fetch', 'frames', 'self', 'parent', 'top', 'process', 'Buffer', 'AbortController', 'URL',
  'URLSearchParams', 'FormData', 'Blob', 'FileReader', 'TextEncoder', 'TextDecoder', 'queueMicrotask',
  'setImmediate', 'requestAnimationFrame', 'cancelAnimationFrame', 'MessageChannel', 'structuredClone', 'atob', 'btoa',
]; // prettier-ignore

/** The app's own `Date`, asking another clock what time it is. */
const SET_CLOCK = `(now) => {
  const Real = Date;
  globalThis.Date = class Date extends Real {
    constructor(...args) {
      if (args.length) super(...args);
      else super(now());
    }
    static now() {
      return now();
    }
  };
}`;

type PromiseRun = (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void;

/** The JavaScript world of the app: ECMAScript built-ins, timers and console; nothing of Node, nothing of a browser. */
export class Realm {
  private readonly context: vm.Context;
  private readonly parse: (json: string) => unknown;
  private readonly makeError: (message: string) => Error;
  private readonly makeBuffer: (bytes: Uint8Array) => ArrayBuffer;
  private readonly isPromise: (value: unknown) => boolean;
  private readonly makePromise: (run: PromiseRun) => Promise<unknown>;

  constructor(
    private readonly journal: Journal,
    timers: Dict,
    now?: () => number,
  ) {
    this.context = vm.createContext(
      { console: this.console(), ...timers },
      { codeGeneration: { strings: false, wasm: false } },
    );
    // Not to be relied on in WeChat's Android runtime: a page that needs them must fail here first.
    vm.runInContext('delete globalThis.WebAssembly; delete globalThis.Intl;', this.context);
    if (now) this.evaluate<(clock: () => number) => void>(SET_CLOCK)(now);
    this.parse = this.evaluate('(json) => JSON.parse(json)');
    this.makeError = this.evaluate('(message) => new Error(message)');
    this.makeBuffer = this.evaluate(
      '(bytes) => { const own = new Uint8Array(bytes.length); own.set(bytes); return own.buffer; }',
    );
    this.isPromise = this.evaluate('(value) => value instanceof Promise');
    this.makePromise = this.evaluate('(run) => new Promise(run)');
  }

  /** A copy by way of JSON, as data crosses from the logic thread to the view: functions and `undefined` are lost. */
  copy<T>(value: T): T {
    if (value === undefined || value === null || typeof value !== 'object') return value;
    return this.parse(JSON.stringify(value)) as T;
  }

  /** The same value made of the app's own objects, so that its `instanceof` checks hold; functions and bytes stay. */
  give<T>(value: T): T {
    return this.rebuild(value) as T;
  }

  error(message: string): Error {
    return this.makeError(message);
  }

  buffer(bytes: Uint8Array): ArrayBuffer {
    return this.makeBuffer(bytes);
  }

  /** A promise of the app's own kind, so that an unhandled rejection of it is noticed as the app's. */
  promise(run: PromiseRun): Promise<unknown> {
    return this.makePromise(run);
  }

  owns(promise: unknown): boolean {
    return this.isPromise(promise);
  }

  /** Run one file as a module: `names` become its parameters, and what a phone hides stays undefined. */
  runModule(code: string, file: string, scope: Dict): void {
    const names = [...Object.keys(scope), ...HIDDEN.filter((name) => !(name in scope))];
    const script = new vm.Script(`(function (${names.join(',')}) {${code}\n})`, { filename: file });
    const run = script.runInContext(this.context) as (...args: unknown[]) => void;
    run(...Object.values(scope));
  }

  private rebuild(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Object.prototype.toString.call(value) === '[object ArrayBuffer]') return value;
    if (Array.isArray(value)) {
      const list = this.parse('[]') as unknown[];
      for (const item of value) list.push(this.rebuild(item));
      return list;
    }
    const record = this.parse('{}') as Dict;
    for (const [key, item] of Object.entries(value)) if (item !== undefined) record[key] = this.rebuild(item);
    return record;
  }

  private evaluate<T>(code: string): T {
    return vm.runInContext(code, this.context) as T;
  }

  private console(): Dict {
    const words = (args: unknown[]): string =>
      args.map((one) => (typeof one === 'string' ? one : brief(one, 300))).join(' ');
    const log = (...args: unknown[]): void => void this.journal.logs.push(words(args).slice(0, 600));
    return {
      log,
      info: log,
      debug: log,
      group: log,
      groupEnd: () => undefined,
      time: () => undefined,
      timeEnd: () => undefined,
      table: log,
      warn: (...args: unknown[]) => void this.journal.warnings.push(`console.warn: ${words(args).slice(0, 600)}`),
      error: (...args: unknown[]) => void this.journal.errors.push(`console.error: ${words(args).slice(0, 600)}`),
    };
  }
}
