import {
  directiveRoutes,
  type DirectiveView,
  receivedRoutes,
  type ReceivedView,
  type SaveDirective,
} from '@hongqi/shared';
import type { Actor } from '../support/actor';
import { acts, aField, COMMUNITIES, sends } from '../support/directives';
import { lampPhoto } from '../support/lamp-photos';
import { type Town, town } from '../support/town';
import type { WeappHost } from '../weapp-host';
import { closePhones, complaintsOf, phoneOf, whenBuilt } from './support/phones';

const SNOW_FORM = [
  aField('f1', { kind: 'number', label: '清了多少个单元门口', required: true }),
  aField('f2', { kind: 'choice', label: '雪有多深', required: true, options: ['不到 5 厘米', '5 到 10 厘米', '更深'] }),
  aField('f3', { kind: 'photo', label: '现场照片' }),
  aField('f4', { kind: 'text', label: '其他要说的' }),
];
const SNOW = {
  kind: 'task',
  wants: 'form',
  title: '清雪后报情况',
  text: '请清出无障碍通道。',
  form: SNOW_FORM,
} as const;

whenBuilt('a directive in a basement', () => {
  let place: Town;
  let dispatcher: Actor;
  let worker: Actor;

  beforeEach(async () => {
    place = await town();
    dispatcher = await place.signsIn('dispatcher');
    worker = await place.comes('worker-01');
  });
  afterEach(async () => {
    closePhones();
    await place.close();
  });

  const comes = async (more: Partial<SaveDirective>): Promise<DirectiveView> => {
    const sent = await sends(dispatcher, more);
    await place.settled();
    return sent;
  };
  const asTold = (id: string): Promise<ReceivedView> => worker.call(receivedRoutes.one, {}, { id });
  const readersOf = async ({ id }: DirectiveView): Promise<number> =>
    (await dispatcher.call(directiveRoutes.one, {}, { id })).read;
  /** The worker's phone after it was closed, with what it kept. */
  const opensAgain = async (phone: WeappHost, open: string, offline = false): Promise<WeappHost> => {
    const { storage } = phone;
    phone.close();
    return phoneOf(place, 'worker-01', { storage, offline, open });
  };

  it('that was never opened is read and answered there, and counts as read only from then on', async () => {
    const task = await comes(SNOW);
    let phone = await phoneOf(place, 'worker-01');
    expect(await asTold(task.id)).toMatchObject({ fresh: true });
    expect(await readersOf(task)).toBe(0);

    phone = await opensAgain(phone, 'pages/inbox/index', true);
    await phone.page.tap(`#settle-${task.id}`);
    expect(phone.page.textOf('#offline')).toMatch(/^离线，显示 .* 的内容$/);
    expect(phone.page.textOf('#words')).toBe('请清出无障碍通道。');
    await phone.page.tap('#settle');
    await phone.page.input('#field-f1', '12');
    await phone.page.tap('#field-f2-1');
    await phone.page.tap('#send-answer');
    expect(phone.page.textOf('#settled')).toBe('已存在手机里，等有信号时发出');
    phone.offline = false;
    await phone.waitFor('已反馈 · 刚刚');
    expect(await asTold(task.id)).toMatchObject({
      fresh: false,
      settled: true,
      answer: { f1: 12, f2: ['5 到 10 厘米'] },
    });
    expect(await readersOf(task)).toBe(1);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('that only wants to be read is read there, and the office hears of it afterwards', async () => {
    const notice = await comes({ title: '明早扫雪', wants: 'read' });
    let phone = await phoneOf(place, 'worker-01');
    phone = await opensAgain(phone, `directive/read/index?id=${notice.id}`, true);
    expect(phone.page.textOf('#title')).toBe('明早扫雪');
    expect(await asTold(notice.id)).toMatchObject({ fresh: true, settled: false });
    phone.offline = false;
    await phone.settle();
    expect(await asTold(notice.id)).toMatchObject({ fresh: false, settled: true });
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('is fetched with at most four others at a time, once, and again when it has news', async () => {
    for (let i = 1; i <= 6; i++) await comes({ title: `通知 ${i}` });
    const phone = await phoneOf(place, 'worker-01');
    const fetched = (): string[] =>
      phone.callsOf('request').flatMap(({ url, method }) => {
        const id = /\/received\/(\w+)$/.exec(String(url))?.[1];
        return id && method === 'GET' ? [id] : [];
      });
    expect(new Set(fetched()).size).toBe(5);
    expect(fetched()).toHaveLength(5);
    await phone.pullDown();
    expect(new Set(fetched()).size).toBe(6);
    await phone.pullDown();
    expect(fetched()).toHaveLength(6);

    const [first = ''] = fetched();
    await acts(dispatcher, first, 'add', { areaCode: COMMUNITIES[0], note: '带上铁锹' });
    await phone.waitFor(() => fetched().length === 7);
    await phone.settle();
    phone.offline = true;
    await phone.switchTab('消息');
    await phone.page.tap(`#settle-${first}`);
    expect(phone.page.text()).toContain('带上铁锹');
    expect(complaintsOf(phone)).toEqual([]);
  });
});

whenBuilt('a form half filled in', () => {
  let place: Town;
  let dispatcher: Actor;
  let worker: Actor;
  let phone: WeappHost;
  let task: DirectiveView;

  beforeAll(async () => {
    place = await town();
    dispatcher = await place.signsIn('dispatcher');
    worker = await place.comes('worker-01');
  });
  afterAll(() => place.close());
  afterEach(closePhones);

  const begins = async (title: string): Promise<void> => {
    task = await sends(dispatcher, { ...SNOW, title });
    await place.settled();
    phone = await phoneOf(place, 'worker-01', { open: `directive/read/index?id=${task.id}` });
    await phone.page.tap('#settle');
  };
  const opensAgain = async (): Promise<void> => {
    const { storage } = phone;
    phone.close();
    phone = await phoneOf(place, 'worker-01', { storage, open: `directive/read/index?id=${task.id}` });
  };
  const takesPhoto = async (): Promise<void> => {
    phone.answer('chooseMedia', [{ name: 'snow.jpg', bytes: await lampPhoto('dark') }]);
    await phone.page.tap('#add-f3');
  };

  it('is there again when the program was closed, and gone once it was sent', async () => {
    await begins('清雪');
    expect(phone.page.has('#restored')).toBe(false);
    await phone.page.input('#field-f1', '12');
    await phone.page.tap('#field-f2-2');
    await phone.page.input('#field-f4', '北门的雪最厚');
    await takesPhoto();

    await opensAgain();
    await phone.page.tap('#settle');
    expect(phone.page.textOf('#restored')).toBe('已恢复上次填写的内容');
    expect(phone.page.textOf('#field-f4')).toBe('北门的雪最厚');
    expect(phone.page.has('#remove-f3-0')).toBe(true);
    expect(phone.page.has('#retry-f3-0')).toBe(false);
    await phone.page.tap('#send-answer');
    expect(phone.page.textOf('#settled')).toBe('已反馈 · 刚刚');
    const told = await worker.call(receivedRoutes.one, {}, { id: task.id });
    expect(told.answer).toMatchObject({ f1: 12, f2: ['更深'], f3: [expect.any(String)], f4: '北门的雪最厚' });
    expect(phone.storage['answer-drafts']).toEqual([]);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('keeps a photo that could not be sent as a file, and lets go of it with the answer', async () => {
    await begins('没有信号时清雪');
    phone.offline = true;
    await phone.page.input('#field-f1', '3');
    await phone.page.tap('#field-f2-0');
    await takesPhoto();
    const files = (): string[] => phone.device.files.names('wxfile://usr');
    expect(files()).toHaveLength(1);
    await phone.page.tap('#cancel-answer');
    await phone.page.tap('#settle');
    expect(phone.page.has('#restored')).toBe(true);
    expect(phone.page.has('#retry-f3-0')).toBe(true);
    phone.offline = false;
    await phone.page.tap('#retry-f3-0');
    expect(phone.page.has('#retry-f3-0')).toBe(false);
    await phone.page.tap('#send-answer');
    expect(phone.page.textOf('#settled')).toBe('已反馈 · 刚刚');
    expect(files()).toEqual([]);
    const told = await worker.call(receivedRoutes.one, {}, { id: task.id });
    expect(told.answerPhotos).toHaveLength(1);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('goes with its photo behind an answer that waits for signal', async () => {
    await begins('地下室清雪');
    phone.offline = true;
    await phone.page.input('#field-f1', '5');
    await phone.page.tap('#field-f2-0');
    await takesPhoto();
    await phone.page.tap('#send-answer');
    expect(phone.page.textOf('#given')).toContain('1 张照片等有信号时上传');
    expect(phone.storage['answer-drafts']).toEqual([]);
    phone.offline = false;
    await phone.waitFor('已反馈 · 刚刚');
    const told = await worker.call(receivedRoutes.one, {}, { id: task.id });
    expect(told).toMatchObject({ answer: { f1: 5 }, answerPhotos: [expect.anything()] });
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('is begun anew when the person says so', async () => {
    await begins('重新清雪');
    await phone.page.input('#field-f4', '写错了');
    await phone.page.tap('#cancel-answer');
    await phone.page.tap('#settle');
    phone.answer('showModal', 'ok');
    await phone.page.tap('#start-over');
    expect(phone.page.has('#restored')).toBe(false);
    expect(phone.page.textOf('#field-f4')).toBe('');
    expect(phone.storage['answer-drafts']).toEqual([]);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('is thrown away when it was answered elsewhere or is over', async () => {
    await begins('别处也清雪');
    await phone.page.input('#field-f1', '7');
    await worker.call(receivedRoutes.answer, { answer: { f1: 9, f2: ['更深'] } }, { id: task.id });
    await opensAgain();
    expect(phone.storage['answer-drafts']).toEqual([]);
    await phone.page.tap('#correct');
    expect(phone.page.has('#restored')).toBe(false);
    await phone.page.input('#field-f4', '还差一点');
    expect(phone.storage['answer-drafts']).toHaveLength(1);
    await acts(dispatcher, task.id, 'close');
    await opensAgain();
    expect(phone.storage['answer-drafts']).toEqual([]);
    expect(complaintsOf(phone)).toEqual([]);
  });
});

whenBuilt('a directive opened from a message by somebody signed out', () => {
  let place: Town;
  beforeAll(async () => {
    place = await town();
  });
  afterAll(() => place.close());
  afterEach(closePhones);

  it('says why to sign in, and is there afterwards', async () => {
    const dispatcher = await place.signsIn('dispatcher');
    await place.comes('worker-01');
    const task = await sends(dispatcher, { title: '入户查燃气' });
    await place.settled();
    let isKnown = false;
    const phone = await phoneOf(place, 'worker-01', {
      open: `directive/read/index?id=${task.id}`,
      login: () => (isKnown ? place.wechat.code('worker-01') : 'of nobody'),
    });
    await phone.waitFor('#sign-in-again');
    expect(phone.page.path).toBe('pages/sign-in/index');
    expect(phone.page.textOf('#why')).toBe('登录后就能看到发给您的这条指令');

    await phone.back();
    expect(phone.page.path).toBe('directive/read/index');
    expect(phone.page.text()).toContain('请先登录');
    await phone.page.tap('#go-sign-in');
    isKnown = true;
    await phone.page.tap('#sign-in-again');
    expect(phone.paths).toEqual(['directive/read/index']);
    expect(phone.page.textOf('#title')).toBe('入户查燃气');
    expect(complaintsOf(phone)).toEqual([]);
  });
});
