import { issueRoutes, type IssueView } from '@hongqi/shared';
import type { Actor } from '../support/actor';
import { clockOf, localMinute } from '../support/clocks-seen';
import { brokenHistories } from '../support/history-invariants';
import { plainPhoto } from '../support/photos';
import { anotherSweeper, ownSweeper, type StreetPeople, streetWithPeople } from '../support/street-people';

const YELLOW = '「路灯不亮」签收时限快到了，请抓紧。';
const RED = '「路灯不亮」签收已超期，请马上办理并说明原因。';
const ORDER = '黄牌督办「路灯不亮」，请在 11月24日 17:30 前回复：已超过承诺的时限，请说明原因和办结时间。';

/** Reported on Monday at nine with four working hours to accept it: until 15:00. */
describe('nobody accepts', () => {
  let people: StreetPeople;
  let issue: IssueView;

  beforeAll(async () => {
    people = await streetWithPeople();
    issue = await people.resident.reports('路灯不亮', { categoryCode: 'lighting' });
  });
  afterAll(() => people.place.close());
  afterEach(async () => expect(await brokenHistories(people.place.database.manager)).toEqual([]));

  const told = async (person: Actor): Promise<string[]> => person.told(issue);
  const times = async (person: Actor, words: string): Promise<number> =>
    (await told(person)).filter((one) => one === words).length;
  const queue = async (person: Actor, name: 'leaders' | 'ordered' | 'overdue'): Promise<string[]> =>
    (await person.call(issueRoutes.desk, { queue: name })).items.map(({ id }) => id);

  it('until four fifths of the time are gone, and hears nothing before', async () => {
    const { place, worker } = people;
    await place.itBecomes('2026-11-23 14:11');
    expect(await told(worker)).toEqual(['您有新任务：路灯不亮']);
    expect(await worker.sees(issue)).toMatchObject({ light: 'green' });

    await place.itBecomes('2026-11-23 14:13');
    expect((await told(worker)).at(-1)).toBe(YELLOW);
    expect(await worker.sees(issue)).toMatchObject({ light: 'yellow' });
  });

  it('and is reminded once, however often and by however many servers it is looked at', async () => {
    const { place, worker, supervisor } = people;
    const sweepers = [ownSweeper(place), anotherSweeper(place), anotherSweeper(place)];
    await Promise.all(sweepers.map((sweeper) => sweeper.sweep()));
    await place.itBecomes('2026-11-23 14:30');
    await place.settled();

    expect(await times(worker, YELLOW)).toBe(1);
    expect(await told(supervisor)).toEqual([]);
    expect((await worker.sees(issue)).history.map(({ action }) => action)).toEqual(['submit', 'dispatch', 'warn']);
  });

  it('then the promise is broken: worker and supervisor hear of it, and the order is there by itself', async () => {
    const { place, worker, supervisor, dispatcher } = people;
    await place.itBecomes('2026-11-23 15:01');

    expect((await told(worker)).slice(-2)).toEqual([RED, ORDER]);
    expect(await told(supervisor)).toEqual(['「路灯不亮」签收已超期，承办：网格员 王秀英。']);
    const seen = await supervisor.sees(issue);
    expect(seen).toMatchObject({ state: 'assigned', light: 'red', card: 'yellow' });
    expect(seen.order).toMatchObject({ issuer: '平台', areaName: '红旗街道', answeredAt: null });
    expect(localMinute(seen.order?.dueAt ?? '')).toBe('2026-11-24 17:30');
    expect(await queue(dispatcher, 'overdue')).toEqual([issue.id]);
    expect(await queue(dispatcher, 'ordered')).toEqual([issue.id]);
  });

  it('and the reporter sees that it is late and supervised, but not the words between colleagues', async () => {
    const { resident } = people;
    const seen = await resident.sees(issue);

    expect(seen).toMatchObject({ light: 'red', card: 'yellow', order: { note: null }, calls: [] });
    expect(clockOf(seen, 'accept').light).toBe('red');
    expect(JSON.stringify(seen)).not.toContain('请说明原因');
    expect(seen.history.map(({ action }) => action)).not.toContain('warn');
    expect(await told(resident)).toHaveLength(2);
  });

  it('two working days later it stands on the list of the county’s leader, and on nobody else’s', async () => {
    const { place, supervisor, leader } = people;
    await place.itBecomes('2026-11-25 17:29');
    expect(await queue(leader, 'leaders')).toEqual([]);
    await place.itBecomes('2026-11-25 17:30');

    expect(await queue(leader, 'leaders')).toEqual([issue.id]);
    expect(await queue(supervisor, 'leaders')).toEqual([]);
    expect(await leader.call(issueRoutes.deskCounts, {})).toMatchObject({ leaders: 1, ordered: 1, overdue: 1 });
    expect((await told(leader)).at(-1)).toBe('「路灯不亮」签收超期已久，承办：网格员 王秀英，请督促。');
    expect((await told(supervisor)).at(-1)).toBe('「路灯不亮」签收超期已久，已报上级领导。');
    // The reporter called nobody; whose list it climbed to is between colleagues.
    expect((await people.resident.sees(issue)).calls).toEqual([]);
  });

  it('a week later nobody has heard any of it twice', async () => {
    const { place, worker, supervisor, leader, dispatcher } = people;
    await place.itBecomes('2026-12-02 09:00');

    for (const person of [worker, supervisor, leader, dispatcher]) {
      const words = await told(person);
      expect(words).toEqual([...new Set(words)]);
    }
    const steps = (await supervisor.sees(issue)).history.map(({ action, effects }) => `${action} ${effects?.ranOut}`);
    expect(steps.filter((step) => step.endsWith(' accept'))).toEqual(['warn accept', 'expire accept', 'climb accept']);
    expect(steps.filter((step) => step.startsWith('supervise'))).toHaveLength(1);
  });

  it('and once it is done at last, the platform’s own order and the leader’s list let go of it', async () => {
    const { worker, leader, dispatcher } = people;
    await worker.does('accept', issue);
    const photo = await worker.photographs(await plainPhoto(64, 48));
    const done = await worker.does('resolve', issue, { note: '已换灯', photos: [photo.id] });

    expect(done).toMatchObject({ state: 'resolved', card: null, order: null, light: null });
    expect(await queue(leader, 'leaders')).toEqual([]);
    expect(await queue(dispatcher, 'ordered')).toEqual([]);
  });
});
