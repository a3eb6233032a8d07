import type { Dict } from '../core/types';

/** Names visible to a WXML expression: loop variables first, then the data, then the wxs modules. */
export class Scope {
  constructor(
    private readonly names: Dict,
    private readonly outer?: Scope,
  ) {}

  get(name: string): unknown {
    if (Object.hasOwn(this.names, name)) return this.names[name];
    return this.outer?.get(name);
  }
}

export type Evaluate = (scope: Scope) => unknown;

/** WXML forgives: a member of nothing is nothing. */
export function member(target: unknown, key: unknown): unknown {
  if (target === undefined || target === null) return undefined;
  return (Object(target) as Record<string, unknown>)[String(key)];
}
