import { areaRoutes, peopleRoutes } from '@hongqi/shared';
import { type Actor, FAR_AWAY, RED_FLAG_STREET, refusalOf } from '../support/actor';
import { type Town, town } from '../support/town';

describe('a resident looks for their grid worker', () => {
  let place: Town;
  let resident: Actor;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
  });
  afterAll(() => place.close());

  it('by where they stand', async () => {
    const { lng, lat } = RED_FLAG_STREET;

    expect(await resident.call(areaRoutes.locate, { lng, lat })).toEqual({
      area: { code: '150782002001001', name: '红旗社区第一网格' },
      how: 'inside',
      worker: { name: '王秀英', gridName: '红旗社区第一网格', phone: '0470-7300101' },
    });
    expect(await resident.call(areaRoutes.locate, { lng: FAR_AWAY.lng, lat: FAR_AWAY.lat })).toEqual({
      area: null,
      how: null,
      worker: null,
    });
  });

  it('by choosing where they live, which is kept', async () => {
    expect(resident.me).toMatchObject({ homeGrid: null, myWorker: null, posts: [], phone: null });
    const me = await resident.call(peopleRoutes.setHome, { gridCode: '150782002002003' });

    expect(me).toMatchObject({
      homeGrid: { code: '150782002002003', name: '红新社区第三网格' },
      myWorker: { name: '孙丽华', gridName: '红新社区第三网格', phone: '0470-7300107' },
    });
    expect(await resident.call(peopleRoutes.me, {})).toEqual(me);
    expect((await place.comes('resident-1')).me.homeGrid?.code).toBe('150782002002003');
  });

  it('but not where nobody can live', async () => {
    for (const gridCode of ['150782002002999', '150782002002', '150782002', 'nonsense', '']) {
      expect(await refusalOf(resident.call(peopleRoutes.setHome, { gridCode }))).toBe('INPUT_INVALID');
    }
    for (const place of [
      { lng: 0, lat: 0 },
      { lng: 'east', lat: 49 },
      { lng: 120.7 },
      { lng: 'NaN', lat: 'Infinity' },
    ]) {
      expect(await refusalOf(resident.call(areaRoutes.locate, place as { lng: number; lat: number }))).toBe(
        'INPUT_INVALID',
      );
    }
  });
});
