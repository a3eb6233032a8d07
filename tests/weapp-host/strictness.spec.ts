import { FIXTURE, SampleServer, launchFixture } from './fixture-phone';
import { Bundle, type WeappHost } from './index';

/** The fixture with one page's code replaced. */
function changed(file: string, code: string): Bundle {
  return Bundle.open(FIXTURE).with(file, code);
}

describe('a phone is as strict as WeChat', () => {
  const server = new SampleServer();
  let phone: WeappHost;

  beforeAll(() => server.start());
  afterAll(() => server.stop());
  afterEach(() => phone.close());

  const run = async (code: string): Promise<void> => {
    const dist = changed('pages/mine/index.js', `Page({ data: {}, async onLoad() { ${code} } })`);
    phone = await launchFixture(server, { dist, open: 'pages/mine/index' });
  };

  it.each([
    ['window.alert(1)', /alert/],
    ['new URLSearchParams("a=1")', /URLSearchParams/],
    ['new AbortController()', /AbortController/],
    ['await fetch("https://sample.invalid")', /fetch is not a function/],
    ['eval("1")', /Code generation from strings disallowed/],
    ['new Function("return 1")()', /Code generation from strings disallowed/],
    ['new Intl.NumberFormat("zh-CN")', /Intl is not defined/],
    ['require("fs")', /module 'fs' is not defined/],
    ['throw new Error("坏了")', /unhandled rejection: 坏了/],
    ['console.error("出错", { code: 1 })', /console.error: 出错/],
    ['wx.notThere({})', /wx.notThere is not a function/],
    ['await wx.navigateTo({ url: "/pages/home/index" })', /can not navigateTo a tabbar page/],
    ['await wx.navigateTo({ url: "/pages/gone/index" })', /page "pages\/gone\/index" is not found/],
    ['await wx.switchTab({ url: "/pages/form/index" })', /can not switch to no-tabBar page/],
    ['this.setData({ text: "字".repeat(400000) })', /over the platform's 1 MB/],
  ])('%s fails', async (code, complaint) => {
    await run(code);
    expect(phone.errors.join('\n')).toMatch(complaint);
  });

  it('warns of a setData above 256 KB', async () => {
    await run('this.setData({ text: "字".repeat(90000) })');
    expect(phone.errors).toEqual([]);
    expect(phone.warnings.join()).toMatch(/over 256 KB/);
  });

  it('warns of a setData after the page is gone', async () => {
    const code = 'Page({ onUnload() { setTimeout(() => this.setData({ late: 1 }), 0) } })';
    phone = await launchFixture(server, { dist: changed('pages/form/index.js', code) });
    await phone.page.tap('去上报');
    await phone.back();
    expect(phone.warnings).toEqual(['setData after unload on pages/form/index: late']);
  });

  it('fails loudly when the app asks and the story has no answer', async () => {
    phone = await launchFixture(server);
    await phone.page.tap('去上报');
    await expect(phone.page.tap('拍照')).rejects.toThrow('wx.chooseMedia asks the person and the story has no answer');
  });

  it('gives "cancel" and "deny" as the platform does, and remembers a refused permission', async () => {
    phone = await launchFixture(server, { open: 'pages/form/index' });
    phone.answer('chooseMedia', 'cancel');
    await phone.page.tap('拍照');
    expect(phone.toasts.at(-1)?.title).toBe('chooseMedia:fail cancel');
    phone.answer('chooseLocation', 'deny');
    await phone.page.tap('选择位置');
    expect(phone.toasts.at(-1)?.title).toBe('chooseLocation:fail auth deny');
  });

  it('lets only a tap ask for a subscription', async () => {
    phone = await launchFixture(server, { open: 'pages/mine/index' });
    await phone.page.tap('稍后订阅');
    expect(phone.errors).toEqual([expect.stringContaining('can only be invoked by user TAP gesture')]);
    expect(phone.subscribed).toEqual({});
  });

  it('wants location APIs declared in app.json', async () => {
    const app = { ...Bundle.open(FIXTURE).app, requiredPrivateInfos: [] };
    phone = await launchFixture(server, { dist: changed('app.json', JSON.stringify(app)), open: 'pages/form/index' });
    await phone.page.tap('选择位置');
    expect(phone.errors.join()).toMatch(/chooseLocation:fail the api need to be declared in the requiredPrivateInfos/);
  });

  it("keeps personal data closed until the person agrees on the app's own sheet", async () => {
    phone = await launchFixture(server, { open: 'pages/privacy/index', privacyAgreed: false });
    phone.answer('chooseMedia', [{ name: 'a.png', bytes: new Uint8Array(8) }]);
    await phone.page.tap('选照片');
    expect(phone.page.text()).toContain('请先阅读用户隐私保护指引');
    await phone.page.tap('拒绝');
    expect(phone.page.text()).toContain('chooseMedia:fail privacy permission is not authorized');
    await phone.page.tap('选照片');
    await phone.page.tap('同意');
    expect(phone.page.text()).toContain('选了 1 张');
    expect(phone.errors).toEqual([]);
  });

  it('says what is still pending when a wait reaches its limit', async () => {
    const code = 'Page({ onLoad() { const again = () => setTimeout(again, 0); again(); } })';
    const dist = changed('pages/home/index.js', code);
    await expect(launchFixture(server, { dist, limitMs: 200 })).rejects.toThrow(/still busy with: a 0 ms timer/);
    phone = await launchFixture(server);
  });

  it('lets time pass on demand', async () => {
    await run('setTimeout(() => wx.showToast({ title: "一分钟了" }), 60000)');
    expect(phone.toasts).toEqual([]);
    await phone.advance(60_000);
    expect(phone.toasts).toEqual([{ title: '一分钟了', icon: 'success' }]);
  });
});
