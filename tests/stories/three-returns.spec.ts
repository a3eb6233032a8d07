import { issueRoutes, type IssueView } from '@hongqi/shared';
import { type Actor, refusalOf } from '../support/actor';
import { brokenHistories } from '../support/history-invariants';
import { type StreetPeople, streetWithPeople } from '../support/street-people';

describe('nobody wants it', () => {
  let people: StreetPeople;
  let issue: IssueView;

  beforeAll(async () => {
    people = await streetWithPeople();
    issue = await people.resident.reports('两个网格交界处的垃圾');
  });
  afterAll(() => people.place.close());
  afterEach(async () => expect(await brokenHistories(people.place.database.manager)).toEqual([]));

  const asked = async (person: Actor): Promise<string[]> =>
    (await person.call(issueRoutes.desk, { queue: 'requests' })).items.map(({ id }) => id);

  it('the first asks to return it, and the desk refuses', async () => {
    const { worker, dispatcher, supervisor, place } = people;
    await worker.does('return', issue, { note: '在马路那边' });
    await place.settled();
    expect(await dispatcher.told(issue)).toEqual(['承办人申请退回「两个网格交界处的垃圾」：在马路那边']);
    const kept = await dispatcher.does('refuse', issue, { note: '地图上在你这边' });

    expect(kept).toMatchObject({ state: 'assigned', holder: { id: worker.me.id }, counts: { returns: 1 } });
    expect(await supervisor.told(issue)).toEqual([]);
  });

  it('and asks again, which is granted; the desk sends it to the next', async () => {
    const { worker, otherWorker, dispatcher } = people;
    await worker.does('return', issue, { note: '量过了，确实在那边' });
    expect(await dispatcher.does('grant', issue)).toMatchObject({ state: 'submitted', holder: null });
    const sent = await dispatcher.does('dispatch', issue, { holder: { userId: otherWorker.me.id } });

    expect(sent).toMatchObject({ state: 'assigned', holder: { id: otherWorker.me.id }, counts: { returns: 2 } });
  });

  it('who does not want it either: now the desk may decide no more, and the supervisor hears of it', async () => {
    const { otherWorker, worker, dispatcher, supervisor, place } = people;
    await otherWorker.does('return', issue, { note: '不是我的' });
    await place.settled();

    expect((await supervisor.told(issue)).at(-1)).toBe(
      '「两个网格交界处的垃圾」已多次退回，请您裁定由谁承办：不是我的',
    );
    const seen = await supervisor.sees(issue);
    expect(seen).toMatchObject({ awaits: 'arbitration', request: { kind: 'return', arbitration: true } });
    expect(seen.actions).toContain('arbitrate');
    expect(await asked(supervisor)).toEqual([issue.id]);
    const holder = { userId: worker.me.id };
    for (const press of [
      dispatcher.does('grant', issue),
      dispatcher.does('refuse', issue, { note: '请办理' }),
      dispatcher.does('dispatch', issue, { holder }),
    ])
      expect(await refusalOf(press)).toBe('ISSUE_NEEDS_ARBITRATION');
    expect(await refusalOf(dispatcher.does('arbitrate', issue, { holder, note: '我来定' }))).toBe('ISSUE_NOT_YOURS');
    expect((await dispatcher.sees(issue)).actions).not.toContain('grant');
  });

  it('the supervisor names who holds it, and says why', async () => {
    const { supervisor, worker, otherWorker, dispatcher, place } = people;
    expect(await refusalOf(supervisor.does('arbitrate', issue, { note: '谁呢' }))).toBe('ISSUE_INPUT_MISSING');
    const named = await supervisor.does('arbitrate', issue, {
      holder: { userId: worker.me.id },
      note: '以道路中线为界，归第一网格',
    });
    await place.settled();

    expect(named).toMatchObject({ state: 'assigned', holder: { id: worker.me.id }, request: null, awaits: null });
    expect((await worker.told(issue)).at(-1)).toBe(
      '经街道裁定，「两个网格交界处的垃圾」由您承办：以道路中线为界，归第一网格',
    );
    expect((await otherWorker.told(issue)).at(-1)).toBe('经街道裁定，「两个网格交界处的垃圾」不再由您承办。');
    expect((await dispatcher.told(issue)).at(-1)).toBe(
      '「两个网格交界处的垃圾」的承办人已裁定：以道路中线为界，归第一网格',
    );
    expect(await asked(supervisor)).toEqual([]);
  });

  it('and that is final: a fourth return is refused', async () => {
    const { worker, supervisor } = people;

    expect(await refusalOf(worker.does('return', issue, { note: '还是不归我' }))).toBe('ISSUE_ARBITRATED');
    expect((await worker.sees(issue)).actions).not.toContain('return');
    expect(
      await refusalOf(supervisor.does('arbitrate', issue, { holder: { userId: worker.me.id }, note: '再定一次' })),
    ).toBe('ISSUE_NOTHING_ASKED');
    expect((await worker.does('accept', issue)).state).toBe('handling');
    expect(await refusalOf(worker.does('return', issue, { note: '还是不归我' }))).toBe('ISSUE_ARBITRATED');
  });

  it('the reporter was told of it in words meant for them, and reads none of the quarrel', async () => {
    const { resident, place } = people;
    await place.settled();

    expect(await resident.told(issue)).toEqual([
      expect.stringContaining('您的诉求已收到'),
      '已派给网格员 王秀英。',
      '承办人提出的退回申请没有获得同意，仍按原来的时限办理。',
      '正在为您重新安排承办人。',
      '已派给网格员 张桂兰。',
      '街道已裁定由网格员 王秀英办理。',
      '网格员 王秀英已接手，正在处理。',
    ]);
    const seen = JSON.stringify(await resident.sees(issue));
    expect(seen).not.toMatch(/马路|地图|量过|不是我的|中线/);
  });
});

describe('nobody decides', () => {
  let people: StreetPeople;

  beforeAll(async () => {
    people = await streetWithPeople();
  });
  afterAll(() => people.place.close());

  it('so after four working hours desk and supervisor are told, and the holder has no order for it', async () => {
    const { place, resident, worker, dispatcher, supervisor } = people;
    const issue = await resident.reports('井盖松动');
    await worker.does('return', issue, { note: '归水务' });
    await place.itBecomes('2026-11-23 15:01');

    expect((await dispatcher.told(issue)).at(-1)).toBe('「井盖松动」审批已超期，请马上处理。');
    expect((await supervisor.told(issue)).at(-1)).toBe('「井盖松动」审批已超期，承办：网格员 王秀英。');
    expect(await worker.told(issue)).toEqual(['您有新任务：井盖松动']);
    expect(await dispatcher.sees(issue)).toMatchObject({ card: null, awaits: 'request' });
    expect(await brokenHistories(place.database.manager)).toEqual([]);
  });
});
