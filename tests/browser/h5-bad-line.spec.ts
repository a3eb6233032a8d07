import { type Town, town } from '../support/town';
import { H5 } from './support/h5';
import { inBrowser, Windows } from './support/windows';

/** Where the pages' own files come from. */
const CODE = /\/m\/(js|css)\//;
const WORDS = '没有打开，请检查网络后再试';

inBrowser('a browser on a phone where the line is bad', () => {
  let place: Town;
  let windows: Windows;

  beforeAll(async () => {
    place = await town();
    windows = await Windows.on(place);
  });
  afterAll(async () => {
    await windows.close();
    await place.close();
  });

  it('says that a page did not open, stays where it was, and opens it once the line is good again', async () => {
    // What has not come is asked for here on purpose.
    const phone = await H5.open(windows, { expected: [/^failed: .*\/(js|css)\//] });
    const { page } = phone.window;
    await phone.comesAs('worker-01');
    await page.route(CODE, (route) => route.abort('internetdisconnected'));
    const address = page.url();
    await phone.tap('#go-today');
    await phone.reads(WORDS);
    expect(page.url()).toBe(address);
    expect(await phone.at('#go-today').count()).toBe(1);

    await page.locator('.taro__toast').last().waitFor({ state: 'hidden' });
    await phone.tab('消息');
    await phone.reads(WORDS);
    expect(await phone.at('#go-today').count()).toBe(1);

    await page.unroute(CODE);
    await phone.tab('消息');
    await phone.at('#go-today').waitFor({ state: 'hidden' });
    await phone.tab('首页');
    await phone.tap('#go-today');
    await phone.reads('任务都办完了');
    await page.goBack();
    await phone.at('#go-today').waitFor();
    expect(phone.window.complaints).toEqual([]);
  });
});
