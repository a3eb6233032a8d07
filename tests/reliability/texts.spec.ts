import { inboxRoutes, issueRoutes } from '@hongqi/shared';
import { type Actor, RED_FLAG_STREET } from '../support/actor';
import { brokenHistories } from '../support/history-invariants';
import { STORABLE } from '../support/naughty-strings';
import { type Town, town } from '../support/town';

const SAMPLES = Object.values(STORABLE).flat();

describe('what people write', () => {
  let place: Town;
  let resident: Actor;
  let worker: Actor;
  let dispatcher: Actor;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
    worker = await place.comes('worker-01');
    dispatcher = await place.signsIn('dispatcher');
  });
  afterAll(() => place.close());

  it.each(Object.entries(STORABLE))('comes back as it was written: %s', async (_, samples) => {
    const written: string[] = [];
    const read: string[] = [];
    for (const sample of samples) {
      // Between two letters: spaces at the ends are the only thing that is taken away.
      const words = `甲${sample}乙`;
      const issue = await resident.reports(words, { place: { ...RED_FLAG_STREET, address: words } });
      await worker.does('accept', issue);
      await worker.does('progress', issue, { note: words });
      const seen = await resident.sees(issue);
      written.push(words, words, words);
      read.push(seen.text, seen.place?.address ?? '', seen.history.at(-1)?.note ?? '');
    }
    expect(read).toEqual(written);
    expect(samples.length).toBeGreaterThan(2);
  });

  it('is found again by its own words, and by nobody else’s wildcards', async () => {
    await resident.reports('找得到的𠮷字');
    const found = async (search: string): Promise<number> =>
      (await dispatcher.call(issueRoutes.desk, { search, limit: 100 })).items.length;

    expect(await found('𠮷字')).toBe(1);
    expect(await found('得到的𠮷')).toBe(1);
    expect(await found('%%%')).toBe(0);
    expect(await found('找___的')).toBe(0);
    expect(await found('\\')).toBe(await countWith('\\'));
    expect(await found("'")).toBe(await countWith("'"));
    expect(await found('_')).toBe(await countWith('_'));
    expect(await found('%')).toBe(await countWith('%'));
  });

  const countWith = async (sign: string): Promise<number> => SAMPLES.filter((sample) => sample.includes(sign)).length;

  it('reaches the inbox and the messages of the phone without breaking them', async () => {
    await place.settled();
    const letters = await place.database.query<{ state: string; rows: number | string }[]>(
      'SELECT state, COUNT(*) AS `rows` FROM outbox GROUP BY state',
    );

    expect(letters.filter(({ state }) => state === 'stuck' || state === 'waiting')).toEqual([]);
    const { items } = await resident.call(inboxRoutes.list, { limit: 100 });
    expect(items.length).toBe(100);
    expect(items.every(({ words, title }) => words.isWellFormed() && title.isWellFormed())).toBe(true);
    expect(await brokenHistories(place.database.manager)).toEqual([]);
  });
});
