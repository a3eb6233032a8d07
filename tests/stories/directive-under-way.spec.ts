import { type DirectiveBox, directiveRoutes, type DirectiveView, peopleRoutes, receivedRoutes } from '@hongqi/shared';
import { type Actor, newKey, refusalOf } from '../support/actor';
import { acts, aField, anAudience, COMMUNITIES, received, sends, STREET } from '../support/directives';
import { Registry } from '../support/registry';
import { type Town, town } from '../support/town';

const [FIRST, SECOND] = COMMUNITIES;
const FIRST_GRID = `${FIRST}001`;

describe('a directive under way', () => {
  let place: Town;
  let dispatcher: Actor;
  let supervisor: Actor;
  let leader: Actor;
  let community: Actor;
  let otherCommunity: Actor;
  let worker: Actor;

  beforeAll(async () => {
    place = await town({ consoleSessionHours: 10_000, sessionDays: 400 });
    dispatcher = await place.signsIn('dispatcher');
    supervisor = await place.signsIn('supervisor');
    leader = await place.signsIn('leader');
    community = await place.signsIn('community-01');
    otherCommunity = await place.signsIn('community-02');
    worker = await place.comes('worker-01');
  });
  afterAll(() => place.close());

  const sees = (who: Actor, { id }: { id: string }): Promise<DirectiveView> =>
    who.call(directiveRoutes.one, {}, { id });
  const boxOf = async (who: Actor, box: DirectiveBox): Promise<string[]> =>
    (await who.call(directiveRoutes.list, { box, limit: 100 })).items.map(({ id }) => id);

  it('is seen by every level it passes, each with its own people', async () => {
    const sent = await sends(supervisor, { title: '各级都看到' });
    await place.settled();

    expect(await sees(leader, sent)).toMatchObject({ people: 12 });
    expect(await sees(community, sent)).toMatchObject({ people: 4, actions: ['add', 'remind'] });
    expect(await sees(worker, sent)).toMatchObject({ people: 1 });
    expect(await boxOf(community, 'going')).toContain(sent.id);
    const one = await sends(supervisor, { title: '只给一社区', audience: anAudience({ areas: [FIRST] }) });
    expect(await boxOf(otherCommunity, 'going')).not.toContain(one.id);
    expect(await refusalOf(sees(otherCommunity, one))).toBe('NOT_FOUND');
  });

  it('waits in a community for whoever may pass it on there, and says until when', async () => {
    const sent = await sends(supervisor, { title: '层层传达', cascade: 'relay', relayMinutes: 60 });
    await place.settled();
    const passes = (who: Actor, areaCode: string) => acts(who, sent.id, 'pass', { areaCode, note: '八点集合。' });

    expect((await sees(supervisor, sent)).waiting.map(({ areaCode, mayPass }) => [areaCode, mayPass])).toEqual(
      COMMUNITIES.map((code) => [code, true]),
    );
    const [mine] = (await sees(community, sent)).waiting;
    expect(mine).toMatchObject({ areaCode: FIRST, areaName: '红旗社区', mayPass: true });
    expect(Date.parse(mine?.dueAt ?? '') - Date.parse(sent.sentAt ?? '')).toBe(3_600_000);
    expect((await sees(worker, sent)).actions).toEqual(['add', 'remind']);

    expect(await refusalOf(passes(community, SECOND))).toBe('DIRECTIVE_NOT_YOURS');
    expect(await refusalOf(passes(worker, FIRST_GRID))).toBe('DIRECTIVE_NOT_YOURS');
    const passed = await passes(community, FIRST);
    expect([passed.waiting, passed.actions]).toEqual([[], ['add', 'remind']]);
    expect(await refusalOf(passes(community, FIRST))).toBe('DIRECTIVE_NOT_WAITING');
    expect((await sees(supervisor, sent)).steps.at(-1)).toMatchObject({
      action: 'pass',
      actor: '红旗社区值班员',
      areaName: '红旗社区',
      note: '八点集合。',
    });
    expect((await sees(otherCommunity, sent)).steps.map(({ action }) => action)).not.toContain('pass');
  });

  it('takes a word of a level for its own people, and of nobody else', async () => {
    const sent = await sends(supervisor, { title: '附言' });
    await place.settled();
    const adds = (who: Actor, areaCode: string, note?: string) =>
      acts(who, sent.id, 'add', { areaCode, ...(note !== undefined && { note }) });

    expect(await refusalOf(adds(community, SECOND, '别处'))).toBe('DIRECTIVE_NOT_YOURS');
    expect(await refusalOf(adds(worker, FIRST, '太大'))).toBe('DIRECTIVE_NOT_YOURS');
    expect(await refusalOf(adds(community, FIRST))).toBe('DIRECTIVE_INPUT_MISSING');
    expect(
      (await Promise.all([1, 2, 3].map((at) => adds(community, FIRST, `第 ${at} 句`)))).map(({ state }) => state),
    ).toEqual(['sent', 'sent', 'sent']);
    expect((await worker.call(receivedRoutes.one, {}, { id: sent.id })).additions).toHaveLength(3);
  });

  it('has the same word once, though its answer was lost and it is pressed again', async () => {
    const sent = await sends(supervisor, { title: '附言一次' });
    await place.settled();
    const adds = (note: string) => acts(community, sent.id, 'add', { areaCode: FIRST, note });
    const words = async (): Promise<string[]> =>
      (await worker.call(receivedRoutes.one, {}, { id: sent.id })).additions.map(({ text }) => text);

    await Promise.all(['带铁锹', '带铁锹', ' 带铁锹 '].map(adds));
    expect(await words()).toEqual(['带铁锹']);
    await adds('八点集合');
    await adds('带铁锹');
    expect(await words()).toEqual(['带铁锹', '八点集合', '带铁锹']);
    await place.hoursPass(0.2);
    await adds('带铁锹');
    expect(await words()).toHaveLength(4);
  });

  it('takes nothing more once its time is over', async () => {
    const validUntil = new Date(place.clock.now().getTime() + 7_200_000).toISOString();
    const sent = await sends(supervisor, { title: '过了时间', validUntil });
    await place.settled();
    expect((await sees(community, sent)).actions).toEqual(['add', 'remind']);
    await place.hoursPass(2.1);

    expect((await sees(community, sent)).actions).toEqual([]);
    for (const action of ['add', 'remind'] as const)
      expect(await refusalOf(acts(community, sent.id, action, { areaCode: FIRST, note: '晚了' }))).toBe(
        'DIRECTIVE_OVER',
      );
    expect((await acts(supervisor, sent.id, 'close')).state).toBe('closed');
  });

  describe('is read', () => {
    const read = async (who: Actor, of: { id: string }): Promise<unknown[]> => {
      const { content, title } = await sees(who, of);
      return [title !== '', content.text !== '', content.form.length > 0, content.staffText !== ''];
    };
    const words = {
      staffText: '只给值班员。',
      wants: 'form' as const,
      form: [aField('f1', { kind: 'number' })],
    };
    const all = [true, true, true, true];
    const nothing = [true, false, false, false];

    it('by those it goes to and those over them; a level it only passes sees how far it is', async () => {
      const toDesks = await sends(supervisor, { ...words, audience: anAudience({ roles: ['dispatcher'] }) });
      const toWorkers = await sends(supervisor, { ...words, audience: anAudience() });
      const toLeaders = await sends(supervisor, { ...words, audience: anAudience({ roles: ['supervisor'] }) });
      await place.settled();

      expect(await Promise.all([leader, community, worker].map((who) => read(who, toDesks)))).toEqual([
        all,
        all,
        nothing,
      ]);
      expect(await Promise.all([community, worker].map((who) => read(who, toWorkers)))).toEqual([all, all]);
      expect(await Promise.all([dispatcher, community].map((who) => read(who, toLeaders)))).toEqual([all, nothing]);
      expect(await worker.call(directiveRoutes.sums, {}, { id: toDesks.id })).toMatchObject({ form: [] });
      expect(
        await refusalOf(community.call(directiveRoutes.followUp, { draftKey: newKey() }, { id: toLeaders.id })),
      ).toBe('DIRECTIVE_NOT_YOURS');
    });

    it('by workers where residents read it, without the words for staff', async () => {
      const audience = anAudience({ areas: [FIRST], roles: ['supervisor'], residents: true });
      const resident = await place.comes('reading-resident');
      await resident.call(peopleRoutes.setHome, { gridCode: FIRST_GRID });
      const sent = await sends(dispatcher, { ...words, audience }, supervisor);
      await place.settled();

      expect(await read(worker, sent)).toEqual([true, true, true, false]);
      expect(await read(supervisor, sent)).toEqual(all);
    });

    it('once withdrawn by its author and those over it alone', async () => {
      const sent = await sends(dispatcher, { ...words, audience: anAudience({ roles: ['dispatcher', 'worker'] }) });
      await place.settled();
      await acts(community, sent.id, 'add', { areaCode: FIRST, note: '带铁锹' });
      await acts(dispatcher, sent.id, 'recall', { note: '时间有误。' });

      expect(await Promise.all([dispatcher, supervisor].map((who) => read(who, sent)))).toEqual([all, all]);
      for (const who of [community, worker]) expect(await read(who, sent)).toEqual(nothing);
      const seen = await sees(community, sent);
      expect(seen).toMatchObject({ state: 'recalled', reason: '时间有误。', people: 5, photos: [], documents: [] });
      expect(seen.steps.map(({ action, note }) => [action, note])).toContainEqual(['add', null]);
    });
  });

  it('can be pressed for once an hour in a place, by those who stand over it, where somebody owes an answer', async () => {
    const sent = await sends(supervisor, { title: '催一催' });
    await place.settled();
    const press = (who: Actor, areaCode: string) => acts(who, sent.id, 'remind', { areaCode, note: '不该留下' });

    expect(await refusalOf(press(community, SECOND))).toBe('DIRECTIVE_NOT_YOURS');
    await press(community, FIRST);
    expect(await refusalOf(press(community, FIRST))).toBe('DIRECTIVE_REMINDED');
    expect(await refusalOf(press(supervisor, FIRST_GRID))).toBe('DIRECTIVE_REMINDED');
    await press(supervisor, STREET);
    const presses = (await sees(supervisor, sent)).steps.filter(({ action }) => action === 'remind');
    expect(presses.map(({ note }) => note)).toEqual([null, null]);
    await place.hoursPass(1.1);
    await press(community, FIRST);
    await worker.call(receivedRoutes.answer, {}, { id: sent.id });
    await place.hoursPass(1.1);
    expect(await refusalOf(press(community, FIRST_GRID))).toBe('DIRECTIVE_ALL_DONE');
    expect(await refusalOf(press(community, `${FIRST}999`))).toBe('INPUT_INVALID');
    expect((await sees(otherCommunity, sent)).steps.filter(({ action }) => action === 'remind')).toHaveLength(1);
  });

  it('is not pressed for by a wider level where all who owe were pressed by theirs', async () => {
    const sent = await sends(supervisor, { title: '只催一次', audience: anAudience({ areas: [FIRST] }) });
    await place.settled();
    await acts(community, sent.id, 'remind', { areaCode: FIRST });

    expect(await refusalOf(acts(supervisor, sent.id, 'remind', { areaCode: STREET }))).toBe('DIRECTIVE_REMINDED');
    await place.hoursPass(1.1);
    expect((await acts(supervisor, sent.id, 'remind', { areaCode: STREET })).state).toBe('sent');
  });

  it('is withdrawn with the reason, by its author or whoever stands over the area, once', async () => {
    const sent = await sends(dispatcher, { title: '发错了' });
    await place.settled();

    expect(await refusalOf(acts(community, sent.id, 'recall', { note: '不是我的' }))).toBe('DIRECTIVE_NOT_YOURS');
    expect(await refusalOf(acts(dispatcher, sent.id, 'recall'))).toBe('DIRECTIVE_INPUT_MISSING');
    // Others have acted since; nothing that was seen can have changed, so a withdrawal need not wait for a new look.
    await acts(community, sent.id, 'remind', { areaCode: FIRST });
    const recalled = await acts(supervisor, sent.id, 'recall', { note: '时间有误。', version: 1 });
    expect(recalled).toMatchObject({ state: 'recalled', reason: '时间有误。', actions: [] });
    expect(await refusalOf(acts(dispatcher, sent.id, 'close'))).toBe('DIRECTIVE_WRONG_STATE');
    expect(await boxOf(community, 'ended')).toContain(sent.id);
    expect(await boxOf(community, 'going')).not.toContain(sent.id);
    const shown = await worker.call(receivedRoutes.one, {}, { id: sent.id });
    expect(shown).toMatchObject({ state: 'recalled', text: '', reason: '时间有误。' });
  });

  it('can be followed up to those alone who owe an answer', async () => {
    const form = [aField('f1', { kind: 'number', required: true })];
    const sent = await sends(supervisor, {
      title: '清点除雪工具'.repeat(10),
      wants: 'form',
      form,
      audience: anAudience({ areas: [FIRST] }),
    });
    await place.settled();
    await worker.call(receivedRoutes.answer, { answer: { f1: 3 } }, { id: sent.id });

    const draftKey = newKey();
    const draft = await supervisor.call(directiveRoutes.followUp, { draftKey }, { id: sent.id });
    expect((await supervisor.call(directiveRoutes.followUp, { draftKey }, { id: sent.id })).id).toBe(draft.id);
    expect(draft).toMatchObject({ wants: 'form', followsUp: { id: sent.id }, content: { form } });
    expect(draft.content.audience).toEqual(anAudience({ areas: [FIRST], roles: [], unansweredOf: sent.id }));
    expect(draft.title).toMatch(/^关于“清点除雪工具.*…”的再次提醒$/);
    expect([...draft.title]).toHaveLength(60);
    await acts(supervisor, draft.id, 'submit');
    await place.settled();

    expect(await sees(supervisor, draft)).toMatchObject({ people: 3 });
    expect((await received(worker)).some(({ id }) => id === draft.id)).toBe(false);
    expect((await received(await place.comes('worker-02'))).some(({ id }) => id === draft.id)).toBe(true);
    // A community follows up in its own place what the street sent wider.
    const wide = await sends(supervisor, { title: '全街道' });
    await place.settled();
    const ours = await community.call(directiveRoutes.followUp, { draftKey: newKey() }, { id: wide.id });
    expect(ours.content.audience.areas).toEqual([FIRST]);
  });

  it('followed up reaches its departments too, and for a post in each of two places the one that covers most', async () => {
    const registry = new Registry(place);
    const heating = await registry.departmentId('红旗供热站');
    const follows = (who: Actor, { id }: DirectiveView) =>
      who.call(directiveRoutes.followUp, { draftKey: newKey() }, { id });
    const sent = await sends(supervisor, { audience: anAudience({ areas: [FIRST], departments: [heating] }) });
    await place.settled();
    const draft = await follows(supervisor, sent);
    expect(draft.content.audience).toMatchObject({ areas: [STREET], departments: [], unansweredOf: sent.id });
    await acts(supervisor, draft.id, 'submit');
    await place.settled();
    // Four workers and the one of the department, whose post is the street's.
    expect(await sees(supervisor, draft)).toMatchObject({ people: 5 });
    expect((await follows(community, sent)).content.audience.areas).toEqual([FIRST]);

    const both = await registry.hires({ login: 'two-places', name: '两处', role: 'dispatcher', areaCode: FIRST });
    await registry.appoints(both.me.id, { role: 'dispatcher', areaCode: SECOND });
    const parts = [FIRST_GRID, `${SECOND}001`, `${SECOND}002`];
    const wide = await sends(supervisor, { audience: anAudience({ areas: parts }) });
    await place.settled();
    const most = await follows(both, wide);
    expect(most).toMatchObject({ areaCode: SECOND, content: { audience: { areas: parts.slice(1) } } });
  });

  it('and is listed newest first, page by page, each once', async () => {
    const all = await boxOf(supervisor, 'going');
    const pages: string[] = [];
    for (let after: string | undefined, at = 0; at < 100; at++) {
      const { items, next } = await supervisor.call(directiveRoutes.list, {
        box: 'going',
        limit: 3,
        ...(after && { after }),
      });
      pages.push(...items.map(({ id }) => id));
      if (next === null) break;
      after = next;
    }

    expect(all.length).toBeGreaterThan(4);
    expect(pages).toEqual(all);
    expect(all).toEqual([...all].sort().reverse());
  });
});
