import { sha256 } from './secrets';

/**
 * Tells whether a repeated request says the same: of its content without the key. The order of members does not matter,
 * and what is left out is the same as what is undefined.
 */
export function requestHash(content: object): string {
  return sha256(JSON.stringify(content, (_key, value: unknown) => (isPlainObject(value) ? sorted(value) : value)));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
