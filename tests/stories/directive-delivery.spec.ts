import { type DirectiveView, directiveRoutes, peopleRoutes, receivedRoutes } from '@hongqi/shared';
import { type Actor, refusalOf } from '../support/actor';
import { ledgerOf, writtenAt } from '../support/directive-ledger';
import { acts, aDirective, anAudience, COMMUNITIES, received, sends, STREET } from '../support/directives';
import { LiveClient } from '../support/live-client';
import { Registry } from '../support/registry';
import { type Town, town } from '../support/town';

const TEMPLATE = 'sandbox-directive';
const GRID = '150782002001001';
const EVERYONE = anAudience({ roles: ['worker', 'dispatcher'], residents: true });

describe('the way of a directive', () => {
  let place: Town;
  let author: Actor;
  let second: Actor;
  let heads: Actor[];
  let resident: Actor;
  let registry: Registry;

  beforeAll(async () => {
    place = await town({ directiveChunk: 3, consoleSessionHours: 10_000, sessionDays: 400 });
    registry = new Registry(place);
    author = await place.signsIn('supervisor');
    second = await place.signsIn('admin');
    heads = [];
    for (const login of ['community-01', 'community-02', 'community-03']) heads.push(await place.signsIn(login));
    resident = await livesIn('resident-1', GRID);
  });
  afterAll(() => place.close());

  async function livesIn(key: string, gridCode: string): Promise<Actor> {
    const someone = await place.comes(key);
    await someone.call(peopleRoutes.setHome, { gridCode });
    return someone;
  }
  const inHours = (hours: number): string => new Date(place.clock.now().getTime() + hours * 3_600_000).toISOString();
  const ledger = ({ id }: DirectiveView) => ledgerOf(place.database.manager, id);
  const has = async (who: Actor, { id }: DirectiveView): Promise<boolean> =>
    (await received(who)).some((row) => row.id === id);
  const reaches = async (view: DirectiveView): Promise<string[]> =>
    (await ledger(view)).copies.map(({ areaCode }) => areaCode).sort();

  describe('from level to level', () => {
    const relayed = { cascade: 'relay', relayMinutes: 30, audience: EVERYONE } as const;

    it('waits at each community for its head, and goes on by itself where nobody presses', async () => {
      const view = await sends(author, relayed, second);
      await place.settled();
      expect(await reaches(view)).toEqual([STREET, ...COMMUNITIES]);
      expect((await ledger(view)).legs.filter(({ state }) => state === 'waiting').map((leg) => leg.areaCode)).toEqual(
        COMMUNITIES,
      );

      await acts(heads[0] as Actor, view.id, 'pass', { areaCode: COMMUNITIES[0] });
      await place.settled();
      expect((await reaches(view)).filter((code) => code.length === 15 && !code.startsWith(COMMUNITIES[0]))).toEqual(
        [],
      );
      expect(await has(resident, view)).toBe(true);
      expect(await refusalOf(acts(heads[0] as Actor, view.id, 'pass', { areaCode: COMMUNITIES[0] }))).toBe(
        'DIRECTIVE_NOT_WAITING',
      );
      expect((await ledger(view)).state).toBe('sending');

      await place.hoursPass(0.6);
      const after = await ledger(view);
      // Twelve workers, four desks and the one resident.
      expect(after.copies).toHaveLength(17);
      expect(after).toMatchObject({ state: 'sent', wrongTallies: [] });
      expect(after.steps).toEqual(['create', 'submit', 'approve', 'pass', 'finish']);
    });

    it('goes at once where a community has nobody to pass it on', async () => {
      await registry.endsPosts(heads[1] as Actor);
      const view = await sends(author, relayed, second);
      await place.settled();

      expect((await reaches(view)).filter((code) => code.length === 15)).toEqual(
        ['001', '002', '003', '004'].map((grid) => COMMUNITIES[1] + grid),
      );
      await registry.appoints((heads[1] as Actor).me.id, { role: 'dispatcher', areaCode: COMMUNITIES[1] });
    });

    it('does not reach a newcomer of a community before that community', async () => {
      const view = await sends(author, relayed, second);
      await place.settled();
      const newcomer = await livesIn('newcomer', GRID);
      expect(await has(newcomer, view)).toBe(false);

      await acts(heads[0] as Actor, view.id, 'pass', { areaCode: COMMUNITIES[0] });
      await place.settled();
      expect(await has(newcomer, view)).toBe(true);
    });

    it('gives nobody what is over by the time it would go on', async () => {
      const view = await sends(author, { ...relayed, validUntil: inHours(1) }, second);
      await place.settled();
      await place.hoursPass(1.1);

      const after = await ledger(view);
      expect(after.copies).toHaveLength(4);
      expect(after).toMatchObject({ state: 'sent', wrongTallies: [] });
      expect(after.legs.every(({ state }) => state === 'done')).toBe(true);
      expect(after.steps).toEqual(['create', 'submit', 'approve', 'finish']);
    });

    it('ends where it is when it is withdrawn on the way', async () => {
      const view = await sends(author, relayed, second);
      await place.settled();
      await acts(author, view.id, 'recall', { note: '发错了。' });
      await place.hoursPass(1);

      const after = await ledger(view);
      expect(after.copies).toHaveLength(4);
      expect(after.state).toBe('recalled');
      expect(after.legs.every(({ state }) => state === 'done')).toBe(true);
      expect(after.letters.every(({ state }) => state === 'done')).toBe(true);
    });
  });

  it('begins at its time, and not at all when it is taken back before', async () => {
    const sendAt = inHours(3);
    const [kept, taken] = [
      await sends(author, { sendAt, audience: anAudience() }),
      await sends(author, { sendAt, audience: anAudience() }),
    ];
    await place.hoursPass(2.9);
    expect([await reaches(kept), (await ledger(kept)).state]).toEqual([[], 'scheduled']);
    await acts(author, taken.id, 'takeBack');
    await place.hoursPass(0.2);

    const after = await ledger(kept);
    expect(after.copies).toHaveLength(12);
    expect(after.steps).toEqual(['create', 'submit', 'start', 'finish']);
    const view = await author.call(directiveRoutes.one, {}, { id: kept.id });
    expect(Date.parse(view.sentAt ?? '')).toBeGreaterThanOrEqual(Date.parse(sendAt));
    expect(await ledger(taken)).toMatchObject({ state: 'draft', copies: [], legs: [], letters: [] });
  });

  it('does not begin for an author who stands elsewhere by then, and says so', async () => {
    const leaving = await registry.hires({ login: 'leaving', name: '要走的', role: 'dispatcher', areaCode: STREET });
    const cascade = { cascade: 'relay', relayMinutes: 30 } as const;
    const view = await sends(leaving, { ...cascade, sendAt: inHours(3), audience: anAudience() });
    expect(view.state).toBe('scheduled');
    await registry.endsPosts(leaving);
    await registry.appoints(leaving.me.id, { role: 'dispatcher', areaCode: COMMUNITIES[0] });
    await place.hoursPass(4);

    const after = await ledger(view);
    expect(after).toMatchObject({ state: 'draft', copies: [], legs: [], letters: [] });
    expect(after.steps).toEqual(['create', 'submit', 'halt']);
    const seen = await author.call(directiveRoutes.one, {}, { id: view.id });
    expect(seen).toMatchObject({ state: 'draft', reason: '发送人岗位已变动，请重新发送', approver: null });

    await registry.appoints(leaving.me.id, { role: 'dispatcher', areaCode: STREET });
    const times = { ...aDirective({ ...cascade, audience: anAudience() }), version: seen.version };
    const again = await leaving.call(directiveRoutes.save, times, { id: view.id });
    expect(await acts(leaving, view.id, 'submit', { version: again.version })).toMatchObject({
      state: 'sending',
      reason: null,
    });
    await registry.endsPosts(leaving);
  });

  it.each([{ urgency: 'urgent', kind: 'notice' } as const, { urgency: 'normal', kind: 'alert' } as const])(
    'is free for what cannot wait, however many wait for the other: %j',
    async (pressing) => {
      const sendAt = inHours(3);
      const everyone = await sends(author, { sendAt, audience: anAudience({ roles: ['worker', 'dispatcher'] }) });
      const urgent = await sends(author, { sendAt, ...pressing, audience: anAudience() });
      await place.hoursPass(3.1);

      const [first, last] = [
        await writtenAt(place.database.manager, urgent.id),
        await writtenAt(place.database.manager, everyone.id),
      ];
      expect([first.length, last.length]).toEqual([12, 16]);
      expect(Math.max(...first)).toBeLessThan(Math.min(...last));
    },
  );

  it('leads once more to those who owe an answer, and to nobody else', async () => {
    const neighbour = await livesIn('debtor', GRID);
    const first = await sends(author, { audience: EVERYONE }, second);
    await place.settled();
    const worker = await place.comes('worker-01');
    for (const who of [resident, worker]) await who.call(receivedRoutes.answer, {}, { id: first.id });
    const settled = [resident.me.id, worker.me.id];
    const owing = (await ledger(first)).copies.filter(({ personId }) => !settled.includes(personId));

    const nobodyElse = { roles: [], unansweredOf: first.id };
    const audience = anAudience({ ...nobodyElse, residents: true });
    const preview = await author.call(directiveRoutes.preview, { audience, cascade: 'straight' });
    const again = await sends(author, { audience }, second);
    const toStaff = await sends(author, { audience: anAudience(nobodyElse) });
    await place.settled();

    expect(preview.people).toBe(owing.length);
    expect(owing.map(({ personId }) => personId)).toContain(neighbour.me.id);
    expect((await ledger(again)).copies).toEqual(owing);
    expect((await ledger(toStaff)).copies).toEqual(owing.filter(({ part }) => part === 'staff'));
    expect(await ledger(again)).toMatchObject({ state: 'sent', wrongTallies: [] });
    expect(await has(await livesIn('later', GRID), again)).toBe(false);
  });

  describe('for those who come later', () => {
    it('leads to whoever moves in, takes a post or looks, once', async () => {
      const view = await sends(author, { audience: EVERYONE }, second);
      await place.settled();
      const before = (await ledger(view)).copies.length;

      const neighbour = await livesIn('neighbour', GRID);
      const hired = await registry.hires({ login: 'new-worker', name: '新来的', role: 'worker', areaCode: GRID });
      await place.hoursPass(0.05);
      const promoted = await place.comes('promoted');
      await registry.appoints(promoted.me.id, { role: 'dispatcher', areaCode: STREET });
      expect(await has(promoted, view)).toBe(true);
      const moved = await livesIn('neighbour', '150782002002001');

      const after = await ledger(view);
      expect(after.copies).toHaveLength(before + 3);
      expect(after.wrongTallies).toEqual([]);
      const partOf = ({ me }: Actor): unknown[] =>
        after.copies.filter(({ personId }) => personId === me.id).map(({ part, areaCode }) => [part, areaCode]);
      expect([neighbour, hired, promoted, moved].map(partOf)).toEqual([
        [['resident', GRID]],
        [['staff', GRID]],
        [['staff', STREET]],
        [['resident', GRID]],
      ]);
    });

    it('becomes an order to staff for whoever has it as a resident and takes a post before doing it', async () => {
      const view = await sends(author, { audience: EVERYONE, staffText: '只给工作人员。' }, second);
      await place.settled();
      const people: Actor[] = [];
      for (const key of ['by-look', 'by-sweep', 'had-done']) people.push(await livesIn(key, GRID));
      const [looks, swept, done] = people as [Actor, Actor, Actor];
      await looks.call(receivedRoutes.read, {}, { id: view.id });
      await done.call(receivedRoutes.answer, {}, { id: view.id });
      const partOf = async ({ me }: Actor): Promise<unknown[]> =>
        (await ledger(view)).copies.flatMap(({ personId, part, areaCode }) =>
          personId === me.id ? [part, areaCode] : [],
        );
      const before = (await ledger(view)).copies.length;

      await registry.appoints(looks.me.id, { role: 'worker', areaCode: `${COMMUNITIES[1]}001` });
      for (const who of [swept, done]) await registry.appoints(who.me.id, { role: 'worker', areaCode: GRID });
      const mine = (await received(looks)).find(({ id }) => id === view.id);
      expect(mine).toMatchObject({ part: 'staff', settled: false });
      expect((await looks.call(receivedRoutes.one, {}, { id: view.id })).staffText).toBe('只给工作人员。');
      await place.hoursPass(0.05);
      await received(done);

      expect(await Promise.all(people.map(partOf))).toEqual([
        ['staff', `${COMMUNITIES[1]}001`],
        ['staff', GRID],
        ['resident', GRID],
      ]);
      await looks.call(receivedRoutes.answer, {}, { id: view.id });
      const after = await ledger(view);
      expect(after.copies).toHaveLength(before);
      expect(after.wrongTallies).toEqual([]);
      for (const who of people) await registry.endsPosts(who);
    });

    it('is closed once it is over', async () => {
      const validUntil = inHours(3);
      const view = await sends(author, { validUntil, audience: EVERYONE }, second);
      const closed = await sends(author, { audience: EVERYONE }, second);
      await place.settled();
      await acts(author, closed.id, 'close');
      await place.hoursPass(3.1);
      const late = await livesIn('late', GRID);

      expect([await has(late, view), await has(late, closed)]).toEqual([false, false]);
    });
  });

  describe('by WeChat', () => {
    async function allows(count: number): Promise<void> {
      await place.wechat.subscribe('resident-1', TEMPLATE, count);
      for (let at = 0; at < count; at += 1)
        await resident.call(peopleRoutes.subscribed, { answers: [{ templateId: TEMPLATE, answer: 'accept' }] });
    }
    const messages = async ({ id }: DirectiveView) =>
      (await place.wechat.messages()).filter(
        ({ templateId, page }) => templateId === TEMPLATE && page?.endsWith(id) === true,
      );

    it('reaches whoever allowed a message, and presses with the next one they allowed', async () => {
      await allows(2);
      const dueAt = inHours(9);
      const view = await sends(author, { kind: 'task', dueAt, audience: EVERYONE }, second);
      await place.settled();
      expect(await messages(view)).toMatchObject([
        {
          person: 'resident-1',
          page: `directive/read/index?id=${view.id}`,
          data: {
            thing1: '今夜大雪，请提前准备',
            thing2: '红旗街道',
            phrase3: '任务',
            time4: expect.stringMatching(/^2026年11月\d+日 \d\d:\d\d$/),
          },
        },
      ]);
      const staff = (await ledger(view)).copies.filter(({ part }) => part === 'staff');
      expect(staff.filter(({ messaged }) => messaged)).toEqual([]);

      await acts(author, view.id, 'remind', { areaCode: STREET });
      await place.settled();
      expect((await messages(view)).map(({ data }) => data['thing5'])).toEqual([
        '您有一条新的社区指令，请点开查看',
        '您还有一条指令未完成，请尽快处理',
      ]);
      await place.hoursPass(2);
      await acts(author, view.id, 'remind', { areaCode: STREET });
      await place.settled();
      expect(await messages(view)).toHaveLength(2);
    });

    it('presses nobody twice whom two levels press within the hour', async () => {
      await allows(3);
      const view = await sends(author, { audience: EVERYONE }, second);
      await place.settled();
      await acts(heads[0] as Actor, view.id, 'remind', { areaCode: COMMUNITIES[0] });
      await acts(author, view.id, 'remind', { areaCode: STREET });
      await place.settled();
      expect(await messages(view)).toHaveLength(2);

      await place.hoursPass(2);
      await acts(author, view.id, 'remind', { areaCode: STREET });
      await place.settled();
      expect(await messages(view)).toHaveLength(3);
    });

    it('is silent to whoever has settled it, and about what is withdrawn', async () => {
      await allows(2);
      await place.wechat.fault({ api: 'send', errcode: 45009 });
      const view = await sends(author, { audience: EVERYONE }, second);
      await place.settled();
      expect(await messages(view)).toEqual([]);
      await resident.call(receivedRoutes.answer, {}, { id: view.id });
      // The quota of the day was used up: it is tried again after midnight.
      await place.hoursPass(25);

      expect(await messages(view)).toEqual([]);
      const mine = (await ledger(view)).letters.filter(({ topic }) => topic === 'wechatDirective');
      expect(mine).toMatchObject([{ state: 'impossible', lastError: 'the person has settled it' }]);
    });
  });

  it('is heard of at once by those who are online', async () => {
    const phone = await LiveClient.signedIn(place.url, resident.token);
    const desk = await LiveClient.signedIn(place.url, author.token);
    const view = await sends(author, { audience: EVERYONE }, second);
    await place.settled();
    const came = await phone.hears(({ type }) => type === 'directive');
    expect(came).toMatchObject({ id: view.id });
    expect(await desk.hears(({ type }) => type === 'directive')).toMatchObject({ id: view.id });

    await resident.call(receivedRoutes.read, {}, { id: view.id });
    await phone.caughtUp();
    await acts(author, view.id, 'recall', { note: '发错了。' });
    // Unread again, as it was when it came.
    expect(await phone.hears(({ type }) => type === 'directive')).toEqual(came);
    await phone.hangsUp();
    await desk.hangsUp();
  });

  it('is heard of by those of an area when that area adds to it, and by staff who look into it', async () => {
    const view = await sends(author, { audience: EVERYONE }, second);
    await place.settled();
    const elsewhere = await livesIn('elsewhere', '150782002002001');
    const [here, there, desk] = [
      await LiveClient.signedIn(place.url, resident.token),
      await LiveClient.signedIn(place.url, elsewhere.token),
      await LiveClient.signedIn(place.url, author.token),
    ];
    await acts(heads[0] as Actor, view.id, 'add', { areaCode: COMMUNITIES[0], note: '铲雪工具在居委会领' });

    const isNews = ({ type }: { type: string }): boolean => type === 'directive';
    expect(await here.hears(isNews)).toMatchObject({ id: view.id });
    expect(await desk.hears(isNews)).toMatchObject({ id: view.id });
    expect((await there.caughtUp()).filter(isNews)).toEqual([]);
    expect((await received(elsewhere)).find(({ id }) => id === view.id)).toMatchObject({ fresh: true });
    await Promise.all([here, there, desk].map((client) => client.hangsUp()));
  });
});
