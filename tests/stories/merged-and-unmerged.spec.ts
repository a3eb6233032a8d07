import type { IssueView } from '@hongqi/shared';
import { type Actor, refusalOf } from '../support/actor';
import { clockOf } from '../support/clocks-seen';
import { brokenHistories } from '../support/history-invariants';
import { type StreetPeople, streetWithPeople } from '../support/street-people';

describe('reports that were merged, and should not have been', () => {
  let people: StreetPeople;
  let third: Actor;
  let lead: IssueView;
  let middle: IssueView;
  let last: IssueView;

  beforeAll(async () => {
    people = await streetWithPeople();
    third = await people.place.comes('resident-3');
    lead = await people.resident.reports('楼前水管爆了');
    middle = await people.neighbour.reports('路上全是水');
    last = await third.reports('地下室进水');
    await people.worker.does('accept', middle);
    middle = await people.worker.sees(middle);
  });
  afterAll(() => people.place.close());
  afterEach(async () => expect(await brokenHistories(people.place.database.manager)).toEqual([]));

  it('are counted at the lead, whichever way they came', async () => {
    const { dispatcher, worker, place } = people;
    await dispatcher.does('merge', last, { lead: middle.id });
    await dispatcher.does('merge', middle, { lead: lead.id });
    await place.settled();

    expect(await dispatcher.sees(last)).toMatchObject({ lead: { id: lead.id } });
    expect(await dispatcher.sees(lead)).toMatchObject({ followers: 2, reporters: 3 });
    expect((await worker.told(lead)).at(-1)).toBe('又有居民反映「楼前水管爆了」，共 3 人。');
  });

  it('all hear what the reporter of the lead hears, and each keeps their own words', async () => {
    const { worker, neighbour, place } = people;
    await worker.does('accept', lead);
    await worker.does('progress', lead, { note: '正在抢修' });
    await place.settled();

    for (const one of [neighbour, third]) expect((await one.told(lead)).at(-1)).toContain('正在抢修');
    expect((await third.sees(last)).text).toBe('地下室进水');
    expect((await third.sees(lead)).text).toBe('');
    // Words on the own report reach whoever works on the lead.
    await third.does('comment', last, { note: '水到膝盖了' });
    await place.settled();
    expect((await worker.told(last)).at(-1)).toContain('水到膝盖了');
  });

  it('taken out again, it stands as it stood, with those that had come through it, and its promises as they were', async () => {
    const { dispatcher, worker, neighbour, place } = people;
    expect(await refusalOf(worker.does('unmerge', middle, { note: '不是一件事' }))).toBe('ISSUE_NOT_YOURS');
    expect(await refusalOf(dispatcher.does('unmerge', middle))).toBe('ISSUE_INPUT_MISSING');
    const out = await dispatcher.does('unmerge', middle, { note: '是另一处漏水' });
    await place.settled();

    expect(out).toMatchObject({
      state: 'handling',
      holder: { name: '王秀英' },
      lead: null,
      reporters: 2,
      followers: 1,
    });
    expect(clockOf(out, 'finish')).toEqual(clockOf(middle, 'finish'));
    expect(out.dueAt).toBe(middle.dueAt);
    expect(await dispatcher.sees(last)).toMatchObject({ state: 'merged', lead: { id: middle.id } });
    expect(await dispatcher.sees(lead)).toMatchObject({ followers: 0, reporters: 1 });
    expect((await neighbour.told(middle)).at(-1)).toBe('您的诉求已从并案中分出，单独办理。');
    expect(await refusalOf(third.sees(lead))).toBe('NOT_FOUND');
  });

  it('and the one that nobody had accepted gets the whole time to be accepted', async () => {
    const { dispatcher, place } = people;
    await place.hoursPass(24);
    const out = await dispatcher.does('unmerge', last, { note: '是地下室自己的管子' });

    expect(out).toMatchObject({ state: 'assigned', light: 'green' });
    expect(new Date(clockOf(out, 'accept').from).getTime()).toBeGreaterThan(
      new Date(clockOf(last, 'accept').from).getTime(),
    );
    expect(clockOf(out, 'finish')).toEqual(clockOf(last, 'finish'));
    expect(await refusalOf(dispatcher.does('unmerge', last, { note: '再来' }))).toBe('ISSUE_WRONG_STATE');
  });
});
