import type { ChainedStep } from './chain';

/** A row of the history as it stands in the table. */
export interface StoredStep extends ChainedStep {
  hash: string;
}

/**
 * Column by column as the driver gives it. Entities are not used here: a row that somebody has spoilt must be read too,
 * and reading it as an entity may fail.
 */
export type RawRow = Record<string, unknown>;

const COLUMNS = [
  'id',
  'issueId',
  'seq',
  'action',
  'fromState',
  'toState',
  'actorId',
  'relation',
  'note',
  'reason',
  'internal',
  'holderUserId',
  'holderDepartmentId',
  'leadId',
  'rating',
  'solved',
  'actionKey',
  'effects',
  'at',
  'hash',
] as const;

/** What `stepFrom` needs of a table with this alias. */
export function stepColumns(alias: string): string {
  return COLUMNS.map((column) => `${alias}.\`${column}\``).join(', ');
}

export function stepFrom(raw: RawRow): StoredStep {
  return {
    id: text(raw['id']),
    issueId: text(raw['issueId']),
    seq: Number(raw['seq']),
    action: text(raw['action']),
    fromState: text(raw['fromState']),
    toState: text(raw['toState']),
    actorId: text(raw['actorId']),
    relation: text(raw['relation']),
    note: maybe(raw['note'], text),
    reason: maybe(raw['reason'], text),
    internal: flag(raw['internal']),
    holderUserId: maybe(raw['holderUserId'], text),
    holderDepartmentId: maybe(raw['holderDepartmentId'], text),
    leadId: maybe(raw['leadId'], text),
    rating: maybe(raw['rating'], Number),
    solved: maybe(raw['solved'], flag),
    actionKey: maybe(raw['actionKey'], text),
    effects: maybe(raw['effects'], json),
    at: instant(raw['at']),
    hash: text(raw['hash']),
  };
}

/** SQLite keeps instants as `2026-11-23 01:00:00.123` in UTC; an unreadable one becomes an invalid date, which no hash fits. */
export function instant(value: unknown): Date {
  return value instanceof Date ? value : new Date(`${text(value).replace(' ', 'T')}Z`);
}

export function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

function flag(value: unknown): boolean {
  return Number(value) !== 0;
}

function maybe<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === null || value === undefined ? null : read(value);
}

/** What is no JSON any more stays distinguishable from everything that ever was. */
function json(value: unknown): object {
  if (typeof value === 'object' && value !== null) return value;
  try {
    const parsed: unknown = JSON.parse(text(value));
    if (typeof parsed === 'object' && parsed !== null) return parsed;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { unreadable: text(value) };
}
