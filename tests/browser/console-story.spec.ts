import { issueRoutes, type IssueView } from '@hongqi/shared';
import type { Actor } from '../support/actor';
import { lampPhoto } from '../support/lamp-photos';
import { type Town, town } from '../support/town';
import { BESIDE_THE_GRIDS, Desk, FIRST_GRID } from './support/desk';
import { inBrowser, Windows } from './support/windows';

inBrowser('the desk of the governance centre', () => {
  let place: Town;
  let windows: Windows;
  let resident: Actor;
  let dispatcher: Desk;

  beforeAll(async () => {
    place = await town();
    windows = await Windows.on(place);
    resident = await place.comes('resident-1');
  });
  afterAll(async () => {
    await windows.close();
    await place.close();
  });

  const reports = async (text: string, categoryCode?: string): Promise<IssueView> => {
    const photo = await resident.photographs(await lampPhoto('dark'));
    return resident.reports(text, { place: BESIDE_THE_GRIDS, photos: [photo.id], categoryCode });
  };
  const quiet = (...desks: Desk[]): void => expect(desks.flatMap(({ window }) => window.complaints)).toEqual([]);

  it('sees a report from outside every grid come in, and gives it to the worker of a grid pressed on the map', async () => {
    dispatcher = await Desk.open(windows);
    await dispatcher.at('login').waitFor();
    await dispatcher.window.photograph('console-sign-in');
    await dispatcher.signsIn('dispatcher');
    await dispatcher.reads('没有等待分派的诉求');

    const issue = await reports('变电站旁的路灯倒了，电线露在外面');
    await dispatcher.at(`row-${issue.number}`).waitFor();
    await dispatcher.says('queue-desk', '1');
    await dispatcher.opens(issue);
    await dispatcher.reads('位置不在任何网格内，请人工分派。');
    await dispatcher.at(`pin-${issue.id}`).waitFor();
    await dispatcher.window.photograph('console-desk');

    await dispatcher.tap(`map-grid-${FIRST_GRID}`);
    const worker = dispatcher.window.page.getByRole('radio', { checked: true });
    expect(await worker.innerText()).toContain('王秀英');
    await dispatcher.writes('note', '请先去看看');
    await dispatcher.window.photograph('console-dispatch');
    await dispatcher.tap('do-action');
    await dispatcher.says('state', '待签收');
    await dispatcher.reads(/承办：王秀英/);
    await dispatcher.at(`row-${issue.number}`).waitFor({ state: 'detached' });

    const told = await place.comes('worker-01');
    await place.settled();
    expect(await told.told(issue)).toEqual([`您有新任务：${issue.title}`]);
    quiet(dispatcher);
  });

  it('keeps its frame on the smallest office screen, and shows the same queue on the large map', async () => {
    const issue = await reports('铁路边堆了垃圾');
    await dispatcher.at(`row-${issue.number}`).waitFor();
    expect(await dispatcher.scrolls()).toBe(false);
    await dispatcher.tap('go-map');
    await dispatcher.at(`pin-${issue.id}`).click();
    await dispatcher.reads('铁路东侧变电站旁');
    expect(await dispatcher.scrolls()).toBe(false);
    await dispatcher.window.photograph('console-map');
    await dispatcher.window.page.getByRole('link', { name: '打开工单' }).click();
    await dispatcher.window.page.getByRole('heading', { name: issue.title }).waitFor();
    quiet(dispatcher);
  });

  it('has a department do it, checks the result, sends it back once, and passes it', async () => {
    const issue = await reports('变压器冒烟', 'safety');
    await dispatcher.tap('go-desk');
    await dispatcher.opens(issue);
    await dispatcher.tap('action-dispatch');
    await dispatcher.writes('holder-search', '供热站');
    await dispatcher.at('holder-search').press('Enter');
    await dispatcher.tap('do-action');
    await dispatcher.says('state', '待签收');

    const heating = await Desk.of(windows, 'heating', '/console/desk/work');
    await heating.opens(issue);
    await heating.tap('action-accept');
    await heating.says('state', '处置中');
    const resolves = async (note: string): Promise<void> => {
      await heating.tap('action-resolve');
      await heating.writes('note', note);
      await heating.reads('还缺：处置前照片、照片');
      await heating.attaches('before.jpg', await lampPhoto('dark'), 'before');
      await heating.attaches('proof.jpg', await lampPhoto('lit'));
      await heating.tap('do-action');
      await heating.reads('待核查');
    };
    await resolves('已断电');

    await dispatcher.tap('queue-check');
    await dispatcher.opens(issue);
    await dispatcher.tap('action-sendBack');
    await dispatcher.writes('note', '请加装围挡');
    await dispatcher.tap('do-action');
    await heating.reads('请加装围挡');
    await resolves('已加装围挡');

    await dispatcher.reads('已加装围挡');
    await dispatcher.tap('action-check');
    await dispatcher.tap('do-action');
    await heating.reads('待评价');
    await heating.window.photograph('console-department');
    quiet(dispatcher, heating);
  });

  it('lets the supervisor see everything and press, but decide nothing for the desk', async () => {
    const issue = await reports('护栏断了');
    const supervisor = await Desk.of(windows, 'supervisor', '/console/desk/all');
    await supervisor.opens(issue);
    await supervisor.at('action-supervise').waitFor();
    expect(await supervisor.offers()).toEqual(['督办']);
    expect(await supervisor.at(`map-grid-${FIRST_GRID}`).count()).toBe(0);
    await supervisor.window.photograph('console-supervisor');
    quiet(supervisor);
  });

  it('merges a second report of the same thing into the first', async () => {
    const first = await reports('电线杆歪了');
    const second = await reports('这根电线杆要倒了');
    await dispatcher.tap('queue-desk');
    await dispatcher.opens(second);
    await dispatcher.tap('action-merge');
    await dispatcher.at('lead').locator('input').fill('电线杆歪');
    await dispatcher.window.page.locator('.ant-select-item-option', { hasText: '电线杆歪了' }).click();
    await dispatcher.tap('do-action');
    await dispatcher.reads('已并案');
    expect(await resident.sees(second)).toMatchObject({ state: 'merged', lead: { id: first.id } });
    quiet(dispatcher);
  });

  it('says what happened meanwhile when a colleague was faster', async () => {
    const slow = await Desk.of(windows, 'dispatcher', '/console/', [/^409 .*\/actions\/reject$/]);
    const issue = await reports('想问社保怎么办');
    await slow.opens(issue);
    await slow.tap('action-reject');
    await slow.writes('note', '请拨打 12333');

    // Both look at the same version; the colleague's press arrives first.
    await slow.window.page.route('**/actions/reject', async (route) => {
      const colleague = await place.signsIn('dispatcher');
      const [holder] = (await colleague.call(issueRoutes.holders, {}, { id: issue.id })).filter(
        ({ name }) => name === '王秀英',
      );
      await colleague.does('dispatch', issue, { holder: { userId: holder?.id ?? '' } });
      await route.continue();
    });
    await slow.tap('do-action');
    await slow.says('news', '您查看期间有新情况：李建国分派给王秀英');
    await slow.reads('情况有变，这一步现在不能做了');
    expect(await slow.at('do-action').isDisabled()).toBe(true);
    expect(await slow.at('note').inputValue()).toBe('请拨打 12333');
    expect(await resident.sees(issue)).toMatchObject({ state: 'assigned' });
    await slow.window.photograph('console-conflict');
    quiet(slow);
  });
});
