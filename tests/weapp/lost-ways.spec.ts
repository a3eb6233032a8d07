import { type Town, town } from '../support/town';
import { Bundle } from '../weapp-host';
import { before } from '../weapp-host/mutations';
import { closePhones, complaintsOf, DIST, phoneOf, whenBuilt } from './support/phones';

/** WeChat opens no more pages above each other. */
const MOST_PAGES = 10;
const WORDS = '没有打开，请检查网络后再试';

/** What WeChat answers while it cannot fetch the package a page is in; after `times` the line is good again. */
const badLine = (api: string, times: number): Bundle =>
  before(
    'a package that does not come',
    'app.js',
    `{
      let left = ${times};
      const real = wx.${api};
      wx.${api} = (options) => {
        if (left-- <= 0) return real(options);
        const failure = { errMsg: '${api}:fail timeout' };
        options.fail?.(failure);
        options.complete?.(failure);
      };
    }`,
  ).apply(Bundle.open(DIST));

whenBuilt('a way that is lost', () => {
  let place: Town;

  beforeAll(async () => {
    place = await town();
  });
  afterAll(() => place.close());
  afterEach(closePhones);

  it('is told in words, and can be taken once there is signal', async () => {
    const phone = await phoneOf(place, 'worker-01', { dist: badLine('navigateTo', 1) });
    await phone.page.tap('#go-today');
    expect(phone.page.path).toBe('pages/home/index');
    expect(phone.toasts.at(-1)?.title).toBe(WORDS);
    await phone.page.tap('#go-today');
    expect(phone.page.path).toBe('worker/today/index');
    expect(phone.toasts).toHaveLength(1);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('to a tab is told as well', async () => {
    const phone = await phoneOf(place, 'worker-01', { dist: badLine('switchTab', 1), open: 'worker/today/index' });
    await phone.page.tap('#go-mine');
    expect(phone.page.path).toBe('worker/today/index');
    expect(phone.toasts.at(-1)?.title).toBe(WORDS);
    await phone.page.tap('#go-mine');
    expect(phone.page.path).toBe('pages/mine/index');
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('is not lost where no more pages can lie above each other: the last one gives way', async () => {
    const phone = await phoneOf(place, 'worker-01');
    while (phone.paths.length < MOST_PAGES) await phone.device.stack.navigateTo('/worker/today/index');
    await phone.settle();
    await phone.page.tap('#go-walk-0');
    expect(phone.page.path).toBe('worker/walk/index');
    expect(phone.paths).toHaveLength(MOST_PAGES);
    await phone.page.tap('#next-door');
    expect(phone.page.path).toBe('worker/door/index');
    expect(phone.toasts).toEqual([]);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('back from a door opened by itself leads to its walk', async () => {
    const walk = await phoneOf(place, 'worker-01', { open: 'worker/walk/index' });
    await walk.page.tap('#next-door');
    const { id = '', gridCode = '' } = walk.page.query as Record<string, string>;
    const phone = await phoneOf(place, 'worker-01', { open: `worker/door/index?id=${id}&gridCode=${gridCode}` });
    await phone.page.tap('#outcome-notHome');
    expect(phone.paths).toEqual(['worker/walk/index']);
    expect(phone.page.textOf(`#door-${id}`)).toContain('不在家');
    expect(complaintsOf(phone)).toEqual([]);
  });
});
