import { issueRoutes } from '@hongqi/shared';
import { type Actor, FAR_AWAY, refusalOf } from '../support/actor';
import { type Town, town } from '../support/town';

describe('a report that ends early', () => {
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

  it('is rejected with where to go instead, which the reporter reads', async () => {
    const issue = await resident.reports('要求离婚', { place: FAR_AWAY });
    const rejected = await dispatcher.does('reject', issue, { note: '请向法院立案庭咨询，电话 12368' });
    await place.settled();

    expect(rejected).toMatchObject({ state: 'rejected', stage: 'ended', light: null, dueAt: null, actions: [] });
    expect((await resident.told(issue)).at(-1)).toBe('此事不在受理范围：请向法院立案庭咨询，电话 12368');
    expect((await resident.sees(issue)).history.at(-1)?.note).toBe('请向法院立案庭咨询，电话 12368');
    expect((await resident.sees(issue)).actions).toEqual([]);
  });

  it('is not rejected without a word, nor once somebody holds it', async () => {
    const waiting = await resident.reports('要求离婚', { place: FAR_AWAY });
    const held = await resident.reports('路灯不亮');

    expect(await refusalOf(dispatcher.does('reject', waiting))).toBe('ISSUE_INPUT_MISSING');
    expect(await refusalOf(dispatcher.does('reject', held, { note: '不管' }))).toBe('ISSUE_WRONG_STATE');
  });

  it('is withdrawn by its reporter while nobody has begun, and the holder is told', async () => {
    const issue = await resident.reports('快递丢了');
    const withdrawn = await resident.does('withdraw', issue);
    await place.settled();

    expect(withdrawn).toMatchObject({ state: 'withdrawn', stage: 'ended', actions: [] });
    expect(await worker.told(issue)).toEqual(['您有新任务：快递丢了', '居民已撤回「快递丢了」。']);
    expect(await dispatcher.told(issue)).toEqual(['居民已撤回「快递丢了」。']);
    expect((await worker.call(issueRoutes.tasks, {})).items.map(({ id }) => id)).not.toContain(issue.id);
  });

  it('is not withdrawn any more once the worker is at it, and never by somebody else', async () => {
    const issue = await resident.reports('水管爆了');
    await worker.does('accept', issue);

    expect(await refusalOf(resident.does('withdraw', issue))).toBe('ISSUE_WRONG_STATE');
    expect(await refusalOf(worker.does('withdraw', issue))).toBe('ISSUE_NOT_YOURS');
    expect(await refusalOf((await place.comes('resident-2')).does('withdraw', issue))).toBe('NOT_FOUND');
  });
});
