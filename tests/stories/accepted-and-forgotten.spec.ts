import { issueRoutes, type IssueView } from '@hongqi/shared';
import type { Actor } from '../support/actor';
import { clockOf, dueOf } from '../support/clocks-seen';
import { brokenHistories } from '../support/history-invariants';
import { type StreetPeople, streetWithPeople } from '../support/street-people';

/** A word to the reporter within one working day, done within three: reported on Monday at nine. */
describe('accepted and forgotten', () => {
  let people: StreetPeople;
  let issue: IssueView;

  beforeAll(async () => {
    people = await streetWithPeople();
    issue = await people.resident.reports('半夜施工', { categoryCode: 'noise' });
    await people.worker.does('accept', issue);
  });
  afterAll(() => people.place.close());
  afterEach(async () => expect(await brokenHistories(people.place.database.manager)).toEqual([]));

  const clocks = async () => (await people.dispatcher.sees(issue)).clocks;
  const told = (person: Actor): Promise<string[]> => person.told(issue);

  it('is promised once: nothing that is said about it moves any of its clocks', async () => {
    const { place, resident, neighbour, worker, dispatcher, supervisor } = people;
    await place.itBecomes('2026-11-23 10:00');
    const before = await clocks();
    await resident.does('comment', issue, { note: '昨晚又来了' });
    await dispatcher.does('comment', issue, { note: '此人上次也反映过', internal: true });
    await resident.does('urge', issue, { note: '孩子睡不着' });
    await neighbour.reports('我也听见', { categoryCode: 'noise', follows: issue.id });
    await neighbour.does('urge', await neighbour.sees(issue)).catch((refused: unknown) => refused);
    for (const person of [resident, neighbour, worker, supervisor]) await person.sees(issue);
    await supervisor.call(issueRoutes.desk, {});

    expect(await clocks()).toEqual(before);
    expect(['respond', 'finish', 'whole'].map((name) => dueOf(issue, name as 'finish'))).toEqual([
      '2026-11-24 17:30',
      '2026-11-26 17:30',
      '2026-12-14 17:30',
    ]);
  });

  it('the first word is owed on Tuesday: the worker is reminded, then it is late, and an order is issued', async () => {
    const { place, worker, supervisor } = people;
    await place.itBecomes('2026-11-24 14:47');
    expect((await told(worker)).join()).not.toContain('首响');
    await place.itBecomes('2026-11-24 14:49');
    expect((await told(worker)).at(-1)).toBe('「半夜施工」首响时限快到了，请抓紧。');
    await place.itBecomes('2026-11-24 17:30');

    expect((await told(worker)).at(-2)).toBe('「半夜施工」首响已超期，请马上办理并说明原因。');
    expect(await told(supervisor)).toEqual(['「半夜施工」首响已超期，承办：网格员 王秀英。']);
    expect(await supervisor.sees(issue)).toMatchObject({ state: 'handling', card: 'yellow', light: 'red' });
  });

  it('a word stops that clock and no other; the order stays until it is lifted', async () => {
    const { place, worker } = people;
    await place.itBecomes('2026-11-25 09:00');
    const before = await clocks();
    const spoken = await worker.does('progress', issue, { note: '今晚去现场' });

    expect(clockOf(spoken, 'respond').stoppedAt).not.toBeNull();
    const others = (all: typeof before) => all.filter(({ name }) => name !== 'respond');
    expect(others(spoken.clocks)).toEqual(others(before));
    expect(spoken).toMatchObject({ light: 'green', card: 'yellow' });
  });

  it('then it is forgotten: yellow on Thursday at ten, red in the evening, with no second order', async () => {
    const { place, worker, supervisor } = people;
    await worker.does('answer', issue, { note: '今晚处理' });
    await place.itBecomes('2026-11-26 09:59');
    expect((await worker.sees(issue)).light).toBe('green');
    await place.itBecomes('2026-11-26 10:01');
    expect((await told(worker)).at(-1)).toBe('「半夜施工」处置时限快到了，请抓紧。');
    await place.itBecomes('2026-11-26 17:30');

    expect((await told(worker)).at(-1)).toBe('「半夜施工」处置已超期，请马上办理并说明原因。');
    expect((await told(supervisor)).at(-1)).toBe('「半夜施工」处置已超期，承办：网格员 王秀英。');
    const orders = (await supervisor.sees(issue)).history.filter(({ action }) => action === 'supervise');
    expect(orders).toHaveLength(1);
  });

  it('the weekend does not count: it climbs to the county on Monday evening', async () => {
    const { place, leader } = people;
    await place.itBecomes('2026-11-30 17:29');
    expect(await told(leader)).toEqual([]);
    await place.itBecomes('2026-11-30 17:30');

    expect(await told(leader)).toEqual(['「半夜施工」处置超期已久，承办：网格员 王秀英，请督促。']);
  });

  it('done in the end, it is late for good: a rating moves none of that either', async () => {
    const { resident, worker } = people;
    const done = await worker.does('resolve', issue, { note: '已劝停' });
    const promised = ['accept', 'respond', 'finish'] as const;
    const before = promised.map((name) => clockOf(done, name));
    const rated = await resident.does('rate', issue, { rating: { score: 4, solved: true } });

    expect(promised.map((name) => clockOf(rated, name))).toEqual(before);
    expect(Date.parse(clockOf(rated, 'finish').stoppedAt ?? '')).toBeGreaterThan(
      Date.parse(clockOf(rated, 'finish').dueAt),
    );
    expect(clockOf(rated, 'whole').stoppedAt).not.toBeNull();
  });
});
