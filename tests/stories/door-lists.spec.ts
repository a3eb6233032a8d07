import {
  directiveRoutes,
  type DirectiveView,
  doorRoutes,
  type DoorBrief,
  LIST_PROBLEMS,
  type ListLine,
  type SaveDirective,
} from '@hongqi/shared';
import { type Actor, newKey, refusalOf } from '../support/actor';
import { acts, anAudience } from '../support/directives';
import { addsDoor, chooses, FIRST, HOUSE, idsOf, ListedDoors, listOf, namesOf, SECOND } from '../support/listed-doors';
import { type Town, town } from '../support/town';

const FAR = '150782002002001';

describe('the list of doors of a directive', () => {
  let place: Town;
  let lists: ListedDoors;
  let dispatcher: Actor;
  let community: Actor;
  let worker: Actor;
  let neighbour: Actor;
  let doors: readonly DoorBrief[];

  beforeAll(async () => {
    place = await town();
    lists = await ListedDoors.of(place);
    ({ dispatcher, doors } = lists);
    community = await place.signsIn('community-01');
    worker = await place.signsIn('worker-01');
    neighbour = await place.signsIn('worker-02');
  });
  afterAll(() => place.close());

  const saves = (who: Actor, { id, version, content }: DirectiveView, more: Partial<SaveDirective> = {}) =>
    who.call(directiveRoutes.save, { ...content, draftKey: newKey(), version, ...more }, { id });

  describe('is made of doors that are chosen', () => {
    it('by building and by unit, each once and in walking order', async () => {
      const { doors: some, refused } = await chooses(dispatcher, {
        places: [
          { gridCode: SECOND, building: '红旗街88号楼', unit: '2单元' },
          { gridCode: FIRST, building: ' 河滨小区 3号楼 ' },
          { gridCode: FIRST, building: '河滨小区3号楼', unit: '１单元' },
        ],
      });
      expect(refused).toEqual([]);
      expect(some).toHaveLength(24 + 12);
      expect(some[0]).toEqual({
        id: some[0]?.id,
        gridCode: FIRST,
        gridName: '红旗社区第一网格',
        building: '河滨小区3号楼',
        unit: '1单元',
        number: '101',
      });
      expect(namesOf(some.slice(23, 25))).toEqual(['河滨小区3号楼2单元602', '红旗街88号楼2单元101']);
      expect(new Set(idsOf(some)).size).toBe(some.length);
    });

    it('where one name begins like another, by the whole name only, and signs of a search say nothing', async () => {
      const at = (building: string, unit?: string) =>
        chooses(dispatcher, { places: [{ gridCode: FIRST, building, unit }] });
      expect((await at('河滨小区2号')).doors).toEqual([]);
      expect((await at(HOUSE, '')).doors).toEqual([]);
      expect((await at('%')).doors).toEqual([]);
      expect((await at('红旗街12号', '')).doors).toHaveLength(4);
      expect((await at('红旗街12号')).doors).toHaveLength(4);
    });

    it('from the lines of a sheet, and each line that names none is told with its reason', async () => {
      const line = (at: number, more: Partial<ListLine>): ListLine => ({
        ...{ line: at, grid: '红旗社区第一网格', building: HOUSE, unit: '1单元', number: '101' },
        ...more,
      });
      const lines = [
        line(2, { building: ' 河滨小区２号楼' }),
        line(3, { grid: FIRST, number: '102' }),
        line(4, {}),
        line(5, { number: '9999' }),
        line(6, { number: '9999' }),
        line(7, { grid: '没有的网格' }),
        line(8, { grid: '第一网格' }),
        line(9, { building: ' ' }),
        line(10, { number: '' }),
        line(11, { building: '长'.repeat(61) }),
      ];
      const told = await chooses(dispatcher, { lines });
      expect(namesOf(told.doors)).toEqual([`${HOUSE}1单元101`, `${HOUSE}1单元102`]);
      expect(told.refused).toEqual([
        { line: 4, problem: 'repeated' },
        { line: 5, problem: 'unknown' },
        { line: 6, problem: 'repeated' },
        { line: 7, problem: 'noGrid' },
        { line: 8, problem: 'manyGrids' },
        { line: 9, problem: 'noBuilding' },
        { line: 10, problem: 'noNumber' },
        { line: 11, problem: 'tooLong' },
      ]);
      const theirs = await chooses(neighbour, { lines: [line(2, { grid: FIRST })] });
      expect(theirs).toEqual({ doors: [], refused: [{ line: 2, problem: 'outside' }] });
      expect(told.refused.every(({ problem }) => LIST_PROBLEMS.includes(problem))).toBe(true);
    });

    it('but none that is gone, none outside the own areas, and with a sheet each once', async () => {
      const gone = await addsDoor(worker, '1');
      const there = await addsDoor(worker, '2');
      await worker.call(doorRoutes.remove, {}, { id: gone.id });
      const places = [{ gridCode: FIRST, building: '名单楼' }];
      const lines = ['1', '2'].map((number, at) => ({
        line: at + 2,
        grid: FIRST,
        building: '名单楼',
        unit: '',
        number,
      }));

      const told = await chooses(dispatcher, { places, lines });
      expect(idsOf(told.doors)).toEqual([there.id]);
      expect(told.refused).toEqual([{ line: 2, problem: 'unknown' }]);
      expect((await chooses(neighbour, { places })).doors).toEqual([]);
      expect(await refusalOf(chooses(await place.comes('resident-1'), { places }))).toBe('NOT_ALLOWED');
    });
  });

  describe('as a draft', () => {
    it('keeps its list, changes it whole, and gives it up', async () => {
      const draft = await lists.drafts(dispatcher);
      expect(draft).toMatchObject({ listedDoors: 10, content: { visits: true, listed: true } });
      expect(await listOf(dispatcher, draft)).toEqual(doors);

      const worded = await saves(dispatcher, draft, { text: '请带好检测仪。' });
      expect(worded).toMatchObject({ version: draft.version + 1, listedDoors: 10 });
      const shorter = await saves(dispatcher, worded, { doorIds: idsOf(doors.slice(4, 6)) });
      expect(shorter).toMatchObject({ version: worded.version + 1, listedDoors: 2 });
      expect(await listOf(dispatcher, shorter)).toEqual(doors.slice(4, 6));
      const all = await saves(dispatcher, shorter, { listed: false, doorIds: idsOf(doors) });
      expect(all).toMatchObject({ listedDoors: null, content: { visits: true, listed: false } });
      expect(await listOf(dispatcher, all)).toEqual([]);
      expect(await saves(dispatcher, all, { listed: true })).toMatchObject({ listedDoors: 0 });
    });

    it('gives it up as well when no doors are walked any more', async () => {
      const draft = await lists.drafts(dispatcher);
      const plain = await saves(dispatcher, draft, { visits: false });
      expect(plain).toMatchObject({ listedDoors: null, content: { visits: false, listed: false } });
      expect(await saves(dispatcher, plain, { visits: true, listed: true })).toMatchObject({ listedDoors: 0 });
    });

    it('is the same draft only with the same doors, in whatever order', async () => {
      const draftKey = newKey();
      const draft = await lists.drafts(dispatcher, { draftKey });
      expect((await lists.drafts(dispatcher, { draftKey, doorIds: idsOf(doors).reverse() })).id).toBe(draft.id);
      expect(await refusalOf(lists.drafts(dispatcher, { draftKey, doorIds: idsOf(doors.slice(1)) }))).toBe(
        'DIRECTIVE_KEY_REUSED',
      );
      expect(await refusalOf(lists.drafts(dispatcher, { draftKey, doorIds: undefined }))).toBe('DIRECTIVE_KEY_REUSED');

      const again = await saves(dispatcher, draft, { doorIds: idsOf(doors).reverse() });
      expect(again.version).toBe(draft.version);
      const less = await saves(dispatcher, draft, { doorIds: idsOf(doors.slice(1)) });
      expect(less.version).toBe(draft.version + 1);
      const late = saves(dispatcher, draft, { doorIds: idsOf(doors.slice(2)) });
      expect(await refusalOf(late)).toBe('DIRECTIVE_CHANGED');
      expect(await listOf(dispatcher, draft)).toEqual(doors.slice(1));
    });

    it('refuses doors that are not there, not the author’s to look up, or named twice', async () => {
      const gone = await addsDoor(worker, '3');
      await worker.call(doorRoutes.remove, {}, { id: gone.id });
      const [far] = (await chooses(dispatcher, { places: [{ gridCode: FAR, building: '新建路6号楼' }] })).doors;
      const ids = idsOf(doors);
      const problemOf = (who: Actor, doorIds: string[]) => refusalOf(lists.drafts(who, { doorIds }));

      expect(await problemOf(dispatcher, [...ids, gone.id])).toBe('INPUT_INVALID');
      expect(await problemOf(dispatcher, [...ids, '01KAAAAAAAAAAAAAAAAAAAAAAA'])).toBe('INPUT_INVALID');
      expect(await problemOf(dispatcher, [ids[0] ?? '', ids[0] ?? ''])).toBe('INPUT_INVALID');
      expect(await problemOf(community, [...ids, far?.id ?? ''])).toBe('INPUT_INVALID');
      const draft = await lists.drafts(community);
      expect(await refusalOf(saves(community, draft, { doorIds: [far?.id ?? ''] }))).toBe('INPUT_INVALID');
      expect(await lists.drafts(dispatcher, { doorIds: [...ids, far?.id ?? ''] })).toMatchObject({ listedDoors: 11 });
    });

    it('kept as a template has no list, and thrown away leaves none behind', async () => {
      const draft = await lists.drafts(dispatcher);
      const preset = { kind: 'template' as const, name: '燃气检查', content: draft.content };
      const kept = await dispatcher.call(directiveRoutes.addPreset, preset);
      expect(kept.content).toMatchObject({ visits: true, listed: false });

      await acts(dispatcher, draft.id, 'discard', { version: draft.version });
      const left: unknown[] = await place.database.query('SELECT 1 FROM listed_door WHERE directiveId = ?', [draft.id]);
      expect(left).toEqual([]);
    });
  });

  describe('is sent', () => {
    const submits = ({ id, version }: DirectiveView) => acts(dispatcher, id, 'submit', { version });

    it('not without a door that is there', async () => {
      const last = await addsDoor(worker, '4');
      const none = await lists.drafts(dispatcher, { doorIds: [] });
      const draft = await lists.drafts(dispatcher, { doorIds: [last.id] });
      await worker.call(doorRoutes.remove, {}, { id: last.id });

      expect(await refusalOf(submits(none))).toBe('DIRECTIVE_INPUT_MISSING');
      expect(await refusalOf(submits(draft))).toBe('DIRECTIVE_INPUT_MISSING');
    });

    it('not with a door outside its areas', async () => {
      const draft = await lists.drafts(dispatcher, { audience: anAudience({ areas: [FIRST] }) });
      expect(await refusalOf(submits(draft))).toBe('DIRECTIVE_DOORS_OUTSIDE');
      const fitting = await saves(dispatcher, draft, { doorIds: idsOf(doors.slice(0, 8)) });
      expect((await submits(fitting)).state).not.toBe('draft');
    });
  });
});
