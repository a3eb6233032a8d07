import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Bundle, WeappHost } from './index';
import { differences } from './oracle/compare';
import { hasWcc, Wcc } from './oracle/wcc';
import { sheetOf } from './view/css';
import { Interpreter } from './wxml/interpreter';

const DIST = path.join(__dirname, '..', '..', 'miniapp', 'dist', 'weapp');
/** WeChat refuses a package above 2 MB; its own audit wants the main one below 1.5 MB. */
const MAIN_BYTES = 1.5 * 1024 * 1024;
const PACKAGE_BYTES = 2 * 1024 * 1024;
const LOCATION_APIS = ['getLocation', 'chooseLocation'];

const whenBuilt = existsSync(path.join(DIST, 'app.json')) ? describe : describe.skip;

whenBuilt('the built mini-program', () => {
  const bundle = (): Bundle => Bundle.open(DIST);
  const official = hasWcc() ? it : it.skip;

  it('keeps every package within WeChat’s limits', () => {
    const sizes = new Map<string, number>();
    for (const file of bundle().files('')) {
      const stats = statSync(path.join(DIST, file));
      const home = bundle().packageOf(file);
      if (stats.isFile()) sizes.set(home, (sizes.get(home) ?? 0) + stats.size);
    }
    expect(sizes.get('')).toBeLessThan(MAIN_BYTES);
    expect([...sizes].filter(([, bytes]) => bytes > PACKAGE_BYTES)).toEqual([]);
  });

  it('has every page it names, tab pages in the main package, and loads code lazily', () => {
    const { app, pages } = bundle();
    const missing = pages.filter((page) => !['js', 'wxml', 'json'].every((kind) => bundle().has(`${page}.${kind}`)));
    expect(missing).toEqual([]);
    expect(app.tabBar?.list.filter(({ pagePath }) => !app.pages.includes(pagePath))).toEqual([]);
    expect(app.lazyCodeLoading).toBe('requiredComponents');
  });

  it('declares the location APIs it uses', () => {
    const code = bundle()
      .files('.js')
      .filter((file) => !['taro.js', 'vendors.js'].includes(file))
      .map((file) => bundle().read(file))
      .join('\n');
    const used = LOCATION_APIS.filter((api) => new RegExp(`\\.${api}\\b`).test(code));
    expect(used.filter((api) => !bundle().app.requiredPrivateInfos?.includes(api))).toEqual([]);
  });

  it('hands aria attributes to screen readers', () => {
    const templates = bundle().read('base.wxml');
    for (const attribute of ['aria-role', 'aria-label', 'aria-hidden']) expect(templates).toContain(`${attribute}="{{`);
  });

  it('has only style sheets a parser accepts', () => {
    const sheets = bundle().files('.wxss');
    expect(sheets).toContain('app.wxss');
    for (const file of sheets) expect(() => sheetOf(bundle(), file)).not.toThrow();
  });

  official(
    'has only WXML that Tencent’s compiler accepts, and draws what it shows without a network as it does',
    async () => {
      const wcc = new Wcc(bundle());
      for (const page of bundle().pages) {
        const phone = await WeappHost.launch({ dist: DIST, open: page, offline: true });
        const shown = phone.device.page();
        const file = `${shown?.file ?? page}.wxml`;
        const ours = new Interpreter(phone.device.bundle, phone.device.journal).render(file, shown?.data ?? {});
        expect(differences(ours, wcc.render(file, shown?.data ?? {}))).toEqual([]);
        expect(ours.length).toBeGreaterThan(0);
        phone.close();
      }
    },
  );
});
