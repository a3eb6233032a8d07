import { areaRoutes } from '@hongqi/shared';
import { type Actor, RED_FLAG_STREET } from '../support/actor';
import { Registry } from '../support/registry';
import { type Town, town } from '../support/town';

const GRID = '150782002001001';

describe('the worker of the grid is away', () => {
  let place: Town;
  let registry: Registry;
  let resident: Actor;
  let worker: Actor;
  let substitute: Actor;
  let dispatcher: Actor;

  beforeAll(async () => {
    place = await town();
    registry = new Registry(place);
    resident = await place.comes('resident-1');
    worker = await place.comes('worker-01');
    substitute = await place.comes('worker-02');
    dispatcher = await place.signsIn('dispatcher');
  });
  afterAll(() => place.close());

  it('so the substitute gets what comes, and people are shown the substitute', async () => {
    await registry.leaves(worker, substitute, 8);
    const issue = await resident.reports('路灯不亮');

    expect(issue).toMatchObject({ state: 'assigned', holder: { name: '张桂兰' } });
    expect((await substitute.sees(issue)).history.at(-1)?.reason).toContain('王秀英请假，由替班人承办：张桂兰。');
    expect((await substitute.does('accept', issue)).state).toBe('handling');
    const { lng, lat } = RED_FLAG_STREET;
    expect((await resident.call(areaRoutes.locate, { lng, lat })).worker?.name).toBe('张桂兰');
  });

  it('and back when the leave is over', async () => {
    await place.hoursPass(9);
    const issue = await resident.reports('路灯不亮');

    expect(issue.holder?.name).toBe('王秀英');
  });

  it('so without a substitute the dispatcher must look', async () => {
    await registry.leaves(worker, null, 8);
    const issue = await resident.reports('路灯不亮');
    await place.settled();

    expect(issue).toMatchObject({ state: 'submitted', areaName: '红旗社区第一网格' });
    expect((await dispatcher.told(issue)).at(-1)).toContain('该网格当前无人在岗，请人工分派。');
    await place.hoursPass(9);
  });

  it('for good, and nobody came after', async () => {
    await registry.endsPosts(worker);
    const issue = await resident.reports('路灯不亮');

    expect(issue.state).toBe('submitted');
  });
});

describe('a grid has two workers', () => {
  let place: Town;
  beforeAll(async () => {
    place = await town();
  });
  afterAll(() => place.close());

  it('so each report goes to whoever has fewer open, and of equals to the one who was there first', async () => {
    const second = await new Registry(place).hires({ login: 'second', name: '李四', role: 'worker', areaCode: GRID });
    const resident = await place.comes('resident-1');
    const holders: (string | undefined)[] = [];
    for (const text of ['第一件', '第二件', '第三件']) holders.push((await resident.reports(text)).holder?.name);
    const fourth = await resident.reports('第四件');
    await second.does('accept', fourth);
    await second.does('resolve', fourth, { note: '办好了' });
    const fifth = await resident.reports('第五件');

    expect(holders).toEqual(['王秀英', '李四', '王秀英']);
    expect(fourth.holder?.name).toBe('李四');
    expect(fifth.holder?.name).toBe('李四');
    expect((await second.sees(fifth)).history.at(-1)?.reason).toContain('2 名网格员中在办最少（1 件）：李四。');
  });
});
