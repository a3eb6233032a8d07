import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { insertStatement, type Statement } from './insert-statement';
import { MysqlBatch } from './mysql-batch';
import { entityOf, selectStatement, updateStatement } from './row-statement';

const DEADLOCK = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT']);
const DUPLICATE = new Set(['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);
const GONE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'PROTOCOL_CONNECTION_LOST',
  'ER_OPTION_PREVENTS_STATEMENT',
  'SQLITE_BUSY',
  'SQLITE_FULL',
]);
const TRIES = 4;

/** Every write goes through here. What `work` does is all there or not at all. */
@Injectable()
export class Database {
  private readonly batch: MysqlBatch | null;

  constructor(private readonly source: DataSource) {
    this.batch = this.isSqlite ? null : new MysqlBatch(source);
  }

  get manager(): EntityManager {
    return this.source.manager;
  }

  get isSqlite(): boolean {
    return this.source.options.type === 'better-sqlite3';
  }

  /**
   * Inserts all of it or nothing. On MySQL the whole transaction is one round trip, which is what a submission's time is
   * made of; so this is for hot paths that only insert.
   */
  async insertAll(batches: readonly InsertBatch[]): Promise<void> {
    const statements = batches.filter(({ rows }) => rows.length > 0).map((batch) => this.compile(batch));
    await this.retried(async () => {
      if (this.batch) return this.batch.commit(statements);
      return this.source.transaction(async (tx) => {
        for (const { sql, values } of statements) await tx.query(sql, values);
      });
    });
  }

  /** Tried again when the database broke off a deadlock, so `work` must do nothing outside the transaction. */
  transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.retried(() => this.source.transaction(work));
  }

  /** The connections kept here; the data source is its owner's to close. */
  async close(): Promise<void> {
    await this.batch?.close();
  }

  private async retried<T>(attempt: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await attempt();
      } catch (error) {
        if (tries >= TRIES || !DEADLOCK.has(codeOf(error))) throw error;
      }
    }
  }

  /** Leaves rows out whose unique key is there already; inside the caller's transaction. */
  async insertMissing(tx: EntityManager, batch: InsertBatch): Promise<void> {
    if (batch.rows.length === 0) return;
    const { sql, values } = this.compile(batch, this.isSqlite ? 'INSERT OR IGNORE' : 'INSERT IGNORE');
    await tx.query(sql, values);
  }

  /** Inserts whole rows, or puts them in the place of those with the same key; inside the caller's transaction. */
  async write(tx: EntityManager, verb: 'INSERT' | 'REPLACE', batch: InsertBatch): Promise<void> {
    if (batch.rows.length === 0) return;
    const { sql, values } = this.compile(batch, verb);
    await tx.query(sql, values);
  }

  /** One row by its whole key, for hot paths; with `hold` it is nobody else's until the caller's transaction ends. */
  async row<Row extends ObjectLiteral>(
    tx: EntityManager,
    entity: EntityTarget<Row>,
    key: Partial<Row>,
    hold = false,
  ): Promise<Row | null> {
    const metadata = this.source.getMetadata(entity);
    // SQLite has one writer at a time anyway.
    const { sql, values } = selectStatement(this.source.driver, metadata, key, hold && !this.isSqlite);
    const [raw] = await tx.query<ObjectLiteral[]>(sql, values);
    return raw ? (entityOf(this.source.driver, metadata, raw) as Row) : null;
  }

  /** Writes some columns of one row, for hot paths; inside the caller's transaction. */
  async change<Row extends ObjectLiteral>(
    tx: EntityManager,
    entity: EntityTarget<Row>,
    key: Partial<Row>,
    patch: Partial<Row>,
  ): Promise<void> {
    const { sql, values } = updateStatement(this.source.driver, this.source.getMetadata(entity), key, patch);
    await tx.query(sql, values);
  }

  private compile({ entity, rows, only }: InsertBatch, verb?: string): Statement {
    return insertStatement(this.source.driver, this.source.getMetadata(entity), rows, verb, only);
  }
}

/** Whole rows of one table. */
export interface InsertBatch {
  entity: EntityTarget<ObjectLiteral>;
  rows: readonly ObjectLiteral[];
  /** Just these columns; the others get what the database gives by itself. Each value costs, where rows are many. */
  only?: readonly string[];
}

/** A row with the same unique key is already there. */
export function isDuplicate(error: unknown): boolean {
  return DUPLICATE.has(codeOf(error));
}

/** The database is away, full or read-only; the same request may succeed later. */
export function isUnavailable(error: unknown): boolean {
  return GONE.has(codeOf(error)) || DEADLOCK.has(codeOf(error)) || isBroken(error);
}

/** The driver gives no code to a statement on a connection that had just died; it only calls it fatal. */
function isBroken(error: unknown): boolean {
  return typeof error === 'object' && error !== null && Reflect.get(error, 'fatal') === true;
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const code: unknown = Reflect.get(error, 'code');
  const driver: unknown = Reflect.get(error, 'driverError');
  return typeof code === 'string' ? code : driver && driver !== error ? codeOf(driver) : '';
}
