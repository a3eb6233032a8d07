import { type DeskQuery, issueRoutes, type IssueView } from '@hongqi/shared';
import { type Actor, FAR_AWAY, refusalOf } from '../support/actor';
import { plainPhoto } from '../support/photos';
import { NEXT_STREET, Registry } from '../support/registry';
import { type Town, town } from '../support/town';

describe('the dispatcher’s desk', () => {
  let place: Town;
  let dispatcher: Actor;
  let issues: Record<'waiting' | 'held' | 'begun' | 'checked' | 'done' | 'closed', IssueView>;

  beforeAll(async () => {
    place = await town();
    dispatcher = await place.signsIn('dispatcher');
    const resident = await place.comes('resident-1');
    const worker = await place.comes('worker-01');
    const brought = async (text: string, ...steps: ('accept' | 'resolve' | 'rate')[]): Promise<IssueView> => {
      const issue = await resident.reports(text, { categoryCode: 'noise' });
      if (steps.includes('accept')) await worker.does('accept', issue);
      if (steps.includes('resolve')) await worker.does('resolve', issue, { note: '已处理' });
      if (steps.includes('rate')) await resident.does('rate', issue, { rating: { score: 5, solved: true } });
      return issue;
    };
    issues = {
      waiting: await resident.reports('山上冒烟', { place: FAR_AWAY }),
      held: await resident.reports('暖气不热 100%_确定', { categoryCode: 'heating' }),
      begun: await brought('半夜施工', 'accept'),
      checked: await hazardDone(resident, worker),
      done: await brought('狗叫', 'accept', 'resolve'),
      closed: await brought('喇叭', 'accept', 'resolve', 'rate'),
    };
  });
  afterAll(() => place.close());

  const hazardDone = async (resident: Actor, worker: Actor): Promise<IssueView> => {
    const issue = await resident.reports('电线垂落', { categoryCode: 'safety' });
    await worker.does('accept', issue);
    const [before, after] = [
      await worker.photographs(await plainPhoto()),
      await worker.photographs(await plainPhoto()),
    ];
    return worker.does('resolve', issue, { note: '已固定', before: [before.id], photos: [after.id] });
  };
  const listed = async (query: DeskQuery): Promise<string[]> =>
    (await dispatcher.call(issueRoutes.desk, query)).items.map(({ title }) => title);

  it.each<[DeskQuery['queue'], string[]]>([
    ['desk', ['山上冒烟']],
    ['work', ['半夜施工', '暖气不热 100%_确定']],
    ['check', ['电线垂落']],
    ['done', ['狗叫']],
    ['ended', ['喇叭']],
    ['all', ['喇叭', '狗叫', '电线垂落', '半夜施工', '暖气不热 100%_确定', '山上冒烟']],
  ])('queue %s: %j', async (queue, titles) => {
    expect(await listed({ queue })).toEqual(titles);
  });

  it('counts what somebody still has to empty', async () => {
    expect(await dispatcher.call(issueRoutes.deskCounts, {})).toEqual({
      desk: 1,
      work: 2,
      check: 1,
      done: 1,
      overdue: 0,
      requests: 0,
      ordered: 0,
      leaders: 0,
    });
  });

  it.each<[string, string[]]>([
    ['冒烟', ['山上冒烟']],
    ['红旗街12号', ['喇叭', '狗叫', '电线垂落', '半夜施工', '暖气不热 100%_确定']],
    ['100%', ['暖气不热 100%_确定']],
    ['%_', ['暖气不热 100%_确定']],
    ['%', ['暖气不热 100%_确定']],
    ["' OR '1'='1", []],
    ['\\', []],
  ])('finds “%s” in words and addresses, as it is written', async (search, titles) => {
    expect(await listed({ search })).toEqual(titles);
  });

  it('finds a number as it is read out, and nothing by a wrong one', async () => {
    const { number } = issues.begun;

    expect(await listed({ search: number })).toEqual(['半夜施工']);
    expect(await listed({ search: `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}` })).toEqual([
      '半夜施工',
    ]);
    expect(await listed({ search: '260 999 999' })).toEqual([]);
  });

  it('narrows by category and by area, and by all at once', async () => {
    expect(await listed({ categoryCode: 'heating' })).toEqual(['暖气不热 100%_确定']);
    expect(await listed({ areaCode: '150782002001', queue: 'work', categoryCode: 'noise', search: '施工' })).toEqual([
      '半夜施工',
    ]);
    expect(await listed({ areaCode: '150782002002' })).toEqual([]);
    expect(await listed({ categoryCode: 'unknown' })).toEqual([]);
  });

  it('shows what is overdue once it is', async () => {
    await place.hoursPass(9);

    expect(await listed({ queue: 'overdue' })).toEqual(['暖气不热 100%_确定']);
    expect((await dispatcher.call(issueRoutes.desk, { queue: 'overdue' })).items[0]).toMatchObject({ light: 'red' });
    expect(await dispatcher.call(issueRoutes.deskCounts, {})).toMatchObject({ overdue: 1 });
  });
});

