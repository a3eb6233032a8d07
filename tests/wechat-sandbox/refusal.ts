import { randomBytes } from 'node:crypto';

export type Json = Record<string, unknown>;

/** An answer of the platform that says no: HTTP 200 with an errcode. */
export class Refusal extends Error {
  constructor(
    readonly errcode: number,
    readonly errmsg: string,
  ) {
    super(`${errcode} ${errmsg}`);
  }

  toJson(): Json {
    const rid = [4, 4, 4].map((size) => randomBytes(size).toString('hex')).join('-');
    return { errcode: this.errcode, errmsg: `${this.errmsg} rid: ${rid}` };
  }
}

/** The field as text, or '' when it is missing or something else. */
export function textOf(body: Json, field: string): string {
  const value = body[field];
  return typeof value === 'string' ? value : '';
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
