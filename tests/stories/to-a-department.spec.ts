import { issueRoutes } from '@hongqi/shared';
import { type Actor, FAR_AWAY, refusalOf } from '../support/actor';
import { Registry } from '../support/registry';
import { type Town, town } from '../support/town';

describe('a matter of heating', () => {
  let place: Town;
  let resident: Actor;
  let heating: Actor;
  let housing: Actor;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
    heating = await place.signsIn('heating');
    housing = await place.signsIn('housing');
  });
  afterAll(() => place.close());

  it('goes to the department that settles such things, not to the worker of the grid', async () => {
    const issue = await resident.reports('暖气不热', { categoryCode: 'heating' });
    await place.settled();

    expect(issue.holder).toMatchObject({ kind: 'department', name: '红旗供热站', post: '红旗街道' });
    expect((await heating.sees(issue)).history.at(-1)?.reason).toBe(
      '位置在红旗社区第一网格内。「供热」类由红旗供热站承办。',
    );
    expect(await heating.told(issue)).toEqual(['您有新任务：暖气不热']);
    expect((await resident.told(issue)).at(-1)).toBe('已派给红旗供热站。');
  });

  it('stands in the tasks and on the desk of that department only', async () => {
    const issue = await resident.reports('暖气漏水', { categoryCode: 'heating' });
    const tasksOf = async (unit: Actor) => (await unit.call(issueRoutes.tasks, {})).items.map(({ id }) => id);
    const deskOf = async (unit: Actor) =>
      (await unit.call(issueRoutes.desk, { queue: 'work' })).items.map(({ id }) => id);

    expect(await tasksOf(heating)).toContain(issue.id);
    expect(await deskOf(heating)).toContain(issue.id);
    expect(await tasksOf(housing)).toEqual([]);
    expect(await deskOf(housing)).toEqual([]);
    expect(await refusalOf(housing.sees(issue))).toBe('NOT_FOUND');
  });

  it('can be worked on by anyone of the department, and is counted by its light', async () => {
    const colleague = await new Registry(place).hires({
      login: 'heating-2',
      name: '供热维修班',
      role: 'department',
      areaCode: '150782002',
      departmentId: await new Registry(place).departmentId('红旗供热站'),
    });
    const issue = await resident.reports('室温只有12度', { categoryCode: 'heating' });

    expect((await heating.does('accept', issue)).state).toBe('handling');
    expect((await colleague.does('resolve', issue, { note: '已排气' })).state).toBe('resolved');
    expect(await heating.call(issueRoutes.taskCounts, {})).toEqual({ green: 2, yellow: 0, red: 0 });
    expect(await colleague.call(issueRoutes.taskCounts, {})).toEqual({ green: 2, yellow: 0, red: 0 });
  });

  it('reaches the department also from a place in no grid, and is taken from it when it was the wrong one', async () => {
    const dispatcher = await place.signsIn('dispatcher');
    const issue = await resident.reports('锅炉房冒黑烟', { categoryCode: 'heating', place: FAR_AWAY });
    const housingId = await new Registry(place).departmentId('红旗物业服务中心');
    await dispatcher.does('dispatch', issue, { holder: { departmentId: housingId } });
    await place.settled();

    expect(issue.state).toBe('assigned');
    expect(await heating.told(issue)).toEqual(['您有新任务：锅炉房冒黑烟', '「锅炉房冒黑烟」已改派，您不再承办。']);
    expect(await refusalOf(heating.sees(issue))).toBe('NOT_FOUND');
    expect((await housing.does('accept', issue)).state).toBe('handling');
  });
});
