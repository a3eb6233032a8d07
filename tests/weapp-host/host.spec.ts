import { FIXTURE, SampleServer, launchFixture } from './fixture-phone';
import { Bundle, type WeappHost } from './index';

describe('a phone', () => {
  const server = new SampleServer();
  let phone: WeappHost;

  beforeAll(() => server.start());
  afterAll(() => server.stop());
  beforeEach(() => {
    server.received.length = 0;
    server.status = 200;
  });
  afterEach(() => phone.close());

  const noComplaints = (): void => expect([...phone.errors, ...phone.warnings]).toEqual([]);

  it('starts the app, loads the first page and draws what the server sent', async () => {
    phone = await launchFixture(server);
    expect(phone.page.path).toBe('pages/home/index');
    expect(phone.page.title).toBe('首页');
    expect(phone.page.text()).toContain('1. 路灯不亮已经…已超期');
    expect(phone.page.text()).toContain('2. 井盖松动已办结');
    expect(server.received[0]?.url).toBe('/issues?page=1&words=%E8%B7%AF%20%E7%81%AF');
    expect(phone.page.findAll('.row').map((row) => row.dataset.rowId)).toEqual(['a', 'b']);
    noComplaints();
  });

  it('knows no other time than that of the story', async () => {
    const noon = Date.parse('2026-12-03T04:00:00Z');
    phone = await launchFixture(server, {
      dist: Bundle.open(FIXTURE).with(
        'pages/mine/index.js',
        'Page({ onLoad() { this.setData({ times: [Date.now(), +new Date(), +new Date(5), new Date() instanceof Date] }) } })',
      ),
      open: 'pages/mine/index',
      now: () => noon,
    });
    expect(phone.device.page()?.data.times).toEqual([noon, noon, 5, true]);
    noComplaints();
  });

  it('opens a page straight from a link, with its query as it came', async () => {
    phone = await launchFixture(server, { open: 'pages/form/index?kind=%E8%B7%AF%E7%81%AF' });
    expect(phone.page.query).toEqual({ kind: '%E8%B7%AF%E7%81%AF' });
    expect(phone.page.text()).toContain('类别 路灯');
  });

  it('lets a tap rise through the page until something catches it', async () => {
    phone = await launchFixture(server);
    await phone.page.tap('#deep');
    await phone.page.tap('拦住');
    const page = phone.device.page();
    expect(page?.data.taps).toEqual(['inner', 'outer', 'stopped']);
  });

  it('finds by id, class, tag and visible words', async () => {
    phone = await launchFixture(server);
    const { page } = phone;
    expect(page.textOf('#row-b')).toBe('2. 井盖松动已办结');
    expect(page.findAll('.row.done')).toHaveLength(1);
    expect(page.findAll('.page button').length).toBeGreaterThan(2);
    expect(page.find('去上报').tag).toBe('button');
    expect(() => page.find('不存在的话')).toThrow(/不存在的话 is not on pages\/home\/index/);
  });

  it('refuses what nobody can do: tap a disabled button, or a thing that does not listen', async () => {
    phone = await launchFixture(server);
    await expect(phone.page.tap('#off')).rejects.toThrow('<button#off> on pages/home/index is disabled');
    await expect(phone.page.tap('#dead')).rejects.toThrow('nothing listens to a tap on <view#dead.hidden-by-class>');
  });

  it('runs a custom component with its slot, its own state and its events', async () => {
    phone = await launchFixture(server);
    expect(phone.page.textOf('.card-title')).toBe('卡片');
    await phone.page.tap('#card-toggle');
    expect(phone.page.textOf('.card')).toContain('展开');
    expect(phone.page.textOf('.inside')).toBe('卡片里 开');
  });

  it('keeps tab pages alive, unloads the others', async () => {
    phone = await launchFixture(server);
    await phone.switchTab('我的');
    expect(phone.page.text()).toContain('来过 1 次');
    await phone.switchTab('首页');
    await phone.switchTab('我的');
    expect(phone.page.text()).toContain('来过 2 次');
    await phone.switchTab('首页');
    await phone.page.tap('去任务');
    expect(phone.paths).toEqual(['pages/home/index', 'worker/task/index']);
    await phone.back();
    expect(phone.paths).toEqual(['pages/home/index']);
    noComplaints();
  });

  it('reports, from words to photo, place, upload and the page after', async () => {
    phone = await launchFixture(server);
    phone.answer('chooseMedia', [{ name: 'lamp.jpg', bytes: new Uint8Array([255, 216, 255, 217]) }]);
    phone.answer('chooseLocation', { name: '红旗社区广场', latitude: 49.28, longitude: 120.73 });
    phone.answer('requestSubscribeMessage', 'accept');
    phone.answer('showModal', 'cancel', 'confirm');
    await phone.page.tap('去上报');
    await phone.page.tap('提交');
    expect(phone.toasts.at(-1)?.title).toBe('请说说是什么事');

    await phone.page.input('#what', '路灯不亮');
    await phone.page.change('#urgency', 1);
    await phone.page.tap('匿名上报');
    await phone.page.tap('拍照');
    await phone.page.tap('选择位置');
    expect(phone.page.text()).toContain('紧急程度 紧急');
    expect(phone.page.text()).toContain('红旗社区广场');

    await phone.page.tap('提交');
    expect(server.received).toHaveLength(1);
    await phone.page.tap('提交');
    const [, upload, report] = server.received;
    expect(upload?.type).toMatch(/^multipart\/form-data; boundary=/);
    expect(upload?.body).toContain('name="use"\r\n\r\nreport');
    expect(upload?.body).toContain('Content-Type: image/jpeg\r\n\r\n\u00ff\u00d8\u00ff\u00d9');
    expect(JSON.parse(Buffer.from(report?.body ?? '', 'latin1').toString('utf8'))).toMatchObject({
      what: '路灯不亮',
      kind: '路灯',
      level: 1,
      anonymous: true,
      photos: [2],
    });
    expect(phone.paths).toEqual(['pages/home/index', 'worker/task/index']);
    expect(phone.page.textOf('#label')).toBe('任务 3');
    expect(phone.subscribed).toEqual({ 'issue-done': 2 });
    noComplaints();
  });

  it('tells the app when the server fails and when there is no network', async () => {
    server.status = 500;
    phone = await launchFixture(server);
    expect(phone.toasts).toEqual([{ title: '服务器开小差了', icon: 'none' }]);
    expect(phone.page.text()).toContain('还没有事件');
    phone.offline = true;
    await phone.pullDown();
    expect(phone.toasts.at(-1)?.title).toBe('网络不可用');
    server.status = 200;
    phone.offline = false;
    await phone.pullDown();
    expect(phone.page.text()).toContain('井盖松动');
    noComplaints();
  });

  it('speaks over a socket', async () => {
    phone = await launchFixture(server, { open: 'worker/task/index?id=1' });
    await phone.page.tap('连接');
    await phone.waitFor('回声 在吗');
    noComplaints();
  });

  it('remembers what the app stored, and hands it to the next visit', async () => {
    phone = await launchFixture(server, { login: () => 'code-1', open: 'pages/mine/index' });
    await phone.page.tap('登录');
    expect(phone.storage).toEqual({ token: '令牌 code-1' });
    const { storage } = phone;
    phone.close();
    phone = await launchFixture(server, { storage, open: 'pages/mine/index' });
    expect(phone.page.text()).toContain('令牌 code-1');
  });

  it('tells the app that it goes to the background and comes back', async () => {
    phone = await launchFixture(server, { open: 'pages/mine/index' });
    await phone.hide();
    await phone.show();
    expect(phone.page.text()).toContain('来过 2 次');
  });
});
