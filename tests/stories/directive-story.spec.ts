import {
  directiveRoutes,
  doorRoutes,
  inboxRoutes,
  issueRoutes,
  peopleRoutes,
  receivedRoutes,
  visitRoutes,
} from '@hongqi/shared';
import { type Actor, newKey } from '../support/actor';
import { acts, aField, anAudience, COMMUNITIES, received, sends, STREET } from '../support/directives';
import { type Town, town } from '../support/town';

const GRIDS = Array.from({ length: 12 }, (_, at) => `${COMMUNITIES[Math.floor(at / 4)]}00${(at % 4) + 1}`);
const FIRST_GRID = GRIDS[0] ?? '';

/** A cold wave: the street writes once, three communities and twelve grids pass it down to the households. */
describe('an order of the street', () => {
  let place: Town;
  let leader: Actor;
  let second: Actor;
  let communities: Actor[];
  let workers: Actor[];
  let residents: Actor[];

  beforeAll(async () => {
    place = await town({ consoleSessionHours: 10_000, sessionDays: 400 });
    leader = await place.signsIn('supervisor');
    second = await place.signsIn('admin');
    communities = [];
    for (const login of ['community-01', 'community-02', 'community-03']) communities.push(await place.signsIn(login));
    workers = [];
    residents = [];
    for (const [at, gridCode] of GRIDS.entries()) {
      workers.push(await place.comes(`worker-${String(at + 1).padStart(2, '0')}`));
      const resident = await place.comes(`neighbour-${at + 1}`);
      await resident.call(peopleRoutes.setHome, { gridCode });
      residents.push(resident);
    }
  });
  afterAll(() => place.close());

  const audience = anAudience({ roles: ['dispatcher', 'worker'], residents: true });

  it('reaches every grid and household once, with what the community adds, and the answers run up', async () => {
    const view = await sends(
      leader,
      {
        kind: 'mobilise',
        title: '暴雪橙色预警，清雪动员',
        text: '今晚有暴雪，请大家明早一起清雪。',
        staffText: '请各网格员逐户确认独居老人的取暖。',
        cascade: 'relay',
        relayMinutes: 30,
        dueAt: new Date(place.clock.now().getTime() + 86_400_000).toISOString(),
        audience,
      },
      second,
    );
    expect(view.state).toBe('sending');
    await place.settled();

    // The heads have it; nobody below has, until the community passes it on.
    expect((await received(communities[0]!)).map(({ id }) => id)).toEqual([view.id]);
    expect(await received(workers[0]!)).toEqual([]);
    const heads = await communities[0]!.call(receivedRoutes.one, {}, { id: view.id });
    expect(heads.mayPass.map(({ areaCode }) => areaCode)).toEqual([COMMUNITIES[0]]);

    await acts(communities[0]!, view.id, 'pass', { areaCode: COMMUNITIES[0], note: '带上铁锹，8 点在广场集合。' });
    await place.settled();
    const mine = await residents[0]!.call(receivedRoutes.one, {}, { id: view.id });
    expect(mine).toMatchObject({ part: 'resident', staffText: null, fresh: true, from: '红旗街道' });
    expect(mine.additions.map(({ from, text }) => [from, text])).toEqual([['红旗社区', '带上铁锹，8 点在广场集合。']]);
    expect((await workers[0]!.call(receivedRoutes.one, {}, { id: view.id })).staffText).toContain('独居老人');
    expect(await received(residents[4]!)).toEqual([]);

    // The others did not press: it goes by itself, without the words of the first community.
    await place.hoursPass(0.6);
    expect((await received(residents[4]!)).map(({ id }) => id)).toEqual([view.id]);
    const theirs = await residents[4]!.call(receivedRoutes.one, {}, { id: view.id });
    expect(theirs.additions).toEqual([]);
    expect(await leader.call(directiveRoutes.one, {}, { id: view.id })).toMatchObject({ state: 'sent', waiting: [] });

    // A grid has its own word too; it comes on the same message.
    await acts(workers[0]!, view.id, 'add', { areaCode: FIRST_GRID, note: '工具在 3 号楼门口领。' });
    const again = await residents[0]!.call(receivedRoutes.one, {}, { id: view.id });
    expect(again.additions.map(({ text }) => text)).toEqual(['带上铁锹，8 点在广场集合。', '工具在 3 号楼门口领。']);
    expect(await received(residents[0]!)).toHaveLength(1);

    for (const who of [residents[0]!, residents[1]!, workers[0]!]) {
      await who.call(receivedRoutes.read, {}, { id: view.id });
      await who.call(receivedRoutes.answer, {}, { id: view.id });
    }
    const { area, children } = await leader.call(directiveRoutes.progress, { areaCode: STREET }, { id: view.id });
    // 12 workers, 12 residents, three community desks and the street's own desk.
    expect(area).toMatchObject({ people: 28, read: 3, done: 3, overdue: 0 });
    expect(area.residents).toEqual({ people: 12, read: 2, done: 2 });
    expect(children.map(({ code, people, done }) => [code, people, done])).toEqual([
      [COMMUNITIES[0], 9, 3],
      [COMMUNITIES[1], 9, 0],
      [COMMUNITIES[2], 9, 0],
    ]);
    const names = await leader.call(directiveRoutes.people, { areaCode: FIRST_GRID, state: 'done' }, { id: view.id });
    expect(names.items.map(({ part }) => part).sort()).toEqual(['resident', 'staff']);

    // A day later what is open is overdue; one press reminds, and only those who owe.
    await place.hoursPass(25);
    expect((await leader.call(directiveRoutes.progress, {}, { id: view.id })).area.overdue).toBe(25);
    await residents[5]!.call(receivedRoutes.read, {}, { id: view.id });
    await acts(leader, view.id, 'remind', { areaCode: STREET });
    await place.settled();
    const [pressed] = await received(residents[5]!);
    expect(pressed).toMatchObject({ fresh: true, reminders: 1, settled: false });
    expect((await received(residents[0]!))[0]).toMatchObject({ reminders: 0, settled: true });
  });

  it('reaches who joins while it is valid, and is withdrawn before everyone with its reason', async () => {
    const view = await sends(leader, { title: '停水通知', wants: 'read', audience }, second);
    await place.settled();
    const newcomer = await place.comes('newcomer');
    expect(await received(newcomer)).toEqual([]);
    await newcomer.call(peopleRoutes.setHome, { gridCode: FIRST_GRID });
    await place.settled();
    expect((await received(newcomer)).map(({ title }) => title)).toContain('停水通知');

    await residents[2]!.call(receivedRoutes.read, {}, { id: view.id });
    await acts(leader, view.id, 'recall', { note: '停水取消，请以新通知为准。' });
    const read = await residents[2]!.call(receivedRoutes.one, {}, { id: view.id });
    expect(read).toMatchObject({ state: 'recalled', fresh: true, over: true, text: '' });
    expect(read.reason).toBe('停水取消，请以新通知为准。');
    const late = await place.comes('too-late');
    await late.call(peopleRoutes.setHome, { gridCode: FIRST_GRID });
    expect((await received(late)).map(({ id }) => id)).not.toContain(view.id);
  });

  it('is walked from door to door: answers of households, a problem that becomes an issue, coverage', async () => {
    const worker = workers[0]!;
    const view = await sends(leader, {
      kind: 'task',
      title: '燃气安全大排查',
      wants: 'form',
      form: [aField('f1', { kind: 'choice', options: ['安全', '有隐患'], required: true })],
      visits: true,
      audience: anAudience({ areas: [COMMUNITIES[0]] }),
    });
    await place.settled();
    const doors = await worker.call(visitRoutes.doors, { gridCode: FIRST_GRID, directiveId: view.id });
    expect(doors.length).toBeGreaterThan(3);

    const [one, two, three] = doors;
    const visit = { directiveId: view.id };
    await worker.call(visitRoutes.add, {
      ...visit,
      visitKey: newKey(),
      doorId: one!.id,
      outcome: 'met',
      answer: { f1: ['安全'] },
    });
    await worker.call(visitRoutes.add, { ...visit, visitKey: newKey(), doorId: two!.id, outcome: 'notHome' });
    const found = await worker.call(visitRoutes.add, {
      ...visit,
      visitKey: newKey(),
      doorId: three!.id,
      outcome: 'problem',
      note: '软管老化',
      answer: { f1: ['有隐患'] },
      report: {
        submissionKey: newKey(),
        text: '燃气软管老化，有漏气的味道。',
        source: 'directive',
        directiveId: view.id,
        place: { lng: 120.724261, lat: 49.292816, address: '河滨小区3号楼' },
      },
    });

    const issue = await leader.call(issueRoutes.one, {}, { id: found.issueId ?? '' });
    expect(issue).toMatchObject({ source: 'directive', directive: { id: view.id, title: '燃气安全大排查' } });
    const { area } = await leader.call(directiveRoutes.progress, { areaCode: FIRST_GRID }, { id: view.id });
    expect(area).toMatchObject({ issues: 1, doors: { all: doors.length, knocked: 3, met: 2 } });
    const { sums } = await leader.call(directiveRoutes.sums, {}, { id: view.id });
    expect(sums['f1']?.options).toEqual({ 安全: 1, 有隐患: 1 });
    const day = new Date(place.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    const coverage = await leader.call(visitRoutes.coverage, { areaCode: FIRST_GRID, from: day, to: day });
    expect(coverage.areas[0]).toMatchObject({ doors: doors.length, knocked: 3, met: 2, problems: 1 });
    expect((await worker.call(doorRoutes.visits, {}, { id: three!.id })).items).toHaveLength(1);
  });

  it('counts as unread until it is opened, together with what else is in the inbox', async () => {
    const who = await place.comes('reader');
    await who.call(peopleRoutes.setHome, { gridCode: GRIDS[8] ?? '' });
    const before = (await who.call(peopleRoutes.me, {})).unread;
    const view = await sends(leader, { wants: 'read', audience: anAudience({ roles: [], residents: true }) }, second);
    await place.settled();
    expect((await who.call(peopleRoutes.me, {})).unread).toBe(before + 1);
    expect(await who.call(inboxRoutes.read, {})).toEqual({ unread: before + 1 });
    expect(await who.call(receivedRoutes.read, {}, { id: view.id })).toEqual({ unread: before });
  });
});
