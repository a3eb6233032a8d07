import { setImmediate as turn } from 'node:timers/promises';
import { DataSource, type EntityManager } from 'typeorm';
import { Database } from '../../server/src/database/database';
import { serialise } from '../../server/src/database/serial-sqlite';
import { Counter } from '../../server/src/system/counter.entity';
import { type TestDatabase, testDatabase } from '../support/database';
import { opened } from '../support/open-database';
import { randomNumbers } from '../support/random';

const TRANSACTIONS = 200;
const FAILING = 0.3;

class Changed extends Error {
  override readonly name = 'Changed';
}

/** Resolves when so many have arrived. */
function barrier(parties: number): () => Promise<void> {
  let open: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (open = resolve));
  let arrived = 0;
  return () => {
    arrived += 1;
    if (arrived === parties) open();
    return all;
  };
}

describe('transactions that run at the same time', () => {
  let home: TestDatabase;
  let source: DataSource;
  let database: Database;

  beforeAll(async () => {
    home = await testDatabase();
    source = await opened(home);
    database = new Database(source);
  });
  afterAll(async () => {
    await source.destroy();
    await home.drop();
  });

  it('are each there whole or not at all, and nobody ever sees a part', async () => {
    const random = randomNumbers(41);
    const plans = Array.from({ length: TRANSACTIONS }, (_, at) => ({
      name: `t${at}`,
      rows: 3 + Math.floor(random() * 3),
      failsAfter: random() < FAILING ? 1 + Math.floor(random() * 2) : null,
      pauses: Math.floor(random() * 4),
    }));
    const seen: string[] = [];
    let running = true;
    const reader = async (): Promise<void> => {
      while (running) {
        const rows = await database.manager.find(Counter);
        const count = new Map<string, number>();
        for (const { name } of rows) count.set(planOf(name), (count.get(planOf(name)) ?? 0) + 1);
        for (const { name, rows: wanted, failsAfter } of plans) {
          const found = count.get(name) ?? 0;
          if (found !== 0 && (failsAfter !== null || found !== wanted)) seen.push(`${name}: ${found} of ${wanted}`);
        }
        await turn();
      }
    };
    const reading = [reader(), reader()];

    const results = await Promise.allSettled(plans.map((plan) => database.transaction((tx) => carryOut(tx, plan))));
    running = false;
    await Promise.all(reading);

    expect(seen).toEqual([]);
    const failing = plans.filter(({ failsAfter }) => failsAfter !== null);
    expect(failing.length).toBeGreaterThan(30);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(failing.length);
    const expected = plans
      .filter(({ failsAfter }) => failsAfter === null)
      .flatMap(({ name, rows }) => namesOf(name, rows));
    const kept = (await database.manager.find(Counter)).map(({ name }) => name);
    expect(kept.sort()).toEqual(expected.sort());
  });

  it('do not show a reader what is not committed', async () => {
    await database.manager.insert(Counter, { name: 'dirty', value: 1 });
    const bothAreHere = barrier(2);
    const writing = database.transaction(async (tx) => {
      await tx.update(Counter, { name: 'dirty' }, { value: 2 });
      await bothAreHere();
      for (let turns = 0; turns < 20; turns += 1) await turn();
      throw new Changed('taken back');
    });

    await bothAreHere();
    const reading = database.manager.findOneByOrFail(Counter, { name: 'dirty' });

    await expect(writing).rejects.toThrow(Changed);
    expect((await reading).value).toBe(1);
    expect((await database.manager.findOneByOrFail(Counter, { name: 'dirty' })).value).toBe(1);
  });

  it('give every increment its place', async () => {
    await database.manager.insert(Counter, { name: 'sum', value: 0 });

    await Promise.all(
      Array.from({ length: 40 }, () =>
        database.transaction((tx) => tx.increment(Counter, { name: 'sum' }, 'value', 1)),
      ),
    );

    expect((await database.manager.findOneByOrFail(Counter, { name: 'sum' })).value).toBe(40);
  });

  (process.env['TEST_MARIADB_URL'] ? it : it.skip)('that lock each other out are tried again', async () => {
    await database.manager.insert(Counter, [{ name: 'left', value: 0 }, { name: 'right', value: 0 }]); // prettier-ignore
    const bothHoldOne = barrier(2);
    const tries = { left: 0, right: 0 };
    const cross = (first: 'left' | 'right', second: 'left' | 'right'): Promise<void> =>
      database.transaction(async (tx) => {
        tries[first] += 1;
        await tx.increment(Counter, { name: first }, 'value', 1);
        await bothHoldOne();
        await tx.increment(Counter, { name: second }, 'value', 1);
      });

    await Promise.all([cross('left', 'right'), cross('right', 'left')]);

    expect(tries.left + tries.right).toBe(3);
    const values = await database.manager.findBy(Counter, [{ name: 'left' }, { name: 'right' }]);
    expect(values.map(({ value }) => value)).toEqual([2, 2]);
  });

  (process.env['TEST_MARIADB_URL'] ? it : it.skip)(
    'read what is committed, on every connection of the pool',
    async () => {
      const all = barrier(8);
      const levels = await Promise.all(
        Array.from({ length: 8 }, () =>
          database.transaction(async (tx) => {
            const rows = await tx.query<{ level: string; id: number | string }[]>(
              'SELECT @@tx_isolation AS level, CONNECTION_ID() AS id',
            );
            await all();
            return rows[0];
          }),
        ),
      );

      expect(new Set(levels.map((row) => String(row?.id))).size).toBe(8);
      expect(new Set(levels.map((row) => row?.level))).toEqual(new Set(['READ-COMMITTED']));
    },
  );
});

describe('the one connection of the embedded database', () => {
  let source: DataSource;

  beforeAll(async () => {
    source = serialise(
      new DataSource({ type: 'better-sqlite3', database: ':memory:', entities: [Counter], synchronize: true }),
      100,
    );
    await source.initialize();
  });
  afterAll(() => source.destroy());

  it('reports a query outside its transaction’s manager instead of waiting for ever', async () => {
    const wrong = source.transaction(async (tx) => {
      await tx.insert(Counter, { name: 'inside', value: 1 });
      await source.manager.count(Counter);
    });

    await expect(wrong).rejects.toThrow(/waited 100 ms; is a query outside its transaction's EntityManager\?/);
  });

  it('goes on afterwards, without what that transaction wrote', async () => {
    await source.transaction((tx) => tx.insert(Counter, { name: 'later', value: 1 }));

    expect((await source.manager.find(Counter)).map(({ name }) => name)).toEqual(['later']);
  });

  it('lets go of a transaction that was given up without an end', async () => {
    const runner = source.createQueryRunner();
    await runner.startTransaction();
    await runner.manager.insert(Counter, { name: 'abandoned', value: 1 });
    await runner.release();

    expect(await source.manager.countBy(Counter, { name: 'abandoned' })).toBe(0);
  });
});

function namesOf(plan: string, rows: number): string[] {
  return Array.from({ length: rows }, (_, at) => `${plan}-${at}`);
}

function planOf(name: string): string {
  return name.split('-', 1)[0] ?? '';
}

async function carryOut(
  tx: EntityManager,
  plan: { name: string; rows: number; failsAfter: number | null; pauses: number },
): Promise<void> {
  for (const [at, name] of namesOf(plan.name, plan.rows).entries()) {
    if (at === plan.failsAfter) throw new Changed(plan.name);
    await tx.insert(Counter, { name, value: at });
    for (let pause = 0; pause < plan.pauses; pause += 1) await turn();
  }
}
