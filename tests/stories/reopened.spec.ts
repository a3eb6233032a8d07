import type { IssueView } from '@hongqi/shared';
import { type Actor, refusalOf } from '../support/actor';
import { dueOf } from '../support/clocks-seen';
import { type Town, town } from '../support/town';

const DAY = 24;

describe('the lamp is out again', () => {
  let place: Town;
  let resident: Actor;
  let worker: Actor;
  let dispatcher: Actor;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
    worker = await place.comes('worker-01');
    dispatcher = await place.signsIn('dispatcher');
  });
  afterAll(() => place.close());

  const resolved = async (): Promise<IssueView> => {
    const issue = await resident.reports('路灯不亮');
    await worker.does('accept', issue);
    return worker.does('resolve', issue, { note: '已修好' });
  };

  it('so its reporter has it reopened, and the worker must answer again', async () => {
    const issue = await resolved();
    await place.hoursPass(DAY);
    dispatcher = await place.signsIn('dispatcher');
    const reopened = await resident.does('reopen', issue, { note: '晚上又灭了' });
    await place.settled();

    expect(reopened).toMatchObject({ state: 'assigned', resolvedAt: null, holder: { name: '王秀英' } });
    // Half of the five working days, rounded up, from now.
    expect([dueOf(issue, 'finish'), dueOf(reopened, 'finish')]).toEqual(['2026-11-30 17:30', '2026-11-27 17:30']);
    expect((await worker.told(issue)).at(-1)).toBe('要求重办：晚上又灭了');
    expect((await dispatcher.told(issue)).at(-1)).toBe('诉求被要求重办：晚上又灭了');
    expect((await resident.told(issue)).at(-1)).not.toBe('已重新办理。');
  });

  it('also after it was rated, and it can be rated once more', async () => {
    const issue = await resolved();
    await resident.does('rate', issue, { rating: { score: 5, solved: true } });
    expect(await refusalOf(resident.does('rate', issue, { rating: { score: 1, solved: false } }))).toBe(
      'ISSUE_ALREADY_RATED',
    );
    await resident.does('reopen', issue, { note: '高兴早了' });
    await worker.does('accept', issue);
    await worker.does('resolve', issue, { note: '换了新灯' });
    const again = await resident.does('rate', issue, { rating: { score: 2, solved: true } });

    expect(again).toMatchObject({ state: 'closed', rating: { score: 2, solved: true } });
    expect(again.history.map(({ rating }) => rating?.score).filter(Boolean)).toEqual([5, 2]);
  });

  it('on the fifteenth day still, and later only through the dispatcher', async () => {
    const inTime = await resolved();
    const late = await resolved();
    await place.hoursPass(15 * DAY - 1);
    expect((await resident.does('reopen', inTime, { note: '又坏了' })).state).toBe('assigned');

    await place.hoursPass(2);
    expect(await refusalOf(resident.does('reopen', late, { note: '又坏了' }))).toBe('ISSUE_TOO_LATE');
    expect(await refusalOf(resident.does('rate', late, { rating: { score: 3, solved: true } }))).toBe('ISSUE_TOO_LATE');
    dispatcher = await place.signsIn('dispatcher');
    expect((await dispatcher.does('reopen', late, { note: '居民来电' })).state).toBe('assigned');
    await place.settled();
    expect((await resident.told(late)).at(-1)).toBe('已重新办理。');
  });
});
