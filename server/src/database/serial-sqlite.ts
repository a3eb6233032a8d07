import type { DataSource } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner';

type Isolation = Parameters<BetterSqlite3QueryRunner['startTransaction']>[0];

/** First come, first served. A wait beyond the limit is a bug (a query outside its transaction's manager), so it is reported. */
class Gate {
  private tail: Promise<void> = Promise.resolve();

  async acquire(limitMs: number): Promise<() => void> {
    let free: () => void = () => undefined;
    const mine = new Promise<void>((resolve) => (free = resolve));
    const before = this.tail;
    this.tail = before.then(() => mine);

    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => (timer = setTimeout(resolve, limitMs, 'late')));
    const got = await Promise.race([before.then(() => 'free' as const), late]);
    clearTimeout(timer);
    if (got === 'late') {
      free();
      throw new Error(`sqlite: waited ${limitMs} ms; is a query outside its transaction's EntityManager?`);
    }
    return free;
  }
}

/** Holds the gate for a whole transaction, and for each single query outside one. */
class SerialQueryRunner extends BetterSqlite3QueryRunner {
  private leave: (() => void) | undefined;

  constructor(
    driver: BetterSqlite3Driver,
    private readonly gate: Gate,
    private readonly waitMs: number,
  ) {
    super(driver);
  }

  override async startTransaction(isolation?: Isolation): Promise<void> {
    this.leave ??= await this.gate.acquire(this.waitMs);
    try {
      await super.startTransaction(isolation);
    } catch (error) {
      this.unlock();
      throw error;
    }
  }

  override async commitTransaction(): Promise<void> {
    await super.commitTransaction();
    this.unlock();
  }

  override async rollbackTransaction(): Promise<void> {
    try {
      await super.rollbackTransaction();
    } finally {
      this.unlock();
    }
  }

  override async query(
    ...[sql, ...rest]: Parameters<BetterSqlite3QueryRunner['query']>
  ): ReturnType<BetterSqlite3QueryRunner['query']> {
    // Taking the write lock at once: a deferred transaction that writes later can fail halfway.
    const statement = sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql;
    if (this.leave) return super.query(statement, ...rest);
    const leave = await this.gate.acquire(this.waitMs);
    try {
      return await super.query(statement, ...rest);
    } finally {
      leave();
    }
  }

  override async release(): Promise<void> {
    try {
      if (this.isTransactionActive) await super.rollbackTransaction();
    } finally {
      this.unlock();
    }
    return super.release();
  }

  private unlock(): void {
    if (this.isTransactionActive) return;
    this.leave?.();
    this.leave = undefined;
  }
}

/**
 * TypeORM gives all callers of one SQLite file the same query runner, so one request's transaction swallows another's
 * writes and rolls them back with its own. One runner per caller and a gate cure it (decision 0003).
 */
export function serialise(source: DataSource, waitMs = 10_000): DataSource {
  const driver = source.driver as BetterSqlite3Driver;
  const gate = new Gate();
  driver.createQueryRunner = () => new SerialQueryRunner(driver, gate, waitMs);
  return source;
}
