import type { DataSource } from 'typeorm';
import { Config } from '../../server/src/config';
import { openDatabase } from '../../server/src/database/data-source';
import type { TestDatabase } from './database';

/** The test database as the server opens it, with the schema up to date and no server running on it. */
export function opened({ url, dataDir }: Pick<TestDatabase, 'url' | 'dataDir'>, pool = 8): Promise<DataSource> {
  return openDatabase(Object.assign(new Config(), { databaseUrl: url, dataDir, databasePool: pool }));
}
