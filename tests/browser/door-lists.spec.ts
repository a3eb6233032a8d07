import { readFileSync } from 'node:fs';
import { type DirectiveView, directiveRoutes, doorRoutes, visitRoutes } from '@hongqi/shared';
import { type Actor, newKey } from '../support/actor';
import { type Town, town } from '../support/town';
import { workbook } from '../support/workbook';
import { Desk, FIRST_GRID } from './support/desk';
import { inBrowser, Windows } from './support/windows';

const COMMUNITY = '150782002001';
const SECOND_GRID = '150782002001002';
const TITLE = '寒潮前入户看暖气';
const TEXT = '名单上的每一户都要见到人，不在家的改日再去。';
const SHEET = [
  ['红旗社区独居老人名单（2026年11月）'],
  ['序号', '网格', '楼栋', '单元', '门牌', '姓名'],
  [1, '红旗社区第二网格', '红旗街88号楼', '1单元', 101, '甲'],
  [2, '红旗社区第二网格', '红旗街88号楼', '１单元', '１０２', '乙'],
  [3, '红旗社区第二网格', '红旗街88号楼', '9单元', 909, '丙'],
];
const PASTED = '网格\t楼栋\t单元\t门牌\n红新社区第一网格\t新建路6号楼\t1单元\t101\n';

