import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'mysql2';
import { createConnection } from 'mysql2/promise';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Config } from '../config';
import { ENTITIES } from './entities';
import { MIGRATIONS } from './migrations';
import { serialise } from './serial-sqlite';

/** Opens the database the settings name and brings its schema up to date. */
export async function openDatabase(config: Config): Promise<DataSource> {
  const source = await connect(config);
  await source.runMigrations({ transaction: source.options.type === 'better-sqlite3' ? 'each' : 'none' });
  return source;
}

/** Opens the database as it is, for looking at it; throws when there is none or its schema is not up to date. */
export async function openExisting(config: Config): Promise<DataSource> {
  if (!config.databaseUrl && !existsSync(sqliteFile(config))) throw new Error(`no database at ${sqliteFile(config)}`);
  const source = await connect(config);
  const runner = source.createQueryRunner();
  const hasRun = await runner.hasTable(COMMON.migrationsTableName);
  const rows = hasRun ? await source.query<{ name: string }[]>('SELECT name FROM migration') : [];
  await runner.release();
  const names = new Set(rows.map(({ name }) => name));
  if (MIGRATIONS.every(({ name }) => names.has(name))) return source;
  await source.destroy();
  throw new Error('the schema is not up to date: start the server once');
}

async function connect(config: Config): Promise<DataSource> {
  const source = config.databaseUrl ? await mysqlSource(config) : sqliteSource(config);
  await source.initialize();
  if (config.databaseUrl) await readCommitted(source);
  return source;
}

function sqliteFile({ dataDir }: Config): string {
  return join(dataDir, 'hongqi.sqlite');
}

const COMMON = {
  entities: ENTITIES,
  migrations: MIGRATIONS,
  migrationsTableName: 'migration',
  synchronize: false,
  logging: false,
} satisfies Partial<DataSourceOptions>;

function sqliteSource(config: Config): DataSource {
  mkdirSync(config.dataDir, { recursive: true });
  const source = new DataSource({
    ...COMMON,
    type: 'better-sqlite3',
    database: sqliteFile(config),
    // More than there are different statements: with the usual 100 they push each other out and are prepared again.
    statementCacheSize: 1000,
    prepareDatabase: (db: { pragma(text: string): unknown }) => {
      db.pragma('journal_mode = WAL');
      // A reopened WAL file falls back to NORMAL, which can lose the last commits when the power goes.
      db.pragma('synchronous = FULL');
      db.pragma('busy_timeout = 5000');
    },
  });
  return serialise(source);
}

async function mysqlSource(config: Config): Promise<DataSource> {
  const url = config.databaseUrl.replace(/^mariadb:/, 'mysql:');
  const source = new DataSource({
    ...COMMON,
    type: await familyOf(url),
    url,
    timezone: 'Z',
    charset: 'utf8mb4_unicode_ci',
    poolSize: config.databasePool,
    connectTimeout: 3_000,
    // A stack kept for every statement costs a twentieth of all CPU; a failure names its statement anyway.
    extra: { enableKeepAlive: true, maxIdle: config.databasePool, trace: false },
  });
  return source;
}

/**
 * Repeatable read would make claiming outbox rows lock the gap that new rows are inserted into. Nothing here relies
 * on isolation: every guarded update names the version it read.
 */
async function readCommitted(source: DataSource): Promise<void> {
  const statement = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED';
  const { pool } = source.driver as unknown as { pool: Pool };
  pool.on('connection', (connection) => connection.query(statement));
  await source.query(statement);
}

/** TypeORM must know which of the two it is: their JSON columns, NULL defaults and lock words differ. */
async function familyOf(url: string): Promise<'mariadb' | 'mysql'> {
  const connection = await createConnection(url);
  try {
    const [rows] = await connection.query('SELECT VERSION() AS version, @@innodb_flush_log_at_trx_commit AS flush_log');
    const [row] = rows as { version: string; flush_log: number }[];
    if (row?.flush_log === 0) {
      throw new Error('innodb_flush_log_at_trx_commit is 0: the database would lose acknowledged issues; set it to 1');
    }
    return row?.version.toLowerCase().includes('mariadb') ? 'mariadb' : 'mysql';
  } finally {
    await connection.end();
  }
}
