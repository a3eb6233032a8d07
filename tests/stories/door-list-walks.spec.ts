import {
  API_PREFIX,
  DIRECTIVE_LIMITS,
  directiveRoutes,
  type DirectiveView,
  doorRoutes,
  type DoorBrief,
  type DoorView,
  localDate,
  receivedRoutes,
  visitRoutes,
} from '@hongqi/shared';
import { type Actor, newKey, refusalOf } from '../support/actor';
import { aField, anAudience, received } from '../support/directives';
import { csvRows } from '../support/figures';
import {
  addsDoor,
  chooses,
  FIRST,
  HOUSE,
  idsOf,
  knocks,
  ListedDoors,
  listOf,
  namesOf,
  SECOND,
  walkOf,
} from '../support/listed-doors';
import { sheet } from '../support/sheet-lines';
import { type Town, town } from '../support/town';

const STREET = '150782002';

describe('a directive with a list of doors', () => {
  let place: Town;
  let lists: ListedDoors;
  let dispatcher: Actor;
  let community: Actor;
  let worker: Actor;
  let neighbour: Actor;
  let beside: Actor;
  let doors: readonly DoorBrief[];
  let task: DirectiveView;
  let off: DoorBrief;
  let moved: DoorView;

  beforeAll(async () => {
    place = await town();
    lists = await ListedDoors.of(place);
    ({ dispatcher, doors } = lists);
    community = await place.signsIn('community-01');
    worker = await place.signsIn('worker-01');
    neighbour = await place.signsIn('worker-02');
    beside = await place.signsIn('worker-03');
    moved = await addsDoor(worker, '11');
    const removed = await addsDoor(worker, '12');
    task = await lists.sends({
      wants: 'form',
      form: [aField('f1', { label: '软管老化', kind: 'choice', options: ['有', '无'] }), aField('f2')],
      doorIds: [...idsOf(doors), moved.id, removed.id],
    });
    const { doors: whole } = await chooses(dispatcher, { places: [{ gridCode: FIRST, building: HOUSE }] });
    const other = whole.find(({ id }) => !idsOf(doors).includes(id));
    if (!other) throw new Error('all doors of the building are on the list');
    off = other;
    await dispatcher.call(doorRoutes.remove, {}, { id: removed.id });
    const here = { building: moved.building, unit: '', number: '11', note: '', version: moved.version };
    await dispatcher.call(doorRoutes.save, { ...here, gridCode: SECOND }, { id: moved.id });
  });
  afterAll(() => place.close());

  const walked = (who: Actor, gridCode: string) => who.call(visitRoutes.doors, { gridCode, directiveId: task.id });
  const flagOf = async (who: Actor) => {
    const row = (await received(who)).find(({ id }) => id === task.id);
    const view = await who.call(receivedRoutes.one, {}, { id: task.id });
    expect(view.visits).toBe(row?.visits);
    return row?.visits;
  };

  it('and to no others: a door that was moved goes with its grid, one that is gone is off', async () => {
    expect(await walkOf(worker, task)).toMatchObject({
      listed: true,
      grids: [{ code: FIRST, doors: 8, knocked: 0, met: 0 }],
    });
    expect(namesOf(await walked(worker, FIRST))).toEqual(namesOf(doors.slice(0, 8)));
    expect(await walkOf(neighbour, task)).toMatchObject({ grids: [{ code: SECOND, doors: 3 }] });
    expect(namesOf(await walked(neighbour, SECOND))).toEqual([...namesOf(doors.slice(8)), '名单楼11']);
    const [everyday] = await worker.call(visitRoutes.walks, {});
    expect(everyday).toMatchObject({ directiveId: null, listed: false });
    expect(everyday?.grids[0]?.doors).toBeGreaterThan(8);
    expect(await flagOf(worker)).toBe(true);
  });

  it('but whoever has none of them does not walk with it', async () => {
    expect(await walkOf(beside, task)).toBeUndefined();
    expect(await flagOf(beside)).toBe(false);
    expect(await flagOf(neighbour)).toBe(true);
  });

  it('and a level sees those of its areas, who writes it all of them', async () => {
    expect(idsOf(await listOf(dispatcher, task)).sort()).toEqual([...idsOf(doors), moved.id].sort());
    expect(idsOf(await listOf(neighbour, task)).sort()).toEqual([...idsOf(doors.slice(8)), moved.id].sort());
    expect(await listOf(beside, task)).toEqual([]);
    expect(await dispatcher.call(directiveRoutes.one, {}, { id: task.id })).toMatchObject({ listedDoors: 11 });
    expect(await worker.call(directiveRoutes.one, {}, { id: task.id })).toMatchObject({ listedDoors: 8 });
  });

  it('and nowhere else: a visit off the list is refused', async () => {
    expect(await refusalOf(knocks(worker, task, off.id))).toBe('INPUT_INVALID');
    const [home, away, unsafe] = doors;
    await knocks(worker, task, home?.id ?? '', { answer: { f1: ['无'], f2: '=1+1' }, note: '@很好' });
    await knocks(worker, task, away?.id ?? '', { outcome: 'notHome' });
    await knocks(worker, task, unsafe?.id ?? '', { outcome: 'problem', note: '软管老化' });
    await knocks(neighbour, task, moved.id, { outcome: 'refused' });
    expect((await walkOf(worker, task))?.grids[0]).toMatchObject({ doors: 8, knocked: 3, met: 2 });
  });

  it('and only they count, in the progress and in what was covered', async () => {
    const progress = await dispatcher.call(directiveRoutes.progress, {}, { id: task.id });
    expect(progress.area.doors).toEqual({ all: 11, knocked: 4, met: 3 });
    expect(progress.children.map(({ code, doors: some }) => [code, some?.all])).toEqual([
      [FIRST, 8],
      [SECOND, 3],
      ['150782002001003', 0],
      ['150782002001004', 0],
    ]);
    const today = localDate(place.clock.now());
    const asked = { from: today, to: today, directiveId: task.id };
    const { areas } = await dispatcher.call(visitRoutes.coverage, asked);
    expect(areas[0]).toMatchObject({ code: STREET, doors: 11, knocked: 4, met: 3, problems: 1 });
    const wide = await lists.sends({ doorIds: idsOf(doors), audience: anAudience({ areas: [FIRST, SECOND] }) });
    const { area } = await dispatcher.call(directiveRoutes.progress, {}, { id: wide.id });
    expect(area.doors).toEqual({ all: 10, knocked: 0, met: 0 });
  });

  it('and goes out as a file with a line for each of them, which no spreadsheet runs', async () => {
    const file = (who: Actor) => who.send('GET', `${API_PREFIX}/directives/${task.id}/export/doors`);
    const answer = await file(dispatcher);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [head, ...rows] = csvRows(String(answer.body));
    expect(head).toEqual(['网格', '楼栋', '单元', '门牌', '结果', '走访时间', '网格员', '备注', '软管老化', '第 2 栏']);
    expect(rows).toHaveLength(11);
    const time: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    const [grid, house] = ['红旗社区第一网格', [HOUSE, '1单元']];
    expect(rows[0]).toEqual([grid, ...house, '101', '已见面', time, '王秀英', `'@很好`, '无', `'=1+1`]);
    expect(rows[1]).toEqual([grid, ...house, '102', '不在家', time, '王秀英', '', '', '']);
    expect(rows[3]).toEqual([grid, ...house, '202', ...Array<string>(6).fill('')]);
    expect(rows.find(([, building]) => building === '名单楼')?.slice(0, 5)).toEqual([
      '红旗社区第二网格',
      '名单楼',
      '',
      '11',
      '拒访',
    ]);
    const looked = await place.database.query('SELECT actorId FROM audit WHERE what = ? AND objectId = ?', [
      'directive.exportDoors',
      task.id,
    ]);
    expect(looked).toEqual([{ actorId: dispatcher.me.id }]);
    expect((await file(worker)).status).toBe(403);
    const whole = await lists.sends({ listed: false, doorIds: undefined });
    const all = await dispatcher.send('GET', `${API_PREFIX}/directives/${whole.id}/export/doors?areaCode=${SECOND}`);
    expect(csvRows(String(all.body))).toHaveLength(1 + 36 + 1);
  });

  it('and those where nobody was met are chosen once more', async () => {
    const { doors: unmet } = await chooses(dispatcher, { unmetOf: task.id });
    const open = [doors[1], ...doors.slice(3)].flatMap((door) => door ?? []);
    expect(idsOf(unmet)).toEqual(idsOf(open));
    expect(idsOf((await chooses(neighbour, { unmetOf: task.id })).doors)).toEqual(idsOf(doors.slice(8)));
    expect(await refusalOf(chooses(await place.signsIn('worker-05'), { unmetOf: task.id }))).toBe('NOT_FOUND');
  });

  it('and the follow-up carries them, once, until none is left', async () => {
    const draftKey = newKey();
    const follows = (who: Actor, key = newKey(), { id } = task) =>
      who.call(directiveRoutes.followUp, { draftKey: key }, { id });
    const draft = await follows(dispatcher, draftKey);
    expect(draft).toMatchObject({ listedDoors: 8, content: { visits: true, listed: true } });
    await knocks(worker, task, doors[1]?.id ?? '');
    expect(await follows(dispatcher, draftKey)).toMatchObject({ id: draft.id, listedDoors: 8 });
    expect(await follows(community)).toMatchObject({ listedDoors: 7 });

    const small = await lists.sends({ doorIds: [doors[0]?.id ?? ''] });
    await knocks(worker, small, doors[0]?.id ?? '');
    expect(await follows(dispatcher, newKey(), small)).toMatchObject({
      listedDoors: null,
      content: { visits: false, listed: false },
    });
    const whole = await lists.sends({ listed: false, doorIds: undefined, audience: anAudience({ areas: [SECOND] }) });
    await knocks(neighbour, whole, doors[8]?.id ?? '');
    const rest = await follows(dispatcher, newKey(), whole);
    expect(rest).toMatchObject({ listedDoors: 36, content: { listed: true } });
    expect(idsOf(await listOf(dispatcher, rest))).not.toContain(doors[8]?.id);
  });

  it('and a list that would be too long is all doors of the areas', async () => {
    for (let thousand = 0; thousand < 5; thousand++) {
      const numbers = Array.from({ length: 1000 }, (_, at) => ({
        building: '长楼',
        number: String(thousand * 1000 + at),
      }));
      await dispatcher.call(doorRoutes.import, { rows: sheet(...numbers), dryRun: false });
    }
    const tower = { gridCode: FIRST, building: '长楼' };
    const most = (await chooses(dispatcher, { places: [tower] })).doors;
    expect(most).toHaveLength(DIRECTIVE_LIMITS.doors);
    const one = { gridCode: FIRST, building: HOUSE, unit: '1单元' };
    expect(await refusalOf(chooses(dispatcher, { places: [tower, one] }))).toBe('DIRECTIVE_DOORS_MANY');

    const all = await lists.sends({ listed: false, doorIds: undefined });
    const again = await dispatcher.call(directiveRoutes.followUp, { draftKey: newKey() }, { id: all.id });
    expect(again).toMatchObject({ listedDoors: null, content: { visits: true, listed: false } });
    const full = await lists.sends({ doorIds: idsOf(most) });
    expect(full.listedDoors).toBe(DIRECTIVE_LIMITS.doors);
    const { area } = await dispatcher.call(directiveRoutes.progress, {}, { id: full.id });
    expect(area.doors).toEqual({ all: DIRECTIVE_LIMITS.doors, knocked: 0, met: 0 });
  });
});
