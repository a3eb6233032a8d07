import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

const DEADLOCK = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT']);
const DUPLICATE = new Set(['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);
const GONE = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'PROTOCOL_CONNECTION_LOST', 'ER_OPTION_PREVENTS_STATEMENT', 'SQLITE_BUSY', 'SQLITE_FULL']);
const TRIES = 4;

/** Every write goes through here. What `work` does is all there or not at all. */
@Injectable()
export class Database {
  constructor(private readonly source: DataSource) {}

  get manager(): EntityManager {
    return this.source.manager;
  }

  get isSqlite(): boolean {
    return this.source.options.type === 'better-sqlite3';
  }

  /** Tried again when the database broke off a deadlock, so `work` must do nothing outside the transaction. */
  async transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.source.transaction(work);
      } catch (error) {
        if (attempt >= TRIES || !DEADLOCK.has(codeOf(error))) throw error;
      }
    }
  }
}

/** A row with the same unique key is already there. */
export function isDuplicate(error: unknown): boolean {
  return DUPLICATE.has(codeOf(error));
}

/** The database is away, full or read-only; the same request may succeed later. */
export function isUnavailable(error: unknown): boolean {
  return GONE.has(codeOf(error)) || DEADLOCK.has(codeOf(error));
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const code: unknown = Reflect.get(error, 'code');
  const driver: unknown = Reflect.get(error, 'driverError');
  return typeof code === 'string' ? code : driver && driver !== error ? codeOf(driver) : '';
}
