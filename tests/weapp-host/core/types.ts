/** A plain record whose values are not known: what a mini-program hands to `wx.*` and gets back. */
export type Dict = Record<string, unknown>;

export function isDict(value: unknown): value is Dict {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asDict(value: unknown): Dict {
  return isDict(value) ? value : {};
}

/** A value as words; nothing is no words, and a record is its JSON. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : (value as number | boolean).toString();
}

export type Callable = (...args: unknown[]) => unknown;

export function isCallable(value: unknown): value is Callable {
  return typeof value === 'function';
}

/** The message of anything thrown, by this realm or by the app's. */
export function messageOf(thrown: unknown): string {
  if (isDict(thrown) && typeof thrown.message === 'string') return thrown.message;
  if (isDict(thrown) && typeof thrown.errMsg === 'string') return thrown.errMsg;
  return typeof thrown === 'string' ? thrown : (JSON.stringify(thrown) ?? String(thrown));
}

/** A minified bundle prints its whole line (130 KB) in a stack: keep what a person can read. */
export function brief(thrown: unknown, limit = 600): string {
  const stack = isDict(thrown) && typeof thrown.stack === 'string' ? thrown.stack : '';
  const where = stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 4)
    .map((line) => line.trim().slice(0, 160));
  return [messageOf(thrown), ...where].join('\n').slice(0, limit);
}
