import { issueRoutes, type IssueView } from '@hongqi/shared';
import { FigureCounter } from '../../server/src/figures/figure-counter.service';
import type { Actor } from '../support/actor';
import { type Town, town } from '../support/town';
import { BESIDE_THE_GRIDS, Desk } from './support/desk';
import { inBrowser, Windows } from './support/windows';

inBrowser('pressing until it is done, from the console', () => {
  let place: Town;
  let windows: Windows;
  let resident: Actor;
  let centre: Actor;
  let dispatcher: Desk;
  let supervisor: Desk;
  let heating: Desk;

  beforeAll(async () => {
    place = await town();
    windows = await Windows.on(place);
    resident = await place.comes('resident-1');
    centre = await place.signsIn('dispatcher');
    dispatcher = await Desk.of(windows, 'dispatcher');
    heating = await Desk.of(windows, 'heating', '/console/desk/work');
  });
  afterAll(async () => {
    await windows.close();
    await place.close();
  });

  const reports = (text: string): Promise<IssueView> => resident.reports(text, { place: BESIDE_THE_GRIDS });
  const givesToHeating = async (issue: IssueView): Promise<void> => {
    const holders = await centre.call(issueRoutes.holders, {}, { id: issue.id });
    const department = holders.find(({ name }) => name === '红旗供热站');
    await centre.does('dispatch', issue, { holder: { departmentId: department?.id ?? '' } });
  };
  /** A report the heating station has taken on. */
  const handled = async (text: string): Promise<IssueView> => {
    const issue = await reports(text);
    await givesToHeating(issue);
    const holder = await place.signsIn('heating');
    await holder.does('accept', issue);
    return issue;
  };
  const quiet = (...desks: Desk[]): void => expect(desks.flatMap(({ window }) => window.complaints)).toEqual([]);

  it('asks for more time, which the desk grants and the resident is told', async () => {
    const issue = await handled('换热站停电，等变压器');
    await heating.opens(issue);
    await heating.chooses('extend');
    await heating.writes('note', '变压器要从海拉尔调来');
    await heating.writes('until', '2026-11-24T10:00');
    await heating.reads(/须晚于现在承诺的/);
    expect(await heating.at('do-action').isDisabled()).toBe(true);
    await heating.writes('until', '2026-12-03T17:30');
    await heating.reads('还有 10 天 · 周四');
    await heating.window.photograph('console-extend');
    await heating.tap('do-action');
    await heating.says('pressing-request', '申请延期到 12月3日 17:30：变压器要从海拉尔调来');

    await dispatcher.says('queue-requests', '1');
    await dispatcher.tap('queue-requests');
    await dispatcher.says(`row-${issue.number}`, '等审批');
    await dispatcher.opens(issue);
    await dispatcher.window.photograph('console-request');
    await dispatcher.tap('press-grant');
    await dispatcher.writes('note', '请先给住户送电暖气');
    await dispatcher.tap('do-action');
    await dispatcher.reads('处置时限改为 12月3日 17:30');
    await dispatcher.says('clock-finish', '12月3日 17:30');
    await dispatcher.at(`row-${issue.number}`).waitFor({ state: 'detached' });

    await place.settled();
    expect((await resident.told(issue)).at(-1)).toContain('12月3日');
    quiet(dispatcher, heating);
  });

  it('orders an answer, gets it, and lifts the order', async () => {
    const issue = await handled('整栋楼没有暖气');
    supervisor = await Desk.of(windows, 'supervisor', '/console/desk/work');
    await supervisor.opens(issue);
    await supervisor.tap('action-supervise');
    await supervisor.writes('note', '明早前让老人家里热起来');
    await supervisor.tap('card-red');
    await supervisor.writes('until', '2026-11-24T12:00');
    await supervisor.window.photograph('console-supervise');
    await supervisor.tap('do-action');
    await supervisor.says('queue-ordered', '1');
    await supervisor.reads('红牌督办，11月24日 12:00 前回复');

    await heating.says(`row-${issue.number}`, '红牌');
    await heating.opens(issue);
    await heating.tap('press-answer');
    await heating.writes('note', '已派应急供热车');
    await heating.tap('do-action');
    await heating.says('pressing-order', '已回复');

    await supervisor.tap('go-supervision');
    await supervisor.says('heap-orders', '整栋楼没有暖气');
    await supervisor.says('heap-orders', '已回复');
    expect(await supervisor.scrolls()).toBe(false);
    await supervisor.tap(`owed-lift-${issue.number}`);
    await supervisor.tap('do-action');
    await supervisor.at('pressing-order').waitFor({ state: 'detached' });
    expect(await resident.sees(issue)).toMatchObject({ card: null, order: null });
    quiet(supervisor, heating);
  });

  it('splits a report of two matters', async () => {
    const issue = await reports('路灯不亮，旁边的井盖也没了');
    await dispatcher.tap('queue-desk');
    await dispatcher.opens(issue);
    await dispatcher.chooses('split');
    expect(await dispatcher.at('part-text-0').inputValue()).toBe('路灯不亮，旁边的井盖也没了');
    await dispatcher.writes('part-text-0', '路灯不亮');
    await dispatcher.writes('part-text-1', '井盖没了');
    await dispatcher.reads('还缺：拆成哪几件');
    await dispatcher.at('part-category-1').locator('input').fill('安全');
    await dispatcher.window.page.locator('.ant-select-tree-title', { hasText: '安全' }).click();
    await dispatcher.window.photograph('console-split');
    await dispatcher.tap('do-action');
    await dispatcher.reads('拆成 2 件');

    const { children, state } = await resident.sees(issue);
    expect(state).toBe('split');
    expect(children.map(({ title }) => title)).toEqual(['路灯不亮', '井盖没了']);
    const [child] = children;
    await dispatcher.at(`linked-${child?.number}`).getByRole('link').click();
    await dispatcher.window.page.getByRole('heading', { name: '路灯不亮' }).waitFor();
    await dispatcher.at(`linked-${issue.number}`).waitFor();
    quiet(dispatcher);
  });

  it('merges into the one nearby with one press, and takes it back', async () => {
    const first = await reports('变电站门口垃圾成堆');
    const second = await reports('变电站门口的垃圾没人收');
    await dispatcher.tap('queue-desk');
    await dispatcher.opens(second);
    await dispatcher.chooses('merge');
    await dispatcher.tap(`alike-${first.id}`);
    await dispatcher.window.photograph('console-merge');
    await dispatcher.tap('do-action');
    await dispatcher.reads('已并案');
    await dispatcher.says(`row-${first.number}`, '2 人反映');

    await dispatcher.tap('action-unmerge');
    await dispatcher.writes('note', '其实是两处');
    await dispatcher.tap('do-action');
    await dispatcher.at(`row-${second.number}`).waitFor();
    expect(await resident.sees(second)).toMatchObject({ state: 'submitted', lead: null });
    quiet(dispatcher);
  });

  it('answers a resident who called every level, from the list of what a leader owes', async () => {
    const issue = await handled('暖气片漏水');
    await place.hoursPass(24 * 12);
    await resident.does('shout', issue, { note: '说了半个月没人来' });

    const leader = await Desk.of(windows, 'supervisor', '/console/supervision');
    await leader.says('heap-shouts', '说了半个月没人来');
    await leader.window.photograph('console-supervision');
    await leader.tap(`owed-answerCall-${issue.number}`);
    await leader.writes('note', '今天下午我带人上门');
    await leader.tap('do-action');
    await leader.reads('红旗街道已答复');
    expect((await resident.sees(issue)).history.some(({ note }) => note === '今天下午我带人上门')).toBe(true);
    quiet(leader);
  });

  it('opens, behind each figure, as many issues as the figure says', async () => {
    await place.running.app.get(FigureCounter).folded();
    const office = await Desk.of(windows, 'supervisor', '/console/figures?period=year');
    for (const figure of ['value-filed', 'sample-acceptRate', 'numerator-acceptRate']) {
      const said = Number(await office.at(figure).innerText());
      expect(said).toBeGreaterThan(0);
      await office.tap(figure);
      await office.says('behind-count', `共 ${said} 条`);
      const rows = office.window.page.getByRole('list', { name: '清单' }).getByRole('listitem');
      await rows.nth(said - 1).waitFor();
      expect(await rows.count()).toBe(said);
      await office.window.page.keyboard.press('Escape');
      await office.at('behind-count').waitFor({ state: 'detached' });
    }
    expect(await office.scrolls()).toBe(false);
    await office.window.photograph('console-figures');

    const download = office.window.page.waitForEvent('download');
    await office.tap('figures-export');
    expect((await download).suggestedFilename()).toBe('指标-2026-01-01-2026-12-05.csv');
    quiet(office);
  });
});
