import { areaRoutes, type AreaView } from '@hongqi/shared';
import { type Town, town } from '../support/town';
import { Desk, FIRST_GRID } from './support/desk';
import { inBrowser, Windows } from './support/windows';

inBrowser('the administrator draws a boundary', () => {
  let place: Town;
  let windows: Windows;
  let admin: Desk;

  beforeAll(async () => {
    place = await town();
    windows = await Windows.on(place);
    admin = await Desk.of(windows, 'admin', `/console/areas/${FIRST_GRID}`, [/^4\d\d .*\/boundary$/]);
  });
  afterAll(async () => {
    await windows.close();
    await place.close();
  });

  const grid = async (): Promise<AreaView> => {
    const visitor = await place.signsIn('admin');
    const areas = await visitor.call(areaRoutes.list, { under: FIRST_GRID, boundaries: true });
    const found = areas.find(({ code }) => code === FIRST_GRID);
    if (!found) throw new Error(`there is no area ${FIRST_GRID}`);
    return found;
  };
  const saves = async (boundary: unknown): Promise<void> => {
    await admin.writes('boundary-text', JSON.stringify(boundary));
    await admin.window.page.getByRole('radio', { name: /GCJ-02/ }).check();
    await admin.tap('boundary-save');
  };

  it('is told what is wrong with one that crosses itself, and the old one stays', async () => {
    const before = await grid();
    await saves({ type: 'Polygon', coordinates: [[[120.72, 49.28], [120.73, 49.29], [120.73, 49.28], [120.72, 49.29], [120.72, 49.28]]] }); // prettier-ignore
    await admin.says('boundary-refusal', '边界与自身相交');
    await admin.window.photograph('console-areas');
    expect((await grid()).boundary).toEqual(before.boundary);
  });

  it('is told at once that a text is no GeoJSON, and cannot send it', async () => {
    await admin.writes('boundary-text', '红旗社区');
    await admin.reads(/不是有效的 JSON/);
    expect(await admin.at('boundary-save').isDisabled()).toBe(true);
  });

  it('saves a good one, by which the next place is found', async () => {
    const square = [[120.9, 49.4], [120.91, 49.4], [120.91, 49.41], [120.9, 49.41], [120.9, 49.4]]; // prettier-ignore
    await saves({ type: 'Polygon', coordinates: [square] });
    await admin.reads('边界已更新');
    const visitor = await place.comes('resident-1');
    const found = await visitor.call(areaRoutes.locate, { lng: 120.905, lat: 49.405 });
    expect(found).toMatchObject({ area: { code: FIRST_GRID }, how: 'inside', worker: { name: '王秀英' } });
    expect(admin.window.complaints).toEqual([]);
  });
});
