import type { IssueView } from '@hongqi/shared';
import { RED_FLAG_STREET, refusalOf } from '../support/actor';
import { clockOf } from '../support/clocks-seen';
import { brokenHistories } from '../support/history-invariants';
import { type StreetPeople, streetWithPeople } from '../support/street-people';

/** In 红旗社区第二网格, whose worker is 张桂兰. */
const NEXT_GRID = { lng: 120.721951, lat: 49.287927, address: '红旗街88号' };
const NOWHERE = { lng: 120.9, lat: 49.4, address: '凤凰山' };

describe('the reporter got it wrong', () => {
  let people: StreetPeople;
  let issue: IssueView;

  beforeAll(async () => {
    people = await streetWithPeople();
    issue = await people.resident.reports('12号楼前路灯不亮', { categoryCode: 'lighting' });
  });
  afterAll(() => people.place.close());
  afterEach(async () => expect(await brokenHistories(people.place.database.manager)).toEqual([]));

  it('and changes the words; what was said before stays in the history, and no promise moves', async () => {
    const { resident, worker, place } = people;
    const edited = await resident.does('edit', issue, { text: '88号楼前路灯不亮\n一到晚上就灭' });
    await place.settled();

    expect(edited).toMatchObject({
      state: 'assigned',
      title: '88号楼前路灯不亮',
      text: '88号楼前路灯不亮\n一到晚上就灭',
    });
    expect(edited.clocks).toEqual((await resident.sees(issue)).clocks);
    expect(clockOf(edited, 'finish')).toEqual(clockOf(issue, 'finish'));
    expect((await worker.sees(issue)).history.at(-1)?.effects?.was).toMatchObject({ text: '12号楼前路灯不亮' });
    expect((await worker.told(issue)).at(-1)).toBe('居民修改了「88号楼前路灯不亮」的内容。');
  });

  it('and the place: it goes to the worker who answers for it', async () => {
    const { resident, worker, otherWorker, place } = people;
    const moved = await resident.does('edit', issue, { text: '88号楼前路灯不亮', place: NEXT_GRID });
    await place.settled();

    expect(moved).toMatchObject({
      state: 'assigned',
      areaName: '红旗社区第二网格',
      holder: { name: '张桂兰' },
      place: NEXT_GRID,
    });
    expect((await otherWorker.told(issue)).at(-1)).toBe('您有新任务:88号楼前路灯不亮');
    expect((await worker.told(issue)).at(-1)).toBe('「88号楼前路灯不亮」已改派,您不再承办。');
    expect(clockOf(moved, 'finish')).toEqual(clockOf(issue, 'finish'));
  });

  it('and the kind: heating goes to the heating station', async () => {
    const { resident } = people;

    expect(await resident.does('edit', issue, { text: '暖气不热', category: 'heating' })).toMatchObject({
      categoryCode: 'heating',
      holder: { kind: 'department', name: '红旗供热站' },
    });
    expect(await refusalOf(resident.does('edit', issue, { text: '暖气不热', category: 'nonsense' }))).toBe(
      'INPUT_INVALID',
    );
  });

  it('and a place outside every grid: then a person must look', async () => {
    const { resident, dispatcher, place } = people;
    const lost = await resident.does('edit', issue, { text: '山上冒烟', category: 'other', place: NOWHERE });
    await place.settled();

    expect(lost).toMatchObject({ state: 'submitted', holder: null, areaName: '红旗街道' });
    expect((await dispatcher.told(issue)).join()).toContain('位置不在任何网格内');
    expect(await resident.does('edit', issue, { text: '路灯不亮', place: RED_FLAG_STREET })).toMatchObject({
      state: 'assigned',
      holder: { name: '王秀英' },
    });
  });

  it('but nobody else may, and nobody once it is accepted; adding to it is always possible', async () => {
    const { resident, neighbour, worker, dispatcher, place } = people;
    expect(await refusalOf(neighbour.does('edit', issue, { text: '别的' }))).toBe('NOT_FOUND');
    expect(await refusalOf(dispatcher.does('edit', issue, { text: '别的' }))).toBe('ISSUE_NOT_YOURS');
    expect(await refusalOf(resident.does('edit', issue, { text: '  ' }))).toBe('ISSUE_INPUT_MISSING');
    await worker.does('accept', issue);

    expect(await refusalOf(resident.does('edit', issue, { text: '别的' }))).toBe('ISSUE_WRONG_STATE');
    expect(await refusalOf(resident.does('withdraw', issue))).toBe('ISSUE_WRONG_STATE');
    await resident.does('comment', issue, { note: '就在单元门口' });
    await place.settled();
    expect((await worker.told(issue)).at(-1)).toContain('就在单元门口');
  });
});
