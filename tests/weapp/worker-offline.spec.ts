import { issueRoutes, type IssueView } from '@hongqi/shared';
import type { Actor } from '../support/actor';
import { lampPhoto } from '../support/lamp-photos';
import { type Town, town } from '../support/town';
import type { WeappHost } from '../weapp-host';
import { closePhones, complaintsOf, phoneOf, whenBuilt } from './support/phones';

whenBuilt('a worker in a cellar', () => {
  let place: Town;
  let resident: Actor;
  let phone: WeappHost;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
  });
  afterAll(() => place.close());
  afterEach(closePhones);

  const opensTask = async (issue: IssueView): Promise<void> => {
    phone = await phoneOf(place, 'worker-01');
    await phone.page.tap('#go-today');
    await phone.page.tap(`#task-${issue.number}`);
  };

  it('accepts and reports progress with a photo; both are kept, and sent once, in order', async () => {
    const issue = await resident.reports('楼道灯不亮');
    await opensTask(issue);
    phone.offline = true;
    await phone.page.tap('#action-accept');
    expect(phone.toasts.at(-1)?.title).toBe('没有信号，已存在手机里，有信号后自动发送');
    expect(phone.page.text()).toContain('待发送：签收');
    await phone.page.tap('#action-progress');
    await phone.page.input('#note', '线路老化，回去取材料');
    phone.answer('chooseMedia', [{ name: 'dark.jpg', bytes: await lampPhoto('dark') }]);
    await phone.page.tap({ css: '.sheet #add-photo' });
    await phone.page.tap('#do-action');
    expect(phone.page.text()).toContain('待发送：记录进展');
    expect((await resident.sees(issue)).state).toBe('assigned');
    await phone.back();
    expect(phone.page.text()).toContain('2 项操作存在手机里');

    phone.offline = false;
    await phone.waitFor(() => !phone.page.has('#waiting'));
    await phone.settle();
    const now = await resident.sees(issue);
    expect(now.state).toBe('handling');
    expect(now.history.map(({ action }) => action)).toEqual(['submit', 'dispatch', 'accept', 'progress']);
    expect(now.history.at(-1)).toMatchObject({ note: '线路老化，回去取材料', photos: [expect.anything()] });
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('is shown what could not be done any more, with the words that were written', async () => {
    const issue = await resident.reports('井盖松动');
    await opensTask(issue);
    await phone.page.tap('#action-accept');
    phone.offline = true;
    await phone.page.tap('#action-progress');
    await phone.page.input('#note', '已放警示牌');
    await phone.page.tap('#do-action');

    const dispatcher = await place.signsIn('dispatcher');
    const others = await dispatcher.call(issueRoutes.holders, {}, { id: issue.id });
    const other = others.find(({ name }) => name === '张桂兰');
    await dispatcher.does('dispatch', issue, { holder: { userId: other?.id ?? '' } });

    phone.offline = false;
    await phone.waitFor('“记录进展”没有送达');
    await phone.settle();
    expect(phone.page.text()).toContain('当时写的：已放警示牌');
    await phone.page.tap('#refused-read-progress');
    expect(phone.page.has('“记录进展”没有送达')).toBe(false);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('opens with the list seen last, says from when it is, and accepts from it', async () => {
    const issue = await resident.reports('积雪没清');
    phone = await phoneOf(place, 'worker-01');
    await phone.page.tap('#go-today');
    const { storage } = phone;
    phone.close();
    phone = await phoneOf(place, 'worker-01', { storage, offline: true, open: 'worker/today/index' });
    expect(phone.page.textOf('#offline')).toMatch(/^离线，显示 .* 的内容$/);
    await phone.page.tap(`#accept-${issue.number}`);
    expect(phone.toasts.at(-1)?.title).toBe('没有信号，有信号后自动签收');
    const kept = phone.storage;
    phone.close();

    phone = await phoneOf(place, 'worker-01', { storage: kept });
    await phone.settle();
    expect((await resident.sees(issue)).state).toBe('handling');
    expect(complaintsOf(phone)).toEqual([]);
  });
});
