import {
  directiveRoutes,
  type DirectiveView,
  type IssueRow,
  peopleRoutes,
  receivedRoutes,
  type SaveDirective,
} from '@hongqi/shared';
import type { Actor } from '../support/actor';
import { acts, aField, anAudience, COMMUNITIES, received, sends } from '../support/directives';
import { lampPhoto } from '../support/lamp-photos';
import { type Town, town } from '../support/town';
import type { WeappHost } from '../weapp-host';
import { closePhones, complaintsOf, LAMP_PLACE, phoneOf, whenBuilt } from './support/phones';

const FIRST_GRID = `${COMMUNITIES[0]}001`;
const TO_ALL = anAudience({ residents: true });
const SNOW_FORM = [
  aField('f1', { kind: 'number', label: '清了多少个单元门口', required: true }),
  aField('f2', { kind: 'choice', label: '雪有多深', required: true, options: ['不到 5 厘米', '5 到 10 厘米', '更深'] }),
  aField('f3', { kind: 'photo', label: '现场照片' }),
];
const SNOW = { kind: 'task', wants: 'form', title: '清雪后报情况', form: SNOW_FORM } as const;

whenBuilt('a directive on the phones of those who get it', () => {
  let place: Town;
  let dispatcher: Actor;
  let supervisor: Actor;
  let worker: Actor;

  beforeAll(async () => {
    place = await town();
    dispatcher = await place.signsIn('dispatcher');
    supervisor = await place.signsIn('supervisor');
    worker = await place.comes('worker-01');
  });
  afterAll(() => place.close());
  afterEach(closePhones);

  const comes = async (more: Partial<SaveDirective>): Promise<DirectiveView> => {
    const sent = await sends(dispatcher, more, supervisor);
    await place.settled();
    return sent;
  };
  const answerOf = async (id: string) => worker.call(receivedRoutes.one, {}, { id });
  const fillsIn = async (phone: WeappHost): Promise<void> => {
    await phone.page.tap('#settle');
    await phone.page.input('#field-f1', '12');
    await phone.page.tap('#field-f2-1');
    await phone.page.tap('#send-answer');
  };

  it('is opened from the first page and answered with one press', async () => {
    const resident = await place.comes('resident-1');
    await resident.call(peopleRoutes.setHome, { gridCode: FIRST_GRID });
    const notice = await comes({ title: '明天上午停水', audience: TO_ALL, dueAt: hoursFromNow(place, 20) });
    const phone = await phoneOf(place, 'resident-1');
    expect(phone.page.textOf('#go-directives')).toContain('待办指令 1 条');
    await phone.page.tap('#go-directives');
    expect(phone.page.path).toBe('directive/read/index');
    expect(phone.page.textOf('#title')).toBe('明天上午停水');
    expect(phone.page.textOf('#due')).toMatch(/^◆ 还有 (19|20) 小时/);
    expect(phone.page.has('#report')).toBe(false);
    await phone.page.tap('#settle');
    expect(phone.callsOf('requestSubscribeMessage')).toEqual([
      expect.objectContaining({ tmplIds: ['sandbox-directive'] }),
    ]);
    expect(phone.page.textOf('#settled')).toBe('已回执 · 刚刚');
    const [row] = await received(resident);
    expect(row).toMatchObject({ id: notice.id, fresh: false, settled: true });

    await phone.back();
    expect(phone.page.has('#go-directives')).toBe(false);
    await phone.switchTab('消息');
    expect(phone.page.text()).toContain('没有等您处理的指令');
    await phone.page.tap('#all-directives');
    expect(phone.page.textOf(`#directive-${notice.id}`)).toContain('已回执');
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('that wants a form is answered without signal, and sent when there is some again', async () => {
    const task = await comes(SNOW);
    const phone = await phoneOf(place, 'worker-01');
    await phone.switchTab('消息');
    expect(phone.page.textOf(`#settle-${task.id}`)).toBe('去反馈');
    await phone.page.tap(`#settle-${task.id}`);
    await phone.page.tap('#settle');
    await phone.page.tap('#send-answer');
    expect(phone.page.textOf('#problem')).toBe('请填写“清了多少个单元门口”');
    phone.offline = true;
    await phone.page.input('#field-f1', '12');
    await phone.page.tap('#field-f2-2');
    phone.answer('chooseMedia', [{ name: 'snow.jpg', bytes: await lampPhoto('dark') }]);
    await phone.page.tap('#add-f3');
    await phone.page.tap('#send-answer');
    expect(phone.toasts.at(-1)?.title).toBe('没有信号，已存在手机里，有信号后自动发送');
    expect(phone.page.textOf('#settled')).toBe('已存在手机里，等有信号时发出');
    expect(phone.page.textOf('#given')).toContain('1 张照片等有信号时上传');
    expect(await answerOf(task.id)).toMatchObject({ settled: false, answer: null });

    phone.offline = false;
    await phone.waitFor('已反馈 · 刚刚');
    const told = await answerOf(task.id);
    expect(told.answer).toMatchObject({ f1: 12, f2: ['更深'], f3: [expect.any(String)] });
    expect(told.answerPhotos).toHaveLength(1);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('is answered without signal and sent by the program that is opened the next day', async () => {
    const task = await comes({ ...SNOW, title: '夜间清雪' });
    let phone = await phoneOf(place, 'worker-01', { open: 'pages/inbox/index' });
    await phone.page.tap(`#settle-${task.id}`);
    const { storage: seen } = phone;
    phone.close();

    phone = await phoneOf(place, 'worker-01', { storage: seen, offline: true, open: 'pages/inbox/index' });
    await phone.page.tap(`#settle-${task.id}`);
    expect(phone.page.textOf('#offline')).toMatch(/^离线，显示 .* 的内容$/);
    await fillsIn(phone);
    await phone.back();
    expect(phone.page.textOf(`#directive-${task.id}`)).toContain('待发送');
    const { storage: kept } = phone;
    phone.close();

    phone = await phoneOf(place, 'worker-01', { storage: kept });
    await phone.settle();
    expect(await answerOf(task.id)).toMatchObject({ settled: true, answer: { f1: 12 } });
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('that ended while the answer waited says so, with what was written', async () => {
    const task = await comes({ ...SNOW, title: '今天的清雪' });
    const phone = await phoneOf(place, 'worker-01', { open: `directive/read/index?id=${task.id}` });
    phone.offline = true;
    await fillsIn(phone);
    await acts(dispatcher, task.id, 'close');
    phone.offline = false;
    await phone.waitFor('“今天的清雪”的反馈没有送达');
    expect(phone.page.text()).toContain('当时写的：12');
    await phone.page.tap('#refused-read-0');
    expect(phone.page.has('没有送达')).toBe(false);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('shows what a level adds and why it is withdrawn, as it happens', async () => {
    const task = await comes({ title: '入户查燃气', wants: 'receipt', staffText: '重点看独居老人' });
    const phone = await phoneOf(place, 'worker-01', { open: `directive/read/index?id=${task.id}` });
    expect(phone.page.textOf('#staff-text')).toContain('重点看独居老人');
    await acts(supervisor, task.id, 'add', { areaCode: COMMUNITIES[0], note: '红旗社区先从一网格查起' });
    await phone.waitFor('红旗社区先从一网格查起');
    expect(phone.page.text()).toContain('红旗社区附言');
    await acts(dispatcher, task.id, 'recall', { note: '改到下周' });
    await phone.waitFor('#recalled');
    expect(phone.page.textOf('#recalled')).toContain('原因：改到下周');
    expect(phone.page.text()).not.toContain('重点看独居老人');
    expect(phone.page.textOf('#over')).toBe('已撤回，不用再回执');
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('leads to an issue that knows it came from it, in one sheet', async () => {
    const search = await comes({ kind: 'mobilise', title: '大排查', wants: 'receipt' });
    const phone = await phoneOf(place, 'worker-01', { open: `directive/read/index?id=${search.id}` });
    await phone.page.tap('#report');
    await phone.page.tap('#send-report');
    expect(phone.page.textOf('#report-problem')).toBe('请写几句话，或者拍一张照片');
    await phone.page.input('#report-words', '楼道里堆着杂物，门都打不开');
    phone.answer('chooseMedia', [{ name: 'hall.jpg', bytes: await lampPhoto('dark') }]);
    await phone.page.tap('#add-photo');
    phone.answer('chooseLocation', LAMP_PLACE);
    await phone.page.tap('#pick-place');
    await phone.page.tap('#send-report');
    expect(phone.toasts.at(-1)?.title).toBe('已上报，有进展会通知您');
    const found = await dispatcher.call(directiveRoutes.issues, {}, { id: search.id });
    expect(found.items).toEqual([expect.objectContaining<Partial<IssueRow>>({ title: '楼道里堆着杂物，门都打不开' })]);
    const issue = await dispatcher.sees(found.items[0] ?? { id: '' });
    expect(issue).toMatchObject({ source: 'directive', directive: { id: search.id, title: '大排查' } });
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('found without signal: two problems, two issues, however often they are sent', async () => {
    const search = await comes({ kind: 'mobilise', title: '雪后排查' });
    const phone = await phoneOf(place, 'worker-01', { open: `directive/read/index?id=${search.id}` });
    phone.offline = true;
    for (const words of ['井盖松动', '路灯不亮']) {
      await phone.page.tap('#report');
      await phone.page.input('#report-words', words);
      await phone.page.tap('#send-report');
    }
    expect(phone.page.textOf('#reports-kept')).toBe('上报的 2 个问题等有信号时发出');
    phone.offline = false;
    await phone.waitFor(() => !phone.page.has('#reports-kept'));
    const found = await dispatcher.call(directiveRoutes.issues, {}, { id: search.id });
    expect(found.items.map(({ title }) => title).sort()).toEqual(['井盖松动', '路灯不亮']);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('comes to whoever moves into its area afterwards', async () => {
    const notice = await comes({ title: '供暖期到四月底', audience: TO_ALL });
    // Every server knows of it some seconds later.
    place.clock.forward(10_000);
    const phone = await phoneOf(place, 'newcomer-1');
    expect(phone.page.has('#go-directives')).toBe(false);
    await phone.page.tap('#home-by-name');
    await phone.page.tap('红旗社区第一网格');
    await phone.switchTab('消息');
    expect(phone.page.text()).toContain('供暖期到四月底');
    await phone.page.tap(`#settle-${notice.id}`);
    await phone.page.tap('#settle');
    expect(phone.page.textOf('#settled')).toBe('已回执 · 刚刚');
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('is passed on by the head of a community, with a word for its people', async () => {
    const relayed = await sends(dispatcher, { title: '全员清雪', cascade: 'relay', relayMinutes: 60 });
    await place.settled();
    const head = await place.signsIn('community-01');
    const phone = await phoneOf(place, 'nobody', {
      storage: { token: head.token },
      open: `directive/read/index?id=${relayed.id}`,
    });
    expect((await received(worker)).map(({ id }) => id)).not.toContain(relayed.id);
    expect(phone.page.textOf('#may-pass')).toContain('等您向红旗社区传达');
    await phone.page.tap('#pass');
    await phone.page.input('#level-note', '今晚八点前到居委会');
    await phone.page.tap('#send-level');
    expect(phone.toasts.at(-1)?.title).toBe('已传达');
    expect(phone.page.has('#may-pass')).toBe(false);
    await place.settled();
    const got = await phoneOf(place, 'worker-01', { open: `directive/read/index?id=${relayed.id}` });
    expect(got.page.text()).toContain('红旗社区附言');
    expect(got.page.text()).toContain('今晚八点前到居委会');
    expect([...complaintsOf(phone), ...complaintsOf(got)]).toEqual([]);
  });

  it('of the gravest kind stands above everything else until it is opened', async () => {
    const alarm = await comes({ kind: 'alert', urgency: 'urgent', title: '暴雪红色预警', wants: 'read' });
    const phone = await phoneOf(place, 'worker-01');
    await phone.page.tap(`#alert-${alarm.id}`);
    expect(phone.page.textOf('#title')).toBe('暴雪红色预警');
    await phone.page.tap('#settle');
    expect(phone.page.path).toBe('pages/home/index');
    expect(phone.page.has(`#alert-${alarm.id}`)).toBe(false);
    expect(await answerOf(alarm.id)).toMatchObject({ fresh: false, settled: true });
    expect(complaintsOf(phone)).toEqual([]);
  });
});

function hoursFromNow(place: Town, hours: number): string {
  return new Date(place.clock.now().getTime() + hours * 3_600_000).toISOString();
}
