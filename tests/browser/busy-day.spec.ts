import { HONGQI_GRIDS } from '../../server/src/seed/hongqi-areas';
import type { Actor } from '../support/actor';
import { lampPhoto } from '../support/lamp-photos';
import { type Town, town } from '../support/town';
import { BESIDE_THE_GRIDS, Desk, FIRST_GRID } from './support/desk';
import { inBrowser, Windows } from './support/windows';

/** What people report on a winter's day, with the hours it has waited. */
const REPORTS: readonly [words: string, categoryCode: string, hoursAgo: number][] = [
  ['单元门前积雪没清，老人出门滑', 'snow', 30],
  ['垃圾桶满了两天没清运', 'sanitation', 30],
  ['楼道灯不亮', 'lighting', 30],
  ['水管井盖松动', 'water', 22],
  ['暖气不热，室温只有 12 度', 'heating', 22],
  ['电线垂到人行道上', 'safety', 8],
  ['施工到半夜，太吵', 'noise', 8],
  ['单元门坏了关不上', 'housing', 5.5],
  ['路口结冰', 'snow', 5],
  ['下水道返味', 'sanitation', 1],
  ['3号楼前路灯不亮了', 'lighting', 1],
  ['楼前积雪堆住消防通道', 'safety', 1],
];

inBrowser('a street on a busy day', () => {
  let place: Town;
  let windows: Windows;
  let desk: Desk;

  beforeAll(async () => {
    place = await town();
    windows = await Windows.on(place);
    const resident = await place.comes('resident-1');
    let waited = Math.max(...REPORTS.map(([, , hours]) => hours));
    for (const [at, report] of REPORTS.entries()) {
      await place.hoursPass(waited - report[2]);
      waited = report[2];
      await reportIn(at, report, resident);
    }
    await place.hoursPass(waited);
    // Someone WeChat has seen just now: of others it will not judge the words, and the desk is asked to look.
    const witness = await place.comes('resident-2');
    const photo = await witness.photographs(await lampPhoto('dark'));
    await witness.reports('变电站旁的路灯倒了，电线露在外面', {
      place: BESIDE_THE_GRIDS,
      photos: [photo.id],
      categoryCode: 'lighting',
    });
    desk = await Desk.of(windows, 'dispatcher');
  });
  afterAll(async () => {
    await windows.close();
    await place.close();
  });

  const reportIn = async (
    at: number,
    [text, categoryCode]: (typeof REPORTS)[number],
    resident: Actor,
  ): Promise<void> => {
    const spot = HONGQI_GRIDS[at % HONGQI_GRIDS.length]?.places[0];
    if (!spot) throw new Error('a seeded grid has no place');
    const [lng, lat] = spot.at;
    await resident.reports(text, { categoryCode, place: { lng, lat, address: spot.name } });
  };

  it('shows on one map what is in time, what soon is not, and what is late, each by shape and colour', async () => {
    await desk.tap('go-map');
    await desk.tap('queue-work');
    const legend = desk.window.page.locator('.map-legend');
    for (const words of ['正常', '临期', '超期']) await legend.getByText(words).waitFor();
    expect(await desk.scrolls()).toBe(false);
    await desk.window.photograph('console-map-busy');
    expect(desk.window.complaints).toEqual([]);
  });

  it('lists the overdue, and gives the one nobody could be found for to a worker pressed on the map', async () => {
    await desk.tap('go-desk');
    await desk.tap('queue-overdue');
    await desk.reads(/^▲ 超期 1 天$/);
    await desk.says('queue-overdue', '9');
    expect(await desk.window.page.locator('.row').count()).toBe(9);
    await desk.window.photograph('console-overdue');
    await desk.tap('queue-desk');
    await desk.window.page.locator('.row', { hasText: '变电站旁' }).click();
    await desk.reads('位置不在任何网格内，请人工分派。');
    await desk.tap(`map-grid-${FIRST_GRID}`);
    await desk.writes('note', '离您最近，请先去围挡');
    await desk.window.photograph('console-desk-busy');
    await desk.tap('do-action');
    await desk.says('state', '待签收');
    await desk.reads(/承办：王秀英/);
    expect(desk.window.complaints).toEqual([]);
  });
});
