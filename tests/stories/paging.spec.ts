import { inboxRoutes, issueRoutes, type Page, type PageQuery } from '@hongqi/shared';
import type { Actor } from '../support/actor';
import { type Town, town } from '../support/town';

const REPORTS = 13;

describe('long lists are read page by page', () => {
  let place: Town;
  let resident: Actor;
  let worker: Actor;
  let dispatcher: Actor;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
    worker = await place.comes('worker-01');
    dispatcher = await place.signsIn('dispatcher');
    for (let n = 1; n <= REPORTS; n += 1) await resident.reports(`第${n}件`, { urgency: n % 3 ? 'normal' : 'urgent' });
    await place.settled();
  });
  afterAll(() => place.close());

  /** Every page of five, with something new arriving between any two of them. */
  async function turns<T>(list: (query: PageQuery) => Promise<Page<T>>): Promise<T[]> {
    const seen: T[] = [];
    let after: string | undefined;
    do {
      const page = await list({ limit: 5, ...(after && { after }) });
      seen.push(...page.items);
      after = page.next ?? undefined;
      await resident.reports('插进来的一件', { urgency: 'urgent' });
      await place.settled();
    } while (after);
    return seen;
  }

  it('one’s own reports: the newest first, none twice, none left out', async () => {
    const before = (await resident.call(issueRoutes.mine, { limit: 100 })).items.map(({ id }) => id);
    const seen = (await turns((page) => resident.call(issueRoutes.mine, page))).map(({ id }) => id);

    expect(seen).toEqual(before);
    expect(seen).toEqual([...seen].sort().reverse());
  });

  it('the desk', async () => {
    const before = (await dispatcher.call(issueRoutes.desk, { queue: 'work', limit: 100 })).items.map(({ id }) => id);
    const seen = await turns((page) => dispatcher.call(issueRoutes.desk, { queue: 'work', ...page }));

    expect(seen.map(({ id }) => id)).toEqual(before);
  });

  it('the tasks: what is due first comes first, also among equals', async () => {
    const before = (await worker.call(issueRoutes.tasks, { limit: 100 })).items;
    const seen = await turns((page) => worker.call(issueRoutes.tasks, page));
    const dueAt = seen.map((row) => row.dueAt ?? '');
    const known = new Set(before.map(({ id }) => id));

    expect(dueAt).toEqual([...dueAt].sort());
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    // What arrives meanwhile may be due later than the page being read, and is then shown further on.
    expect(seen.filter(({ id }) => known.has(id)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });

  it('the inbox', async () => {
    const before = (await worker.inbox()).map(({ id }) => id);
    const seen = await turns((page) => worker.call(inboxRoutes.list, page));

    expect(seen.map(({ id }) => id)).toEqual(before);
  });

  it('ends after a page that is just full', async () => {
    const person = await place.comes('resident-2');
    for (const text of ['一', '二', '三']) await person.reports(text);
    const page = await person.call(issueRoutes.mine, { limit: 3 });

    expect(page.items).toHaveLength(3);
    expect(page.next).toBeNull();
    expect((await person.call(issueRoutes.mine, { limit: 2 })).next).toBe(page.items[1]?.id);
  });

  it.each(['limit=0', 'limit=101', 'limit=2.5', 'limit=many', 'after=1', "after=' OR 1=1", 'page=2', 'offset=20'])(
    'refuses “%s”',
    async (query) => {
      expect(await resident.send('GET', `/api/v1/issues/mine?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'INPUT_INVALID' },
      });
    },
  );
});
