import { type DirectiveView, receivedRoutes, type ReceivedView, type SaveDirective } from '@hongqi/shared';
import type { Actor } from '../support/actor';
import { acts, aField, sends } from '../support/directives';
import { lampPhoto } from '../support/lamp-photos';
import { type Town, town } from '../support/town';
import type { Dict } from '../weapp-host/core/types';
import type { LaunchOptions, WeappHost } from '../weapp-host';
import { closePhones, complaintsOf, phoneOf, whenBuilt } from './support/phones';

const SNOW: Partial<SaveDirective> = {
  kind: 'task',
  wants: 'form',
  title: '清雪后报情况',
  text: '请清出无障碍通道。',
  form: [aField('f1', { kind: 'number', label: '清了多少个单元门口', required: true })],
};

/** Where the program keeps files of its own. */
const OWN = 'wxfile://usr';

whenBuilt('a phone', () => {
  let place: Town;
  let dispatcher: Actor;
  let wang: Actor;
  let li: Actor;
  let phone: WeappHost;

  beforeAll(async () => {
    place = await town();
    dispatcher = await place.signsIn('dispatcher');
    wang = await place.comes('worker-01');
    li = await place.comes('worker-02');
  });
  afterAll(() => place.close());
  afterEach(closePhones);

  const comes = async (more: Partial<SaveDirective>): Promise<DirectiveView> => {
    const sent = await sends(dispatcher, more);
    await place.settled();
    return sent;
  };
  const has = (who: Actor, { id }: DirectiveView): Promise<ReceivedView> => who.call(receivedRoutes.one, {}, { id });
  const page = ({ id }: DirectiveView): string => `directive/read/index?id=${id}`;
  const opens = async (person: string, open: string, options: Partial<LaunchOptions> = {}): Promise<void> => {
    phone = await phoneOf(place, person, { open, ...options });
  };
  /** What the phone keeps, without the session: whoever opens the program next signs in. */
  const leaves = (): Dict => {
    const { token: _, ...kept } = phone.storage;
    phone.close();
    return kept;
  };
  const answers = async (doors: string): Promise<void> => {
    await phone.page.tap('#settle');
    await phone.page.input('#field-f1', doors);
    await phone.page.tap('#send-answer');
  };

  it('of two people shows and sends each their own', async () => {
    const task = await comes(SNOW);
    const other = await comes({ ...SNOW, title: '清雪后再报一次' });
    await opens('worker-01', 'pages/inbox/index');
    await phone.page.tap(`#settle-${other.id}`);
    await phone.page.tap('#settle');
    await phone.page.input('#field-f1', '7');
    phone.offline = true;
    await phone.page.tap('#cancel-answer');
    await phone.back();
    await phone.page.tap(`#settle-${task.id}`);
    await answers('12');
    expect(phone.page.textOf('#settled')).toBe('已存在手机里，等有信号时发出');

    await opens('worker-02', page(task), { storage: leaves() });
    await phone.settle();
    expect(phone.page.path).toBe('directive/read/index');
    expect(phone.page.has('#settled')).toBe(false);
    expect(phone.page.textOf('#settle')).toBe('去反馈');
    expect(phone.storage.me).toMatchObject({ id: li.me.id });
    expect(phone.storage).not.toHaveProperty('answer-drafts');
    await answers('3');
    expect(phone.page.textOf('#settled')).toBe('已反馈 · 刚刚');
    expect(await has(li, task)).toMatchObject({ answer: { f1: 3 } });
    expect(await has(wang, task)).toMatchObject({ settled: false, answer: null });
    expect(complaintsOf(phone)).toEqual([]);

    await opens('worker-01', page(task), { storage: leaves() });
    await phone.waitFor('已反馈 · 刚刚');
    expect(await has(wang, task)).toMatchObject({ settled: true, answer: { f1: 12 } });
    expect(await has(li, task)).toMatchObject({ answer: { f1: 3 } });
    expect(phone.storage['action-queue']).toEqual([]);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('keeps no photo of one person for the next, apart from those still to be sent', async () => {
    const form = [...(SNOW.form ?? []), aField('f2', { kind: 'photo', label: '现场照片' })];
    const task = await comes({ ...SNOW, title: '清雪拍照', form });
    const begun = await comes({ ...SNOW, title: '清雪再拍一次', form });
    await opens('worker-01', 'pages/inbox/index');
    phone.answer('chooseMedia', [{ name: 'snow.jpg', bytes: await lampPhoto('dark') }]);
    await phone.page.tap(`#settle-${begun.id}`);
    phone.offline = true;
    await phone.page.tap('#settle');
    await phone.page.tap('#add-f2');
    await phone.back();
    await phone.page.tap(`#settle-${task.id}`);
    await phone.page.tap('#settle');
    await phone.page.tap('#add-f2');
    await phone.page.input('#field-f1', '4');
    await phone.page.tap('#send-answer');
    const before = phone.device.files;
    expect(before.names(OWN)).toHaveLength(2);
    const toSend = (phone.storage['action-queue'] as { files: { path: string }[] }[]).flatMap(({ files }) => files);
    expect(toSend).toHaveLength(1);

    // The same phone again, with the files it had; there is signal only once they lie there.
    await opens('worker-02', 'pages/home/index', { storage: leaves(), offline: true });
    const { files } = phone.device;
    for (const name of before.names(OWN)) files.write(name, before.read(name) ?? Buffer.alloc(0));
    phone.offline = false;
    await phone.waitFor(() => (phone.storage.me as { id: string } | undefined)?.id === li.me.id);
    await phone.settle();
    expect(phone.storage).not.toHaveProperty('answer-drafts');
    expect(files.names(OWN)).toEqual(toSend.map(({ path }) => path));
    expect(complaintsOf(phone)).toEqual([]);

    await opens('worker-01', 'pages/home/index', { storage: leaves(), offline: true });
    for (const name of files.names(OWN)) phone.device.files.write(name, files.read(name) ?? Buffer.alloc(0));
    phone.offline = false;
    await phone.waitFor(() => (phone.storage['action-queue'] as unknown[]).length === 0);
    await phone.settle();
    expect(await has(wang, task)).toMatchObject({ answer: { f1: 4 }, answerPhotos: [expect.anything()] });
    expect(phone.device.files.names(OWN)).toEqual([]);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('whose session cannot be renewed keeps what was pressed until its person has signed in again', async () => {
    const task = await comes({ ...SNOW, title: '登录过期时清雪' });
    await opens('worker-01', page(task));
    phone.offline = true;
    await answers('5');
    const storage = { ...leaves(), token: 'of a session long gone' };

    let isKnown = false;
    const login = async (): Promise<string> => (isKnown ? place.wechat.code('worker-01') : 'of nobody');
    await opens('worker-01', 'pages/home/index', { storage, login });
    await phone.waitFor('#sign-in-again');
    expect(phone.storage['action-queue']).toHaveLength(1);
    expect(phone.storage['action-conflicts'] ?? []).toEqual([]);
    expect(await has(wang, task)).toMatchObject({ settled: false });
    isKnown = true;
    await phone.page.tap('#sign-in-again');
    await phone.settle();
    expect(await has(wang, task)).toMatchObject({ settled: true, answer: { f1: 5 } });
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('opened in a cellar still knows who is here, and the way to the work', async () => {
    await opens('worker-01', 'pages/home/index');
    await phone.page.tap('#go-today');
    await phone.back();
    await opens('worker-01', 'pages/home/index', { storage: leaves(), offline: true });
    expect(phone.page.textOf('#go-today')).toContain('今日任务');
    await phone.page.tap('#go-today');
    expect(phone.page.has('#go-walk-0')).toBe(true);
    await phone.back();
    await phone.switchTab('我的');
    expect(phone.page.text()).toContain(wang.me.name);
    expect(phone.page.text()).toContain('网格员');

    const task = await comes({ ...SNOW, title: '上来以后清雪' });
    phone.offline = false;
    await phone.settle();
    await phone.switchTab('首页');
    await phone.waitFor('上来以后清雪');
    await phone.page.tap('#go-today');
    await phone.back();
    expect(await has(wang, task)).toMatchObject({ fresh: true });
    expect(complaintsOf(phone)).toEqual([]);
    phone.close();

    const leader = await place.signsIn('supervisor');
    await opens('nobody', 'pages/home/index', { storage: { token: leader.token } });
    await opens('nobody', 'pages/home/index', { storage: phone.storage, offline: true });
    expect(phone.page.textOf('#go-leader')).toContain('督办');
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('that has only heard of the withdrawal shows nothing of it any more where there is no signal', async () => {
    const task = await comes({ ...SNOW, title: '夜间清雪', staffText: '互相支援' });
    await opens('worker-01', page(task));
    expect(phone.page.textOf('#words')).toBe('请清出无障碍通道。');
    let storage = phone.storage;
    phone.close();
    await acts(dispatcher, task.id, 'recall', { note: '改到下周' });

    // The list comes through, the whole of it does not.
    const rewrite = (url: string): string =>
      /\/received\/\w+$/.test(url)
        ? 'http://127.0.0.1:9/'
        : url.replace(/^(http|ws):\/\/127\.0\.0\.1:3000/, `$1${place.url.slice('http'.length)}`);
    await opens('worker-01', 'pages/inbox/index', { storage, rewrite });
    expect(phone.page.textOf(`#directive-${task.id}`)).toContain('已撤回');
    expect(phone.page.textOf(`#settle-${task.id}`)).toBe('查看');
    storage = phone.storage;
    phone.close();

    await opens('worker-01', page(task), { storage, offline: true });
    expect(phone.page.has('#recalled')).toBe(true);
    expect(phone.page.textOf('#over')).toBe('已撤回，不用再反馈');
    expect(phone.page.text()).not.toContain('请清出无障碍通道');
    expect(phone.page.text()).not.toContain('互相支援');
    expect(phone.page.has('#settle')).toBe(false);
    phone.offline = false;
    await phone.pullDown();
    expect(phone.page.textOf('#recalled')).toContain('原因：改到下周');
    expect(complaintsOf(phone)).toEqual([]);
  });
});
