import {
  API_PREFIX,
  type CopyQuery,
  type CopyRow,
  type CopyState,
  covers,
  type DirectiveProgress,
  directiveRoutes,
  type Page,
  peopleRoutes,
  type ProgressNode,
  receivedRoutes,
} from '@hongqi/shared';
import { type Actor, refusalOf } from '../support/actor';
import { acts, aField, anAudience, COMMUNITIES, sends, STREET } from '../support/directives';
import { csvRows } from '../support/figures';
import { NEXT_STREET, Registry } from '../support/registry';
import { type Town, town } from '../support/town';

const GRIDS = [`${COMMUNITIES[0]}001`, `${COMMUNITIES[0]}002`, `${COMMUNITIES[1]}001`];
const [FIRST_GRID = '', SECOND_GRID = '', FAR_GRID = ''] = GRIDS;

describe('how far a directive has come', () => {
  let place: Town;
  let leader: Actor;
  let desk: Actor;
  let worker: Actor;
  let stranger: Actor;
  let residents: Actor[];
  let id: string;

  beforeAll(async () => {
    place = await town({ consoleSessionHours: 10_000, sessionDays: 400 });
    leader = await place.signsIn('supervisor');
    const second = await place.signsIn('admin');
    worker = await place.comes('worker-01');
    const registry = new Registry(place);
    const [community] = COMMUNITIES;
    desk = await registry.hires({ login: 'desk-1', name: '社区坐席', role: 'dispatcher', areaCode: community });
    await registry.foundsNextStreet();
    stranger = await registry.hires({ login: 'next-1', name: '邻街', role: 'supervisor', areaCode: NEXT_STREET });
    residents = [];
    for (let at = 0; at < 6; at++) {
      const resident = await place.comes(`progress-${at}`);
      await resident.call(peopleRoutes.setHome, { gridCode: GRIDS[at % 3] ?? '' });
      residents.push(resident);
    }
    await registry.renames(residents[0]!, '=cmd|calc');
    const view = await sends(
      leader,
      {
        title: '入户登记',
        wants: 'form',
        form: [
          aField('f1', { kind: 'number', label: '人数', required: true }),
          aField('f2', { kind: 'choice', label: '出行', options: ['走', '留'], several: true }),
          aField('f3', { label: '备注' }),
        ],
        dueAt: new Date(place.clock.now().getTime() + 3_600_000).toISOString(),
        validUntil: new Date(place.clock.now().getTime() + 90 * 3_600_000).toISOString(),
        audience: anAudience({ roles: ['worker', 'dispatcher'], residents: true }),
      },
      second,
    );
    ({ id } = view);
    await place.settled();
    await place.settled();
    await says(residents[0]!, { f1: -2, f2: ['走', '留'], f3: '@SUM(A1)' });
    await says(residents[1]!, { f1: 3, f2: ['留'] });
    await residents[2]!.call(receivedRoutes.read, {}, { id });
    const answer = { f1: 1, f3: '说 "好"，谢谢' };
    await worker.call(directiveRoutes.answerFor, { answer }, { id, personId: residents[3]!.me.id });
  });
  afterAll(() => place.close());

  const says = (who: Actor, answer: Record<string, number | string | string[]>) =>
    who.call(receivedRoutes.answer, { answer }, { id });
  const looks = (who: Actor, areaCode?: string): Promise<DirectiveProgress> =>
    who.call(directiveRoutes.progress, areaCode ? { areaCode } : {}, { id });
  /** Every page of the names. */
  const names = async (who: Actor, query: CopyQuery = {}): Promise<CopyRow[]> => {
    const rows: CopyRow[] = [];
    let after: string | null = null;
    do {
      const asked: CopyQuery = { ...query, limit: 3, ...(after !== null && { after }) };
      const page: Page<CopyRow> = await who.call(directiveRoutes.people, asked, { id });
      rows.push(...page.items);
      after = page.next;
    } while (after !== null);
    return rows;
  };
  const file = async (who: Actor, query = '') => who.send('GET', `${API_PREFIX}/directives/${id}/export${query}`);

  it('every place of the tree says what counting its people says, down to the grid', async () => {
    const people = await names(leader);
    expect(new Set(people.map(({ personId }) => personId)).size).toBe(people.length);
    const seen: string[] = [];
    const agrees = async (node: ProgressNode): Promise<void> => {
      const here = people.filter(({ areaCode }) => covers(node.code, areaCode));
      const count = (rows: CopyRow[]) => ({
        people: rows.length,
        read: rows.filter(({ readAt }) => readAt).length,
        done: rows.filter(({ answeredAt }) => answeredAt).length,
      });
      expect(node).toMatchObject(count(here));
      expect(node.staff).toEqual(count(here.filter(({ part }) => part === 'staff')));
      expect(node.residents).toEqual(count(here.filter(({ part }) => part === 'resident')));
      seen.push(node.code);
      const { area, children } = await looks(leader, node.code);
      expect(area).toEqual(node);
      // Whoever has it exactly here is in no child.
      const exactly = here.filter(({ areaCode }) => areaCode === node.code).length;
      expect(children.reduce((sum, child) => sum + child.people, exactly)).toBe(node.people);
      for (const child of children) await agrees(child);
    };
    const { area } = await looks(leader);
    expect(area).toMatchObject({ code: STREET, name: '红旗街道', level: 'township', overdue: 0, doors: null });
    await agrees(area);
    expect(seen).toEqual(expect.arrayContaining([STREET, ...COMMUNITIES, ...GRIDS]));
    expect(area.residents).toEqual({ people: 6, read: 4, done: 3 });
  });

  it('shows a community desk its own part and nothing else', async () => {
    const own = await looks(desk);
    expect(own.area).toMatchObject({ code: COMMUNITIES[0], residents: { people: 4, done: 3 } });
    expect((await names(desk)).every(({ areaCode }) => covers(COMMUNITIES[0], areaCode))).toBe(true);
    expect((await desk.call(directiveRoutes.sums, {}, { id })).answered).toBe(3);
    const lines = csvRows(String((await file(desk)).body));
    expect(lines).toHaveLength(1 + own.area.people);

    for (const areaCode of [STREET, FAR_GRID, COMMUNITIES[1]]) {
      expect(await refusalOf(looks(desk, areaCode))).toBe('NOT_FOUND');
      expect(await refusalOf(desk.call(directiveRoutes.people, { areaCode }, { id }))).toBe('NOT_FOUND');
      expect(await refusalOf(desk.call(directiveRoutes.sums, { areaCode }, { id }))).toBe('NOT_FOUND');
      expect((await file(desk, `?areaCode=${areaCode}`)).status).toBe(404);
    }
    expect(await refusalOf(looks(stranger))).toBe('NOT_FOUND');
    expect((await file(stranger)).status).toBe(404);
  });

  it('shows a worker the own grid, and of names the residents’ only', async () => {
    expect((await looks(worker)).area).toMatchObject({ code: FIRST_GRID, people: 3, staff: { people: 1 } });
    const open = await names(worker, { state: 'waiting' });
    expect(open).toEqual([]);
    expect((await names(worker)).map(({ part }) => part)).toEqual(['resident', 'resident']);
    expect(await refusalOf(looks(worker, SECOND_GRID))).toBe('NOT_FOUND');
    expect((await file(worker)).status).toBe(403);
    expect(await refusalOf(looks(residents[0]!))).toBe('NOT_ALLOWED');
  });

  it('names who has not read it, who owes an answer, who has given one', async () => {
    const ids = async (state: CopyState, areaCode: string) =>
      (await names(leader, { state, areaCode })).filter(({ part }) => part === 'resident').map((row) => row.personId);
    const of = (...at: number[]) => at.map((one) => residents[one]!.me.id).sort();
    expect((await ids('done', FIRST_GRID)).sort()).toEqual(of(0, 3));
    expect((await ids('unread', FAR_GRID)).sort()).toEqual(of(5));
    expect((await ids('waiting', FAR_GRID)).sort()).toEqual(of(2, 5));
    expect(await ids('late', STREET)).toEqual([]);
  });

  it('adds up the answers of each place', async () => {
    const { answered, sums, form } = await leader.call(directiveRoutes.sums, {}, { id });
    expect(form).toHaveLength(3);
    expect(answered).toBe(3);
    expect(sums['f1']).toEqual({ count: 3, total: 2, least: -2, most: 3, options: {} });
    expect(sums['f2']?.options).toEqual({ 走: 1, 留: 2 });
    const first = await leader.call(directiveRoutes.sums, { areaCode: FIRST_GRID }, { id });
    expect(first).toMatchObject({ answered: 2, sums: { f1: { total: -1 } } });
  });

  it('goes out as a file that no spreadsheet runs, and each file is written down', async () => {
    const answer = await file(leader);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    // `text()` takes the mark for Excel away.
    const rows = csvRows(String(answer.body));
    expect(rows[0]).toEqual(['辖区', '姓名', '身份', '已读时间', '完成时间', '代答人', '人数', '出行', '备注']);
    expect(rows).toHaveLength(1 + (await looks(leader)).area.people);
    const risky = rows.find(([, name]) => name === `'=cmd|calc`);
    const time: unknown = expect.stringMatching(/^2026-11-23 09:\d\d$/);
    expect(risky?.slice(2)).toEqual(['居民', time, time, '', '-2', '走、留', `'@SUM(A1)`]);
    const spoken = rows.find((row) => row[8] === '说 "好"，谢谢');
    expect(spoken?.[5]).toBe(worker.me.name);

    const looked = await place.database.query('SELECT actorId FROM audit WHERE what = ? AND objectId = ?', [
      'directive.export',
      id,
    ]);
    expect(looked).toContainEqual({ actorId: leader.me.id });
  });

  it('counts what is open as overdue once the time is over, and an answer then as late', async () => {
    const { area: before } = await looks(leader);
    await place.hoursPass(2);
    expect((await looks(leader)).area.overdue).toBe(before.people - before.done);
    await says(residents[2]!, { f1: 7 });
    expect((await names(leader, { state: 'late' })).map(({ personId }) => personId)).toEqual([residents[2]!.me.id]);
    // A correction does not make an answer late.
    await says(residents[1]!, { f1: 4 });
    expect(await names(leader, { state: 'late' })).toHaveLength(1);
  });

  it('says of each community whether it has passed it on', async () => {
    const relayed = await sends(leader, { cascade: 'relay', audience: anAudience({ roles: ['worker'] }) });
    await place.settled();
    const children = async () =>
      (await leader.call(directiveRoutes.progress, {}, { id: relayed.id })).children.map(
        ({ code, passed, people }) => ({
          code,
          passed,
          people,
        }),
      );
    const [community] = COMMUNITIES;
    const before = (await children()).find(({ code }) => code === community);
    expect(before).toMatchObject({ passed: false });
    await acts(desk, relayed.id, 'pass', { areaCode: community });
    await place.settled();
    const after = (await children()).find(({ code }) => code === community);
    expect(after?.passed).toBe(true);
    expect(after?.people).toBeGreaterThan(before?.people ?? 0);
  });
});
