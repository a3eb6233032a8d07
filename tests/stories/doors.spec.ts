import { DOOR_LIMITS, doorRoutes, type DoorView, type ImportLine, type SaveDoor } from '@hongqi/shared';
import { type Actor, refusalOf } from '../support/actor';
import { Registry } from '../support/registry';
import { sheet } from '../support/sheet-lines';
import { type Town, town } from '../support/town';

const FIRST = '150782002001001';
const SECOND = '150782002001002';
const PHONE = '13912345678';

const door = (more: Partial<SaveDoor> = {}): SaveDoor => ({
  gridCode: FIRST,
  building: '河滨小区9号楼',
  unit: '1单元',
  number: '101',
  note: '',
  ...more,
});

describe('the doors of a grid', () => {
  let place: Town;
  let registry: Registry;
  let dispatcher: Actor;
  let worker: Actor;
  let neighbour: Actor;

  beforeAll(async () => {
    place = await town();
    registry = new Registry(place);
    dispatcher = await place.signsIn('dispatcher');
    worker = await place.signsIn('worker-01');
    neighbour = await place.signsIn('worker-02');
    await registry.foundsNextStreet();
  });
  afterAll(() => place.close());

  const imports = (who: Actor, rows: ImportLine[], dryRun = false) => who.call(doorRoutes.import, { rows, dryRun });
  const listed = async (who: Actor, query: { areaCode?: string; building?: string; search?: string } = {}) =>
    (await who.call(doorRoutes.list, { ...query, limit: 100 })).items;
  const adds = (who: Actor, more: Partial<SaveDoor> = {}) => who.call(doorRoutes.add, door(more));
  const saves = (who: Actor, { id, version }: DoorView, more: Partial<SaveDoor> = {}) =>
    who.call(doorRoutes.save, { ...door(more), version }, { id });

  it('are there from the beginning, and everyone sees those of their own areas', async () => {
    const own = await listed(worker);
    expect(new Set(own.map(({ gridCode }) => gridCode))).toEqual(new Set([FIRST]));
    expect(own.every(({ hasContact }) => !hasContact)).toBe(true);
    const buildings = await dispatcher.call(doorRoutes.buildings, {});
    expect(buildings.reduce((sum, { doors }) => sum + doors, 0)).toBeGreaterThan(200);
    expect(buildings[0]).toEqual({
      gridCode: FIRST,
      gridName: '红旗社区第一网格',
      building: '河滨小区2号楼',
      units: ['1单元', '2单元'],
      doors: 24,
    });
    expect(await refusalOf(listed(worker, { areaCode: SECOND }))).toBe('NOT_FOUND');
    expect(await refusalOf(listed(await place.comes('resident-1')))).toBe('NOT_ALLOWED');
  });

  it('come in pages without one missing or doubled, and are found by building and by words', async () => {
    const seen: string[] = [];
    let after: string | null = '';
    do {
      const page: { items: DoorView[]; next: string | null } = await dispatcher.call(doorRoutes.list, {
        limit: 37,
        ...(after && { after }),
      });
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after !== null);
    const all = await dispatcher.call(doorRoutes.buildings, {});

    expect(seen).toHaveLength(all.reduce((sum, { doors }) => sum + doors, 0));
    expect(new Set(seen).size).toBe(seen.length);
    expect(await listed(dispatcher, { building: '河滨小区 3号楼' })).toHaveLength(24);
    const found = await listed(dispatcher, { areaCode: FIRST, search: '3号楼2单元301' });
    expect(found).toMatchObject([{ building: '河滨小区3号楼', unit: '2单元', number: '301' }]);
    expect(await listed(dispatcher, { search: '%' })).toEqual([]);
  });

  describe('come in a sheet', () => {
    const lines = sheet(
      { building: '  新楼１号 ', unit: '1单元', number: '101', contactName: '张三', contactPhone: '139 1234-5678' },
      { grid: FIRST, building: '新楼1号', unit: '1单元', number: '102', note: '=1+1' },
      { building: '新楼 1号', unit: '１单元', number: '101' },
      { grid: '没有的网格', building: '新楼', number: '1' },
      { grid: '胜利社区第一网格', building: '新楼', number: '1' },
      { building: ' ', number: '1' },
      { building: '新楼', number: '' },
      { building: '楼'.repeat(61), number: '1' },
      { building: '新楼', number: '2', contactPhone: '12345' },
      { grid: '第二网格', building: '新楼', number: '3' },
    );
    const report = [
      ['added', null],
      ['added', null],
      ['refused', 'repeated'],
      ['refused', 'noGrid'],
      ['refused', 'outside'],
      ['refused', 'noBuilding'],
      ['refused', 'noNumber'],
      ['refused', 'tooLong'],
      ['refused', 'phone'],
      ['refused', 'manyGrids'],
    ];
    const told = async (who: Actor, rows: ImportLine[], dryRun = false) =>
      (await imports(who, rows, dryRun)).lines.map(({ outcome, problem }) => [outcome, problem]);

    it('and a trial says the same, line by line, and changes nothing', async () => {
      const before = await place.database.query('SELECT * FROM door');

      expect(await told(dispatcher, lines, true)).toEqual(report);
      expect(await place.database.query('SELECT * FROM door')).toEqual(before);
    });

    it('of which everything goes on record that is right', async () => {
      const answer = await imports(dispatcher, lines);

      expect(answer.lines.map(({ line }) => line)).toEqual(lines.map(({ line }) => line));
      expect(answer.lines.map(({ outcome, problem }) => [outcome, problem])).toEqual(report);
      expect(answer.counts).toEqual({ added: 2, changed: 0, same: 0, refused: 8 });
      expect(await listed(worker, { building: '新楼1号' })).toMatchObject([
        { building: '新楼1号', unit: '1单元', number: '101', hasContact: true, note: '' },
        { building: '新楼1号', unit: '1单元', number: '102', hasContact: false, note: '=1+1' },
      ]);
    });

    it('and twice the same changes nothing; what is new in it changes only that', async () => {
      const [first, second] = lines as [ImportLine, ImportLine];
      const stored = () => place.database.query(`SELECT * FROM door ORDER BY id`);
      const before = await stored();
      expect((await told(dispatcher, [first, second])).map(([outcome]) => outcome)).toEqual(['same', 'same']);
      expect(await stored()).toEqual(before);

      const changed = [
        { ...first, contactPhone: '0470-7300199' },
        { ...second, note: '装修中' },
      ];
      expect((await told(dispatcher, changed)).map(([outcome]) => outcome)).toEqual(['changed', 'changed']);
      const silent = [
        { ...first, contactName: '', contactPhone: '' },
        { ...second, note: '' },
      ];
      expect((await told(dispatcher, silent)).map(([outcome]) => outcome)).toEqual(['same', 'same']);
      const [kept, noted] = await listed(worker, { building: '新楼1号' });
      expect(noted).toMatchObject({ note: '装修中', version: 2 });
      expect(await worker.call(doorRoutes.contact, {}, { id: kept?.id ?? '' })).toEqual({
        name: '张三',
        phone: '04707300199',
      });
    });

    it('where a community writes only the end of a grid’s name', async () => {
      const community = await place.signsIn('community-02');
      const row = { grid: '第二网格', building: '新楼', number: '3' };

      expect(await told(community, sheet(row))).toEqual([['added', null]]);
      expect((await listed(community, { building: '新楼' }))[0]?.gridName).toBe('红新社区第二网格');
      expect(await told(community, sheet({ ...row, grid: '红旗社区第一网格' }))).toEqual([['refused', 'outside']]);
    });

    it('of a thousand lines, and no more', async () => {
      const many = sheet(
        ...Array.from({ length: DOOR_LIMITS.importRows }, (_, at) => ({
          grid: at % 2 ? FIRST : SECOND,
          building: `大楼${Math.floor(at / 50)}`,
          unit: `${at % 3}单元`,
          number: String(at),
          note: '导入',
        })),
      );

      expect((await imports(dispatcher, many)).counts).toEqual({ added: 1000, changed: 0, same: 0, refused: 0 });
      expect((await imports(dispatcher, many)).counts).toEqual({ added: 0, changed: 0, same: 1000, refused: 0 });
      const other = many.map((line) => ({ ...line, note: '改' }));
      expect((await imports(dispatcher, other)).counts).toEqual({ added: 0, changed: 1000, same: 0, refused: 0 });
      expect(await refusalOf(imports(dispatcher, [...many, ...sheet({})]))).toBe('INPUT_INVALID');
    });

    it('sent by two at once: every door is there once', async () => {
      const rows = sheet(...Array.from({ length: 40 }, (_, at) => ({ building: '同一栋', number: String(at) })));
      const admin = await place.signsIn('admin');
      const reports = await Promise.all([imports(dispatcher, rows), imports(admin, rows), imports(dispatcher, rows)]);

      const sum = (outcome: 'added' | 'same') => reports.reduce((all, { counts }) => all + counts[outcome], 0);
      expect([sum('added'), sum('same')]).toEqual([40, 80]);
      expect(await listed(worker, { building: '同一栋' })).toHaveLength(40);
    });

    it('but not from a worker or a supervisor', async () => {
      expect(await refusalOf(imports(worker, lines))).toBe('NOT_ALLOWED');
      expect(await refusalOf(imports(await place.signsIn('supervisor'), lines))).toBe('NOT_ALLOWED');
    });
  });

  describe('are corrected by the worker on the way', () => {
    it('who adds one, once', async () => {
      const added = await adds(worker);

      expect(added).toMatchObject({ gridName: '红旗社区第一网格', number: '101', version: 1, hasContact: false });
      expect(await refusalOf(adds(worker, { building: '河滨小区９号楼', unit: '1 单元' }))).toBe('DOOR_TAKEN');
      const twice = await Promise.allSettled([adds(worker, { number: '102' }), adds(dispatcher, { number: '102' })]);
      expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    it('and changes it, unless somebody was faster', async () => {
      const added = await adds(worker, { number: '201' });
      const saved = await saves(worker, added, { number: '202', note: '有犬' });

      expect(saved).toMatchObject({ id: added.id, number: '202', note: '有犬', version: 2 });
      expect(await refusalOf(saves(dispatcher, added, { number: '203' }))).toBe('DOOR_CHANGED');
      expect(await refusalOf(saves(worker, saved, { number: '101' }))).toBe('DOOR_TAKEN');
      expect(await refusalOf(worker.call(doorRoutes.save, door({ number: '9' }), { id: added.id }))).toBe(
        'INPUT_INVALID',
      );
      expect(await refusalOf(saves(worker, saved, { number: '　' }))).toBe('INPUT_INVALID');
    });

    it('and takes one away, which comes back when it is added again', async () => {
      const added = await adds(worker, { number: '301', contact: { name: '李四', phone: PHONE } });
      await worker.call(doorRoutes.remove, {}, { id: added.id });
      expect(await listed(worker, { search: '9号楼1单元301' })).toEqual([]);
      expect(await refusalOf(saves(worker, added))).toBe('NOT_FOUND');

      const again = await adds(worker, { number: '301' });
      expect(again).toMatchObject({ id: added.id, hasContact: false, note: '' });
      await worker.call(doorRoutes.remove, {}, { id: added.id });
      const row = { building: '河滨小区9号楼', unit: '1单元', number: '301' };
      expect((await imports(dispatcher, sheet(row))).counts.added).toBe(1);
      expect(await listed(worker, { search: '9号楼1单元301' })).toMatchObject([{ id: added.id }]);
    });

    it('and another may take over the name of one that is gone', async () => {
      const [gone, other] = [await adds(worker, { number: '401' }), await adds(worker, { number: '402' })];
      await worker.call(doorRoutes.remove, {}, { id: gone.id });

      expect(await saves(worker, other, { number: '401' })).toMatchObject({ id: other.id, number: '401' });
      expect(await refusalOf(adds(worker, { number: '401' }))).toBe('DOOR_TAKEN');
    });

    it('but not those of another grid, which are not there for others', async () => {
      const added = await adds(worker, { number: '501' });

      expect(await refusalOf(saves(neighbour, added))).toBe('NOT_FOUND');
      expect(await refusalOf(neighbour.call(doorRoutes.remove, {}, { id: added.id }))).toBe('NOT_FOUND');
      expect(await refusalOf(neighbour.call(doorRoutes.visits, {}, { id: added.id }))).toBe('NOT_FOUND');
      expect(await refusalOf(adds(neighbour))).toBe('NOT_FOUND');
      expect(await refusalOf(saves(worker, added, { gridCode: SECOND }))).toBe('NOT_FOUND');
      expect(await refusalOf(adds(dispatcher, { gridCode: '150782002001' }))).toBe('INPUT_INVALID');
      expect(await refusalOf((await place.signsIn('supervisor')).call(doorRoutes.add, door()))).toBe('NOT_ALLOWED');
    });

    it('nor those of a micro-grid beside the own one', async () => {
      await registry.founds([
        { code: `${FIRST}01`, name: '红旗社区第一网格河滨微网格' },
        { code: `${FIRST}02`, name: '红旗社区第一网格沿街微网格' },
      ]);
      const micro = await registry.hires({ login: 'micro-01', name: '乌兰', role: 'worker', areaCode: `${FIRST}01` });
      const own = await adds(micro, { gridCode: `${FIRST}01`, number: '601' });

      expect(own.gridName).toBe('红旗社区第一网格河滨微网格');
      expect((await listed(micro)).map(({ id }) => id)).toEqual([own.id]);
      expect(await refusalOf(adds(micro, { gridCode: `${FIRST}02` }))).toBe('NOT_FOUND');
      expect(await refusalOf(adds(micro, { gridCode: FIRST }))).toBe('NOT_FOUND');
      expect((await listed(worker, { areaCode: `${FIRST}01` })).map(({ id }) => id)).toEqual([own.id]);
    });
  });

  describe('have a contact where the household gave one', () => {
    const looks = () =>
      place.database
        .getRepository<{ id: string; actorId: string; what: string; objectId: string }>('audit')
        .find({ where: { what: 'door.contact' }, order: { id: 'ASC' } });
    const contactOf = (who: Actor, { id }: DoorView) => who.call(doorRoutes.contact, {}, { id });

    it('which only the worker on duty sees, and each look leaves its trace', async () => {
      const before = (await looks()).length;
      const added = await adds(worker, { number: '701', contact: { name: '王五', phone: '139 1234 5678' } });

      expect(added.hasContact).toBe(true);
      expect(await contactOf(worker, added)).toEqual({ name: '王五', phone: PHONE });
      await contactOf(worker, added);
      expect(await refusalOf(contactOf(neighbour, added))).toBe('NOT_FOUND');
      expect(await refusalOf(contactOf(dispatcher, added))).toBe('NOT_ALLOWED');
      const traces = (await looks()).slice(before);
      expect(traces.map(({ actorId, objectId }) => [actorId, objectId])).toEqual([
        [worker.me.id, added.id],
        [worker.me.id, added.id],
      ]);
    });

    it('which stays when nothing is said about it, and goes when it is taken back', async () => {
      const added = await adds(worker, { number: '702', contact: { name: '', phone: PHONE } });
      const noted = await saves(worker, added, { number: '702', note: '夜班' });
      expect(await contactOf(worker, noted)).toEqual({ name: '', phone: PHONE });
      const without = await saves(worker, noted, { number: '702', contact: null });

      expect(without.hasContact).toBe(false);
      expect(await refusalOf(contactOf(worker, without))).toBe('NOT_FOUND');
      const wrong = { contact: { name: '甲', phone: '不知道' } };
      expect(await refusalOf(adds(worker, { number: '703', ...wrong }))).toBe('INPUT_INVALID');
    });

    it('and whoever stands in for the worker sees it, and the worker on leave does not', async () => {
      const added = await adds(worker, { number: '704', contact: { name: '赵六', phone: PHONE } });
      await registry.leaves(worker, neighbour, 8);

      expect(await contactOf(neighbour, added)).toEqual({ name: '赵六', phone: PHONE });
      expect(await refusalOf(contactOf(worker, added))).toBe('NOT_FOUND');
      expect(new Set((await listed(neighbour)).map(({ gridCode }) => gridCode))).toContain(FIRST);
      expect(await saves(neighbour, added, { number: '704', note: '替班走访' })).toMatchObject({ note: '替班走访' });
      await place.hoursPass(9);
      expect(await refusalOf(contactOf(neighbour, added))).toBe('NOT_FOUND');
    });

    it('and its number stands in no list and nowhere in the database', async () => {
      const shown = JSON.stringify([
        await dispatcher.call(doorRoutes.list, { search: '9号楼', limit: 100 }),
        await worker.call(doorRoutes.list, { limit: 100 }),
      ]);
      expect(shown).toContain('"hasContact":true');
      expect(shown).not.toContain(PHONE);
      for (const { tableName } of place.database.entityMetadatas) {
        const rows: unknown[] = await place.database.query(`SELECT * FROM ${tableName}`);
        expect(JSON.stringify(rows)).not.toContain(PHONE);
      }
    });
  });
});
