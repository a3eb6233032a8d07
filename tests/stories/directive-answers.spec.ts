import {
  type AppError,
  directiveRoutes,
  inboxRoutes,
  issueRoutes,
  peopleRoutes,
  type ReceivedView,
  receivedRoutes,
} from '@hongqi/shared';
import { type Actor, newKey, RED_FLAG_STREET, refusalOf } from '../support/actor';
import { acts, aField, anAudience, COMMUNITIES, received, sends } from '../support/directives';
import { plainPhoto } from '../support/photos';
import { Registry } from '../support/registry';
import { type Town, town } from '../support/town';

const GRID = `${COMMUNITIES[0]}001`;
const OTHER_GRID = `${COMMUNITIES[0]}002`;
const HOUR = 3_600_000;

describe('whoever gets a directive', () => {
  let place: Town;
  let registry: Registry;
  let leader: Actor;
  let second: Actor;
  let worker: Actor;
  let otherWorker: Actor;
  let resident: Actor;
  let neighbour: Actor;
  let farResident: Actor;

  beforeAll(async () => {
    place = await town({ consoleSessionHours: 10_000, sessionDays: 400 });
    registry = new Registry(place);
    leader = await place.signsIn('supervisor');
    second = await place.signsIn('admin');
    worker = await place.comes('worker-01');
    otherWorker = await place.comes('worker-02');
    const lives = async (key: string, gridCode: string): Promise<Actor> => {
      const person = await place.comes(key);
      await person.call(peopleRoutes.setHome, { gridCode });
      return person;
    };
    resident = await lives('answers-1', GRID);
    neighbour = await lives('answers-2', GRID);
    farResident = await lives('answers-3', OTHER_GRID);
  });
  afterAll(() => place.close());

  const everyone = anAudience({ areas: [GRID], residents: true });
  const sent = async (more: Parameters<typeof sends>[1]): Promise<string> => {
    const { id } = await sends(leader, { audience: everyone, ...more }, second);
    await place.settled();
    return id;
  };
  const opens = (who: Actor, id: string): Promise<ReceivedView> => who.call(receivedRoutes.one, {}, { id });
  const reads = (who: Actor, id: string): Promise<{ unread: number }> => who.call(receivedRoutes.read, {}, { id });
  const answers = (who: Actor, id: string, input = {}): Promise<ReceivedView> =>
    who.call(receivedRoutes.answer, input, { id });
  const counted = async (id: string) => {
    const { area } = await leader.call(directiveRoutes.progress, {}, { id });
    return { people: area.people, read: area.read, done: area.done };
  };
  const inHours = (hours: number): string => new Date(place.clock.now().getTime() + hours * HOUR).toISOString();

  it('settles it by reading where nothing else is wanted, once', async () => {
    const id = await sent({ wants: 'read' });
    expect(await counted(id)).toEqual({ people: 3, read: 0, done: 0 });
    expect(await opens(resident, id)).toMatchObject({ fresh: true, settled: false });
    for (let times = 0; times < 2; times++) await reads(resident, id);
    await answers(resident, id);

    expect(await opens(resident, id)).toMatchObject({ fresh: false, settled: true, answeredAt: null });
    expect(await counted(id)).toEqual({ people: 3, read: 1, done: 1 });
  });

  it('gives a receipt with one press; having read it is not enough', async () => {
    const id = await sent({ wants: 'receipt' });
    await reads(resident, id);
    expect(await opens(resident, id)).toMatchObject({ settled: false });
    for (let times = 0; times < 2; times++) await answers(resident, id);
    await answers(neighbour, id);

    expect((await opens(resident, id)).answeredAt).toEqual(expect.any(String));
    expect(await counted(id)).toEqual({ people: 3, read: 2, done: 2 });
    expect(await refusalOf(answers(worker, id, { answer: { f1: '多余的话' } }))).toBe('ANSWER_INVALID');
  });

  it('answers a form, and corrects it: the sums go along, twice the same is once', async () => {
    const id = await sent({
      wants: 'form',
      form: [
        aField('f1', { kind: 'number', required: true }),
        aField('f2', { kind: 'choice', options: ['有', '没有'], required: true }),
        aField('f3', { kind: 'photo' }),
        aField('f4', { kind: 'place' }),
      ],
    });
    const [one, two] = [await resident.photographs(await plainPhoto()), await resident.photographs(await plainPhoto())];
    const first = { f1: 4, f2: ['有'], f3: [one.id], f4: RED_FLAG_STREET };
    const done = await answers(resident, id, { answer: first });
    expect(done).toMatchObject({ settled: true, answer: first });
    expect(done.answerPhotos.map((photo) => photo.id)).toEqual([one.id]);
    expect(await answers(resident, id, { answer: first })).toEqual(done);
    await answers(neighbour, id, { answer: { f1: 6, f2: ['没有'] } });

    const sums = async () => leader.call(directiveRoutes.sums, {}, { id });
    expect(await sums()).toMatchObject({
      answered: 2,
      sums: { f1: { count: 2, total: 10, least: 4, most: 6 }, f2: { options: { 有: 1, 没有: 1 } } },
    });

    // What was there may stay, what is added must be one's own and free.
    const corrected = await answers(resident, id, { answer: { f1: 5, f2: ['没有'], f3: [one.id, two.id] } });
    expect(corrected.answeredAt).toBe(done.answeredAt);
    expect(corrected.answerPhotos).toHaveLength(2);
    expect(await sums()).toMatchObject({
      answered: 2,
      sums: { f1: { count: 2, total: 11 }, f2: { options: { 有: 0, 没有: 2 } }, f4: { count: 0 } },
    });
    expect(await counted(id)).toEqual({ people: 3, read: 2, done: 2 });
    const stolen = answers(neighbour, id, { answer: { f1: 6, f2: ['没有'], f3: [two.id] } });
    expect(await refusalOf(stolen)).toBe('PHOTO_NOT_YOURS');
    expect((await opens(neighbour, id)).answerPhotos).toEqual([]);
  });

  it.each([
    [{ f1: '四' }, 'answer.f1 isNumber'],
    [{}, 'answer.f1 isNotEmpty'],
    [{ f1: 4, f2: ['也许'] }, 'answer.f2 isIn'],
    [{ f1: 4, f9: '没有这一栏' }, 'answer.f9 isKnown'],
  ])('learns what is wrong with %j', async (answer, problem) => {
    const id = await sent({
      wants: 'form',
      form: [
        aField('f1', { kind: 'number', required: true }),
        aField('f2', { kind: 'choice', options: ['有', '没有'] }),
      ],
    });
    const refused = await answers(resident, id, { answer }).catch((error: AppError) => error);
    expect(refused).toMatchObject({ code: 'ANSWER_INVALID' });
    const [first] = (refused as AppError).details as { field: string; rule: string }[];
    expect(`${first?.field} ${first?.rule}`).toBe(problem);
    expect(await counted(id)).toMatchObject({ done: 0 });
  });

  it('may answer late while it is valid, and no more once it is not, was closed or withdrawn', async () => {
    const late = await sent({ dueAt: inHours(1), validUntil: inHours(3) });
    await place.hoursPass(2);
    expect(await answers(resident, late)).toMatchObject({ settled: true, over: false });
    const people = await leader.call(directiveRoutes.people, { state: 'late' }, { id: late });
    expect(people.items.map(({ personId }) => personId)).toEqual([resident.me.id]);
    await place.hoursPass(2);
    expect(await refusalOf(answers(neighbour, late))).toBe('DIRECTIVE_OVER');
    // What had been said already may arrive again from a phone that was offline.
    expect(await answers(resident, late)).toMatchObject({ settled: true, over: true });

    const closed = await sent({});
    await acts(leader, closed, 'close');
    expect(await refusalOf(answers(resident, closed))).toBe('DIRECTIVE_OVER');
  });

  it('finds nothing but title and reason in one that was withdrawn, and hears of it only having read it', async () => {
    const id = await sent({ text: '停水两天', title: '停水通知', staffText: '注意老人' });
    await reads(resident, id);
    await acts(leader, id, 'recall', { note: '不停水了' });

    expect(await opens(resident, id)).toMatchObject({
      title: '停水通知',
      text: '',
      reason: '不停水了',
      fresh: true,
      over: true,
      form: [],
      additions: [],
    });
    expect(await opens(neighbour, id)).toMatchObject({ fresh: false, text: '' });
    expect((await opens(worker, id)).staffText).toBeNull();
    expect(await refusalOf(answers(resident, id))).toBe('DIRECTIVE_OVER');
    await reads(resident, id);
    await reads(neighbour, id);
    expect((await opens(resident, id)).fresh).toBe(false);
    expect(await counted(id)).toMatchObject({ read: 1 });
  });

  it('sees words for staff only as staff of today, and never a directive of another grid', async () => {
    const helper = await registry.hires({ login: 'helper-1', name: '帮手', role: 'worker', areaCode: GRID });
    const id = await sent({ staffText: '逐户确认独居老人' });
    expect(await opens(helper, id)).toMatchObject({ part: 'staff', staffText: '逐户确认独居老人' });
    expect(await opens(resident, id)).toMatchObject({ part: 'resident', staffText: null, unsettled: null, mayAdd: [] });
    await registry.endsPosts(helper);
    expect(await opens(helper, id)).toMatchObject({ staffText: null, mayAdd: [] });

    for (const stranger of [farResident, otherWorker]) {
      expect(await refusalOf(opens(stranger, id))).toBe('NOT_FOUND');
      expect(await refusalOf(reads(stranger, id))).toBe('NOT_FOUND');
      expect(await refusalOf(answers(stranger, id))).toBe('NOT_FOUND');
    }
    expect(await refusalOf(resident.call(directiveRoutes.people, {}, { id }))).toBe('NOT_ALLOWED');
  });

  it('is answered for by the worker of the grid at the door, until they speak for themselves', async () => {
    const id = await sent({
      wants: 'form',
      form: [aField('f1', { kind: 'choice', options: ['走', '留'], required: true })],
    });
    expect((await opens(worker, id)).unsettled).toBe(2);
    const says = (who: Actor, person: Actor, option: string) =>
      who.call(directiveRoutes.answerFor, { answer: { f1: [option] } }, { id, personId: person.me.id });
    expect(await says(worker, resident, '走')).toMatchObject({ answeredBy: worker.me.name, answer: { f1: ['走'] } });
    expect(await says(worker, resident, '留')).toMatchObject({ answer: { f1: ['留'] } });
    expect(await opens(resident, id)).toMatchObject({ settled: true, fresh: true, answeredBy: worker.me.name });
    expect((await opens(worker, id)).unsettled).toBe(1);

    expect(await refusalOf(says(otherWorker, neighbour, '走'))).toBe('NOT_FOUND');
    expect(await refusalOf(says(worker, worker, '走'))).toBe('NOT_FOUND');
    expect(await refusalOf(says(worker, farResident, '走'))).toBe('NOT_FOUND');
    await answers(resident, id, { answer: { f1: ['走'] } });
    expect(await opens(resident, id)).toMatchObject({ answeredBy: null, answer: { f1: ['走'] } });
    expect(await refusalOf(says(worker, resident, '留'))).toBe('DIRECTIVE_NOT_YOURS');
    const { sums } = await leader.call(directiveRoutes.sums, {}, { id });
    expect(sums['f1']?.options).toMatchObject({ 走: 1, 留: 0 });
    expect(await counted(id)).toEqual({ people: 3, read: 1, done: 1 });
  });

  it('is in time when it was pressed in time, however late the phone found signal', async () => {
    const id = await sent({ dueAt: inHours(1), validUntil: inHours(3) });
    const pressed = place.clock.now().toISOString();
    await place.hoursPass(2);
    await answers(resident, id, { at: pressed });
    await answers(neighbour, id, { at: '2020-01-01T00:00:00Z' });
    await answers(worker, id, { at: inHours(5) });
    const late = await leader.call(directiveRoutes.people, { state: 'late' }, { id });
    expect(late.items.map(({ personId }) => personId)).toEqual([worker.me.id]);
    const done = await leader.call(directiveRoutes.people, { state: 'done' }, { id });
    expect(done.items.every(({ answeredAt }) => answeredAt !== null && answeredAt >= pressed.slice(0, 10))).toBe(true);
    await place.hoursPass(2);
    expect(await refusalOf(answers(farResident, id))).toBe('NOT_FOUND');
  });

  it('is answered for by whoever stands in for the worker of the grid', async () => {
    const id = await sent({ wants: 'receipt' });
    const says = () => otherWorker.call(directiveRoutes.answerFor, {}, { id, personId: resident.me.id });
    expect(await refusalOf(says())).toBe('NOT_FOUND');
    await registry.leaves(worker, otherWorker, 1);
    const { items } = await otherWorker.call(directiveRoutes.people, { areaCode: GRID, state: 'waiting' }, { id });
    expect(items.map(({ personId }) => personId).sort()).toEqual([resident.me.id, neighbour.me.id].sort());
    expect(await says()).toMatchObject({ answeredBy: otherWorker.me.name });
    await place.hoursPass(1);
  });

  it('reports a problem found with it in the same press, once, and staff see where it came from', async () => {
    const id = await sent({ title: '燃气大排查', wants: 'receipt' });
    const report = { submissionKey: newKey(), text: '软管老化', place: RED_FLAG_STREET };
    for (let times = 0; times < 2; times++) await answers(worker, id, { report });
    await answers(resident, id, { report: { ...report, submissionKey: newKey(), text: '楼道有气味' } });

    const found = await leader.call(directiveRoutes.issues, {}, { id });
    expect(found.items.map(({ title }) => title)).toEqual(['楼道有气味', '软管老化']);
    const [theirs] = found.items;
    const seen = await worker.call(issueRoutes.one, {}, { id: theirs?.id ?? '' });
    expect(seen).toMatchObject({ source: 'directive', directive: { id, title: '燃气大排查' } });
    expect((await resident.sees(seen)).directive).toBeNull();

    const lost = await sent({});
    await acts(leader, lost, 'recall', { note: '作废' });
    expect(await refusalOf(answers(worker, lost, { report: { ...report, submissionKey: newKey() } }))).toBe(
      'DIRECTIVE_OVER',
    );
    expect((await leader.call(directiveRoutes.issues, {}, { id: lost })).items).toEqual([]);
  });

  it('names a directive as the source only of what was found with one of theirs', async () => {
    const id = await sent({});
    const source = 'directive' as const;
    expect(await refusalOf(farResident.reports('蹭一下', { source, directiveId: id }))).toBe('NOT_ALLOWED');
    expect(await refusalOf(otherWorker.reports('蹭一下', { source, directiveId: id }))).toBe('NOT_ALLOWED');
    expect(await refusalOf(resident.reports('没有指令', { source }))).toBe('INPUT_INVALID');
    expect(await refusalOf(resident.reports('来源不对', { directiveId: id }))).toBe('INPUT_INVALID');
    expect(await resident.reports('门口积雪', { source, directiveId: id })).toMatchObject({ source });
  });

  it('has it among the unread until it is opened, and again when a level adds or presses', async () => {
    const start = (await neighbour.call(peopleRoutes.me, {})).unread;
    const id = await sent({ wants: 'receipt' });
    const unread = async () => (await neighbour.call(peopleRoutes.me, {})).unread - start;
    expect(await unread()).toBe(1);
    expect((await neighbour.call(inboxRoutes.read, {})).unread - start).toBe(1);
    expect((await reads(neighbour, id)).unread - start).toBe(0);

    await acts(worker, id, 'add', { areaCode: GRID, note: '带上铁锹' });
    expect(await unread()).toBe(1);
    expect((await opens(neighbour, id)).additions.map(({ text }) => text)).toEqual(['带上铁锹']);
    await reads(neighbour, id);
    await acts(leader, id, 'remind', { areaCode: GRID });
    expect(await unread()).toBe(1);
    await answers(neighbour, id);
    // Done: the reminder is no news any more.
    expect(await unread()).toBe(0);
    expect((await received(neighbour)).find((row) => row.id === id)).toMatchObject({ reminders: 1, settled: true });
  });

  it('keeps as news what was added between seeing it and telling so, as from a phone without signal', async () => {
    const id = await sent({});
    const unseen = async () => (await opens(neighbour, id)).fresh;
    const tellsLate = (seen: string) => neighbour.call(receivedRoutes.read, { seen }, { id });
    const shown = inHours(0);
    await place.hoursPass(0.1);
    await acts(worker, id, 'add', { areaCode: GRID, note: '改到明早' });
    await tellsLate(shown);
    expect(await unseen()).toBe(true);
    expect(await counted(id)).toMatchObject({ read: 1 });

    await tellsLate(inHours(0));
    expect(await unseen()).toBe(false);
    // An older view that is told later still takes nothing back, and none is from before it came.
    for (const before of [shown, inHours(-48)]) await tellsLate(before);
    expect(await unseen()).toBe(false);

    // A clock that is ahead has not seen what is to come.
    await tellsLate(inHours(24));
    await place.hoursPass(0.1);
    await acts(worker, id, 'add', { areaCode: GRID, note: '又改回今晚' });
    expect(await unseen()).toBe(true);
    expect(await refusalOf(tellsLate('yesterday'))).toBe('INPUT_INVALID');
  });

  it('sees first what is urgent, then what is due first; what is done and seen is out of the way', async () => {
    const who = await place.comes('answers-waiting');
    await who.call(peopleRoutes.setHome, { gridCode: `${COMMUNITIES[1]}001` });
    const audience = anAudience({ areas: [`${COMMUNITIES[1]}001`], roles: [], residents: true });
    const later = await sent({ audience, dueAt: inHours(48) });
    const sooner = await sent({ audience, dueAt: inHours(24) });
    const alert = await sent({ audience, kind: 'alert', urgency: 'urgent' });
    const done = await sent({ audience, wants: 'read' });
    await reads(who, done);
    await reads(who, sooner);

    const { items } = await who.call(receivedRoutes.list, { waiting: true });
    expect(items.map(({ id }) => id)).toEqual([alert, sooner, later]);
    const first = await who.call(receivedRoutes.list, { limit: 3 });
    expect(first.items.map(({ id }) => id)).toEqual([done, alert, sooner]);
    const rest = await who.call(receivedRoutes.list, { limit: 3, after: first.next ?? '' });
    expect(rest).toMatchObject({ items: [{ id: later }], next: null });
  });
});
