import type { Actor } from '../support/actor';
import { Ledger, NOTHING_LOST } from '../support/ledger';
import { hasMariadb, type Mariadb, startMariadb } from '../support/mariadb';
import { opened } from '../support/open-database';
import { buildServer, Street } from '../support/server-process';

const CLIENTS = 8;
const KILLS = 3;
const BETWEEN_KILLS = 40;
const runs = Boolean(process.env['TEST_MARIADB_URL']) && hasMariadb();

(runs ? describe : describe.skip)('MariaDB is killed while people submit', () => {
  let mariadb: Mariadb;
  let street: Street;
  let url: string;

  beforeAll(async () => {
    await buildServer();
    mariadb = await startMariadb({ durable: true });
    street = await Street.open(mariadb.url);
    ({ url } = await street.server);
  }, 120_000);
  afterAll(async () => {
    await street.close();
    await mariadb.stop();
  });

  async function statusOf(
    path: string,
    token = '',
  ): Promise<{ status: number; retryAfter: string | null; code: unknown }> {
    const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
    const body = (await answer.json()) as { code?: unknown };
    return { status: answer.status, retryAfter: answer.headers.get('retry-after'), code: body.code };
  }

  it('the server stays up, says that it is busy, goes on by itself, and nothing acknowledged is lost', async () => {
    const ledger = new Ledger();
    const residents = await Promise.all(Array.from({ length: CLIENTS }, (_, at) => street.comes(`crash-${at}`)));
    const [someone] = residents as [Actor];
    let open = true;
    const client = async (resident: Actor): Promise<void> => {
      for (let at = 0; open; at += 1) await ledger.submit(street, resident, `第 ${at} 件`);
    };
    const working = Promise.all(residents.map(client));
    const busy = { status: 503, retryAfter: '1', code: 'BUSY' };

    for (let kill = 0; kill < KILLS; kill += 1) {
      await Promise.race([ledger.grows(BETWEEN_KILLS), working]);
      await street.without(async () => {
        await mariadb.kill9();
        expect(await statusOf('/api/v1/issues/mine', someone.token)).toEqual(busy);
        expect(await statusOf('/readyz')).toEqual(busy);
        expect(await statusOf('/healthz')).toMatchObject({ status: 200 });
        await mariadb.restart();
      });
    }
    await Promise.race([ledger.grows(BETWEEN_KILLS), working]);
    open = false;
    await working;

    expect(await street.end()).toEqual({ code: 0, signal: null });
    const database = await opened({ url: mariadb.url, dataDir: street.database.dataDir });
    expect(await ledger.check(database.manager)).toEqual(NOTHING_LOST);
    expect(ledger.unanswered).toBeGreaterThanOrEqual(KILLS);
    await database.destroy();
  }, 60_000);
});
