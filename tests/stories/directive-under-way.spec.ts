import { type DirectiveBox, directiveRoutes, type DirectiveView, receivedRoutes } from '@hongqi/shared';
import { type Actor, newKey, refusalOf } from '../support/actor';
import { acts, aField, anAudience, COMMUNITIES, received, sends, STREET } from '../support/directives';
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

  it('can be pressed for once an hour in a place, by those who stand over it, where somebody owes an answer', async () => {
    const sent = await sends(supervisor, { title: '催一催' });
    await place.settled();
    const press = (who: Actor, areaCode: string) => acts(who, sent.id, 'remind', { areaCode });

    expect(await refusalOf(press(community, SECOND))).toBe('DIRECTIVE_NOT_YOURS');
    await press(community, FIRST);
    expect(await refusalOf(press(community, FIRST))).toBe('DIRECTIVE_REMINDED');
    expect(await refusalOf(press(supervisor, FIRST_GRID))).toBe('DIRECTIVE_REMINDED');
    await press(supervisor, STREET);
    await place.hoursPass(1.1);
    await press(community, FIRST);
    await worker.call(receivedRoutes.answer, {}, { id: sent.id });
    await place.hoursPass(1.1);
    expect(await refusalOf(press(community, FIRST_GRID))).toBe('DIRECTIVE_ALL_DONE');
    expect(await refusalOf(press(community, `${FIRST}999`))).toBe('INPUT_INVALID');
    expect((await sees(otherCommunity, sent)).steps.filter(({ action }) => action === 'remind')).toHaveLength(1);
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
