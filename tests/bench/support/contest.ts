import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { type Mariadb, startMariadb } from '../../support/mariadb';
import SERVER_FLAGS from '../../../server/node-flags.json';
import { cpuMs, memoryMb, serve, type Served } from './processes';

/** Our server and the floor on one private, durable MariaDB. */
export interface Contest {
  mariadb: Mariadb;
  connection: Connection;
  ours: Served;
  floor: Served;
  startMs: number;
  stop(): Promise<void>;
}

export async function openContest(settings: Record<string, string> = {}): Promise<Contest> {
  const mariadb = await startMariadb({ durable: true, bufferPool: '6G', flags: ['--innodb-log-file-size=512M'] });
  const dataDir = mkdtempSync(join(tmpdir(), 'hongqi-bench-'));
  const env = {
    DATABASE_URL: mariadb.url,
    DATA_DIR: dataDir,
    PORT: '0',
    SUBMITS_PER_HOUR: '1000000',
    NODE_ENV: 'production',
    ...settings,
  };
  // Once to create and fill the database, then again: the second start is the one that is measured.
  const server = [...SERVER_FLAGS, 'server/dist/main.js'];
  await (await serve(server, env)).stop();
  const from = performance.now();
  const ours = await serve(server, env);
  const startMs = performance.now() - from;
  const floor = await serve(['--import', 'tsx', 'tests/bench/support/floor.ts'], env);
  const connection = await createConnection({ uri: mariadb.url, timezone: 'Z' });
  const stop = async (): Promise<void> => {
    await connection.end();
    await ours.stop();
    await floor.stop();
    await mariadb.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { mariadb, connection, ours, floor, startMs, stop };
}

export interface Cost {
  cpuMs: number;
  statements: number;
}

/** CPU of one server and statements at the database while something runs. Only one server works at a time. */
export async function costOf<T>(
  { connection }: Contest,
  server: Served,
  work: () => Promise<T>,
): Promise<{ result: T; cost: Cost }> {
  const cpu = cpuMs(server.child);
  const asked = await statements(connection);
  const result = await work();
  // One statement is the counting itself.
  return { result, cost: { cpuMs: cpuMs(server.child) - cpu, statements: (await statements(connection)) - asked - 1 } };
}

async function statements(connection: Connection): Promise<number> {
  const [[row]] = await connection.query<RowDataPacket[]>("SHOW GLOBAL STATUS LIKE 'Questions'");
  return Number(row?.['Value']);
}

export async function countOf(connection: Connection, table: string, where = '1 = 1'): Promise<number> {
  const [[row]] = await connection.query<RowDataPacket[]>(`SELECT COUNT(*) AS count FROM ${table} WHERE ${where}`);
  return Number(row?.['count']);
}

export { memoryMb };

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
