import { readFileSync } from 'node:fs';
import { doorRoutes, localDate, visitRoutes } from '@hongqi/shared';
import { type Actor, newKey } from '../support/actor';
import { anAudience, sends } from '../support/directives';
import { type Town, town } from '../support/town';
import { workbook } from '../support/workbook';
import { Desk, FIRST_GRID } from './support/desk';
import { inBrowser, Windows } from './support/windows';

const COMMUNITY = '150782002001';
const HEADING = ['序号', '所属网格', '楼栋号', '单元', '门牌号（必填）', '户主', '联系电话', '人口数', '备注'];

inBrowser('the doors of an area in the console', () => {
  let place: Town;
  let windows: Windows;
  let dispatcher: Actor;
  let desk: Desk;

  beforeAll(async () => {
    place = await town();
    windows = await Windows.on(place);
    dispatcher = await place.signsIn('dispatcher');
    desk = await Desk.of(windows, 'dispatcher', '/console/doors', [/^404 .*\/visits\/coverage/]);
  });
  afterAll(async () => {
    await windows.close();
    await place.close();
  });

  const quiet = (...desks: Desk[]): void => expect(desks.flatMap(({ window }) => window.complaints)).toEqual([]);
  const chooses = async (name: string, buffer: Buffer): Promise<void> =>
    desk.window.page.locator('.import-drop input[type=file]').setInputFiles({ name, mimeType: '', buffer });
  const found = async (search: string): Promise<number> =>
    (await dispatcher.call(doorRoutes.list, { search, areaCode: COMMUNITY })).items.length;

  it('are found by area, building and words', async () => {
    await desk.window.page.getByText('红旗社区第一网格', { exact: true }).first().click();
    await desk.tap('building-河滨小区2号楼');
    await desk.at('door-河滨小区2号楼 1单元 101').waitFor();
    expect(await desk.scrolls()).toBe(false);
    await desk.window.photograph('console-doors');

    await desk.tap('building-all');
    await desk.writes('door-search', '3号楼2单元301');
    await desk.at('door-河滨小区3号楼 2单元 301').waitFor();
    await desk.at('door-河滨小区2号楼 1单元 101').waitFor({ state: 'detached' });
    quiet(desk);
  });

  it('are those of one grid where two have a building of the same name', async () => {
    const namesake = { gridCode: `${COMMUNITY}002`, building: '河滨小区2号楼', unit: '', number: '909', note: '' };
    const { id } = await dispatcher.call(doorRoutes.add, namesake);
    await desk.window.page.goto(`${place.url}/console/doors?area=${COMMUNITY}`);
    const building = (grid: string) => desk.at('building-河滨小区2号楼').filter({ hasText: grid });
    await building('第二网格').click();
    await desk.at('door-河滨小区2号楼 909').waitFor();
    await desk.at('door-河滨小区2号楼 1单元 101').waitFor({ state: 'detached' });
    await building('第一网格').click();
    await desk.at('door-河滨小区2号楼 1单元 101').waitFor();
    await desk.at('door-河滨小区2号楼 909').waitFor({ state: 'detached' });
    await desk.window.page.reload();
    await desk.at('door-河滨小区2号楼 1单元 101').waitFor();
    expect(await desk.at('door-河滨小区2号楼 909').count()).toBe(0);
    await dispatcher.call(doorRoutes.remove, {}, { id });
    await desk.window.page.goto(`${place.url}/console/doors?area=${COMMUNITY}`);
    await desk.writes('door-search', '3号楼2单元301');
    quiet(desk);
  });

  it('are corrected, with a contact that is never shown again', async () => {
    await desk.at('door-河滨小区3号楼 2单元 301').getByTestId('door-edit').click();
    await desk.writes('door-note', '独居老人，耳背，请多敲一会儿');
    await desk.writes('door-contact-phone', '12345');
    await desk.tap('door-save');
    await desk.reads('请填写手机号或固定电话');
    await desk.writes('door-contact-name', '王兰');
    await desk.writes('door-contact-phone', '13812341234');
    await desk.window.photograph('console-door');
    await desk.tap('door-save');
    await desk.says('door-河滨小区3号楼 2单元 301', '已登记');

    await desk.at('door-河滨小区3号楼 2单元 301').getByTestId('door-edit').click();
    await desk.at('door-contact').waitFor();
    expect(await desk.window.page.content()).not.toContain('13812341234');
    await desk.window.page.keyboard.press('Escape');
    quiet(desk);
  });

  it('come from a sheet with mistakes, which is looked at line by line first', async () => {
    await desk.window.page.goto(`${place.url}/console/doors?area=${COMMUNITY}`);
    await desk.tap('doors-import');
    await chooses('旧台账.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]));
    await desk.says('import-problem', '旧版 .xls');

    await chooses(
      '红旗社区房屋台账.xlsx',
      workbook([
        ['红旗社区房屋台账（2026年11月）'],
        [],
        HEADING,
        [1, '红旗社区第一网格', '林海家园1号楼', '1单元', 101, '张三', '139 1234 5678', 3, null],
        [2, FIRST_GRID, '林海家园1号楼', '1单元', '１０２', null, null, 2, '有犬'],
        [3, null, null, null, 103, null, null, 1, null],
        [4, '红旗社区第一网格', '林海家园1号楼', '2单元', { day: '2026-03-01' }, null, null, 2, null],
        [5, '红旗社区第九网格', '林海家园1号楼', '1单元', 104, null, null, 2, null],
        [6, '红旗社区第一网格', '林海家园1号楼', '1单元', 105, '李四', '12345', 2, null],
        [7, '红旗社区第一网格', '林海家园1号楼', '1单元', 101, null, null, 2, null],
        [8, '红旗社区第一网格', '河滨小区2号楼', '1单元', 101, null, null, 4, null],
      ]),
    );
    await desk.says('import-filter', '未导入 4');
    await desk.says('import-unused', '「人口数」');
    await desk.says('import-dates', '第 7 行');
    await desk.window.photograph('console-import');
    expect(await found('林海家园')).toBe(0);

    await desk.at('import-merged').click();
    await desk.says('import-filter', '未导入 3');
    await desk.at('import-filter').getByText('未导入').click();
    await desk.reads('找不到这个网格');
    await desk.reads('电话号码有误');
    await desk.reads('与前面的行重复');
    await desk.window.photograph('console-import-refused');
    expect(await desk.at('import-lines').innerText()).not.toContain('12345');

    const file = desk.window.page.waitForEvent('download');
    await desk.tap('import-refused');
    const refused = readFileSync(await (await file).path(), 'utf8');
    expect(refused).toContain('8,红旗社区第九网格,林海家园1号楼,1单元,104,,,,找不到这个网格');

    await desk.tap('import-confirm');
    await desk.says('import-done', '新增 4 户');
    expect(await found('林海家园')).toBe(4);
    quiet(desk);
  });

  it('come by the thousand, in several requests', async () => {
    const requests: string[] = [];
    desk.window.page.on('request', (request) => {
      if (request.url().endsWith('/doors/import')) requests.push(request.method());
    });
    const doors = Array.from({ length: 12_000 }, (_, at) => `红旗社区第二网格,大院${1 + (at % 40)}栋,,${1 + at}`);
    await chooses('大院.csv', Buffer.from(`\ufeff网格,楼栋,单元,门牌\r\n${doors.slice(0, 2500).join('\r\n')}\r\n`));
    await desk.says('import-filter', '新增 2500');
    expect(requests).toHaveLength(3);
    quiet(desk);
  });

  it('show how far the round has come, by place and by day', async () => {
    const worker = await place.signsIn('worker-01');
    const doors = await worker.call(visitRoutes.doors, { gridCode: FIRST_GRID });
    for (const [at, { id }] of doors.slice(0, 30).entries()) {
      const outcome = at % 5 === 0 ? 'notHome' : at === 7 ? 'problem' : 'met';
      await worker.call(visitRoutes.add, { visitKey: newKey(), doorId: id, outcome });
    }
    const neighbour = await place.signsIn('worker-05');
    const others = await neighbour.call(visitRoutes.doors, { gridCode: '150782002002001' });
    for (const { id } of others) {
      await neighbour.call(visitRoutes.add, { visitKey: newKey(), doorId: id, outcome: 'met' });
    }

    await desk.window.page.goto(`${place.url}/console/coverage`);
    await desk.says(`coverage-${COMMUNITY}`, '30');
    const day = localDate(place.clock.now());
    const { areas, days } = await dispatcher.call(visitRoutes.coverage, { from: day, to: day });
    const shown = async (code: string): Promise<string[]> =>
      desk.at(`coverage-${code}`).getByRole('cell').allInnerTexts();
    for (const { code, doors: all, knocked, met, problems } of areas) {
      expect((await shown(code)).slice(0, 4)).toEqual([all, knocked, met, problems].map(String));
    }
    await desk.says(`day-${day}`, String(days[0]?.visits));
    expect(await desk.scrolls()).toBe(false);
    await desk.window.photograph('console-coverage');

    await desk.tap(`share-${COMMUNITY}`);
    await desk.at(`coverage-${FIRST_GRID}`).waitFor();
    await desk.at('coverage-measure').getByText('已见面').click();
    await desk.window.page.emulateMedia({ colorScheme: 'dark' });
    await desk.window.photograph('console-coverage-dark');
    quiet(desk);
  });

  it('are counted only where the task goes that is looked at', async () => {
    const sender = await place.signsIn('supervisor');
    const { id } = await sends(sender, { kind: 'task', visits: true, audience: anAudience({ areas: [COMMUNITY] }) });
    await desk.window.page.goto(`${place.url}/console/coverage?directive=${id}`);
    await desk.says(`coverage-${COMMUNITY}`, '0%');
    await desk.at('coverage-150782002002').waitFor({ state: 'detached' });
    expect(await desk.at('share-150782002002').count()).toBe(0);
    await desk.window.photograph('console-coverage-task');

    await desk.window.page.goto(`${place.url}/console/coverage?area=150782002002&directive=${id}`);
    await desk.reads('这项任务不包括这里');
    await desk.window.photograph('console-coverage-elsewhere');
    await desk.window.page.getByRole('button', { name: '看全部走访' }).click();
    await desk.at('coverage-150782002002001').waitFor();
    quiet(desk);
  });
});
