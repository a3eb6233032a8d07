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

  it('comes back with those who had followed it', async () => {
    const { place, resident, neighbour, dispatcher } = people;
    const third = await place.comes('resident-3');
    const a = await resident.reports('甲楼漏水');
    const b = await neighbour.reports('乙楼漏水');
    const c = await third.reports('乙楼也漏水', { follows: b.id });
    await dispatcher.does('merge', b, { lead: a.id });
    expect((await third.sees(c)).lead?.id).toBe(a.id);
    expect((await dispatcher.sees(a)).counts.reporters).toBe(3);

    await dispatcher.does('unmerge', b, REASON);
    expect((await third.sees(c)).lead?.id).toBe(b.id);
    expect((await third.sees(b)).relations).toEqual(['follower']);
    expect(await refusalOf(third.sees(a))).toBe('NOT_FOUND');
    expect(await dispatcher.sees(a)).toMatchObject({ followers: 0, counts: { reporters: 1 } });
    expect(await dispatcher.sees(b)).toMatchObject({ followers: 1, counts: { reporters: 2 }, state: 'assigned' });
  });

  it('also when one of them was taken out in between, or came only later', async () => {
    const { place, resident, neighbour, dispatcher } = people;
    const [third, fourth] = [await place.comes('resident-3'), await place.comes('resident-4')];
    const a = await resident.reports('甲楼停气');
    const b = await neighbour.reports('乙楼停气');
    const c = await third.reports('乙楼也停气', { follows: b.id });
    await dispatcher.does('merge', b, { lead: a.id });
    // Said to be the same as b, which by now means a.
    const d = await fourth.reports('都停气', { follows: b.id });
    await dispatcher.does('unmerge', c, REASON);
    await dispatcher.does('unmerge', b, REASON);

    expect(await dispatcher.sees(a)).toMatchObject({ followers: 1, counts: { reporters: 2 } });
    expect(await dispatcher.sees(b)).toMatchObject({ followers: 0, counts: { reporters: 1 } });
    expect((await fourth.sees(d)).lead?.id).toBe(a.id);
    expect(await third.sees(c)).toMatchObject({ lead: null, counts: { reporters: 1 } });
  });

  it('through two merges, one step at a time', async () => {
    const { place, resident, neighbour, dispatcher } = people;
    const third = await place.comes('resident-3');
    const [a, b, c] = [await resident.reports('一'), await neighbour.reports('二'), await third.reports('三')];
    await dispatcher.does('merge', c, { lead: b.id });
    await dispatcher.does('merge', b, { lead: a.id });
    await dispatcher.does('unmerge', c, REASON);
    expect((await dispatcher.sees(a)).counts.reporters).toBe(2);
    await dispatcher.does('unmerge', b, REASON);

    for (const issue of [a, b, c]) {
      expect(await dispatcher.sees(issue)).toMatchObject({ state: 'assigned', lead: null, followers: 0, reporters: 1 });
    }
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
