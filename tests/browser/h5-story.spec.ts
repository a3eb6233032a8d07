import { lampPhoto } from '../support/lamp-photos';
import { PASSWORD, type Town, town } from '../support/town';
import { H5 } from './support/h5';
import { inBrowser, Windows } from './support/windows';

/** 河滨小区3号楼, as satellites say it; the maps here draw it half a kilometre further east. */
const IN_FIRST_GRID = { longitude: 120.717691, latitude: 49.290861 };

inBrowser('a street lamp, from two browsers on phones', () => {
  let place: Town;
  let windows: Windows;
  let resident: H5;
  let worker: H5;

  beforeAll(async () => {
    place = await town();
    windows = await Windows.on(place);
    resident = await H5.open(windows, { standsAt: IN_FIRST_GRID });
    worker = await H5.open(windows);
  });
  afterAll(async () => {
    await windows.close();
    await place.close();
  });

  it('is reported, handled and rated, each seeing the other’s step without reloading', async () => {
    await resident.window.photograph('h5-sign-in');
    await resident.comesAs('resident-1');
    await worker.signsIn('worker-01', PASSWORD);
    await worker.tap('#go-today');
    await worker.reads('任务都办完了');

    await resident.tap('#set-home');
    await resident.tap('#choose-150782002001001');
    await resident.reads('王秀英');
    await resident.window.photograph('h5-home');

    await resident.tap('#go-report');
    await resident.photographs('#add-photo', 'lamp.jpg', await lampPhoto('dark'));
    await resident.tap('#pick-place');
    await resident.reads('红旗社区第一网格 · 网格员 王秀英');
    await resident.write('#address', '河滨小区3号楼');
    await resident.write('#words', '3号楼前路灯不亮了');
    await resident.tap('#category-lighting');
    await resident.window.page.evaluate(() => window.scrollTo(0, 0));
    await resident.window.photograph('h5-report');
    await resident.tap('#submit');
    await resident.reads('已经收到');
    await resident.reads('王秀英，红旗社区第一网格网格员');
    await resident.window.photograph('h5-sent');
    await resident.tap('#go-issue');
    await resident.reads(/已派给王秀英，等待签收/);

    await place.settled();
    await worker.reads(/3号楼前路灯不亮了/);
    await worker.window.photograph('h5-today');
    await worker.tap('.task-card');
    await worker.reads('位置在红旗社区第一网格内。该网格的网格员：王秀英。');
    await worker.window.photograph('h5-task');
    await worker.tap('#action-accept');
    await resident.reads(/王秀英已接手/);

    await worker.tap('#action-progress');
    await worker.write('#note', '已到现场，线路老化');
    await worker.tap('#do-action');
    await resident.reads('已到现场，线路老化');

    await worker.tap('#action-resolve');
    await worker.write('#note', '已更换灯具');
    await worker.photographs('.sheet #add-photo', 'lit.jpg', await lampPhoto('lit'));
    await worker.tap('#do-action');
    await worker.reads(/已办结，等待居民评价/);

    await resident.reads(/已办结，请您评价/);
    await resident.reads('已更换灯具');
    await resident.window.photograph('h5-issue');
    await resident.tap('#action-rate');
    await resident.tap('#solved-yes');
    await resident.tap('#rate-5');
    await resident.window.photograph('h5-rate');
    await resident.tap('#do-action');
    await resident.reads('已结案，问题已解决');
    await worker.reads('已结案，问题已解决');

    expect([...resident.window.complaints, ...worker.window.complaints]).toEqual([]);
  });

  it('forgotten, is called up to the leader, who answers and presses from a browser on a phone', async () => {
    const reporter = await place.comes('resident-2');
    const issue = await reporter.reports('楼下夜市油烟太大', { categoryCode: 'noise' });
    await (await place.comes('worker-01')).does('accept', issue);
    await place.hoursPass(7 * 24);
    await (await place.comes('resident-2')).does('shout', issue, { note: '一周了没人管' });

    const leader = await H5.open(windows);
    await leader.signsIn('supervisor', PASSWORD);
    await leader.reads(/等我的 1 件/);
    await leader.tap('#go-leader');
    await leader.tap(`#lead-${issue.number}`);
    await leader.reads('一周了没人管');
    await leader.tap('#action-answerCall');
    await leader.write('#note', '今晚到现场，明天上午给您回话');
    await leader.tap('#do-action');
    await leader.reads(/已答复 · /);

    await leader.tap('#action-supervise');
    await leader.write('#note', '今晚办结');
    await leader.tap('#until-1');
    await leader.tap('#card-red');
    await leader.window.photograph('h5-supervise');
    await leader.tap('#do-action');
    await leader.reads('红牌督办 · 赵敏（红旗街道）');
    await leader.window.photograph('h5-leader-task');
    const told = await (await place.comes('resident-2')).sees(issue);
    expect(told.history.map(({ note }) => note)).toContain('今晚到现场，明天上午给您回话');
    expect(leader.window.complaints).toEqual([]);
  });

  it('keeps what one person began from the next who signs in there', async () => {
    const shared = await H5.open(windows);
    const begins = async (): Promise<void> => {
      await shared.tap('#go-report');
      await shared.at('#words').waitFor();
    };
    const leaves = async (): Promise<void> => {
      await shared.window.page.goBack();
      await shared.tab('我的');
      await shared.tap('#sign-out');
      await shared.window.page.getByText('确定', { exact: true }).tap();
    };
    await shared.comesAs('resident-1');
    await begins();
    await shared.write('#words', '邻居家的事，不想让别人看到');
    await leaves();

    await shared.comesAs('resident-2');
    await begins();
    expect(await shared.at('#start-over').count()).toBe(0);
    expect(await shared.at('#words').locator('textarea').inputValue()).toBe('');
    await shared.write('#words', '路灯不亮');
    await shared.window.page.reload();
    await shared.reads('上次没有提交的内容还在');
    expect(await shared.at('#words').locator('textarea').inputValue()).toBe('路灯不亮');
    expect(shared.window.complaints).toEqual([]);
  });
});
