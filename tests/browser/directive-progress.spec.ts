import { directiveRoutes, type DirectiveView, peopleRoutes, receivedRoutes, visitRoutes } from '@hongqi/shared';
import { type Actor, newKey, RED_FLAG_STREET } from '../support/actor';
import { aField, anAudience, COMMUNITIES, sends, STREET } from '../support/directives';
import { lampPhoto } from '../support/lamp-photos';
import { type Town, town } from '../support/town';
import { Desk } from './support/desk';
import { inBrowser, Windows } from './support/windows';

const HOUR = 3_600_000;
const FIRST = `${COMMUNITIES[0]}001`;
/** Some grids are larger than others; nobody lives in the last one. */
const HOMES = [1, 1, 1, 2, 2, 3, 4, 5, 5, 6, 7, 8, 8, 9, 9, 10, 11, 11];

inBrowser('following a directive from the console', () => {
  let place: Town;
  let windows: Windows;
  let leader: Actor;
  let second: Actor;
  let workers: Actor[];
  let residents: Actor[];
  let desk: Desk;
  let view: DirectiveView;

  beforeAll(async () => {
    place = await town();
    windows = await Windows.on(place);
    leader = await place.signsIn('supervisor');
    second = await place.signsIn('admin');
    workers = await Promise.all(
      Array.from({ length: 12 }, (_, at) => place.signsIn(`worker-${String(at + 1).padStart(2, '0')}`)),
    );
    const grids = workers.map(({ me }) => me.posts[0]?.areaCode ?? '');
    residents = [];
    for (const [at, home] of HOMES.entries()) {
      const resident = await place.comes(`household-${at}`);
      await resident.call(peopleRoutes.setHome, { gridCode: grids[home - 1] ?? '' });
      residents.push(resident);
    }
    view = await sends(
      leader,
      {
        kind: 'task',
        urgency: 'urgent',
        title: '寒潮入户排查：暖气、燃气与独居老人',
        text: '今晚起降温十五度，最低零下三十二度。\n请各家检查暖气和燃气，家里有独居老人的请告诉我们，网格员会上门查看。',
        staffText: '先走平房和顶楼；发现燃气异常立即报社区，不要自行处理。',
        wants: 'form',
        form: [
          aField('f1', { kind: 'choice', label: '家里暖气热不热', required: true, options: ['热', '不太热', '不热'] }),
          aField('f2', { kind: 'number', label: '家里有几口人' }),
          aField('f3', { label: '需要什么帮助' }),
          aField('f4', { kind: 'photo', label: '拍一张暖气或燃气表' }),
          aField('f5', { kind: 'place', label: '在哪里' }),
        ],
        visits: true,
        dueAt: new Date(place.clock.now().getTime() + 5 * HOUR).toISOString(),
        audience: anAudience({ areas: [...COMMUNITIES], roles: ['worker', 'dispatcher'], residents: true }),
      },
      second,
    );
    await place.settled();
    desk = await Desk.of(windows, 'supervisor', `/console/directives/${view.id}`, [/^409 .*actions\/remind/]);
  });
  afterAll(async () => {
    await windows.close();
    await place.close();
  });

  const quiet = (...desks: Desk[]): void => expect(desks.flatMap(({ window }) => window.complaints)).toEqual([]);
  const answers = (who: Actor | undefined, answer: Record<string, unknown>): Promise<unknown> =>
    who?.call(receivedRoutes.answer, { answer } as never, { id: view.id }) ?? Promise.reject(new Error('nobody'));
  const reads = (who: Actor | undefined): Promise<unknown> =>
    who?.call(receivedRoutes.read, {}, { id: view.id }) ?? Promise.reject(new Error('nobody'));

  it('shows the numbers move while answers come in, without a reload', async () => {
    await desk.says('number-people', '33');
    await desk.says('number-read', '0');
    await desk.window.page.evaluate(() => document.body.setAttribute('data-kept', 'yes'));

    for (const [at, resident] of residents.slice(0, 9).entries()) {
      await answers(resident, {
        f1: [['热'], ['热'], ['不太热'], ['不热']][at % 4],
        f2: 1 + (at % 5),
        ...(at === 3 ? { f3: '顶楼暖气片不热，家里有八十岁老人', f5: { ...RED_FLAG_STREET } } : {}),
      });
    }
    for (const resident of residents.slice(9, 13)) await reads(resident);
    await reads(workers[0]);
    const photo = await workers[1]!.photographs(await lampPhoto('dark'));
    await answers(workers[1], { f1: ['热'], f4: [photo.id] });

    await desk.says('number-done', '10');
    await desk.says('number-read', '15');
    expect(await desk.window.page.locator('body').getAttribute('data-kept')).toBe('yes');
    expect(await desk.scrolls()).toBe(false);
    await desk.window.photograph('console-progress');
    quiet(desk);
  });

  it('goes down the tree and the map to the same place, and to the names', async () => {
    const [community] = COMMUNITIES;
    await desk.tap(`share-${community}`);
    await desk.at(`node-${FIRST}`).waitFor();
    await desk.at(`share-${FIRST}`).waitFor();
    expect(await desk.at(`node-${community}`).getAttribute('aria-selected')).toBe('true');

    await desk.tap(`choose-${FIRST}`);
    await desk.at(`share-${FIRST}`).and(desk.window.page.locator('[aria-pressed=true]')).waitFor();
    await desk.window.photograph('console-progress-grid');

    await desk.tap(`names-${FIRST}`);
    await desk.at('person-王秀英').waitFor();
    await desk.window.page.getByText('已完成', { exact: true }).click();
    await desk.reads('不太热');
    await desk.window.photograph('console-progress-names');
    await desk.window.page.keyboard.press('Escape');
    quiet(desk);
  });

  it('presses those who have not answered, and says so when pressed again', async () => {
    await desk.tap(`remind-${COMMUNITIES[1]}`);
    await desk.reads(/^已催办红新社区：\d+ 人未完成$/);
    await desk.says(`remind-${COMMUNITIES[1]}`, '已催办');
    expect(await desk.at(`remind-${COMMUNITIES[1]}`).isDisabled()).toBe(true);

    await desk.window.page.reload();
    await desk.tap(`remind-${COMMUNITIES[1]}`);
    await desk.reads('一小时内已催办过，请稍后再催');
    quiet(desk);
  });

  it('counts the doors that were knocked at, and what was found there', async () => {
    const [worker] = workers;
    const doors = await worker!.call(visitRoutes.doors, { gridCode: FIRST, directiveId: view.id });
    const visit = { directiveId: view.id, outcome: 'met' as const };
    for (const { id } of doors.slice(0, 5)) {
      await worker!.call(visitRoutes.add, { ...visit, visitKey: newKey(), doorId: id });
    }
    await worker!.call(visitRoutes.add, {
      ...visit,
      visitKey: newKey(),
      doorId: doors[5]?.id ?? '',
      outcome: 'problem',
      report: { submissionKey: newKey(), text: '楼道燃气味很重', place: RED_FLAG_STREET },
    });
    await desk.says('number-doors', '6');
    await desk.says('number-issues', '1');
    await desk.window.page.getByRole('tab', { name: '发现的问题' }).click();
    await desk.reads('楼道燃气味很重');
    await desk.window.photograph('console-progress-found');
    quiet(desk);
  });

  it('adds the answers up', async () => {
    await desk.window.page.goto(`${place.url}/console/directives/${view.id}?tab=sums`);
    await desk.says('sum-f1', '10 人填写');
    await desk.says('sum-f2', '合计');
    await desk.says('sum-f3', '顶楼暖气片不热，家里有八十岁老人');
    await desk.says('sum-f5', '红旗街12号');
    await desk.window.photograph('console-progress-sums');

    await desk.window.page.getByRole('tab', { name: '内容' }).click();
    await desk.reads('先走平房和顶楼；发现燃气异常立即报社区，不要自行处理。');
    await desk.window.photograph('console-progress-message');
    quiet(desk);
  });

  it('says who is late once the time is over, also by night', async () => {
    await place.hoursPass(5.5);
    const night = await Desk.of(windows, 'supervisor', `/console/directives/${view.id}`);
    await night.window.page.emulateMedia({ colorScheme: 'dark' });
    await night.says('number-overdue', '23');
    await night.at('progress-measure').getByText('逾期').click();
    await night.says('directive-due', '超期');
    await night.window.photograph('console-progress-late-dark');

    const file = night.window.page.waitForEvent('download');
    await night.tap('directive-export');
    expect((await file).suggestedFilename()).toBe(`${view.title}.csv`);
    quiet(night);
  });

  it('takes it back with a reason', async () => {
    desk = await Desk.of(windows, 'supervisor', `/console/directives/${view.id}`);
    await desk.tap('directive-recall');
    const press = desk.window.page.getByRole('button', { name: '撤回指令' });
    expect(await press.isDisabled()).toBe(true);
    await desk.writes('recall-note', '寒潮推迟到后天，以新通知为准');
    await desk.window.photograph('console-progress-recall');
    await press.click();
    await desk.says('directive-state', '已撤回');
    await desk.says('directive-reason', '寒潮推迟到后天，以新通知为准');
    await desk.window.page.getByRole('tab', { name: '经过' }).click();
    await desk.says('step-recall', '赵敏');
    await desk.says('step-remind', '红新社区');
    await desk.window.photograph('console-progress-steps');
    expect((await leader.call(directiveRoutes.one, {}, { id: view.id })).state).toBe('recalled');
    quiet(desk);
  });

  it('shows who has not passed it on, and lets a community do so with a word of its own', async () => {
    const relayed = await sends(leader, {
      title: '明早八点清雪动员',
      cascade: 'relay',
      audience: anAudience({ areas: [STREET] }),
    });
    await place.settled();
    await desk.window.page.goto(`${place.url}/console/directives/${relayed.id}`);
    await desk.says('waiting', '3 个社区还没有传达');
    await desk.window.photograph('console-progress-relay');

    const community = await Desk.of(windows, 'community-01', `/console/directives/${relayed.id}`);
    await community.tap(`pass-${COMMUNITIES[0]}`);
    await community.writes('pass-note', '带上铁锹，8 点在广场集合');
    await community.window.page.getByRole('button', { name: '传达', exact: true }).click();
    await community.reads('红旗社区已传达');
    await place.settled();

    await desk.says('waiting', '2 个社区还没有传达');
    await desk.says(`node-${COMMUNITIES[0]}`, '已传达');
    await desk.window.page.getByRole('tab', { name: '内容' }).click();
    await desk.says('directive-addition', '带上铁锹，8 点在广场集合');
    await community.window.photograph('console-progress-community');
    quiet(desk, community);
  });
});
