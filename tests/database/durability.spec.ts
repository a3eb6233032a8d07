import { Counter } from '../../server/src/system/counter.entity';
import { type TestDatabase, testDatabase } from '../support/database';
import { hasMariadb, type Mariadb, startMariadb } from '../support/mariadb';
import { opened } from '../support/open-database';

const onMariadb = Boolean(process.env['TEST_MARIADB_URL']);

describe('what was acknowledged', () => {
  let home: TestDatabase;

  beforeAll(async () => {
    home = await testDatabase();
  });
  afterAll(() => home.drop());

  it('is there after closing and opening again', async () => {
    const first = await opened(home);
    await first.manager.insert(Counter, { name: 'kept', value: 7 });
    await first.destroy();

    const second = await opened(home);
    expect(await second.manager.findOneBy(Counter, { name: 'kept' })).toEqual({ name: 'kept', value: 7 });
    await second.destroy();
  });

  (onMariadb ? it.skip : it)(
    'is synced to disk at every commit, also by a database that was opened before',
    async () => {
      for (const _ of ['new', 'reopened']) {
        const source = await opened(home);
        expect(await source.query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
        expect(await source.query('PRAGMA synchronous')).toEqual([{ synchronous: 2 }]);
        await source.destroy();
      }
    },
  );
});

(onMariadb && hasMariadb() ? describe : describe.skip)(
  'a MariaDB that forgets the last second when it is killed',
  () => {
    let forgetful: Mariadb;

    beforeAll(async () => {
      forgetful = await startMariadb({ durable: false });
    });
    afterAll(() => forgetful.stop());

    it('is refused at boot, with the setting to change', async () => {
      await expect(opened({ url: forgetful.url, dataDir: '' })).rejects.toThrow('innodb_flush_log_at_trx_commit is 0');
    });
  },
);