inBrowser('a task for a list of doors in the console', () => {
  let place: Town;
  let windows: Windows;
  let sender: Actor;
  let author: Desk;
  let sent: DirectiveView;

  beforeAll(async () => {
    place = await town();
    windows = await Windows.on(place);
    sender = await place.signsIn('supervisor');
    author = await Desk.of(windows, 'supervisor', '/console/directives', [
      /^400 .*\/(directives|doors)\//,
      /failed: .*directives/,
    ]);
  });
  afterAll(async () => {
    await windows.close();
    await place.close();
  });

  const quiet = (...desks: Desk[]): void => expect(desks.flatMap(({ window }) => window.complaints)).toEqual([]);
  const takesOut = (words: string, desk = author): Promise<void> =>
    desk.at(`listed-${words}`).getByTestId('list-remove').click();
  const loads = (name: string, buffer: Buffer): Promise<void> =>
    author.window.page.locator('.list-drop input[type=file]').setInputFiles({ name, mimeType: '', buffer });
  const draftId = (): string => new URL(author.window.page.url()).pathname.split('/').at(-2) ?? '';
  const listOf = async (id: string): Promise<string[]> =>
    (await sender.call(directiveRoutes.doors, {}, { id })).map(
      ({ building, unit, number }) => `${building} ${unit} ${number}`,
    );
  const begins = async (title: string): Promise<void> => {
    await author.tap('go-directives');
    await author.tap('new-directive');
    await author.window.page.getByTestId('kind').getByText('任务').click();
    await author.writes('title', title);
    await author.writes('text', TEXT);
    await author.tap('role-worker');
    await author.tap(`area-${COMMUNITY}`);
    await author.at('visits').check();
  };

  it('is all doors of the areas until a list is asked for, which then may not be empty', async () => {
    await begins(TITLE);
    const all = (await sender.call(doorRoutes.buildings, { areaCode: COMMUNITY })).reduce(
      (sum, { doors }) => sum + doors,
      0,
    );
    await author.says('preview-doors', `${all} 户`);
    await author.tap('doors-listed');
    await author.says('preview-doors', '0 户');
    await author.says('problems', '走访名单里还没有住户');
    expect(await author.at('send').isDisabled()).toBe(true);
    await author.window.page.getByRole('button', { name: '走访名单里还没有住户' }).click();
    await author.window.photograph('console-list-empty');
    quiet(author);
  });

  it('is put together from buildings, units and single doors', async () => {
    await author.tap('list-edit');
    await author.tap('pick-河滨小区2号楼');
    await author.says('list-count', '24 户，在 1 栋 · 1 个网格');
    await author.tap('open-pick-河滨小区3号楼');
    await author.tap('pick-河滨小区3号楼 1单元');
    await author.says('list-count', '36 户，在 2 栋 · 1 个网格');
    await author.tap('pick-河滨小区3号楼 2单元 201');
    await author.says('list-count', '37 户');
    await author.tap('pick-河滨小区3号楼 2单元 201');
    await author.says('list-count', '36 户');
    expect(await author.at('pick-河滨小区2号楼').isChecked()).toBe(true);
    expect(await author.at('pick-河滨小区3号楼').isChecked()).toBe(false);
    await author.at('listed-河滨小区2号楼').waitFor();
    await author.window.photograph('console-list-buildings');

    await author.writes('pick-search', '88号');
    await author.at('pick-河滨小区2号楼').waitFor({ state: 'detached' });
    await author.at('pick-红旗街88号楼').waitFor();
    await author.writes('pick-search', '新建路');
    await author.reads('没有这样的楼栋');
    quiet(author);
  });

  it('takes the doors of a sheet, and says of each other line why not', async () => {
    await author.at('list-way').getByText('从表格').click();
    await loads('没有表头.csv', Buffer.from('甲,乙\n1,2\n'));
    await author.says('list-sheet-problem', '没有找到表头');
    await loads('独居老人.xlsx', workbook(SHEET));
    await author.says('list-found', '对上 2 户 · ◆ 1 行没有对上');
    await author.says('list-refused', '没有登记这一户');
    await author.says('list-refused', '9单元');
    await author.says('list-count', '36 户');
    await author.window.photograph('console-list-sheet');
    await author.tap('list-put');
    await author.says('list-found', '已加入 2 户');
    await author.says('list-count', '38 户，在 3 栋 · 2 个网格');
    expect(await author.at('list-tree').innerText()).not.toContain('甲');
    quiet(author);
  });

  it('takes what is pasted too, and tells at once which doors the directive does not reach', async () => {
    await author.tap('list-paste-again');
    await author.writes('list-paste', PASTED);
    await author.tap('list-paste-read');
    await author.says('list-found', '对上 1 户');
    await author.tap('list-put');
    await author.says('list-count', '39 户');
    await author
      .at('list-outside')
      .filter({ hasText: '有 1 户不在发送范围内：红新社区第一网格 1 户' })
      .first()
      .waitFor();
    await author.window.photograph('console-list-outside');
    await author.at('list-outside-remove').last().click();
    await author.says('list-count', '38 户');
    quiet(author);
  });

  it('loses a door that is taken out, and is found in by words', async () => {
    await author.writes('list-search', '2号楼 1单元101');
    await takesOut('河滨小区2号楼 1单元 101');
    await author.writes('list-search', '');
    await author.says('list-count', '37 户');
    await author.tap('list-done');
    await author.says('list-summary', '走访名单 37 户，在 3 栋 · 2 个网格');
    await author.says('preview-doors', '37 户');
    await author.says('saved', '已保存');
    expect(await listOf(draftId())).toHaveLength(37);
    quiet(author);
  });

  it('is still there after a reload, also what the network did not take', async () => {
    await author.window.page.reload();
    await author.says('list-summary', '走访名单 37 户，在 3 栋 · 2 个网格');
    await author.says('saved', '已保存');

    await author.window.page.route('**/api/v1/directives/*', (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    );
    await author.tap('list-edit');
    await takesOut('河滨小区2号楼 1单元 102');
    await author.tap('list-done');
    await author.says('saved', '未保存：网络不通');
    await author.window.page.reload();
    await author.says('list-summary', '走访名单 36 户');
    await author.window.page.unroute('**/api/v1/directives/*');
    await author.says('saved', '已保存');
    const list = await listOf(draftId());
    expect(list).toHaveLength(36);
    expect(list).not.toContain('河滨小区2号楼 1单元 102');
    quiet(author);
  });

  it('tells which doors lie outside when the areas change, and takes them out', async () => {
    await author.tap(`area-${SECOND_GRID}`);
    await author.says('list-outside', '有 2 户不在发送范围内：红旗社区第二网格 2 户');
    await author.says('problems', '名单里有 2 户不在发送范围内');
    await author.at('list-outside').scrollIntoViewIfNeeded();
    await author.window.photograph('console-list-areas');
    await author.tap('list-outside-remove');
    await author.says('list-summary', '走访名单 34 户，在 2 栋 · 1 个网格');
    quiet(author);
  });

  it('can be put right when one of its doors has been removed meanwhile', async () => {
    const clerk = await place.signsIn('dispatcher');
    const [gone] = (await clerk.call(doorRoutes.list, { areaCode: FIRST_GRID, search: '3号楼1单元601' })).items;
    await clerk.call(doorRoutes.remove, {}, { id: gone?.id ?? '' });
    await author.tap('list-edit');
    await author.tap('open-pick-河滨小区3号楼');
    await author.tap('pick-河滨小区3号楼 2单元 201');
    await author.tap('pick-河滨小区3号楼 2单元 202');
    await author.tap('list-done');
    await author.says('compose-trouble', '名单里有住户已被删除');
    await author.tap('list-recheck');
    await author.reads('已移出 1 户');
    await author.says('saved', '已保存');
    await author.says('list-summary', '走访名单 35 户');
    expect(await listOf(draftId())).not.toContain('河滨小区3号楼 1单元 601');
    quiet(author);
  });

  it('is looked at before it goes, and goes as it is', async () => {
    await author.tap('send');
    const dialog = author.window.page.getByRole('dialog');
    await dialog.getByText('走访名单 35 户').waitFor();
    await author.window.photograph('console-list-send');
    await dialog.getByTestId('list-look').click();
    await author.at('listed-河滨小区2号楼 1单元 201').waitFor();
    await author.window.photograph('console-list-look');
    await author.window.page.keyboard.press('Escape');
    await author.tap('send-now');
    await author.reads('传达中');
    await place.settled();
    const [row] = (await sender.call(directiveRoutes.list, { box: 'going' })).items;
    sent = await sender.call(directiveRoutes.one, {}, { id: row?.id ?? '' });
    expect(sent).toMatchObject({ title: TITLE, listedDoors: 35, content: { visits: true, listed: true } });
    quiet(author);
  });

  it('is what progress counts, what the message names, and what is exported door by door', async () => {
    const worker = await place.signsIn('worker-01');
    const doors = await worker.call(visitRoutes.doors, { gridCode: FIRST_GRID, directiveId: sent.id });
    expect(doors).toHaveLength(35);
    for (const [at, { id }] of doors.slice(0, 6).entries()) {
      const outcome = at === 0 ? 'notHome' : 'met';
      await worker.call(visitRoutes.add, { visitKey: newKey(), doorId: id, directiveId: sent.id, outcome });
    }
    await author.says('number-doors', '6');
    await author.reads('/ 35 户');
    expect(await author.scrolls()).toBe(false);
    await author.window.photograph('console-list-progress');

    await author.window.page.getByRole('tab', { name: '内容' }).click();
    await author.says('list-line', '走访名单 35 户');
    await author.tap('list-look');
    await author.at('listed-河滨小区2号楼 1单元 201').waitFor();
    expect(await author.at('list-remove').count()).toBe(0);
    await author.window.photograph('console-list-message');
    await author.window.page.keyboard.press('Escape');

    const file = author.window.page.waitForEvent('download');
    await author.tap('directive-export-doors');
    const saved = await file;
    expect(saved.suggestedFilename()).toBe(`${TITLE}-走访明细.csv`);
    const lines = readFileSync(await saved.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(36);
    expect(lines.filter((line) => line.includes('已见面'))).toHaveLength(5);
    quiet(author);
  });

  it('begins again with those where nobody was met, and is seen by the second person', async () => {
    await begins('没见到的户再走一遍');
    await author.at('residents').check();
    await author.tap('doors-listed');
    await author.tap('list-edit');
    await author.at('list-way').getByText('上次没见到的户').click();
    await author.tap(`unmet-${sent.id}`);
    await author.says(`unmet-told-${sent.id}`, '没见到 30 户，已加入');
    await author.says('list-count', '30 户');
    await author.window.photograph('console-list-unmet');
    await author.tap('list-done');
    await author.says('saved', '已保存');
    await author.tap('send');
    await author.tap('send-now');
    await author.reads('待审批');

    const admin = await Desk.of(windows, 'admin', '/console/directives/box/pending');
    await admin.window.page.getByRole('link', { name: /没见到的户再走一遍/ }).click();
    await admin.at('review').getByText('走访名单 30 户').waitFor();
    await admin.window.photograph('console-list-review');
    await admin.at('review').getByTestId('list-look').click();
    await admin.at('listed-河滨小区2号楼 2单元 101').waitFor();
    await admin.window.page.emulateMedia({ colorScheme: 'dark' });
    await admin.window.photograph('console-list-review-dark');
    quiet(author, admin);
  });

  it('stays quick with five thousand doors, and takes no more', async () => {
    const clerk = await place.signsIn('dispatcher');
    const line = (at: number): string[] => ['红旗社区第三网格', `大院${1 + (at % 250)}栋`, '', String(1 + at)];
    const all = Array.from({ length: 5001 }, (_, at) => line(at));
    for (let from = 0; from < all.length; from += 1000) {
      const rows = all.slice(from, from + 1000).map(([grid = '', building = '', unit = '', number = ''], at) => ({
        ...{ line: from + at + 2, grid, building, unit, number },
        ...{ contactName: '', contactPhone: '', note: '' },
      }));
      await clerk.call(doorRoutes.import, { rows, dryRun: false });
    }
    const csv = (rows: readonly string[][]): Buffer =>
      Buffer.from(['网格,楼栋,单元,门牌', ...rows.map((cells) => cells.join(','))].join('\r\n'));

    await begins('全院排查');
    await author.tap('doors-listed');
    await author.tap('list-edit');
    await author.at('list-way').getByText('从表格').click();
    await loads('全院.csv', csv(all.slice(0, 5000)));
    await author.says('list-found', '对上 5,000 户');
    await author.tap('list-put');
    await author.says('list-count', '5,000 户，在 250 栋 · 1 个网格');
    expect(await author.at('list-tree').getByTestId('list-remove').count()).toBeLessThan(60);
    await author.writes('list-search', '大院7栋');
    await author.reads('找到 20 户');
    await author.window.page.emulateMedia({ colorScheme: 'dark' });
    await author.window.photograph('console-list-dark');
    await author.window.page.emulateMedia({ colorScheme: 'light' });

    await loads('多一户.csv', csv(all.slice(5000)));
    await author.says('list-found', '对上 1 户');
    await author.tap('list-put');
    await author.reads('一份名单最多五千户，请分几次下发');
    await author.says('list-count', '5,000 户');
    await author.tap('list-done');
    await author.writes('title', '全院排查，一户不漏');
    await author.says('saved', '已保存');
    await author.window.page.reload();
    await author.says('list-summary', '走访名单 5,000 户，在 250 栋 · 1 个网格');
    quiet(author);
  });
});
