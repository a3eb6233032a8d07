import { issueRoutes, type IssueView } from '@hongqi/shared';
import { type Actor, refusalOf } from '../support/actor';
import { localMinute } from '../support/clocks-seen';
import { brokenHistories } from '../support/history-invariants';
import { type StreetPeople, streetWithPeople } from '../support/street-people';

const WORDS = { note: '一周了没有人来，请领导管一管' };

describe('a resident calls to the top', () => {
  let people: StreetPeople;
  let issue: IssueView;

  beforeAll(async () => {
    people = await streetWithPeople();
    issue = await people.resident.reports('楼道堆满杂物');
  });
  afterAll(() => people.place.close());
  afterEach(async () => expect(await brokenHistories(people.place.database.manager)).toEqual([]));

  const onListOf = async (person: Actor): Promise<boolean> =>
    (await person.call(issueRoutes.desk, { queue: 'leaders' })).items.some(({ id }) => id === issue.id);

  it('but not while every promise is kept', async () => {
    const { resident, worker } = people;

    expect(await refusalOf(resident.does('shout', issue, WORDS))).toBe('ISSUE_NO_GRIEVANCE');
    expect((await resident.sees(issue)).actions).not.toContain('shout');
    expect(await refusalOf(worker.does('shout', issue, WORDS))).toBe('ISSUE_NOT_YOURS');
  });

  it('once one is broken: every level with a leader has it on its list and is told the words', async () => {
    const { place, resident, supervisor, leader, worker } = people;
    await place.itBecomes('2026-11-24 09:00');
    expect(await refusalOf(resident.does('shout', issue, { note: ' ' }))).toBe('ISSUE_INPUT_MISSING');
    const called = await resident.does('shout', issue, WORDS);
    await place.settled();

    expect(called.calls).toMatchObject([
      { areaCode: '150782002', areaName: '红旗街道', why: 'shout', doneAt: null },
      { areaCode: '150782', areaName: '牙克石市', why: 'shout', doneAt: null },
    ]);
    expect(called.calls.map(({ dueAt }) => localMinute(dueAt ?? ''))).toEqual(['2026-11-26 17:30', '2026-11-26 17:30']);
    for (const person of [supervisor, leader]) {
      expect((await person.told(issue)).at(-1)).toBe(
        '居民把「楼道堆满杂物」喊到了您这里，请答复：一周了没有人来，请领导管一管',
      );
      expect(await onListOf(person)).toBe(true);
    }
    expect((await worker.told(issue)).at(-1)).toBe('居民就「楼道堆满杂物」喊到顶：一周了没有人来，请领导管一管');
    expect(await refusalOf(resident.does('shout', issue, WORDS))).toBe('ISSUE_CALLED');
  });

  it('and reads what each of them answers, under their name', async () => {
    const { place, resident, supervisor, dispatcher } = people;
    expect(await refusalOf(dispatcher.does('answerCall', issue, { note: '我来答' }))).toBe('ISSUE_NOT_YOURS');
    expect(await refusalOf(supervisor.does('answerCall', issue))).toBe('ISSUE_INPUT_MISSING');
    const answered = await supervisor.does('answerCall', issue, { note: '明天上午组织清理' });
    await place.settled();

    expect((await resident.told(issue)).at(-1)).toBe('领导答复：明天上午组织清理');
    expect((await resident.sees(issue)).history.at(-1)).toMatchObject({
      action: 'answerCall',
      note: '明天上午组织清理',
      actor: { name: '赵敏' },
    });
    expect(answered.calls.map(({ doneAt }) => doneAt !== null)).toEqual([true, false]);
    expect([await onListOf(supervisor), await onListOf(people.leader)]).toEqual([false, true]);
    expect(await refusalOf(supervisor.does('answerCall', issue, { note: '再说一句' }))).toBe('ISSUE_NOT_YOURS');
    expect(await refusalOf(resident.does('shout', issue, WORDS))).toBe('ISSUE_CALLED');
  });

  it('a level that stays silent is told that it is late, and only that one', async () => {
    const { place, supervisor, leader } = people;
    const late = '「楼道堆满杂物」领导答复已超期';
    await place.itBecomes('2026-11-26 17:31');

    expect((await leader.told(issue)).filter((words) => words.startsWith(late))).toHaveLength(1);
    expect((await supervisor.told(issue)).filter((words) => words.startsWith(late))).toHaveLength(0);
    expect(await onListOf(leader)).toBe(true);
  });

  it('when all have answered and it still is not done, the resident may call again', async () => {
    const { resident, leader, supervisor } = people;
    await leader.does('answerCall', issue, { note: '已责成街道办理' });
    expect(await onListOf(leader)).toBe(true); // Red for two days besides, of which the resident knows nothing.
    const again = await resident.does('shout', issue, { note: '还是没有人来' });

    expect(again.calls).toHaveLength(4);
    expect(again.calls.filter(({ doneAt }) => doneAt === null)).toHaveLength(2);
    expect(await onListOf(supervisor)).toBe(true);
  });

  it('nor do they escape the answer when the work is done meanwhile', async () => {
    const { resident, worker, supervisor, leader } = people;
    await worker.does('accept', issue);
    await worker.does('resolve', issue, { note: '已清理' });
    await resident.does('rate', issue, { rating: { score: 5, solved: true } });
    expect([await onListOf(supervisor), await onListOf(leader)]).toEqual([true, true]);

    await leader.does('answerCall', issue, { note: '已清理完毕，谢谢监督' });
    const closed = await supervisor.does('answerCall', issue, { note: '已清理完毕' });
    expect(closed).toMatchObject({ state: 'closed' });
    expect([await onListOf(supervisor), await onListOf(leader)]).toEqual([false, false]);
  });

  it('a bad settlement is a reason too, for fifteen days, and a good one is none', async () => {
    const { place, resident, neighbour, worker } = people;
    const settled = async (score: number): Promise<IssueView> => {
      const one = await resident.reports('水管渗水');
      await worker.does('accept', one);
      await worker.does('resolve', one, { note: '已擦干' });
      return resident.does('rate', one, { rating: { score, solved: true } });
    };
    const [bad, good, old] = [await settled(1), await settled(4), await settled(1)];

    expect((await resident.does('shout', bad, { note: '第二天又渗' })).calls).toHaveLength(2);
    expect(await refusalOf(resident.does('shout', good, WORDS))).toBe('ISSUE_NO_GRIEVANCE');
    expect(await refusalOf(neighbour.does('shout', old, WORDS))).toBe('NOT_FOUND');
    await place.hoursPass(15 * 24 + 1);
    expect(await refusalOf(resident.does('shout', old, WORDS))).toBe('ISSUE_TOO_LATE');
  });
});
