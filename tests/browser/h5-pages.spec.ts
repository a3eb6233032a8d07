import { type Town, town } from '../support/town';
import { H5 } from './support/h5';
import { inBrowser, Windows } from './support/windows';

/** Where the pages' own files come from. */
const CODE = /\/m\/(js|css)\//;
const WORDS = '没有打开，请检查网络后再试';

inBrowser('a browser on a phone in a hurry, or where the line is bad', () => {
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

  it('shows the page somebody comes back to, however soon', async () => {
    const phone = await H5.open(windows);
    await phone.comesAs('worker-02');
    await phone.at('#go-today').waitFor();
    for (let times = 0; times < 3; times++) {
      await phone.window.page.evaluate(thereAndBack);
      await phone.at('#go-today').waitFor();
    }
    await phone.window.page.evaluate(drawnAgain);
    expect(await phone.at('#go-today').count()).toBe(1);
    expect(phone.window.complaints).toEqual([]);
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

/** Runs in the page: opens today's tasks, and is on the way back as soon as they are there. */
async function thereAndBack(): Promise<void> {
  const pages = (): number => document.querySelectorAll('.taro_page').length;
  document.querySelector<HTMLElement>('#go-today')?.click();
  while (pages() < 2) await new Promise(requestAnimationFrame);
  history.back();
  while (pages() > 1) await new Promise(requestAnimationFrame);
}

/** Runs in the page: whatever it means to do after it has shown itself, it has done. */
async function drawnAgain(): Promise<void> {
  for (let times = 0; times < 60; times++) await new Promise(requestAnimationFrame);
}
