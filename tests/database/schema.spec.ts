import type { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../server/src/database/migrations';
import { Person } from '../../server/src/people/person.entity';
import { type TestDatabase, testDatabase } from '../support/database';
import { opened } from '../support/open-database';

const AT = new Date('2026-11-23T01:00:00.123Z');

describe('the schema', () => {
  let home: TestDatabase;
  let source: DataSource;
  const drift = async (): Promise<string[]> => {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  };
  const transaction = (): 'each' | 'none' => (source.options.type === 'better-sqlite3' ? 'each' : 'none');

  beforeAll(async () => {
    home = await testDatabase();
    source = await opened(home);
  });
  afterAll(async () => {
    await source.destroy();
    await home.drop();
  });

  it('is after all migrations what the entities say', async () => {
    expect(await drift()).toEqual([]);
  });

  it('is found different when a column is missing', async () => {
    await source.query('ALTER TABLE `counter` DROP COLUMN `value`');

    expect(await drift()).not.toEqual([]);

    await source.query('ALTER TABLE `counter` ADD COLUMN `value` int NOT NULL');
  });

  it('goes down to nothing and up again to the same', async () => {
    for (const _ of MIGRATIONS) await source.undoLastMigration({ transaction: transaction() });
    const runner = source.createQueryRunner();
    const left = source.entityMetadatas.map(({ tableName }) => runner.hasTable(tableName));
    expect(new Set(await Promise.all(left))).toEqual(new Set([false]));
    await runner.release();

    const applied = await source.runMigrations({ transaction: transaction() });

    expect(applied).toHaveLength(MIGRATIONS.length);
    expect(await drift()).toEqual([]);
  });

  it('is left alone when it is up to date', async () => {
    expect(await source.runMigrations({ transaction: transaction() })).toEqual([]);
  });

  it('keeps instants to the millisecond, every script, and codes that differ only in case', async () => {
    const person = (id: string, openid: string, name: string): Person => ({
      id: id.padEnd(26, '0'),
      name,
      openid,
      login: null,
      passwordHash: null,
      phoneSealed: null,
      homeGridCode: null,
      disabledAt: null,
      createdAt: AT,
    });
    await source.manager.insert(Person, [person('A', 'oAbC', '𠮷野𬺈'), person('B', 'oabc', 'ᠮᠣᠩᠭᠣᠯ 👨‍👩‍👧')]);

    expect(await source.manager.findOneBy(Person, { openid: 'oAbC' })).toEqual(person('A', 'oAbC', '𠮷野𬺈'));
    expect(await source.manager.findOneBy(Person, { openid: 'oabc' })).toEqual(person('B', 'oabc', 'ᠮᠣᠩᠭᠣᠯ 👨‍👩‍👧'));
    expect(await source.manager.findOneBy(Person, { openid: 'OABC' })).toBeNull();
  });
});
