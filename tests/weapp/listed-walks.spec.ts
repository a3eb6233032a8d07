import {
  directiveRoutes,
  type DirectiveView,
  doorRoutes,
  receivedRoutes,
  visitRoutes,
  type Walk,
  type WalkDoor,
} from '@hongqi/shared';
import type { Actor } from '../support/actor';
import { COMMUNITIES, anAudience, sends } from '../support/directives';
import { type Town, town } from '../support/town';
import type { Dict } from '../weapp-host/core/types';
import type { WeappHost } from '../weapp-host';
import { findChromium, launchChromium } from '../weapp-host/view';
import { namelessOn, troublesOn } from './support/looker';
import { closePhones, complaintsOf, phoneOf, whenBuilt } from './support/phones';
import type { Look } from './support/report-story';
import { showing } from './support/showing';

const GRID = `${COMMUNITIES[0]}001`;

whenBuilt('a worker with a list of doors', () => {
  let place: Town;
  let supervisor: Actor;
  let worker: Actor;
  let directive: DirectiveView;
  let listed: WalkDoor[];
  let unlisted: WalkDoor[];
  let phone: WeappHost;

  beforeAll(async () => {
    place = await town();
    supervisor = await place.signsIn('supervisor');
    worker = await place.comes('worker-01');
    const all = await worker.call(visitRoutes.doors, { gridCode: GRID });
    listed = all.slice(1, 4);
    unlisted = all.filter((door) => !listed.includes(door));
    directive = await sends(supervisor, {
      kind: 'task',
      title: '独居老人逐户看望',
      text: '看看暖气热不热，煤气关没关。',
      visits: true,
      listed: true,
      doorIds: listed.map(({ id }) => id),
      dueAt: new Date(place.clock.now().getTime() + 3 * 86_400_000).toISOString(),
      audience: anAudience({ areas: [COMMUNITIES[0]] }),
    });
    await place.settled();
  });
  afterAll(() => place.close());
  afterEach(closePhones);

  const idAt = (at: number): string => listed[at]?.id ?? '';
  const readsOf = (): string => `directive/read/index?id=${directive.id}`;
  const walkOf = (): string => `worker/walk/index?directiveId=${directive.id}`;
  const progress = () => supervisor.call(directiveRoutes.progress, { areaCode: GRID }, { id: directive.id });

  it('is told of the list beside the tasks of the day and on the directive, and walks nobody else', async () => {
    phone = await phoneOf(place, 'worker-01', { open: readsOf() });
    expect(phone.page.textOf('#go-walk')).toBe('走访名单 · 3 户');
    await phone.page.tap('#go-walk');
    expect(phone.page.textOf('#listed')).toBe('走访名单 · 3 户，只走访名单上的住户');
    expect(phone.page.textOf('#filter-all')).toBe('名单 3');
    expect(phone.page.findAll('.door').map(({ attrs }) => attrs.id)).toEqual(listed.map(({ id }) => `door-${id}`));
    expect(phone.page.has(`#door-${unlisted[0]?.id ?? ''}`)).toBe(false);
    expect(phone.page.has('#add-door')).toBe(false);
    await phone.page.tap('#choose-walk');
    expect(phone.page.text()).toContain('独居老人逐户看望（名单 0/3 户）');
    await phone.page.tap('#choose-everyday');
    expect(phone.page.textOf('#filter-all')).toBe(`全部 ${listed.length + unlisted.length}`);
    expect(phone.page.has('#listed')).toBe(false);
    expect(phone.page.has('#add-door')).toBe(true);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('notes a door in a cellar from what the phone kept, and it is counted of the list when signal returns', async () => {
    phone = await phoneOf(place, 'worker-01', { open: 'worker/today/index' });
    expect(phone.page.textOf('#go-walk-0')).toMatch(/走访名单 · 3 户\s*已敲门 0/);
    await phone.page.tap('#go-walk-0');
    let kept = phone.storage;
    phone.close();

    phone = await phoneOf(place, 'worker-01', { storage: kept, offline: true, open: 'worker/today/index' });
    expect(phone.page.textOf('#go-walk-0')).toContain('走访名单 · 3 户');
    await phone.page.tap('#go-walk-0');
    expect(phone.page.textOf('#listed')).toContain('走访名单 · 3 户');
    await phone.page.tap('#next-door');
    await phone.page.tap('#outcome-met');
    await phone.page.tap('#save-visit');
    expect(phone.page.textOf(`#door-${idAt(0)}`)).toContain('待发送');
    expect(phone.page.textOf('#filter-unvisited')).toBe('未走访 2');
    expect(phone.page.textOf('#building-0')).toContain('1/');
    expect((await progress()).area.doors).toEqual({ all: 3, knocked: 0, met: 0 });
    kept = phone.storage;
    phone.close();

    phone = await phoneOf(place, 'worker-01', { storage: kept, open: walkOf() });
    await phone.waitFor(() => !phone.page.has('#waiting-visits'));
    await phone.settle();
    expect((await progress()).area.doors).toEqual({ all: 3, knocked: 1, met: 1 });
    expect(phone.page.textOf('#filter-all')).toBe('名单 3');
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('offers no grid without a door of the list, and shows what was kept before there were lists as all doors', async () => {
    phone = await phoneOf(place, 'worker-01', { open: walkOf() });
    const { storage } = phone;
    phone.close();
    const seen = storage['walks-seen'] as { at: string; value: Walk[] };
    const keeping = (change: (walk: Walk) => Dict): Dict => ({
      ...storage,
      'walks-seen': { at: seen.at, value: seen.value.map(change) },
    });
    const empty = { code: `${COMMUNITIES[0]}002`, name: '红旗社区第二网格', doors: 0, knocked: 0, met: 0 };

    const withEmpty = keeping((walk) => ({ ...walk, grids: [empty, ...walk.grids] }));
    phone = await phoneOf(place, 'worker-01', { storage: withEmpty, offline: true, open: walkOf() });
    expect(phone.page.textOf('#listed')).toContain('走访名单 · 3 户');
    expect(phone.page.has('#choose-grid')).toBe(false);
    await phone.page.tap('#choose-walk');
    await phone.page.tap('#choose-everyday');
    expect(phone.page.has('#choose-grid')).toBe(true);
    phone.close();

    const old = keeping(({ listed: _, ...walk }) => ({ ...walk }));
    phone = await phoneOf(place, 'worker-01', { storage: old, offline: true, open: walkOf() });
    expect(phone.page.textOf('#filter-all')).toBe('全部 3');
    expect(phone.page.has('#listed')).toBe(false);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('of which none is theirs is told so, and led to the everyday round', async () => {
    const other = await place.comes('worker-02');
    const view = await other.call(receivedRoutes.one, {}, { id: directive.id });
    expect(view.visits).toBe(false);
    phone = await phoneOf(place, 'worker-02', { open: readsOf() });
    expect(phone.page.has('#go-walk')).toBe(false);
    phone.close();
    phone = await phoneOf(place, 'worker-02', { open: walkOf() });
    expect(phone.page.text()).toContain('这里没有您要走访的住户');
    expect(namelessOn(phone)).toEqual([]);
    await phone.page.tap('#go-everyday');
    expect(phone.page.text()).toContain('日常走访');
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('of which the last one was removed is told so', async () => {
    const added = { gridCode: GRID, building: '红旗街9号', unit: '', number: '1', note: '' };
    const only = await worker.call(doorRoutes.add, added);
    const gone = await sends(supervisor, {
      kind: 'task',
      visits: true,
      listed: true,
      doorIds: [only.id],
      audience: anAudience({ areas: [COMMUNITIES[0]] }),
    });
    await place.settled();
    const open = `worker/walk/index?directiveId=${gone.id}`;
    phone = await phoneOf(place, 'worker-01', { open });
    expect(phone.page.textOf('#listed')).toContain('走访名单 · 1 户');
    const { storage } = phone;
    await worker.call(doorRoutes.remove, {}, { id: only.id });
    await phone.pullDown();
    expect(phone.page.text()).toMatch(/名单上已经没有这个网格的住户|这里没有您要走访的住户/);
    expect(complaintsOf(phone)).toEqual([]);
    phone.close();
    phone = await phoneOf(place, 'worker-01', { storage, open });
    expect(phone.page.text()).toContain('这里没有您要走访的住户');
    expect(complaintsOf(phone)).toEqual([]);
  });

  const onScreen = findChromium() ? it : it.skip;
  onScreen.each([
    ['plain', {}],
    ['dark', { theme: 'dark' as const }],
    ['large', { storage: { large: true }, width: 320, height: 640 }],
  ])('looks right and is large enough for a finger: %s', async (series, options) => {
    const browser = await launchChromium();
    try {
      const troubles: string[] = [];
      const look: Look = async (seen, name) =>
        void troubles.push(...(await troublesOn(browser, seen, series, `listed-${name}`)));
      const show = showing(place, look, options, troubles);
      await show('worker-01', 'worker/today/index', 'today');
      await show('worker-01', readsOf(), 'directive');
      await show('worker-01', walkOf(), 'walk');
      await show('worker-02', walkOf(), 'nothing');
      expect(troubles).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  it('hides no round: those beyond the third are one press away', async () => {
    for (let more = 0; more < 3; more++) {
      await sends(supervisor, { kind: 'task', visits: true, audience: anAudience({ areas: [COMMUNITIES[0]] }) });
    }
    await place.settled();
    phone = await phoneOf(place, 'worker-01', { open: 'worker/today/index' });
    const { length } = await worker.call(visitRoutes.walks, {});
    expect(phone.page.textOf('#go-more-walks')).toBe(`还有 ${length - 3} 项走访`);
    await phone.page.tap('#go-more-walks');
    expect(phone.page.has('#choose-walk')).toBe(true);
  });
});
