import { lampPhoto } from '../support/lamp-photos';
import { PASSWORD, type Town, town } from '../support/town';
import { Desk, FIRST_GRID } from './support/desk';
import { H5 } from './support/h5';
import { inBrowser, Windows } from './support/windows';

inBrowser('resident, dispatcher and worker, each in a browser', () => {
  let place: Town;
  let windows: Windows;
  let resident: H5;
  let worker: H5;
  let dispatcher: Desk;

  beforeAll(async () => {
    place = await town();
    windows = await Windows.on(place);
    resident = await H5.open(windows);
    worker = await H5.open(windows);
    dispatcher = await Desk.of(windows, 'dispatcher');
  });
  afterAll(async () => {
    await windows.close();
    await place.close();
  });

  it('bring a report that knows no grid from the first word to the rating, nobody reloading anything', async () => {
    await resident.comesAs('resident-2');
    await worker.signsIn('worker-01', PASSWORD);
    await worker.tap('#go-today');
    await worker.reads('任务都办完了');
    await dispatcher.reads('没有等待分派的诉求');

    await resident.tap('#go-report');
    await resident.photographs('#add-photo', 'lamp.jpg', await lampPhoto('dark'));
    await resident.write('#words', '3号楼前路灯不亮了');
    await resident.write('#address', '河滨小区3号楼');
    await resident.tap('#submit');
    await resident.reads('街道治理中心正在安排');
    const number = (await resident.at('#issue-number').innerText()).replaceAll(' ', '');
    await resident.tap('#go-issue');

    await dispatcher.tap(`row-${number}`);
    await dispatcher.reads('没有位置，也没有居住网格，请人工分派。');
    await dispatcher.tap('map-fit');
    await dispatcher.tap(`map-grid-${FIRST_GRID}`);
    await dispatcher.writes('note', '河滨小区在您网格里');
    await dispatcher.tap('do-action');
    await dispatcher.says('state', '待签收');
    await resident.reads(/已派给王秀英，等待签收/);

    await place.settled();
    await worker.tap(`#accept-${number}`);
    await dispatcher.says('state', '处置中');
    await resident.reads(/王秀英已接手/);
    await worker.tap(`#task-${number}`);
    await worker.reads('河滨小区在您网格里');
    await worker.tap('#action-resolve');
    await worker.write('#note', '已更换灯具');
    await worker.photographs('.sheet #add-photo', 'lit.jpg', await lampPhoto('lit'));
    await worker.tap('#do-action');

    await dispatcher.reads('已更换灯具');
    await resident.reads(/已办结，请您评价/);
    await resident.tap('#action-rate');
    await resident.tap('#solved-yes');
    await resident.tap('#rate-5');
    await resident.write('#note', '修得快');
    await resident.tap('#do-action');
    await resident.reads('已结案，问题已解决');
    await worker.reads('已结案，问题已解决');
    await dispatcher.reads('修得快');

    // What colleagues said to each other stayed between them.
    await expect(resident.says('河滨小区在您网格里').count()).resolves.toBe(0);
    await place.settled();
    await resident.window.page.goBack();
    await resident.tab('消息');
    await resident.reads('处理完成：已更换灯具');
    await resident.reads(/^您的诉求已收到，编号 /);
    await resident.window.photograph('h5-inbox');
    await dispatcher.window.photograph('console-closed');
    expect([resident, worker, dispatcher].flatMap(({ window }) => window.complaints)).toEqual([]);
  });
});
