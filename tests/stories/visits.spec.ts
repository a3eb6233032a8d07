import {
  type AddVisit,
  type Coverage,
  directiveRoutes,
  type DirectiveView,
  doorRoutes,
  type DoorView,
  issueRoutes,
  localDate,
  receivedRoutes,
  visitRoutes,
  type WalkDoor,
} from '@hongqi/shared';
import { type Actor, newKey, RED_FLAG_STREET, refusalOf } from '../support/actor';
import { acts, aField, anAudience, sends } from '../support/directives';
import { plainPhoto } from '../support/photos';
import { Registry } from '../support/registry';
import { type Town, town } from '../support/town';

const FIRST = '150782002001001';
const SECOND = '150782002001002';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('a worker walks from door to door', () => {
  let place: Town;
  let registry: Registry;
  let dispatcher: Actor;
  let worker: Actor;
  let neighbour: Actor;
  let doors: WalkDoor[];

  beforeAll(async () => {
    place = await town();
    registry = new Registry(place);
    dispatcher = await place.signsIn('dispatcher');
    worker = await place.signsIn('worker-01');
    neighbour = await place.signsIn('worker-02');
    doors = await worker.call(visitRoutes.doors, { gridCode: FIRST });
  });
  afterAll(() => place.close());

  const door = (at: number): WalkDoor => {
    const one = doors[at];
    if (!one) throw new Error(`there is no door ${at}`);
    return one;
  };
  const visits = (who: Actor, visit: Partial<AddVisit> & { doorId: string }) =>
    who.call(visitRoutes.add, { visitKey: newKey(), outcome: 'met', ...visit });
  const walk = async (who: Actor, directiveId: string | null = null) =>
    (await who.call(visitRoutes.walks, {})).find((one) => one.directiveId === directiveId);
  const standing = async (doorId: string, directiveId?: string) =>
    (await worker.call(visitRoutes.doors, { gridCode: FIRST, ...(directiveId && { directiveId }) })).find(
      ({ id }) => id === doorId,
    );
  /** A task that workers carry from door to door, with a question of numbers and one of choices. */
  const asks = async ({ areas = ['150782002001'], visits: walked = true } = {}): Promise<DirectiveView> => {
    const form = [
      aField('f1', { kind: 'number', label: '常住人数', required: true }),
      aField('f2', { kind: 'choice', label: '燃气报警器', options: ['有', '无'] }),
    ];
    const audience = anAudience({ areas });
    const sent = await sends(dispatcher, {
      kind: 'task',
      title: '冬季入户排查',
      wants: 'form',
      form,
      visits: walked,
      audience,
    });
    await place.settled();
    return sent;
  };
  const today = () => localDate(place.clock.now());
  const coverage = (who: Actor, more: { areaCode?: string; directiveId?: string; from?: string; to?: string } = {}) =>
    who.call(visitRoutes.coverage, { from: today(), to: today(), ...more });

  describe('on the everyday round', () => {
    it('with all doors of the grid in the order in which they stand', async () => {
      expect(doors.slice(0, 3).map(({ building, unit, number }) => [building, unit, number])).toEqual([
        ['河滨小区2号楼', '1单元', '101'],
        ['河滨小区2号楼', '1单元', '102'],
        ['河滨小区2号楼', '1单元', '201'],
      ]);
      const [row] = (await walk(worker))?.grids ?? [];
      expect(row).toEqual({ code: FIRST, name: '红旗社区第一网格', doors: doors.length, knocked: 0, met: 0 });
      expect(await refusalOf(neighbour.call(visitRoutes.doors, { gridCode: FIRST }))).toBe('NOT_FOUND');
      expect(await refusalOf(dispatcher.call(visitRoutes.walks, {}))).toBe('NOT_ALLOWED');
    });

    it('and notes what was met, with a photo', async () => {
      const photo = await worker.photographs(await plainPhoto(64, 48));
      const visit = await visits(worker, { doorId: door(0).id, note: ' 老人独居 ', photos: [photo.id] });

      expect(visit).toMatchObject({
        outcome: 'met',
        note: '老人独居',
        worker: '王秀英',
        directiveId: null,
        issueId: null,
      });
      expect(visit.photos.map(({ id }) => id)).toEqual([photo.id]);
      expect(await standing(door(0).id)).toMatchObject({ outcome: 'met', visitNote: '老人独居', visitedAt: visit.at });
      await visits(worker, { doorId: door(1).id, outcome: 'notHome' });
      expect((await walk(worker))?.grids[0]).toMatchObject({ knocked: 2, met: 1 });
      const { items } = await dispatcher.call(doorRoutes.visits, {}, { id: door(0).id });
      expect(items).toEqual([visit]);
      expect(await refusalOf(visits(worker, { doorId: door(0).id, photos: [photo.id] }))).toBe('PHOTO_NOT_YOURS');
      expect(await refusalOf(visits(neighbour, { doorId: door(0).id }))).toBe('NOT_FOUND');
    });

    it('and a later knock in vain does not undo it; the last visit is on the door', async () => {
      await place.hoursPass(1);
      const later = await visits(worker, { doorId: door(0).id, outcome: 'notHome' });

      expect(await standing(door(0).id)).toMatchObject({ outcome: 'met' });
      const { items } = await worker.call(doorRoutes.list, { building: '河滨小区2号楼', search: '1单元101' });
      expect(items).toMatchObject([{ id: door(0).id, lastVisitAt: later.at }]);
    });

    it('and the same press again is the same visit, also at once; another with its key is refused', async () => {
      const visit: AddVisit = { visitKey: newKey(), doorId: door(2).id, outcome: 'met', note: '在家' };
      const answers = await Promise.all(Array.from({ length: 5 }, () => worker.call(visitRoutes.add, visit)));

      expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
      expect((await worker.call(doorRoutes.visits, {}, { id: door(2).id })).items).toHaveLength(1);
      expect(await refusalOf(worker.call(visitRoutes.add, { ...visit, outcome: 'refused' }))).toBe('VISIT_KEY_REUSED');
    });

    it('and sends later what was noted offline, but nothing from the future or from long ago', async () => {
      const now = place.clock.now().getTime();
      const at = (ms: number) => new Date(now + ms).toISOString();
      const noted = await visits(worker, { doorId: door(3).id, at: at(-3 * DAY) });
      const ahead = await visits(worker, { doorId: door(4).id, at: at(10 * 60_000) });

      expect(noted.at).toBe(at(-3 * DAY));
      expect(Date.parse(ahead.at)).toBeLessThanOrEqual(place.clock.now().getTime());
      expect(await refusalOf(visits(worker, { doorId: door(5).id, at: at(-8 * DAY) }))).toBe('INPUT_INVALID');
      expect(await refusalOf(visits(worker, { doorId: door(5).id, at: '2026-11-31T00:00:00Z' }))).toBe('INPUT_INVALID');
      await visits(worker, { doorId: door(4).id, outcome: 'notHome', at: at(-DAY) });
      const { items } = await worker.call(doorRoutes.list, { search: '河滨小区2号楼1单元301' });
      expect(items).toMatchObject([{ id: door(4).id, lastVisitAt: ahead.at }]);
    });

    it('and a problem becomes an issue at once, once', async () => {
      const report = { submissionKey: newKey(), text: '楼道堆放杂物', place: RED_FLAG_STREET, categoryCode: 'safety' };
      const photo = await worker.photographs(await plainPhoto(64, 48));
      const visit: AddVisit = {
        visitKey: newKey(),
        doorId: door(6).id,
        outcome: 'problem',
        photos: [photo.id],
        report: { ...report, photos: [photo.id] },
      };
      const [first, again] = [await worker.call(visitRoutes.add, visit), await worker.call(visitRoutes.add, visit)];

      expect(again).toEqual(first);
      const issue = await dispatcher.call(issueRoutes.one, {}, { id: first.issueId ?? '' });
      expect(issue).toMatchObject({ source: 'worker', text: '楼道堆放杂物', directive: null });
      expect(issue.photos.map(({ id }) => id)).toEqual([photo.id]);
      expect(await visits(worker, { doorId: door(6).id, outcome: 'problem', note: '杂物还在' })).toMatchObject({
        issueId: null,
      });
    });

    it('and whoever stands in walks it as well', async () => {
      expect((await walk(neighbour))?.grids.map(({ code }) => code)).toEqual([SECOND]);
      await registry.leaves(worker, neighbour, 8);

      expect((await walk(neighbour))?.grids.map(({ code }) => code)).toEqual([FIRST, SECOND]);
      expect(await visits(neighbour, { doorId: door(7).id })).toMatchObject({ worker: '张桂兰' });
      await place.hoursPass(9);
      expect(await refusalOf(visits(neighbour, { doorId: door(7).id }))).toBe('NOT_FOUND');
    });
  });

  describe('with a directive', () => {
    let directive: DirectiveView;

    beforeAll(async () => {
      directive = await asks();
    });

    const knocks = (at: number, more: Partial<AddVisit> = {}) =>
      visits(worker, { doorId: door(at).id, directiveId: directive.id, ...more });
    const sums = () => dispatcher.call(directiveRoutes.sums, {}, { id: directive.id });

    it('which is on the list after the everyday round', async () => {
      expect(await walk(worker, directive.id)).toMatchObject({
        title: directive.title,
        grids: [{ code: FIRST, doors: doors.length, knocked: 0, met: 0 }],
      });
      expect((await walk(await place.signsIn('worker-05')))?.directiveId).toBeNull();
      expect(await walk(await place.signsIn('worker-05'), directive.id)).toBeUndefined();
    });

    it('and what a household says at the door counts into its sums', async () => {
      await knocks(10, { outcome: 'notHome' });
      await knocks(10, { answer: { f1: 3, f2: ['有'] } });
      await knocks(11, { answer: { f1: 2, f2: ['无'] } });
      await knocks(12, { outcome: 'refused' });
      await knocks(10, { outcome: 'notHome' });

      const { sums: now } = await sums();
      expect(now.f1).toMatchObject({ count: 2, total: 5, least: 2, most: 3 });
      expect(now.f2?.options).toEqual({ 有: 1, 无: 1 });
      expect((await walk(worker, directive.id))?.grids[0]).toMatchObject({ knocked: 3, met: 3 });
      expect(await standing(door(10).id, directive.id)).toMatchObject({ outcome: 'met' });
      expect(await standing(door(0).id, directive.id)).toMatchObject({ outcome: null });
      await knocks(10, { answer: { f1: 5, f2: ['有'] } });
      expect((await sums()).sums.f1).toMatchObject({ count: 2, total: 7 });
      const { area } = await dispatcher.call(directiveRoutes.progress, {}, { id: directive.id });
      expect(area.doors).toMatchObject({ knocked: 3, met: 3 });
    });

    it('and the last thing said counts, in whatever order the phone sends it', async () => {
      const before = (await sums()).sums.f1?.total ?? 0;
      const hoursAgo = (hours: number) => new Date(place.clock.now().getTime() - hours * HOUR).toISOString();
      await knocks(17, { answer: { f1: 4 }, at: hoursAgo(3) });
      await knocks(17, { at: hoursAgo(1) });
      await knocks(17, { answer: { f1: 6 }, at: hoursAgo(2) });
      await knocks(17, { answer: { f1: 9 }, at: hoursAgo(4) });

      expect((await sums()).sums.f1?.total).toBe(before + 6);
    });

    it('and an answer that does not fit is refused, as is one that nobody can have given', async () => {
      expect(await refusalOf(knocks(13, { answer: { f1: 'drei' } }))).toBe('ANSWER_INVALID');
      expect(await refusalOf(knocks(13, { answer: { f2: ['有'] } }))).toBe('ANSWER_INVALID');
      expect(await refusalOf(knocks(13, { outcome: 'notHome', answer: { f1: 1, f2: ['有'] } }))).toBe('ANSWER_INVALID');
      expect(await refusalOf(visits(worker, { doorId: door(13).id, answer: { f1: 1 } }))).toBe('INPUT_INVALID');
      expect(await standing(door(13).id, directive.id)).toMatchObject({ outcome: null });
    });

    it('and a problem becomes an issue whose source it is', async () => {
      const report = { submissionKey: newKey(), text: '燃气软管老化', place: RED_FLAG_STREET };
      const { issueId } = await knocks(14, { outcome: 'problem', report });

      expect(await dispatcher.call(issueRoutes.one, {}, { id: issueId ?? '' })).toMatchObject({
        source: 'directive',
        directive: { id: directive.id, title: directive.title },
      });
    });

    it('and whoever stands in walks with what the absent one has, and reports with it', async () => {
      const helper = await place.signsIn('worker-05');
      await registry.leaves(worker, helper, 8);
      const report = { submissionKey: newKey(), text: '烟道堵塞', place: RED_FLAG_STREET };
      const doorId = door(16).id;
      expect(await walk(helper, directive.id)).toMatchObject({ grids: [{ code: FIRST }] });
      const visit = await visits(helper, { doorId, directiveId: directive.id, outcome: 'problem', report });

      const issue = await dispatcher.call(issueRoutes.one, {}, { id: visit.issueId ?? '' });
      expect(issue.directive?.id).toBe(directive.id);
      await place.hoursPass(9);
      expect(await walk(helper, directive.id)).toBeUndefined();
    });

    it('and two at one door at once count it once', async () => {
      const before = (await walk(worker, directive.id))?.grids[0];
      await Promise.all([knocks(20), knocks(20), knocks(20, { outcome: 'notHome' })]);

      const { area } = await dispatcher.call(directiveRoutes.progress, {}, { id: directive.id });
      const after = (await walk(worker, directive.id))?.grids[0];
      expect(after).toMatchObject({ knocked: (before?.knocked ?? 0) + 1, met: (before?.met ?? 0) + 1 });
      expect(area.doors).toMatchObject({ knocked: after?.knocked, met: after?.met });
    });

    it('but not one the worker has not got, nor one without doors, nor one that is over', async () => {
      const other = await asks({ areas: ['150782002003'] });
      expect(await refusalOf(visits(worker, { doorId: door(0).id, directiveId: other.id }))).toBe('NOT_FOUND');
      const plain = await asks({ visits: false });
      expect(await walk(worker, plain.id)).toBeUndefined();
      expect(await refusalOf(visits(worker, { doorId: door(0).id, directiveId: plain.id }))).toBe('INPUT_INVALID');

      const { version } = await dispatcher.call(directiveRoutes.one, {}, { id: directive.id });
      await acts(dispatcher, directive.id, 'close', { version, note: '已完成' });
      expect(await refusalOf(knocks(15))).toBe('DIRECTIVE_OVER');
      expect(await walk(worker, directive.id)).toBeUndefined();
      expect(await worker.call(receivedRoutes.one, {}, { id: directive.id })).toMatchObject({ over: true });
    });
  });

  describe('and the street sees what was covered', () => {
    interface Row {
      doorId: string;
      gridCode: string;
      outcome: string;
      at: Date;
    }

    /** By hand: every visit there is, its day told from Beijing's clock, doors counted by sets. */
    async function recounted(areaCode: string, from: string, to: string): Promise<Coverage> {
      const standing = new Map(
        (await place.database.getRepository<DoorView & { removedAt: Date | null }>('door').find())
          .filter(({ removedAt }) => removedAt === null)
          .map(({ id, gridCode }) => [id, gridCode]),
      );
      const rows = (await place.database.getRepository<Row>('visit').find())
        .map((row) => ({ ...row, day: new Date(row.at.getTime() + 8 * HOUR).toISOString().slice(0, 10) }))
        .filter(({ gridCode, day }) => gridCode.startsWith(areaCode) && day >= from && day <= to);
      const distinct = (some: readonly Row[]) => new Set(some.map(({ doorId }) => doorId)).size;
      const areas = (await dispatcher.call(visitRoutes.coverage, { areaCode, from, to })).areas;
      return {
        areas: areas.map(({ code, name }) => {
          const here = rows.filter(({ doorId }) => standing.get(doorId)?.startsWith(code));
          return {
            code,
            name,
            doors: [...standing.values()].filter((grid) => grid.startsWith(code)).length,
            knocked: distinct(here),
            met: distinct(here.filter(({ outcome }) => outcome !== 'notHome')),
            problems: distinct(here.filter(({ outcome }) => outcome === 'problem')),
          };
        }),
        days: [...new Set(rows.map(({ day }) => day))].sort().map((day) => {
          const there = rows.filter((row) => row.day === day);
          return {
            day,
            visits: there.length,
            doors: distinct(there),
            met: distinct(there.filter(({ outcome }) => outcome !== 'notHome')),
            problems: distinct(there.filter(({ outcome }) => outcome === 'problem')),
          };
        }),
      };
    }

    it('by day and by grid, as a naive recount has it, midnight in Beijing included', async () => {
      const midnight = Date.parse(`${today()}T00:00:00+08:00`);
      await visits(worker, { doorId: door(30).id, at: new Date(midnight - 1).toISOString() });
      await visits(worker, { doorId: door(30).id, outcome: 'notHome', at: new Date(midnight).toISOString() });
      const theirs = await neighbour.call(visitRoutes.doors, { gridCode: SECOND });
      await visits(neighbour, { doorId: theirs[0]?.id ?? '', outcome: 'problem', note: '漏水' });
      await worker.call(doorRoutes.remove, {}, { id: door(3).id });

      const from = localDate(new Date(midnight - 10 * DAY));
      for (const areaCode of ['150782002', '150782002001', FIRST]) {
        const seen = await coverage(dispatcher, { areaCode, from });
        expect(seen).toEqual(await recounted(areaCode, from, today()));
        expect(seen.areas[0]?.code).toBe(areaCode);
        expect(seen.days.length).toBeGreaterThan(1);
      }
      const [street, ...communities] = (await coverage(dispatcher, { from })).areas;
      expect(communities.map(({ name }) => name)).toEqual(['红旗社区', '红新社区', '红升社区']);
      expect(communities.reduce((sum, { knocked }) => sum + knocked, 0)).toBe(street?.knocked);
      expect((await coverage(dispatcher)).days.map(({ day }) => day)).toEqual([today()]);
    });

    it('in one directive', async () => {
      const { items } = await dispatcher.call(directiveRoutes.list, { box: 'ended' });
      const { areas } = await coverage(dispatcher, {
        directiveId: items[0]?.id ?? '',
        areaCode: FIRST,
        from: localDate(new Date(place.clock.now().getTime() - 2 * DAY)),
      });

      expect(areas[0]).toMatchObject({ code: FIRST, knocked: 7, met: 7, problems: 2 });
    });

    it('in one directive as far as it goes: the doors of the street beside it are not missed', async () => {
      const sent = await asks({ areas: [FIRST, '150782002002'] });
      await visits(worker, { doorId: door(1).id, directiveId: sent.id });
      const { areas } = await coverage(dispatcher, { directiveId: sent.id });

      const all = (await coverage(dispatcher)).areas;
      const here = (await coverage(dispatcher, { areaCode: FIRST })).areas[0]?.doors ?? 0;
      const beside = all.find(({ code }) => code === '150782002002')?.doors ?? 0;
      expect(areas.map(({ code, knocked }) => [code, knocked])).toEqual([
        ['150782002', 1],
        ['150782002001', 1],
        ['150782002002', 0],
      ]);
      expect(areas.map((area) => area.doors)).toEqual([here + beside, here, beside]);
      expect(await refusalOf(coverage(dispatcher, { directiveId: sent.id, areaCode: '150782002003' }))).toBe(
        'NOT_FOUND',
      );
    });

    it('of the own areas, for a year at most', async () => {
      const community = await place.signsIn('community-02');

      expect((await coverage(community)).areas[0]?.name).toBe('红新社区');
      expect(await refusalOf(coverage(community, { areaCode: FIRST }))).toBe('NOT_FOUND');
      expect(await refusalOf(coverage(worker))).toBe('NOT_ALLOWED');
      expect(await refusalOf(coverage(dispatcher, { from: '2024-01-01' }))).toBe('INPUT_INVALID');
      expect(await refusalOf(coverage(dispatcher, { from: '2026-11-31' }))).toBe('INPUT_INVALID');
      expect(await refusalOf(coverage(dispatcher, { from: '2027-01-01' }))).toBe('INPUT_INVALID');
    });
  });
});
