import { asDict, isCallable, messageOf, type Dict } from '../core/types';
import type { Device } from '../core/device';

/** A `wx.*` call that fails as the platform lets it fail: `errMsg` becomes `api:fail reason`. */
export class ApiFailure extends Error {
  constructor(
    readonly reason: string,
    readonly extra: Dict = {},
  ) {
    super(reason);
  }
}

/** What the call does. It starts at once, inside the caller's own turn; its result goes to `success`. */
export type Handler = (options: Dict) => unknown;

export type Api = (options?: unknown) => unknown;

/** Functions and binaries out, so that a call can be kept and printed. */
export function plain(options: Dict): Dict {
  return JSON.parse(JSON.stringify(options)) as Dict;
}

/** Call one of the app's functions; what it throws is the app's error, not the host's. */
export function callApp(device: Device, where: string, callback: unknown, ...args: unknown[]): void {
  if (!isCallable(callback) || device.closed) return;
  try {
    callback(...args);
  } catch (thrown) {
    device.journal.error(thrown, where);
  }
}

/** A callback-style `wx.*` function: success, fail, complete, or a promise when none of them is given. */
export function api(device: Device, name: string, handler: Handler): Api {
  return (raw) => {
    if (device.closed) return device.realm.promise(() => undefined);
    const options = asDict(raw);
    device.journal.calls.push({ api: name, options: plain(options) });
    const done = device.activity.begin(`wx.${name}`);
    const outcome = start(handler, options).then(
      (result) => ({ ok: true, answer: device.give({ errMsg: `${name}:ok`, ...asDict(result) }) }),
      (thrown: unknown) => ({ ok: false, answer: device.give(failureOf(name, thrown)) }),
    );
    const { success, fail, complete } = options;
    const silent = ![success, fail, complete].some(isCallable);
    const finish = outcome.then(({ ok, answer }) => {
      callApp(device, `wx.${name} ${ok ? 'success' : 'fail'}`, ok ? success : fail, answer);
      callApp(device, `wx.${name} complete`, complete, answer);
      done();
      return { ok, answer };
    });
    if (!silent) return undefined;
    return device.realm.promise((resolve, reject) => {
      void finish.then(({ ok, answer }) => (ok ? resolve(answer) : reject(answer)));
    });
  };
}

async function start(handler: Handler, options: Dict): Promise<unknown> {
  return await handler(options);
}

export function failureOf(name: string, thrown: unknown): Dict {
  if (thrown instanceof ApiFailure) {
    return { errMsg: `${name}:fail${thrown.reason === '' ? '' : ` ${thrown.reason}`}`, ...thrown.extra };
  }
  return { errMsg: `${name}:fail ${messageOf(thrown)}` };
}

export function apis(device: Device, handlers: Record<string, Handler>): Record<string, Api> {
  return Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [name, api(device, name, handler)]));
}

/** `wx.onX(callback)` with its `wx.offX(callback)`. */
export function listenable(device: Device, event: string): Dict {
  const set = device.listeners(event);
  return {
    [`on${event}`]: (callback: unknown) => void (isCallable(callback) && set.add(callback)),
    [`off${event}`]: (callback: unknown) => {
      if (isCallable(callback)) set.delete(callback);
      else set.clear();
    },
  };
}
