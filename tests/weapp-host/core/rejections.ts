import vm from 'node:vm';

type Listener = (reason: unknown, promise: unknown) => boolean;

const listeners = new Set<Listener>();
let restore: (() => void) | undefined;

/**
 * Hear of rejections nobody handled inside an app's realm. A test runner gives its files a copy of `process` and fails
 * the running test by itself; the app's rejections belong to the phone's own journal, so they are taken before that.
 *
 * @param listener answers whether the promise was one of its own
 * @returns stop listening
 */
export function onUnhandledRejection(listener: Listener): () => void {
  listeners.add(listener);
  restore ??= intercept();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    restore?.();
    restore = undefined;
  };
}

function intercept(): () => void {
  const real = vm.runInThisContext('process') as NodeJS.Process;
  const original = real.emit;
  const replaced = function (this: NodeJS.Process, ...args: unknown[]): boolean {
    const [event, reason, promise] = args;
    if (event === 'unhandledRejection' && [...listeners].some((listener) => listener(reason, promise))) return true;
    return Reflect.apply(original, real, args) as boolean;
  };
  Object.defineProperty(real, 'emit', { value: replaced, configurable: true, writable: true });
  return () => Object.defineProperty(real, 'emit', { value: original, configurable: true, writable: true });
}