describe('what a post does not cover', () => {
  let place: Town;
  let registry: Registry;

  beforeAll(async () => {
    place = await town();
    registry = new Registry(place);
    const { grid } = await registry.foundsNextStreet();
    await registry.hires({ login: 'next-worker', name: '胜利网格员', role: 'worker', areaCode: grid });
    const resident = await place.comes('resident-1');
    await resident.reports('红旗的事');
    await resident.reports('红新的事', { place: { lng: 120.728337, lat: 49.290859, address: '新建路6号' } });
    const neighbour = await place.comes('resident-2');
    await neighbour.send('PUT', '/api/v1/me/home', { gridCode: grid });
    await neighbour.reports('胜利的事', { place: undefined });
  });
  afterAll(() => place.close());

  const titles = async (person: Actor, areaCode?: string): Promise<string[]> =>
    (await person.call(issueRoutes.desk, { ...(areaCode && { areaCode }) })).items.map(({ title }) => title);

  it('is not listed, not counted, and asking for it finds nothing there', async () => {
    const chief = await registry.hires({
      login: 'chief-1',
      name: '社区书记',
      role: 'supervisor',
      areaCode: '150782002001',
    });

    expect(await titles(chief)).toEqual(['红旗的事']);
    expect(await chief.call(issueRoutes.deskCounts, {})).toMatchObject({ work: 1 });
    expect(await titles(chief, '150782002001001')).toEqual(['红旗的事']);
    for (const areaCode of ['150782002002', '150782002', '150782', NEXT_STREET, '150782002999', '1101']) {
      expect(await refusalOf(chief.call(issueRoutes.desk, { areaCode }))).toBe('NOT_FOUND');
      expect(await refusalOf(chief.call(issueRoutes.deskCounts, { areaCode }))).toBe('NOT_FOUND');
    }
  });

  it('adds up over the posts someone holds, whether they touch or not', async () => {
    const chief = await registry.hires({
      login: 'chief-2',
      name: '包片领导',
      role: 'supervisor',
      areaCode: '150782002002',
    });
    await registry.appoints(chief.me.id, { role: 'supervisor', areaCode: `${NEXT_STREET}009` });

    expect(await titles(chief)).toEqual(['胜利的事', '红新的事']);
    expect(await chief.call(issueRoutes.deskCounts, {})).toMatchObject({ work: 2 });
    expect(await titles(chief, `${NEXT_STREET}009`)).toEqual(['胜利的事']);
    expect(await refusalOf(chief.call(issueRoutes.desk, { areaCode: '150782002' }))).toBe('NOT_FOUND');
  });

  it('is the next street for the street, and nothing for the county', async () => {
    const dispatcher = await place.signsIn('dispatcher');
    const next = await registry.hires({
      login: 'next-desk',
      name: '胜利坐席',
      role: 'dispatcher',
      areaCode: NEXT_STREET,
    });
    const county = await place.signsIn('county');

    expect(await titles(dispatcher)).toEqual(['红新的事', '红旗的事']);
    expect(await titles(next)).toEqual(['胜利的事']);
    expect(await titles(county)).toEqual(['胜利的事', '红新的事', '红旗的事']);
    expect(await titles(county, NEXT_STREET)).toEqual(['胜利的事']);
  });

  it('is also nobody to name: a dispatcher sends no issue outside the own street', async () => {
    const dispatcher = await place.signsIn('dispatcher');
    const stranger = await place.signsIn('next-worker');
    const issue = await (await place.comes('resident-1')).reports('路灯不亮');
    const candidates = await dispatcher.call(issueRoutes.holders, {}, { id: issue.id });

    expect(candidates.map(({ name }) => name)).not.toContain('胜利网格员');
    expect(candidates).toHaveLength(12 + 2);
    for (const userId of [stranger.me.id, dispatcher.me.id, '01KAAAAAAAAAAAAAAAAAAAAAAA']) {
      expect(await refusalOf(dispatcher.does('dispatch', issue, { holder: { userId } }))).toBe('ISSUE_HOLDER_INVALID');
    }
    expect(await refusalOf(dispatcher.does('dispatch', issue, { holder: { departmentId: stranger.me.id } }))).toBe(
      'ISSUE_HOLDER_INVALID',
    );
  });
});
