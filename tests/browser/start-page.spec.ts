import { type Town, town } from '../support/town';
import { DESK, inBrowser, PHONE, Windows } from './support/windows';

inBrowser('the doors of the platform', () => {
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

  it.each([DESK, PHONE])('stand on the first page at $width pixels, and it fits', async (size) => {
    const { page, complaints, photograph } = await windows.open('/', size);
    await page.getByRole('heading', { name: '红旗网事' }).waitFor();
    await page.getByText('微信沙盒已开启').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
    await photograph(`start-${size.width}`);
    await page.getByRole('link', { name: /居民与网格员/ }).click();
    await page.getByText('演示：以谁的身份进入').waitFor();
    await photograph(`h5-people-${size.width}`);
    await page.goto(place.url);
    await page.getByRole('link', { name: /管理台/ }).click();
    await page.getByRole('heading', { name: '登录' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('open the description of the interface, drawn by the server itself', async () => {
    const { page, complaints, photograph } = await windows.open('/', DESK);
    await page.getByRole('link', { name: /接口文档/ }).click();
    await page.getByText('/api/v1/issues/{id}/actions/{action}').waitFor();
    await page.getByText('/api/v1/issues', { exact: true }).first().click();
    await photograph('docs');
    expect(complaints).toEqual([]);
  });

  it('lead a person with an address of the console to that page once signed in, and say when there is none', async () => {
    const { page, complaints } = await windows.open('/console/nowhere', DESK);
    await page.getByTestId('login').waitFor();
    expect(complaints).toEqual([]);
  });
});
