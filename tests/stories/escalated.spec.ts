import { issueRoutes } from '@hongqi/shared';
import { type Actor, refusalOf } from '../support/actor';
import { type Town, town } from '../support/town';

describe('a matter too big for the street', () => {
  let place: Town;
  let resident: Actor;
  let worker: Actor;
  let dispatcher: Actor;
  let county: Actor;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
    worker = await place.comes('worker-01');
    dispatcher = await place.signsIn('dispatcher');
    county = await place.signsIn('county');
  });
  afterAll(() => place.close());

  it('is escalated by its holder to the desk of the county, whose dispatcher is told', async () => {
    const issue = await resident.reports('河堤裂缝');
    await worker.does('escalate', issue, { note: '需要水利部门' });
    await place.settled();

    expect(await county.told(issue)).toEqual(['下级上报：需要水利部门']);
    expect(await dispatcher.told(issue)).toEqual([]);
    expect((await resident.told(issue)).at(-1)).toBe('已上报到上一级处理。');
    expect((await county.sees(issue)).actions).toEqual(['dispatch', 'reject', 'merge', 'split', 'comment']);
  });

  it('is then out of the street’s hands, but not out of its sight', async () => {
    const issue = await resident.reports('河堤裂缝');
    await worker.does('escalate', issue, { note: '需要水利部门' });

    expect((await dispatcher.sees(issue)).actions).toEqual([]);
    expect(await refusalOf(dispatcher.does('dispatch', issue, { holder: { userId: worker.me.id } }))).toBe(
      'ISSUE_NOT_YOURS',
    );
    expect(await refusalOf(dispatcher.call(issueRoutes.holders, {}, { id: issue.id }))).toBe('ISSUE_NOT_YOURS');
  });

  it('can be given by the county to anyone below it', async () => {
    const issue = await resident.reports('河堤裂缝');
    await worker.does('escalate', issue, { note: '需要水利部门' });
    const candidates = await county.call(issueRoutes.holders, {}, { id: issue.id });
    const chosen = candidates.find(({ name }) => name === '红旗物业服务中心');
    const sent = await county.does('dispatch', issue, { holder: { departmentId: chosen?.id ?? '' } });

    expect(candidates[0]).toMatchObject({ name: '王秀英', areaCode: issue.areaCode });
    expect(sent).toMatchObject({ state: 'assigned', holder: { kind: 'department', name: '红旗物业服务中心' } });
    expect((await (await place.signsIn('housing')).does('accept', issue)).state).toBe('handling');
  });

  it('goes no higher than the highest desk there is, and stays with its holder', async () => {
    const issue = await resident.reports('河堤裂缝');
    await worker.does('escalate', issue, { note: '第一次' });
    await county.does('dispatch', issue, { holder: { userId: worker.me.id } });

    expect(await refusalOf(worker.does('escalate', issue, { note: '第二次' }))).toBe('ISSUE_TOP_REACHED');
    expect(await worker.sees(issue)).toMatchObject({ state: 'assigned', holder: { id: worker.me.id } });
  });
});
