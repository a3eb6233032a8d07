import { issueRoutes, type IssueView } from '@hongqi/shared';
import { type Actor, refusalOf } from '../support/actor';
import { clockOf } from '../support/clocks-seen';
import { plainPhoto } from '../support/photos';
import { Registry } from '../support/registry';
import { type Town, town } from '../support/town';

describe('a safety hazard is looked at by a second pair of eyes', () => {
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

  const doneBy = async (holder: Actor, issue: IssueView): Promise<IssueView> => {
    const [before, after] = [
      await holder.photographs(await plainPhoto()),
      await holder.photographs(await plainPhoto()),
    ];
    return holder.does('resolve', issue, { note: '电线已固定', before: [before.id], photos: [after.id] });
  };
  const hazard = async (): Promise<IssueView> => {
    const issue = await resident.reports('电线垂到地上', { categoryCode: 'safety' });
    await worker.does('accept', issue);
    return issue;
  };

  it('so the result, which needs photos, waits for the dispatcher', async () => {
    const issue = await hazard();
    expect((await worker.sees(issue)).needs.resolve).toEqual(['note', 'before', 'photos']);
    expect(await refusalOf(worker.does('resolve', issue, { note: '好了' }))).toBe('ISSUE_INPUT_MISSING');
    const done = await doneBy(worker, issue);
    await place.settled();

    expect(done).toMatchObject({ state: 'checking', stage: 'check' });
    expect((await dispatcher.told(issue)).at(-1)).toBe('承办人报办结：电线已固定');
    expect((await dispatcher.call(issueRoutes.desk, { queue: 'check' })).items.map(({ id }) => id)).toContain(issue.id);
    expect(await refusalOf(resident.does('rate', issue, { rating: { score: 5, solved: true } }))).toBe(
      'ISSUE_WRONG_STATE',
    );
  });

  it('and only after the check the resident may rate', async () => {
    const issue = await doneBy(worker, await hazard());
    expect(await refusalOf(worker.does('check', issue))).toBe('ISSUE_NOT_YOURS');
    await dispatcher.does('check', issue, { note: '现场看过' });
    await place.settled();

    expect((await resident.sees(issue)).state).toBe('resolved');
    expect((await resident.told(issue)).at(-1)).toBe('核查已通过，请您评价。');
    expect((await worker.told(issue)).at(-1)).toBe('核查通过。');
  });

  it('and goes back to the worker when it is not done', async () => {
    const issue = await doneBy(worker, await hazard());
    const back = await dispatcher.does('sendBack', issue, { note: '照片里还垂着' });
    await place.settled();

    expect(back).toMatchObject({ state: 'handling', resolvedAt: null });
    // Not done after all: the promise goes on as it was given.
    expect(clockOf(back, 'finish')).toMatchObject({ dueAt: clockOf(issue, 'finish').dueAt, stoppedAt: null });
    expect((await worker.told(issue)).at(-1)).toBe('核查退回：照片里还垂着');
    expect((await resident.told(issue)).at(-1)).toBe('核查认为还没有办好，已要求继续处理。');
  });

  it('but nobody checks their own work, whatever else they are', async () => {
    const both = await place.comes('worker-01');
    await new Registry(place).appoints(both.me.id, { role: 'dispatcher', areaCode: '150782002' });
    const issue = await doneBy(both, await hazard());

    expect((await both.sees(issue)).relations).toEqual(expect.arrayContaining(['holder', 'dispatcher']));
    expect(await refusalOf(both.does('check', issue))).toBe('ISSUE_NOT_YOURS');
    expect(await refusalOf(both.does('sendBack', issue, { note: '再看看' }))).toBe('ISSUE_NOT_YOURS');
    expect((await dispatcher.does('check', issue)).state).toBe('resolved');
  });

  it('and the dispatcher may send back what the resident finds undone, or close it', async () => {
    const issue = await doneBy(worker, await hazard());
    await dispatcher.does('check', issue);
    expect((await dispatcher.does('sendBack', issue, { note: '居民来电说没好' })).state).toBe('handling');
    await doneBy(worker, issue);
    await dispatcher.does('check', issue);
    const closed = await dispatcher.does('close', issue);
    await place.settled();

    expect(closed).toMatchObject({ state: 'closed', stage: 'ended' });
    expect((await resident.told(issue)).at(-1)).toBe('诉求已结案。');
  });
});
