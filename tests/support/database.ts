import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';

let made = 0;

/** An empty database for one test file, and how to be rid of it. `url` is empty for the embedded one. */
export interface TestDatabase {
  url: string;
  dataDir: string;
  drop(): Promise<void>;
}

/** Stories run on the embedded database, or unchanged on MariaDB when TEST_MARIADB_URL names one. */
export async function testDatabase(): Promise<TestDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hongqi-test-'));
  const removeFolder = (): void => rmSync(dataDir, { recursive: true, force: true });
  const server = process.env['TEST_MARIADB_URL'];
  if (!server) return { url: '', dataDir, drop: async () => removeFolder() };

  const name = `town_${process.pid}_${++made}`;
  const statement = async (sql: string): Promise<void> => {
    const connection = await createConnection(server);
    await connection.query(sql);
    await connection.end();
  };
  await statement(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    dataDir,
    drop: async () => {
      await statement(`DROP DATABASE \`${name}\``);
      removeFolder();
    },
  };
}
