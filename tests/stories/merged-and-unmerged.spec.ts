import type { IssueView } from '@hongqi/shared';
import { refusalOf } from '../support/actor';
import { clockOf, dueOf } from '../support/clocks-seen';
import { brokenHistories } from '../support/history-invariants';
import { type StreetPeople, streetWithPeople } from '../support/street-people';

describe('what was merged by mistake', () => {
  let people: StreetPeople;

  beforeAll(async () => {
    people = await streetWithPeople();
  });
  afterAll(() => people.place.close());
  afterEach(async () => expect(await brokenHistories(people.place.database.manager)).toEqual([]));

  const REASON = { note: '是两根不同的水管' };
  const reported = (text: string): Promise<IssueView> => people.neighbour.reports(text, { categoryCode: 'noise' });

  it('is taken apart again, and stands where it stood, under the promises it had', async () => {
    const { place, resident, neighbour, worker, dispatcher } = people;
    const lead = await resident.reports('施工', { categoryCode: 'noise' });
    const issue = await reported('装修');
    const begun = await worker.does('accept', issue);
    await dispatcher.does('merge', issue, { lead: lead.id });
    await place.hoursPass(3);
    const apart = await dispatcher.does('unmerge', issue, REASON);
    await place.settled();

    expect(apart).toMatchObject({ state: 'handling', lead: null, holder: { name: '王秀英' } });
    expect(clockOf(apart, 'finish')).toEqual(clockOf(begun, 'finish'));
    expect(clockOf(apart, 'whole')).toEqual(clockOf(begun, 'whole'));
    expect((await neighbour.told(issue)).at(-1)).toBe('您的诉求已从并案中分出，单独办理。');
    expect((await worker.told(issue)).at(-1)).toBe('「装修」已从并案中分出，请继续办理。');
    expect(await dispatcher.sees(lead)).toMatchObject({ followers: 0, counts: { reporters: 1 } });
    // Who no longer follows no longer sees.
    expect(await refusalOf(neighbour.sees(lead))).toBe('NOT_FOUND');
    const { length } = await neighbour.told(lead);
    await worker.does('accept', lead);
    await place.settled();
    expect(await neighbour.told(lead)).toHaveLength(length);
  });

  it('while they are one, words on each of them reach whoever works on the lead', async () => {
    const { place, resident, neighbour, otherWorker, dispatcher } = people;
    const lead = await resident.reports('楼道进水');
    await dispatcher.does('dispatch', lead, { holder: { userId: otherWorker.me.id } });
    const issue = await reported('地下室进水');
    await dispatcher.does('merge', issue, { lead: lead.id });
    await neighbour.does('comment', issue, { note: '水到膝盖了' });
    await place.settled();

    expect((await otherWorker.told(issue)).at(-1)).toBe('「地下室进水」有新留言：水到膝盖了');
    expect((await resident.told(lead)).join()).not.toContain('膝盖');
  });

  it('tells the holder it had, also where the lead has another', async () => {
    const { place, resident, worker, otherWorker, dispatcher } = people;
    const lead = await resident.reports('两处的事');
    await dispatcher.does('dispatch', lead, { holder: { userId: otherWorker.me.id } });
    const issue = await reported('这边的事');
    await dispatcher.does('merge', issue, { lead: lead.id });
    await dispatcher.does('unmerge', issue, REASON);
    await place.settled();

    expect((await worker.told(issue)).at(-1)).toBe('「这边的事」已从并案中分出，请继续办理。');
    expect(await otherWorker.told(issue)).toEqual([]);
    expect((await otherWorker.told(lead)).at(-1)).toBe('「两处的事」有一件并案已分出，现有 1 人反映。');
  });

  it('not yet accepted, it has the whole time to be; the promise to the resident is the first one', async () => {
    const { place, resident, dispatcher } = people;
    const lead = await resident.reports('甲');
    const issue = await reported('乙');
    await dispatcher.does('merge', issue, { lead: lead.id });
    await place.hoursPass(24);
    const apart = await dispatcher.does('unmerge', issue, REASON);

    expect(apart.state).toBe('assigned');
    expect(Date.parse(clockOf(apart, 'accept').from)).toBeGreaterThan(Date.parse(clockOf(issue, 'accept').dueAt));
    expect(dueOf(apart, 'finish')).toBe(dueOf(issue, 'finish'));
  });

  it('after its lead was closed as well; what was never merged is not taken apart', async () => {
    const { resident, worker, dispatcher } = people;
    const lead = await resident.reports('好了的事');
    const issue = await reported('没好的事');
    await dispatcher.does('merge', issue, { lead: lead.id });
    await worker.does('accept', lead);
    await worker.does('resolve', lead, { note: '已处理' });
    await dispatcher.does('close', lead);

    expect(await dispatcher.does('unmerge', issue, REASON)).toMatchObject({ state: 'assigned', lead: null });
    expect(await refusalOf(dispatcher.does('unmerge', issue, REASON))).toBe('ISSUE_WRONG_STATE');
    expect(await refusalOf(dispatcher.does('unmerge', lead, REASON))).toBe('ISSUE_WRONG_STATE');
  });

  it('while it was merged nothing of it fell due; what had run out meanwhile is told once it is apart', async () => {
    const { place, resident, worker, dispatcher } = people;
    const lead = await resident.reports('总管');
    await worker.does('accept', lead);
    const issue = await reported('支管');
    await worker.does('accept', issue);
    await dispatcher.does('merge', issue, { lead: lead.id });
    await place.settled();
    const before = await worker.told(issue);
    await place.hoursPass(21 * 24);
    expect(await worker.told(issue)).toEqual(before);

    await dispatcher.does('unmerge', issue, REASON);
    await place.hoursPass(0.1);
    await place.hoursPass(0.1);
    const since = (await worker.told(issue)).slice(before.length);
    expect(since).toEqual([...new Set(since)]);
    expect(await dispatcher.sees(issue)).toMatchObject({ light: 'red', state: 'handling' });
  });
});
