import { issueRoutes, type IssueView, type SimilarIssue, type SimilarQuery } from '@hongqi/shared';
import { type Actor, FAR_AWAY, RED_FLAG_STREET, refusalOf } from '../support/actor';
import { brokenHistories } from '../support/history-invariants';
import { type StreetPeople, streetWithPeople } from '../support/street-people';

const METRE = 1 / 111_320;
/** So many metres to the north. */
const north = (metres: number) => ({ ...RED_FLAG_STREET, lat: RED_FLAG_STREET.lat + metres * METRE });
const HERE = { lng: RED_FLAG_STREET.lng, lat: RED_FLAG_STREET.lat };

describe('the same matter', () => {
  let people: StreetPeople;
  let lead: IssueView;

  beforeAll(async () => {
    people = await streetWithPeople();
    lead = await people.resident.reports('3号楼2单元501室停水，电话13912345678', {
      categoryCode: 'water',
      place: { ...north(0), address: '红旗街12号3号楼501室' },
    });
    await people.resident.reports('广场舞太吵', { categoryCode: 'noise', place: north(20) });
    await people.resident.reports('停水了', { categoryCode: 'water', place: north(900) });
    // What is not yet looked at by the platform's check is shown to nobody else.
    await people.place.settled();
  });
  afterAll(() => people.place.close());
  afterEach(async () => expect(await brokenHistories(people.place.database.manager)).toEqual([]));

  const found = (query: Partial<SimilarQuery>): Promise<SimilarIssue[]> =>
    people.neighbour.call(issueRoutes.similar, { ...HERE, ...query });

  it('is shown before sending: what is near, of the like, and in like words', async () => {
    const alike = await found({ lat: north(40).lat, categoryCode: 'water', text: '2单元停水了' });

    expect(alike).toMatchObject([{ id: lead.id, categoryCode: 'water', state: 'assigned', metres: 40, reporters: 1 }]);
    expect(await found({ categoryCode: 'noise', text: '跳广场舞太吵了' })).toMatchObject([{ categoryCode: 'noise' }]);
    expect(await found({ categoryCode: 'lighting', text: '路灯不亮' })).toEqual([]);
    expect(await found({ lat: north(400).lat, categoryCode: 'water', text: '停水' })).toEqual([]);
  });

  it('as little of it as tells what it is: no door, no number, no name', async () => {
    const [alike] = await found({ categoryCode: 'water', text: '停水' });

    expect(alike?.title).toBe('3号楼2单元*室停水，电话***********');
    expect(Object.keys(alike ?? {}).sort()).toEqual(
      ['areaName', 'categoryCode', 'createdAt', 'id', 'metres', 'reporters', 'state', 'title'].sort(),
    );
    expect(JSON.stringify(alike)).not.toMatch(/501|139|红旗街12号/);
  });

  it('is followed in one tap: a report of their own, which goes where the other goes', async () => {
    const { neighbour, resident, worker, place } = people;
    const own = await neighbour.reports('我家402也没水', { categoryCode: 'water', follows: lead.id });
    await worker.does('accept', lead);
    await place.settled();

    expect(own).toMatchObject({ state: 'merged', stage: 'ended', light: null, lead: { number: lead.number } });
    expect(await neighbour.told(own)).toEqual([expect.stringContaining('您的诉求已收到')]);
    expect((await worker.told(lead)).slice(-1)).toEqual([expect.stringMatching(/^又有居民反映「.*」，共 2 人。$/)]);
    expect(await neighbour.told(lead)).toEqual(['网格员 王秀英已接手，正在处理。']);
    expect((await resident.told(lead)).at(-1)).toBe('网格员 王秀英已接手，正在处理。');
  });

  it('and each keeps their own words and their own view', async () => {
    const { neighbour, resident, place } = people;
    await resident.does('comment', lead, { note: '501 家里有老人' });
    await people.worker.does('progress', lead, { note: '总阀在修' });
    await place.settled();
    const own = (await neighbour.call(issueRoutes.mine, {})).items[0];
    const followed = await neighbour.sees(lead);

    expect(await neighbour.sees(own ?? lead)).toMatchObject({ text: '我家402也没水', relations: ['reporter'] });
    expect(followed).toMatchObject({ relations: ['follower'], text: '', place: null, reporter: null });
    expect(JSON.stringify(followed)).not.toMatch(/501|139/);
    expect((await neighbour.told(lead)).at(-1)).toBe('有新进展：总阀在修');
    expect(JSON.stringify(await neighbour.inbox())).not.toContain('老人');
    // The first one learns how many there are, not who.
    const first = await resident.sees(lead);
    expect(first).toMatchObject({ followers: 1, reporters: 2, counts: { reporters: 2 } });
    expect(JSON.stringify(first)).not.toMatch(/我家402|居民2/);
  });

  it('is not followed from elsewhere, nor what is not there or has ended', async () => {
    const { neighbour, resident } = people;
    const ended = await resident.reports('误报');
    await resident.does('withdraw', ended);
    const follow = (follows: string, place = RED_FLAG_STREET): Promise<string> =>
      refusalOf(neighbour.reports('我也是', { follows, place }));

    expect(await follow(lead.id, FAR_AWAY)).toBe('ISSUE_LEAD_INVALID');
    expect(await follow(ended.id)).toBe('ISSUE_LEAD_INVALID');
    expect(await follow('01KAAAAAAAAAAAAAAAAAAAAAAA')).toBe('ISSUE_LEAD_INVALID');
  });

  it('who follows one that was merged follows its lead', async () => {
    const { neighbour, dispatcher, place } = people;
    const double = await (await place.comes('resident-3')).reports('停水', { categoryCode: 'water' });
    await dispatcher.does('merge', double, { lead: lead.id });
    const own = await neighbour.reports('还是没水', { categoryCode: 'water', follows: double.id });

    expect(own.lead?.id).toBe(lead.id);
    expect((await dispatcher.sees(lead)).counts.reporters).toBe(4);
  });

  it('and a report that waits at the desk can be said to be the same afterwards, by whoever sent it', async () => {
    const { resident, neighbour, dispatcher } = people;
    const smoke = await resident.reports('山上冒烟', { place: FAR_AWAY });
    const fire = await neighbour.reports('山上着火了', { place: FAR_AWAY });
    for (const lead of [fire.id, people.worker.me.id, (await resident.reports('路灯不亮')).id]) {
      expect(await refusalOf(neighbour.does('follow', fire, { lead }))).toBe('ISSUE_LEAD_INVALID');
    }
    expect(await refusalOf(dispatcher.does('follow', fire, { lead: smoke.id }))).toBe('ISSUE_NOT_YOURS');
    const merged = await neighbour.does('follow', fire, { lead: smoke.id });

    expect(merged).toMatchObject({ state: 'merged', lead: { id: smoke.id } });
    expect(await dispatcher.sees(smoke)).toMatchObject({ followers: 1, counts: { reporters: 2 } });
  });

  it('a fifth reporter raises an order by itself', async () => {
    const { place, dispatcher, worker } = people;
    const fifth = await place.comes('resident-4');
    expect((await dispatcher.sees(lead)).card).toBeNull();
    await fifth.reports('五楼也停水', { categoryCode: 'water', follows: lead.id });
    await place.settled();

    expect(await dispatcher.sees(lead)).toMatchObject({ card: 'yellow', reporters: 5, order: { issuer: '平台' } });
    expect((await worker.told(lead)).at(-1)).toContain('已有 5 位居民反映同一件事，请尽快办理并说明情况。');
  });

  it('twenty people who follow at the same moment are all counted', async () => {
    const { place, resident, dispatcher } = people;
    const crowd: Actor[] = [];
    for (let at = 0; at < 20; at += 1) crowd.push(await place.comes(`crowd-${at}`));
    const issue = await resident.reports('全小区停电');
    const own = await Promise.all(crowd.map((one, at) => one.reports(`${at} 号楼也停电`, { follows: issue.id })));

    expect(new Set(own.map(({ state, lead: of }) => `${state} ${of?.id}`))).toEqual(new Set([`merged ${issue.id}`]));
    const seen = await dispatcher.sees(issue);
    expect(seen).toMatchObject({ followers: 20, counts: { reporters: 21 }, card: 'yellow' });
    expect(seen.history.filter(({ action }) => action === 'join')).toHaveLength(20);
    expect(seen.history.filter(({ action }) => action === 'supervise')).toHaveLength(1);
  });
});
