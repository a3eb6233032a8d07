import { issueRoutes, peopleRoutes, type Place } from '@hongqi/shared';
import { type Actor, FAR_AWAY } from '../support/actor';
import { type Town, town } from '../support/town';

/** East of 红升社区第三网格, 47 m and 55 m from its border. */
const JUST_OUTSIDE: Place = { lng: 120.7404, lat: 49.284, address: '铁路东侧' };
const TOO_FAR_OUT: Place = { lng: 120.7405, lat: 49.284, address: '铁路东侧' };

describe('a report from a place in no grid', () => {
  let place: Town;
  let resident: Actor;
  let dispatcher: Actor;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
    dispatcher = await place.signsIn('dispatcher');
  });
  afterAll(() => place.close());

  it('waits at the dispatcher’s desk, who is told why', async () => {
    const issue = await resident.reports('山上有人烧荒', { place: FAR_AWAY });
    await place.settled();

    expect(issue).toMatchObject({ state: 'submitted', holder: null, areaCode: '150782002', areaName: '红旗街道' });
    expect(await dispatcher.told(issue)).toEqual(['有一件诉求无法自动分派，请处理：位置不在任何网格内，请人工分派。']);
    const { items } = await dispatcher.call(issueRoutes.desk, { queue: 'desk' });
    expect(items.map(({ id }) => id)).toEqual([issue.id]);
  });

  it('keeps the reason between colleagues', async () => {
    const issue = await resident.reports('山上有人烧荒', { place: FAR_AWAY });
    const forStaff = (await dispatcher.sees(issue)).history.at(-1);
    const forReporter = (await resident.sees(issue)).history.at(-1);

    expect(forStaff).toMatchObject({
      action: 'refer',
      actor: { name: '平台' },
      note: '位置不在任何网格内，请人工分派。',
    });
    expect(forReporter).toMatchObject({ action: 'refer', note: null, reason: null });
  });

  it('is dispatched by hand to a worker from the list, who then holds it', async () => {
    const worker = await place.comes('worker-01');
    const issue = await resident.reports('山上有人烧荒', { place: FAR_AWAY });
    const candidates = await dispatcher.call(issueRoutes.holders, {}, { id: issue.id });
    const chosen = candidates.find(({ name }) => name === '王秀英');

    const sent = await dispatcher.does('dispatch', issue, { holder: { userId: chosen?.id ?? '' }, note: '请先去看看' });
    await place.settled();

    expect(chosen).toMatchObject({ kind: 'worker', post: '红旗社区第一网格网格员', onDuty: true });
    expect(sent).toMatchObject({ state: 'assigned', holder: { name: '王秀英' } });
    expect(await worker.told(issue)).toEqual(['您有新任务：山上有人烧荒']);
    expect((await worker.sees(issue)).actions).toEqual(['accept', 'return', 'escalate', 'comment']);
  });

  it('belongs to the nearest grid within 50 metres, and to none beyond', async () => {
    const near = await resident.reports('护栏倒了', { place: JUST_OUTSIDE });
    const beyond = await resident.reports('护栏倒了', { place: TOO_FAR_OUT });

    expect(near).toMatchObject({ state: 'assigned', areaName: '红升社区第三网格' });
    expect(beyond).toMatchObject({ state: 'submitted', areaName: '红旗街道' });
    expect((await dispatcher.sees(near)).history.at(-1)?.reason).toBe(
      '位置在网格外 48 米，归最近的红升社区第三网格。该网格的网格员：田小军。',
    );
  });
});

describe('a report without a place', () => {
  let place: Town;
  beforeAll(async () => {
    place = await town();
  });
  afterAll(() => place.close());

  it('goes to the worker of the grid its reporter lives in', async () => {
    const resident = await place.comes('resident-2');
    await resident.call(peopleRoutes.setHome, { gridCode: '150782002002001' });
    const issue = await resident.reports('想咨询医保', { place: undefined });

    expect(issue).toMatchObject({
      state: 'assigned',
      place: null,
      areaName: '红新社区第一网格',
      holder: { name: '杨立新' },
    });
    const seen = await (await place.comes('worker-05')).sees(issue);
    expect(seen.history.at(-1)?.reason).toBe('没有位置，按居住网格红新社区第一网格。该网格的网格员：杨立新。');
  });

  it('waits for the dispatcher when it is not known where the reporter lives', async () => {
    const dispatcher = await place.signsIn('dispatcher');
    const issue = await (await place.comes('resident-3')).reports('想咨询医保', { place: undefined });
    await place.settled();

    expect(issue).toMatchObject({ state: 'submitted', areaCode: '150782002' });
    expect(await dispatcher.told(issue)).toEqual([
      '有一件诉求无法自动分派，请处理：没有位置，也没有居住网格，请人工分派。',
    ]);
  });
});
