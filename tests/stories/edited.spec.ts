import type { IssueView, Place } from '@hongqi/shared';
import { RED_FLAG_STREET, refusalOf } from '../support/actor';
import { dueOf } from '../support/clocks-seen';
import { brokenHistories } from '../support/history-invariants';
import { type StreetPeople, streetWithPeople } from '../support/street-people';

/** In 红新社区第一网格, another worker's. */
const NEW_STREET: Place = { lng: 120.728337, lat: 49.290859, address: '新建路6号' };

describe('the reporter thinks again', () => {
  let people: StreetPeople;
  let issue: IssueView;

  beforeAll(async () => {
    people = await streetWithPeople();
  });
  beforeEach(async () => {
    issue = await people.resident.reports('门口积水', { categoryCode: 'noise' });
  });
  afterAll(() => people.place.close());
  afterEach(async () => expect(await brokenHistories(people.place.database.manager)).toEqual([]));

  it('and changes the words; what stood there before stays in the history, for staff', async () => {
    const { place, resident, worker, dispatcher, neighbour } = people;
    expect(await refusalOf(resident.does('edit', issue, { text: '  ' }))).toBe('ISSUE_INPUT_MISSING');
    const edited = await resident.does('edit', issue, { text: '3号楼门口积水结冰' });
    await place.settled();

    expect(edited).toMatchObject({ text: '3号楼门口积水结冰', title: '3号楼门口积水结冰', clocks: issue.clocks });
    expect((await worker.told(issue)).at(-1)).toBe('居民修改了「3号楼门口积水结冰」的内容。');
    expect((await dispatcher.sees(issue)).history.at(-1)).toMatchObject({
      action: 'edit',
      effects: { was: { text: '门口积水', categoryCode: 'noise', address: '红旗街12号' } },
    });
    expect(await refusalOf(worker.does('edit', issue, { text: '我改' }))).toBe('ISSUE_NOT_YOURS');
    expect(await refusalOf(neighbour.does('edit', issue, { text: '我改' }))).toBe('NOT_FOUND');
  });

  it('and changes the kind, so that it goes to the department whose it is', async () => {
    const { place, resident, worker } = people;
    const edited = await resident.does('edit', issue, { text: '暖气不热', category: 'heating' });
    await place.settled();

    expect(edited).toMatchObject({ state: 'assigned', categoryCode: 'heating', holder: { name: '红旗供热站' } });
    expect(edited.history.slice(-2).map(({ action }) => action)).toEqual(['edit', 'dispatch']);
    expect((await worker.told(issue)).at(-1)).toBe('「暖气不热」已改派，您不再承办。');
    expect((await resident.told(issue)).at(-1)).toBe('已派给红旗供热站。');
    // What was promised of the whole is not moved by it; the department has its own time to accept.
    expect(dueOf(edited, 'whole')).toBe(dueOf(issue, 'whole'));
    expect(await refusalOf(resident.does('edit', issue, { text: '暖气', category: 'nothing' }))).toBe('INPUT_INVALID');
  });

  it('and changes the place, so that it goes to the worker of the other grid', async () => {
    const { place, resident, worker } = people;
    const edited = await resident.does('edit', issue, { text: '门口积水', place: NEW_STREET });
    await place.settled();

    expect(edited).toMatchObject({ state: 'assigned', place: NEW_STREET });
    expect(edited.areaCode).not.toBe(issue.areaCode);
    expect(edited.holder?.id).not.toBe(worker.me.id);
    expect((await worker.told(issue)).at(-1)).toBe('「门口积水」已改派，您不再承办。');
    expect(await refusalOf(worker.does('accept', issue))).toBe('NOT_FOUND');
  });

  it('and to where no grid is: then the desk looks', async () => {
    const { place, resident, dispatcher } = people;
    const edited = await resident.does('edit', issue, {
      text: '山上冒烟',
      place: { lng: 120.9, lat: 49.4, address: '凤凰山' },
    });
    await place.settled();

    expect(edited).toMatchObject({ state: 'submitted', holder: null, areaCode: '150782002' });
    expect((await dispatcher.told(issue)).at(-1)).toContain('有一件诉求无法自动分派');
    expect(await resident.does('edit', issue, { text: '门口积水', place: RED_FLAG_STREET })).toMatchObject({
      state: 'assigned',
      holder: { name: '王秀英' },
    });
  });

  it('but not once it was accepted; adding to it is possible always', async () => {
    const { place, resident, worker } = people;
    await worker.does('accept', issue);

    expect(await refusalOf(resident.does('edit', issue, { text: '改一改' }))).toBe('ISSUE_WRONG_STATE');
    expect(await refusalOf(resident.does('withdraw', issue))).toBe('ISSUE_WRONG_STATE');
    expect((await resident.sees(issue)).actions).toEqual(expect.not.arrayContaining(['edit', 'withdraw']));
    await resident.does('comment', issue, { note: '今天更深了' });
    await worker.does('resolve', issue, { note: '已抽水' });
    await resident.does('comment', issue, { note: '谢谢' });
    await resident.does('rate', issue, { rating: { score: 5, solved: true } });
    await resident.does('comment', issue, { note: '又想起一句' });
    await place.settled();

    expect((await resident.sees(issue)).text).toBe('门口积水');
    expect((await worker.told(issue)).at(-1)).toBe('「门口积水」有新留言：又想起一句');
  });

  it('and takes it back, before anyone has begun', async () => {
    const { place, resident, worker } = people;
    const withdrawn = await resident.does('withdraw', issue, { note: '自己解决了' });
    await place.settled();

    expect(withdrawn).toMatchObject({ state: 'withdrawn', stage: 'ended', dueAt: null, light: null });
    expect((await worker.told(issue)).at(-1)).toBe('居民已撤回「门口积水」。');
    expect(await refusalOf(resident.does('edit', issue, { text: '还是要' }))).toBe('ISSUE_WRONG_STATE');
    await place.hoursPass(30 * 24);
    expect((await worker.told(issue)).at(-1)).toBe('居民已撤回「门口积水」。');
  });
});
