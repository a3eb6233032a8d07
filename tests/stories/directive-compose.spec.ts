import {
  type DirectiveBox,
  directiveRoutes,
  type DirectiveView,
  peopleRoutes,
  type SaveDirective,
} from '@hongqi/shared';
import { type Actor, refusalOf } from '../support/actor';
import { acts, aDirective, aField, anAudience, COMMUNITIES, received, sends, STREET } from '../support/directives';
import { plainPhoto } from '../support/photos';
import { Registry } from '../support/registry';
import { inShanghai, type Town, town } from '../support/town';

const [FIRST, SECOND] = COMMUNITIES;
const FIRST_GRID = `${FIRST}001`;
const RELAYED = { cascade: 'relay', relayMinutes: 60, sendAt: '2027-01-02T01:00:00Z' } as const;

describe('a directive is written', () => {
  let place: Town;
  let registry: Registry;
  let dispatcher: Actor;
  let supervisor: Actor;
  let admin: Actor;
  let leader: Actor;
  let community: Actor;
  let otherCommunity: Actor;
  let worker: Actor;
  let resident: Actor;

  beforeAll(async () => {
    place = await town({ consoleSessionHours: 10_000, sessionDays: 400 });
    registry = new Registry(place);
    dispatcher = await place.signsIn('dispatcher');
    supervisor = await place.signsIn('supervisor');
    admin = await place.signsIn('admin');
    leader = await place.signsIn('leader');
    community = await place.signsIn('community-01');
    otherCommunity = await place.signsIn('community-02');
    worker = await place.comes('worker-01');
    resident = await place.comes('resident-1');
    await resident.call(peopleRoutes.setHome, { gridCode: FIRST_GRID });
  });
  afterAll(() => place.close());

  const drafts = (who: Actor, more: Partial<SaveDirective> = {}): Promise<DirectiveView> =>
    who.call(directiveRoutes.create, aDirective(more));
  const saves = (who: Actor, { id, version }: DirectiveView, more: Partial<SaveDirective>): Promise<DirectiveView> =>
    who.call(directiveRoutes.save, { ...aDirective(more), version }, { id });
  const sees = (who: Actor, { id }: { id: string }): Promise<DirectiveView> =>
    who.call(directiveRoutes.one, {}, { id });
  const boxOf = async (who: Actor, box: DirectiveBox): Promise<string[]> =>
    (await who.call(directiveRoutes.list, { box, limit: 100 })).items.map(({ id }) => id);
  const toResidents = anAudience({ areas: [FIRST], roles: [], residents: true });

  describe('as a draft', () => {
    it('that may still lack everything, and is there once however often it is pressed', async () => {
      const bare = aDirective({ title: '', text: '', audience: anAudience({ areas: [], roles: [] }) });
      const all = await Promise.all([1, 2, 3].map(() => supervisor.call(directiveRoutes.create, bare)));

      expect(new Set(all.map(({ id }) => id)).size).toBe(1);
      expect(all[0]).toMatchObject({
        state: 'draft',
        version: 1,
        areaCode: STREET,
        actions: ['edit', 'discard', 'submit'],
      });
      expect(await refusalOf(supervisor.call(directiveRoutes.create, { ...bare, title: '另一件' }))).toBe(
        'DIRECTIVE_KEY_REUSED',
      );
      expect((await admin.call(directiveRoutes.create, { ...bare, title: '另一人' })).id).not.toBe(all[0]?.id);
      expect(await refusalOf(acts(supervisor, all[0]?.id ?? '', 'submit'))).toBe('DIRECTIVE_INPUT_MISSING');
    });

    it('that is saved from the version that was looked at, by its author alone', async () => {
      const draft = await drafts(dispatcher);
      const edited = await saves(dispatcher, draft, { title: '改过的标题' });

      expect(edited).toMatchObject({ version: 2, title: '改过的标题' });
      expect(await refusalOf(saves(dispatcher, draft, { title: '旧的一页' }))).toBe('DIRECTIVE_CHANGED');
      // The answer to the first press was lost on the way: the same words again are no conflict.
      expect(await saves(dispatcher, draft, { title: '改过的标题' })).toMatchObject({ version: 2 });
      expect(await refusalOf(saves(supervisor, edited, { title: '别人改的' }))).toBe('DIRECTIVE_NOT_YOURS');
      expect(await refusalOf(saves(community, edited, { title: '别人改的' }))).toBe('NOT_FOUND');
      expect((await sees(dispatcher, draft)).steps.map(({ action }) => action)).toEqual(['create', 'edit']);
    });

    it('that only those see who write for the same area', async () => {
      const draft = await drafts(dispatcher, { audience: anAudience({ areas: [FIRST] }) });

      expect((await sees(supervisor, draft)).actions).toEqual([]);
      for (const other of [community, worker]) expect(await refusalOf(sees(other, draft))).toBe('NOT_FOUND');
      expect(await refusalOf(sees(resident, draft))).toBe('NOT_ALLOWED');
      expect(await boxOf(dispatcher, 'mine')).toContain(draft.id);
      expect(await boxOf(supervisor, 'mine')).not.toContain(draft.id);
    });

    it.each<[string, object]>([
      ['a title too long', { title: '长'.repeat(61) }],
      ['a control character', { text: 'a\u0000b' }],
      ['no title at all', { title: null }],
      ['a time without a zone', { dueAt: '2026-11-25T08:00:00' }],
      ['a time that is none', { sendAt: '2026-13-45T08:00:00Z' }],
      ['a time left out', { validUntil: undefined }],
      ['a kind there is not', { kind: 'rumour' }],
      ['a form of eleven fields', { form: Array.from({ length: 11 }, (_, at) => aField(`f${at}`)) }],
      ['a field that is no field', { form: ['f1'] }],
      ['a word that means nothing here', { state: 'sent' }],
      ['an area that is no code', { audience: anAudience({ areas: ['15078200200x'] }) }],
      ['an area there is not', { audience: anAudience({ areas: [`${STREET}777`] }) }],
      ['a department there is not', { audience: anAudience({ departments: ['01KAAAAAAAAAAAAAAAAAAAAAAA'] }) }],
    ])('that is refused with %s', async (_, more) => {
      const { status, body } = await supervisor.send('POST', '/api/v1/directives', { ...aDirective(), ...more });

      expect({ status, code: (body as { code: string }).code }).toEqual({ status: 400, code: 'INPUT_INVALID' });
    });

    it('whose photos are kept for it, and free again when it is thrown away', async () => {
      const [first, second] = [
        await supervisor.photographs(await plainPhoto()),
        await supervisor.photographs(await plainPhoto()),
      ];
      const draft = await drafts(supervisor, { photos: [first.id, second.id] });

      expect(draft.photos.map(({ id }) => id)).toEqual([first.id, second.id]);
      expect(await refusalOf(supervisor.reports('用同一张', { photos: [first.id] }))).toBe('PHOTO_NOT_YOURS');
      expect(await refusalOf(drafts(admin, { photos: [first.id] }))).toBe('PHOTO_NOT_YOURS');
      const edited = await saves(supervisor, draft, { photos: [second.id] });
      expect((await supervisor.reports('拿下来的那张', { photos: [first.id] })).photos).toHaveLength(1);
      expect((await acts(supervisor, draft.id, 'discard', { version: edited.version })).actions).toEqual([]);
      expect(await refusalOf(sees(supervisor, draft))).toBe('NOT_FOUND');
      expect((await supervisor.reports('又能用了', { photos: [second.id] })).photos).toHaveLength(1);
    });
  });

  describe('for no more than the writer’s own areas', () => {
    it('neither by area nor by department, in a new draft nor in a stored one', async () => {
      const heating = await registry.departmentId('红旗供热站');
      const outside = [
        anAudience({ areas: [STREET] }),
        anAudience({ areas: [SECOND] }),
        anAudience({ areas: [FIRST, `${SECOND}001`] }),
        anAudience({ areas: [FIRST], departments: [heating] }),
      ];
      const draft = await drafts(community, { audience: anAudience({ areas: [FIRST] }) });

      for (const audience of outside) {
        expect(await refusalOf(drafts(community, { audience }))).toBe('DIRECTIVE_OUTSIDE');
        expect(await refusalOf(saves(community, draft, { audience }))).toBe('DIRECTIVE_OUTSIDE');
        expect(await refusalOf(community.call(directiveRoutes.preview, { audience, cascade: 'straight' }))).toBe(
          'DIRECTIVE_OUTSIDE',
        );
        expect(
          await refusalOf(community.call(directiveRoutes.addPreset, { kind: 'audience', name: '外面', audience })),
        ).toBe('DIRECTIVE_OUTSIDE');
      }
      expect((await sees(community, draft)).content.audience.areas).toEqual([FIRST]);
      expect((await acts(community, draft.id, 'submit')).state).toBe('sending');
      await place.settled();
      expect(await received(await place.comes('worker-05'))).toEqual([]);
    });

    it('nor from a post that has ended since the draft', async () => {
      const moved = await registry.hires({ login: 'moving', name: '佟某', role: 'dispatcher', areaCode: STREET });
      const draft = await drafts(moved, { audience: toResidents });
      const { state, version } = await acts(moved, draft.id, 'submit');
      expect(state).toBe('pending');
      await registry.endsPosts(moved);
      await registry.appoints(moved.me.id, { role: 'dispatcher', areaCode: SECOND });

      expect(await refusalOf(acts(admin, draft.id, 'approve', { version }))).toBe('DIRECTIVE_OUTSIDE');
      expect(await refusalOf(acts(moved, draft.id, 'takeBack'))).toBe('NOT_FOUND');
      expect((await acts(admin, draft.id, 'refuse', { note: '作者已调离。' })).state).toBe('draft');
    });

    it('in the spelling of the outermost areas', async () => {
      const draft = await drafts(supervisor, { audience: anAudience({ areas: [FIRST_GRID, SECOND, FIRST] }) });

      expect(draft.content.audience.areas).toEqual([FIRST, SECOND]);
      expect(draft.names).toEqual({ [FIRST]: '红旗社区', [SECOND]: '红新社区' });
    });
  });

  describe('and goes to residents only with a second person’s consent', () => {
    it('who is never the author, whatever posts they hold', async () => {
      const both = await registry.hires({ login: 'both', name: '白某', role: 'dispatcher', areaCode: STREET });
      await registry.appoints(both.me.id, { role: 'supervisor', areaCode: STREET });
      await registry.appoints(both.me.id, { role: 'admin', areaCode: '150782' });
      const draft = await drafts(both, { audience: toResidents });
      const pending = await acts(both, draft.id, 'submit', { version: draft.version });

      expect(pending).toMatchObject({ state: 'pending', actions: ['takeBack'], awaitsMe: false });
      expect(await refusalOf(acts(both, draft.id, 'approve'))).toBe('DIRECTIVE_NOT_YOURS');
      for (const other of [dispatcher])
        expect(await refusalOf(acts(other, draft.id, 'approve'))).toBe('DIRECTIVE_NOT_YOURS');
      expect(await refusalOf(acts(community, draft.id, 'approve'))).toBe('NOT_FOUND');
      expect(await received(resident)).toEqual([]);
      expect(await sees(admin, draft)).toMatchObject({ awaitsMe: true, actions: ['approve', 'refuse'] });
      expect(await boxOf(admin, 'pending')).toContain(draft.id);
      expect(await boxOf(both, 'pending')).not.toContain(draft.id);
      expect((await admin.call(directiveRoutes.counts, {})).pending).toBe((await boxOf(admin, 'pending')).length);

      const sent = await acts(admin, draft.id, 'approve', { version: pending.version });
      await place.settled();
      expect(sent).toMatchObject({ state: 'sending', approver: '周海' });
      expect((await received(resident)).map(({ id }) => id)).toEqual([draft.id]);
      expect(await sees(both, draft)).toMatchObject({ state: 'sent', people: 1, read: 0, done: 0 });
    });

    it('nor whoever wrote it and has come to decide there since', async () => {
      const wrote = await registry.hires({ login: 'rising', name: '邵某', role: 'dispatcher', areaCode: FIRST });
      const audience = anAudience({ areas: [FIRST_GRID], roles: [], residents: true });
      const draft = await drafts(wrote, { audience });
      const { version } = await acts(wrote, draft.id, 'submit');
      await registry.endsPosts(wrote);
      await registry.appoints(wrote.me.id, { role: 'supervisor', areaCode: FIRST_GRID });

      expect(await sees(wrote, draft)).toMatchObject({ state: 'pending', actions: [], awaitsMe: false });
      for (const action of ['approve', 'refuse'] as const)
        expect(await refusalOf(acts(wrote, draft.id, action, { version, note: '同意。' }))).toBe('DIRECTIVE_NOT_YOURS');
      expect((await acts(admin, draft.id, 'approve', { version })).state).toBe('sending');
    });

    it('to the words it was submitted with, whatever is saved at the same moment', async () => {
      for (const text of ['一', '二', '三', '四', '五']) {
        const draft = await drafts(dispatcher, { audience: toResidents, text });
        const next = { ...draft, version: draft.version + 1 };
        const [sent, saved] = await Promise.allSettled([
          acts(dispatcher, draft.id, 'submit', { version: draft.version }),
          saves(dispatcher, next, { audience: toResidents, text: '换掉的话' }),
        ]);
        expect([sent.status, saved.status]).toEqual(['fulfilled', 'rejected']);
        expect(await sees(dispatcher, draft)).toMatchObject({ state: 'pending', content: { text } });
        expect(await refusalOf(saves(dispatcher, next, { audience: toResidents, text: '换掉的话' }))).toBe(
          'DIRECTIVE_WRONG_STATE',
        );
      }
    });

    it('given once, though two press at the same moment', async () => {
      const draft = await drafts(dispatcher, { audience: toResidents, title: '两人同时同意' });
      const { version } = await acts(dispatcher, draft.id, 'submit');
      const answers = await Promise.allSettled(
        [supervisor, admin].map((who) => acts(who, draft.id, 'approve', { version })),
      );
      await place.settled();

      expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect((await sees(dispatcher, draft)).steps.filter(({ action }) => action === 'approve')).toHaveLength(1);
      expect((await received(resident)).filter(({ id }) => id === draft.id)).toHaveLength(1);
    });

    it('who has seen the words that go out, and may send them back with a reason', async () => {
      const draft = await drafts(dispatcher, { audience: toResidents });
      const pending = await acts(dispatcher, draft.id, 'submit');
      expect(await refusalOf(acts(supervisor, draft.id, 'refuse'))).toBe('DIRECTIVE_INPUT_MISSING');
      const refused = await acts(supervisor, draft.id, 'refuse', { note: '请写明时间。' });
      expect(refused).toMatchObject({ state: 'draft', reason: '请写明时间。', actions: [] });

      const edited = await saves(dispatcher, refused, {
        audience: toResidents,
        text: '今晚八点起停水，明早六点恢复。',
      });
      const again = await acts(dispatcher, draft.id, 'submit', { version: edited.version });
      expect(await refusalOf(acts(supervisor, draft.id, 'approve', { version: pending.version }))).toBe(
        'DIRECTIVE_CHANGED',
      );
      expect(again.reason).toBeNull();
      // Without saying which words were looked at there is no consent.
      expect(await refusalOf(acts(supervisor, draft.id, 'approve'))).toBe('DIRECTIVE_INPUT_MISSING');
      expect((await acts(supervisor, draft.id, 'approve', { version: again.version })).state).toBe('sending');
    });

    it('and none is asked for what goes to staff alone', async () => {
      expect(await sends(supervisor, { audience: anAudience() })).toMatchObject({ state: 'sending', approver: null });
    });
  });

  describe('complete', () => {
    it.each<[string, Partial<SaveDirective>, string]>([
      ['no words', { text: ' ' }, 'DIRECTIVE_INPUT_MISSING'],
      ['nobody in it', { audience: anAudience({ roles: ['admin'], areas: [FIRST] }) }, 'DIRECTIVE_NOBODY'],
      ['nobody chosen', { audience: anAudience({ roles: [] }) }, 'DIRECTIVE_NOBODY'],
      ['a form without fields', { wants: 'form' }, 'DIRECTIVE_FORM_INVALID'],
      [
        'a choice of nothing',
        { wants: 'form', form: [aField('f1', { kind: 'choice', options: ['是'] })] },
        'DIRECTIVE_FORM_INVALID',
      ],
      ['two fields of one key', { wants: 'form', form: [aField('f1'), aField('f1')] }, 'DIRECTIVE_FORM_INVALID'],
      ['a time that has passed', { dueAt: '2026-11-22T01:00:00Z' }, 'DIRECTIVE_TIMES'],
      ['an end before it begins', { sendAt: '2027-01-02T01:00:00Z', dueAt: '2027-01-01T01:00:00Z' }, 'DIRECTIVE_TIMES'],
      [
        'an end at its beginning',
        { sendAt: '2027-01-02T01:00:00Z', dueAt: '2027-01-02T09:00:00+08:00' },
        'DIRECTIVE_TIMES',
      ],
      [
        'validity shorter than the time given',
        { dueAt: '2027-01-02T01:00:00Z', validUntil: '2027-01-01T01:00:00Z' },
        'DIRECTIVE_TIMES',
      ],
      [
        'a time before the communities have passed it on',
        { ...RELAYED, dueAt: '2027-01-02T02:00:00Z', validUntil: '2027-01-03T02:00:00Z' },
        'DIRECTIVE_TIMES',
      ],
      ['validity that ends before they have', { ...RELAYED, validUntil: '2027-01-02T01:59:00Z' }, 'DIRECTIVE_TIMES'],
      ['validity that is over', { validUntil: '2026-11-22T01:00:00Z' }, 'DIRECTIVE_TIMES'],
    ])('or not sent: %s', async (_, more, code) => {
      const draft = await drafts(supervisor, more);

      expect(await refusalOf(acts(supervisor, draft.id, 'submit'))).toBe(code);
      expect((await sees(supervisor, draft)).state).toBe('draft');
    });

    it('with who would get it known before', async () => {
      const heating = await registry.departmentId('红旗供热站');
      const audience = anAudience({ roles: ['worker'], residents: true, departments: [heating] });
      const preview = await supervisor.call(directiveRoutes.preview, { audience, cascade: 'straight' });

      expect(preview).toMatchObject({ people: 14, staff: 13, residents: 1, grids: 12, needsApproval: true });
      expect(preview.areas).toEqual([{ code: STREET, name: '红旗街道', people: 14 }]);
    });
  });

  describe('and sent at its time', () => {
    const tomorrow = inShanghai('2026-11-24 08:00').toISOString();

    it('not before, and not at all when it was taken back', async () => {
      const [kept, taken] = [
        await sends(supervisor, { title: '定时一', sendAt: tomorrow }),
        await sends(supervisor, { title: '定时二', sendAt: tomorrow }),
      ];
      expect([kept.state, taken.state, kept.sentAt]).toEqual(['scheduled', 'scheduled', null]);
      expect(await boxOf(admin, 'going')).toEqual(expect.arrayContaining([kept.id, taken.id]));
      expect(await boxOf(community, 'going')).not.toContain(kept.id);
      expect(await refusalOf(acts(admin, taken.id, 'takeBack'))).toBe('DIRECTIVE_NOT_YOURS');
      expect((await acts(supervisor, taken.id, 'takeBack')).state).toBe('draft');

      await place.itBecomes('2026-11-24 07:59');
      expect((await received(worker)).some(({ title }) => title.startsWith('定时'))).toBe(false);
      await place.itBecomes('2026-11-24 08:01');
      expect((await received(worker)).map(({ title }) => title).filter((title) => title.startsWith('定时'))).toEqual([
        '定时一',
      ]);
      expect((await sees(supervisor, kept)).steps.map(({ action, actor }) => [action, actor])).toEqual([
        ['create', '赵敏'],
        ['submit', '赵敏'],
        ['start', null],
        ['finish', null],
      ]);
      expect(await sees(supervisor, taken)).toMatchObject({ state: 'draft', people: 0 });
    });
  });

  it('from what was kept for the colleagues of an area', async () => {
    const audience = anAudience({ areas: [FIRST], roles: ['worker'] });
    const ours = await community.call(directiveRoutes.addPreset, { kind: 'audience', name: '本社区网格员', audience });
    const { draftKey: _, ...content } = aDirective({ title: '清雪模板', dueAt: '2027-01-01T01:00:00Z' });
    const street = await supervisor.call(directiveRoutes.addPreset, { kind: 'template', name: '清雪', content });
    const seenBy = async (who: Actor): Promise<string[]> =>
      (await who.call(directiveRoutes.presets, {})).map(({ id }) => id).sort();

    expect(ours).toMatchObject({ areaCode: FIRST, audience, content: null });
    expect(street).toMatchObject({ areaCode: STREET, audience: null, content: { title: '清雪模板', dueAt: null } });
    expect(await seenBy(community)).toEqual([ours.id, street.id]);
    expect(await seenBy(otherCommunity)).toEqual([street.id]);
    expect(await seenBy(leader)).toEqual([ours.id, street.id]);
    expect(await refusalOf(supervisor.call(directiveRoutes.addPreset, { kind: 'template', name: '空的' }))).toBe(
      'INPUT_INVALID',
    );

    const remove = (who: Actor, id: string) => who.call(directiveRoutes.removePreset, {}, { id });
    expect(await refusalOf(remove(otherCommunity, ours.id))).toBe('NOT_FOUND');
    expect(await refusalOf(remove(otherCommunity, street.id))).toBe('NOT_ALLOWED');
    await remove(community, ours.id);
    await remove(admin, street.id);
    expect(await seenBy(supervisor)).toEqual([]);
  });

  it('never by somebody who only gets them', async () => {
    expect(await refusalOf(drafts(worker))).toBe('NOT_ALLOWED');
    expect(await refusalOf(drafts(resident))).toBe('NOT_ALLOWED');
  });
});
