import type { IssueView } from '@hongqi/shared';
import { refusalOf } from '../support/actor';
import { clockOf, dueOf } from '../support/clocks-seen';
import { brokenHistories } from '../support/history-invariants';
import { type StreetPeople, streetWithPeople } from '../support/street-people';

const UNSOLVED = { rating: { score: 2, solved: false }, note: '只是劝了劝' };

describe('the reporter says whether it is solved', () => {
  let people: StreetPeople;

  beforeAll(async () => {
    people = await streetWithPeople();
  });
  afterAll(() => people.place.close());
  afterEach(async () => expect(await brokenHistories(people.place.database.manager)).toEqual([]));

  const doneAgain = async (issue: { id: string }): Promise<IssueView> => {
    await people.worker.does('accept', issue);
    return people.worker.does('resolve', issue, { note: '已处理' });
  };
  const done = async (text: string): Promise<IssueView> =>
    doneAgain(await people.resident.reports(text, { categoryCode: 'noise' }));

  it('“not solved” reopens it at once, with half the time', async () => {
    const { place, resident, worker } = people;
    const issue = await done('半夜施工');
    const again = await resident.does('rate', issue, UNSOLVED);
    await place.settled();

    expect(again).toMatchObject({ state: 'assigned', rating: null, resolvedAt: null, closedAt: null, card: null });
    expect(again.counts).toMatchObject({ reopens: 1 });
    // Three working days before; half of them, in whole days, now.
    expect([dueOf(issue, 'finish'), dueOf(again, 'finish')]).toEqual(['2026-11-26 17:30', '2026-11-25 17:30']);
    expect(again.history.slice(-2)).toMatchObject([
      { action: 'rate', rating: UNSOLVED.rating, note: '只是劝了劝', actor: { relation: 'reporter' } },
      { action: 'reopen', actor: { name: '平台', relation: 'router' } },
    ]);
    expect((await worker.told(issue)).slice(-2)).toEqual([
      '居民已评价「半夜施工」。',
      '要求重办：居民评价：没有解决，按规定重新办理。',
    ]);
    expect((await resident.told(issue)).at(-1)).toBe('已重新办理。');

    await doneAgain(issue);
    const closed = await resident.does('rate', issue, { rating: { score: 5, solved: true } });
    expect(closed).toMatchObject({ state: 'closed', rating: { score: 5, solved: true }, card: null });
  });

  it('not satisfied is another question: solved, it stays closed', async () => {
    const issue = await done('狗叫');

    expect(await people.resident.does('rate', issue, { rating: { score: 1, solved: true } })).toMatchObject({
      state: 'closed',
      rating: { score: 1, solved: true },
    });
  });

  it('the second time round a red order comes by itself', async () => {
    const { place, resident, worker, supervisor } = people;
    const issue = await done('广场舞');
    await resident.does('rate', issue, UNSOLVED);
    await doneAgain(issue);
    const again = await resident.does('rate', issue, { rating: { score: 1, solved: false } });
    await place.settled();

    expect(again).toMatchObject({ state: 'assigned', card: 'red', counts: { reopens: 2 } });
    expect((await supervisor.sees(issue)).order).toMatchObject({
      issuer: '平台',
      note: '已第 2 次重办，请说明为什么没有办好、这次怎么办好。',
    });
    expect((await worker.told(issue)).at(-1)).toMatch(/^红牌督办「广场舞」，请在 11月24日 17:30 前回复/);
  });

  it('silence closes it by the clock, and is no rating', async () => {
    const { place, resident, worker } = people;
    const issue = await done('喇叭');
    await place.hoursPass(7 * 24 - 1);
    expect((await resident.sees(issue)).state).toBe('resolved');
    await place.hoursPass(1);

    const closed = await resident.sees(issue);
    expect(closed).toMatchObject({ state: 'closed', rating: null });
    expect(closed.history.at(-1)).toMatchObject({ action: 'close', actor: { name: '平台', relation: 'deadline' } });
    expect((await resident.told(issue)).at(-1)).toBe('诉求已结案。');
    expect((await worker.told(issue)).at(-1)).toBe('诉求已结案。');
    expect(await refusalOf(resident.does('rate', issue, { rating: { score: 5, solved: true } }))).toBe(
      'ISSUE_TOO_LATE',
    );
  });

  it('closed by the desk within the window it can still be rated, and not after', async () => {
    const { place, resident, dispatcher } = people;
    const [early, late] = [await done('早'), await done('晚')];
    for (const issue of [early, late]) await dispatcher.does('close', issue);
    await place.hoursPass(6 * 24);
    const rated = await resident.does('rate', early, { rating: { score: 4, solved: true } });
    expect(rated).toMatchObject({ state: 'closed', rating: { score: 4, solved: true } });

    await place.hoursPass(2 * 24);
    expect(await refusalOf(resident.does('rate', late, { rating: { score: 4, solved: true } }))).toBe('ISSUE_TOO_LATE');
    expect((await resident.sees(late)).actions).not.toContain('rate');
  });

  it('whoever follows it may say so as well, once for all of them; nobody else may', async () => {
    const { place, resident, neighbour, worker, dispatcher, supervisor } = people;
    const issue = await resident.reports('酒吧音乐', { categoryCode: 'noise' });
    await neighbour.reports('我家也吵', { categoryCode: 'noise', follows: issue.id });
    await doneAgain(issue);
    const five = { rating: { score: 5, solved: true } };
    for (const person of [worker, dispatcher, supervisor]) {
      expect(await refusalOf(person.does('rate', issue, five))).toBe('ISSUE_NOT_YOURS');
    }
    expect(await refusalOf((await place.comes('resident-3')).does('rate', issue, five))).toBe('NOT_FOUND');
    const rated = await neighbour.does('rate', issue, {
      rating: { score: 3, solved: false },
      note: '我在 502，还是吵',
    });

    expect(rated).toMatchObject({ state: 'assigned', relations: ['follower'] });
    // The reporter learns that somebody rated and how, not who, nor what they wrote to the street.
    const rating = (await resident.sees(issue)).history.find(({ action }) => action === 'rate');
    expect(rating).toMatchObject({ rating: { score: 3, solved: false }, actor: { name: '居民' }, note: null });
    expect((await dispatcher.sees(issue)).history.find(({ action }) => action === 'rate')?.note).toBe(
      '我在 502，还是吵',
    );
    await doneAgain(issue);
    await resident.does('rate', issue, five);
    expect(await refusalOf(neighbour.does('rate', issue, five))).toBe('ISSUE_ALREADY_RATED');
    expect(clockOf(await resident.sees(issue), 'rate').stoppedAt).not.toBeNull();
  });
});
