import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { directiveRoutes, peopleRoutes, receivedRoutes } from '@hongqi/shared';
import type { Actor } from '../support/actor';
import { plainPdf } from '../support/documents';
import { lampPhoto } from '../support/lamp-photos';
import { type Town, town } from '../support/town';
import { Desk, FIRST_GRID } from './support/desk';
import { inBrowser, Windows } from './support/windows';

const STREET = '150782002';
const COMMUNITY = '150782002001';
const TITLE = '今晚八点前清理单元门口积雪';
const TEXT = '寒潮预计今晚到达，最低零下三十度。\n请各家清理自家单元门口的积雪，行动不便的邻居请互相照应。';
const DOCUMENT = { name: '红旗社区除雪分工表.pdf', mimeType: 'application/pdf', buffer: plainPdf('分工') };
const STAFF_TEXT = '网格员逐栋查看独居老人，带上铁锹，有困难马上报社区。';

inBrowser('writing a directive in the console', () => {
  let place: Town;
  let windows: Windows;
  let residents: Actor[];
  let author: Desk;
  let admin: Desk;

  beforeAll(async () => {
    place = await town();
    windows = await Windows.on(place);
    residents = [];
    for (let at = 1; at <= 6; at++) {
      const resident = await place.comes(`neighbour-${at}`);
      await resident.call(peopleRoutes.setHome, { gridCode: `${COMMUNITY}00${1 + (at % 4)}` });
      residents.push(resident);
    }
    author = await Desk.of(windows, 'supervisor', '/console/directives', [
      /^409 .*\/directives\//,
      /failed: .*directives/,
    ]);
    admin = await Desk.of(windows, 'admin', '/console/directives');
  });
  afterAll(async () => {
    await windows.close();
    await place.close();
  });

  const quiet = (...desks: Desk[]): void => expect(desks.flatMap(({ window }) => window.complaints)).toEqual([]);
  const document = ({ window }: Desk): Locator => window.page.getByRole('link', { name: DOCUMENT.name });
  const ticked = (code: string): Promise<boolean> =>
    author
      .at('area-tree')
      .locator('.ant-tree-treenode', { has: author.at(`area-${code}`) })
      .locator('.ant-tree-checkbox-checked')
      .isVisible();

  it('begins with an empty list and one large button', async () => {
    await author.reads('没有进行中的指令');
    await author.window.photograph('console-directives-empty');
    await author.tap('new-directive');
    await author.reads('还没有标题');
    await author.says('saved', '写下内容后自动保存');
    await author.window.photograph('console-compose-empty');
    expect(await author.scrolls()).toBe(false);
  });

  it('counts the people while areas are chosen on the tree and on the map, which show the same', async () => {
    await author.writes('title', TITLE);
    await author.writes('text', TEXT);
    await author.writes('staffText', STAFF_TEXT);
    await author.at('residents').check();
    await author.tap('role-worker');
    await author.tap(`area-${COMMUNITY}`);
    await author.says('chosen-areas', '已选：红旗社区');
    await author.says('preview-people', '10 人 · 4 个网格');
    await author.says('preview-residents', '6 人');
    await author.says('preview-staff', '4 人');
    expect(await author.at(`map-grid-${FIRST_GRID}`).getAttribute('aria-pressed')).toBe('true');

    await author.tap(`map-grid-${FIRST_GRID}`);
    await author.says('preview-people', '3 个网格');
    expect(await ticked(FIRST_GRID)).toBe(false);
    expect(await ticked(`${COMMUNITY}002`)).toBe(true);
    await author.tap(`map-grid-${FIRST_GRID}`);
    await author.says('chosen-areas', '已选：红旗社区');
    await author.says('preview-people', '10 人');
    await author.says('needs-approval', '另一位督办领导或管理员');
    await author.says('saved', '已保存');
    await author.window.page.getByRole('heading', { name: '发给谁' }).scrollIntoViewIfNeeded();
    await author.window.photograph('console-compose-audience');
  });

  it('finds an area by its name or code, by the keyboard alone', async () => {
    const { keyboard } = author.window.page;
    await author.at('area-search').focus();
    await keyboard.insertText('第二网格');
    await author.says('areas-found', '找到 3 个');
    await author.at(`area-${COMMUNITY}001`).waitFor({ state: 'detached' });
    await author.window.photograph('console-compose-search');

    for (let step = 0; step < 3; step++) await keyboard.press('ArrowDown');
    await keyboard.press('Space');
    await author.says('preview-people', '3 个网格');
    expect(await ticked(`${COMMUNITY}002`)).toBe(false);
    await keyboard.press('Space');
    await author.says('chosen-areas', '已选：红旗社区');

    await author.writes('area-search', COMMUNITY);
    await author.says('areas-found', '找到 1 个');
    await author.writes('area-search', '长江');
    await author.reads('您的辖区里没有，换个词试试。');
    await author.at('area-search').press('Escape');
    await author.at(`area-${COMMUNITY}001`).waitFor();
    await author.says('preview-people', '10 人');
    quiet(author);
  });

  it('keeps everything over a reload, also what the network did not take', async () => {
    await author.window.page.reload();
    await author.says('preview-people', '10 人');
    expect(await author.at('title').inputValue()).toBe(TITLE);

    await author.window.page.route('**/api/v1/directives/*', (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    );
    await author.writes('title', `${TITLE}（改）`);
    await author.says('saved', '未保存：网络不通');
    await author.window.page.reload();
    await author.says('preview-people', '10 人');
    expect(await author.at('title').inputValue()).toBe(`${TITLE}（改）`);
    await author.window.page.unroute('**/api/v1/directives/*');
    await author.writes('title', TITLE);
    await author.says('saved', '已保存');
    quiet(author);
  });

  it('keeps what was written a moment before the page was left, and then begins a new one empty', async () => {
    await author.writes('staffText', `${STAFF_TEXT}（急）`);
    await author.tap('compose-leave');
    await author.window.page.getByRole('link', { name: new RegExp(TITLE) }).click();
    expect(await author.at('staffText').inputValue()).toBe(`${STAFF_TEXT}（急）`);
    await author.writes('staffText', STAFF_TEXT);
    await author.says('saved', '已保存');
    await author.tap('compose-leave');
    await author.tap('new-directive');
    expect(await author.at('title').inputValue()).toBe('');
    await author.tap('compose-leave');
    await author.window.page.getByRole('link', { name: new RegExp(TITLE) }).click();
    await author.says('preview-people', '10 人');
    quiet(author);
  });

  it('asks for answers by a form, with photos, a due time and a copy kept as a template', async () => {
    await author.window.page
      .getByTestId('photo-file')
      .setInputFiles({ name: 'snow.jpg', mimeType: 'image/jpeg', buffer: await lampPhoto('dark') });
    await author.window.page.getByAltText('已选照片 1').waitFor();
    for (const gone of [true, false]) {
      await author.at('document-file').setInputFiles(DOCUMENT);
      await document(author).waitFor();
      if (gone) await author.window.page.getByRole('button', { name: `移除${DOCUMENT.name}` }).click();
      if (gone) await document(author).waitFor({ state: 'detached' });
    }
    await author.at('document-add').scrollIntoViewIfNeeded();
    await author.window.photograph('console-compose-document');
    await author.tap('wants-form');
    await author.reads('反馈表还没有题目');
    await author.tap('add-field-number');
    await author.writes('field-label-0', '家里有几位老人');
    await author.tap('add-field-choice');
    await author.writes('field-label-1', '需要帮忙吗');
    await author.writes('field-options-1', '不需要\n需要扫雪\n需要送药');
    await author.tap('field-up-1');
    expect(await author.at('field-label-0').inputValue()).toBe('需要帮忙吗');
    await author.at('dueAt').fill('2026-11-23T20:00');
    await author.window.photograph('console-compose-form');

    await author.tap('presets-template');
    await author.tap('keep-template');
    await author.window.page
      .getByRole('button', { name: '保 存' })
      .or(author.window.page.getByRole('button', { name: '保存', exact: true }))
      .click();
    await author.reads('已存为模板');
    await author.says('saved', '已保存');
    await author.at('field-title').or(author.at('title')).first().scrollIntoViewIfNeeded();
    await author.window.photograph('console-compose');
    expect(await author.scrolls()).toBe(false);
    quiet(author);
  });

  it('is asked once more, unmistakably when an alert wakes residents, and then waits for a second person', async () => {
    await author.window.page.getByTestId('kind').getByText('预警').click();
    await author.window.page.getByTestId('urgency').getByText('紧急').click();
    await author.tap('send');
    await author.says('send-words', '发给 1 个社区 4 个网格的 10 人，其中居民 6 人，需另一位领导审批。');
    await author.reads('将惊动 6 位居民');
    expect(await author.window.page.getByRole('dialog').getByTestId('resident-words').innerText()).not.toContain(
      '独居老人',
    );
    expect(await author.at('send-now').isDisabled()).toBe(true);
    await author.at('looked').check();
    await author.window.photograph('console-compose-alarm');
    await author.tap('send-now');
    await author.reads('待审批');

    const [resident] = residents;
    expect((await resident?.call(receivedRoutes.list, {}))?.items).toEqual([]);
    quiet(author);
  });

  it('is looked through and let go by the administrator', async () => {
    await admin.at('pending-directives').getByText('1').first().waitFor();
    await admin.tap('box-pending');
    await admin.reads(TITLE);
    await admin.window.photograph('console-directives-pending');
    await admin.window.page.getByRole('link', { name: new RegExp(TITLE) }).click();
    await admin.says('review', '赵敏');
    await admin.says('review-reach', '10 人');
    await admin.window.photograph('console-review');
    expect(await admin.scrolls()).toBe(false);
    await admin.tap('approve');
    await place.settled();
    await admin.says('directive-state', '已下发');
    await admin.window.page.getByRole('tab', { name: '内容' }).click();
    await admin.window.photograph('console-directive-document');
    const saved = admin.window.page.waitForEvent('download');
    await document(admin).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe(DOCUMENT.name);
    expect(readFileSync(await file.path()).equals(DOCUMENT.buffer)).toBe(true);

    const [resident] = residents;
    const [copy] = (await resident?.call(receivedRoutes.list, {}))?.items ?? [];
    expect(copy).toMatchObject({ title: TITLE, part: 'resident', kind: 'alert' });
    quiet(admin);
  });

  it('comes back with a reason when the second person does not agree, and a template saves writing it again', async () => {
    await author.tap('go-directives');
    await author.tap('new-directive');
    await author.tap('presets-template');
    await author.tap('use-template');
    expect(await author.at('title').inputValue()).toBe(TITLE);
    await author.says('saved', '已保存');
    await author.at('dueAt').fill('2026-11-24T20:00');
    await author.tap('send');
    await author.tap('send-now');
    await author.reads('待审批');

    // What waits is where the door of the rail leads.
    await admin.at('pending-directives').getByText('1').first().waitFor();
    await admin.tap('go-directives');
    await admin.window.page.getByRole('link', { name: new RegExp(TITLE) }).click();
    await admin.tap('refuse');
    await admin.writes('refuse-note', '请写明志愿者电话');
    await admin.window.photograph('console-review-refuse');
    await admin.tap('refuse-now');

    await author.tap('go-directives');
    await author.tap('box-mine');
    await author.says('box-mine', '我的草稿');
    await author.window.page.getByRole('link', { name: new RegExp(TITLE) }).click();
    await author.reads('请写明志愿者电话');
    await author.tap('go-directives');
    await author.tap('box-going');
    await author.reads(TITLE);
    await author.window.photograph('console-directives');
    quiet(author, admin);
  });

  it('says when the same draft was changed in another window, and lets the person choose', async () => {
    await author.tap('box-mine');
    await author.window.page.getByRole('link', { name: new RegExp(TITLE) }).click();
    await author.says('preview-people', '10 人');
    const id = new URL(author.window.page.url()).pathname.split('/').at(-2) ?? '';
    const other = await place.signsIn('supervisor');
    const { content, version } = await other.call(directiveRoutes.one, {}, { id });
    const body = { ...content, title: '另一个窗口里改的', draftKey: 'another-window', version };
    await other.call(directiveRoutes.save, body, { id });

    await author.writes('text', '我在这里改的');
    await author.says('compose-trouble', '他人刚刚修改了该指令');
    await author.window.photograph('console-compose-conflict');
    await author.tap('take-theirs');
    await author.says('saved', '已保存');
    expect(await author.at('title').inputValue()).toBe('另一个窗口里改的');
    quiet(author);
  });

  it('sends a task from door to door, level by level, to staff alone without a second person', async () => {
    await author.tap('go-directives');
    await author.tap('new-directive');
    await author.window.page.getByTestId('kind').getByText('任务').click();
    await author.writes('title', '敲门行动：查看独居老人取暖');
    await author.writes('text', '每户都要敲门，没人在家的改日再去。');
    await author.tap('role-worker');
    await author.at('departments').locator('input').fill('供热');
    await author.window.page.locator('.ant-select-item-option', { hasText: '红旗供热站' }).click();
    await author.window.page.keyboard.press('Escape');
    await author.window.page.getByTestId('press-of').getByText('点选社区').click();
    await author.tap(`map-grid-${FIRST_GRID}`);
    await author.says('chosen-areas', '已选：红旗社区');
    await author.at('visits').check();
    await author.says('preview-doors', '户');
    await author.tap('cascade-relay');
    await author.at('relayMinutes').fill('15');
    await author.says('send', '发送');
    await author.window.photograph('console-compose-task');
    await author.tap('presets-audience');
    await author.tap('keep-audience');
    await author.writes('preset-name', '红旗社区网格员和供热站');
    await author.at('preset-name').press('Enter');
    await author.reads('已存为受众');

    await author.tap('send');
    await author.reads('全部是工作人员，立即发出');
    await author.tap('send-now');
    await author.says('directive-state', '传达中');
    const sender = await place.signsIn('supervisor');
    const [sent] = (await sender.call(directiveRoutes.list, { box: 'going' })).items;
    expect(await sender.call(directiveRoutes.one, {}, { id: sent?.id ?? '' })).toMatchObject({
      content: { visits: true, cascade: 'relay', relayMinutes: 15, audience: { areas: [COMMUNITY], residents: false } },
    });
    quiet(author);
  });

  it('writes again only to those who have not answered', async () => {
    const sender = await place.signsIn('supervisor');
    const sent = (await sender.call(directiveRoutes.list, { box: 'going' })).items.find(({ title }) => title === TITLE);
    const again = await sender.call(directiveRoutes.followUp, { draftKey: 'follow-up-1' }, { id: sent?.id ?? '' });
    await author.tap('go-directives');
    await author.tap('box-mine');
    await author.tap(`directive-${again.id}`);
    await author.reads(`只发给收到《${TITLE}》而`);
    await author.says('preview-people', '10 人');
    await author.window.page.getByText('只发给收到').scrollIntoViewIfNeeded();
    await author.window.photograph('console-compose-follow-up');
    await author.tap('discard');
    await author.window.page.getByRole('button', { name: '删除', exact: true }).click();
    await author.reads('草稿已删除');
    await author.at(`directive-${again.id}`).waitFor({ state: 'detached' });
    quiet(author);
  });

  it('reaches the whole street with one tick, and is readable in the dark', async () => {
    await author.tap('box-mine');
    await author.window.page.getByRole('link', { name: /另一个窗口里改的/ }).click();
    await author.window.page.emulateMedia({ colorScheme: 'dark' });
    await author.tap('clear-areas');
    await author.reads('还没有选辖区');
    await author.tap(`area-${STREET}`);
    await author.says('preview-people', '12 个网格');
    await author.window.photograph('console-compose-dark');
    await author.says('saved', '已保存');
    quiet(author);
  });
});
