import { API_PREFIX, directiveRoutes, peopleRoutes } from '@hongqi/shared';
import { aDirective } from '../support/directives';
import { type Town, town } from '../support/town';
import { Desk } from './support/desk';
import { inBrowser, Windows } from './support/windows';

inBrowser('a draft that could not be saved', () => {
  let place: Town;
  let windows: Windows;
  let desk: Desk;
  let id: string;

  beforeAll(async () => {
    place = await town();
    windows = await Windows.on(place);
    const author = await place.signsIn('supervisor');
    ({ id } = await author.call(directiveRoutes.create, aDirective({ title: '清雪' })));
    desk = await Desk.of(windows, 'supervisor', `/console/directives/${id}/edit`, [/^401 /, /failed: .*directives/]);
  });
  afterAll(async () => {
    await windows.close();
    await place.close();
  });
  afterEach(() => expect(desk.window.complaints).toEqual([]));

  /** Typed while nothing gets through. */
  const writesInVain = async (title: string): Promise<void> => {
    await desk.window.page.route('**/api/v1/directives/*', (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    );
    await desk.writes('title', title);
    await desk.says('saved', '内容留在本机');
  };
  const kept = (): Promise<string[]> =>
    desk.window.page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('draft')));
  /** As it also ends by itself when nobody has been at the desk for long. */
  const sessionEnds = async (): Promise<void> => {
    const token = await desk.window.page.evaluate(() => sessionStorage.getItem('hongqi.session'));
    const { method, path } = peopleRoutes.signOut;
    await fetch(place.url + API_PREFIX + path, { method, headers: { authorization: `Bearer ${token}` } });
    await desk.at('sign-in').waitFor();
    await desk.window.page.unroute('**/api/v1/directives/*');
  };
  const leaves = async (): Promise<void> => {
    await desk.tap('person');
    await desk.window.page.getByText('退出登录').click();
    await desk.at('sign-in').waitFor();
  };

  it('waits for its author when the session has run out, and is saved then', async () => {
    await writesInVain('清雪，今晚八点前');
    await sessionEnds();
    expect(await kept()).toHaveLength(1);
    await desk.signsIn('supervisor');
    await desk.says('saved', '已保存');
    expect(await desk.at('title').inputValue()).toBe('清雪，今晚八点前');
    const again = await place.signsIn('supervisor');
    expect((await again.call(directiveRoutes.one, {}, { id })).content.title).toBe('清雪，今晚八点前');
    expect(await kept()).toEqual([]);
  });

  it('is gone when somebody else signs in', async () => {
    await writesInVain('只有我知道的话');
    await sessionEnds();
    expect(await kept()).toHaveLength(1);
    await desk.signsIn('admin');
    await desk.reads('只有起草人可以修改');
    expect(await kept()).toEqual([]);
    await leaves();
    await desk.signsIn('supervisor');
    expect(await desk.at('title').inputValue()).toBe('清雪，今晚八点前');
  });

  it('is gone when its author leaves', async () => {
    await writesInVain('没写完就走了');
    await leaves();
    expect(await kept()).toEqual([]);
    await desk.window.page.unroute('**/api/v1/directives/*');
    await desk.signsIn('supervisor');
    expect(await desk.at('title').inputValue()).toBe('清雪，今晚八点前');
  });
});
