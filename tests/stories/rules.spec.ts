import { areaRoutes, type CalendarView, type CategoryView, type Limit, type Limits, ruleRoutes } from '@hongqi/shared';
import { type Actor, refusalOf } from '../support/actor';
import { NEXT_STREET, Registry } from '../support/registry';
import { type Town, town } from '../support/town';

const STREET = '150782002';
const USUAL = '08:30-12:00,14:00-17:30';
const hours = (amount: number): Limit => ({ amount, unit: 'hours' });
const workingHours = (amount: number): Limit => ({ amount, unit: 'workingHours' });

describe('the rules of the platform', () => {
  let place: Town;
  let admin: Actor;
  let resident: Actor;
  let dispatcher: Actor;

  beforeEach(async () => {
    place = await town();
    admin = await place.signsIn('admin');
    dispatcher = await place.signsIn('dispatcher');
    resident = await place.comes('resident-1');
  });
  afterEach(() => place.close());

  const calendar = (who: Actor, code = STREET): Promise<CalendarView> => who.call(ruleRoutes.calendar, {}, { code });
  const category = async (code: string): Promise<CategoryView> => {
    const found = (await admin.call(areaRoutes.categories, {})).find((one) => one.code === code);
    if (!found) throw new Error(`there is no category ${code}`);
    return found;
  };
  const rulesOf = ({ version, limits, keywords, photoToResolve, photoBefore, ...more }: CategoryView) => {
    const { checkBeforeClose, evidenceMetres } = more;
    return { version, limits, keywords, photoToResolve, photoBefore, checkBeforeClose, evidenceMetres };
  };
  const kept = (view: CategoryView): object => {
    const { version: _, ...rules } = rulesOf(view);
    return rules;
  };
  const quicker = (limits: Limits): Limits => ({
    ...limits,
    normal: { ...limits.normal, accept: workingHours(1), finish: hours(30) },
  });
  const changesCategory = (who: Actor, from: CategoryView, change: Partial<CategoryView>): Promise<CategoryView> =>
    who.call(ruleRoutes.changeCategory, { ...rulesOf(from), ...change }, { code: from.code });
  const changesCalendar = (who: Actor, version: number, officeHours: string, closed: string[] = []) =>
    who.call(
      ruleRoutes.changeCalendar,
      { version, officeHours, closedDays: closed.map((date) => ({ date, reason: '停电检修' })) },
      { code: STREET },
    );
  /** Everything that was promised on the issue, as it is kept. */
  const promises = async ({ id }: { id: string }): Promise<object> => {
    const row = (await place.database.getRepository<Record<string, unknown>>('issue').findOneBy({ id })) ?? {};
    return Object.fromEntries(Object.entries(row).filter(([name]) => /clock|due|from$/i.test(name)));
  };
  const audited = async (): Promise<string[]> => {
    const rows = await place.database
      .getRepository<{ what: string; objectId: string; actorId: string }>('audit')
      .find();
    return rows.map(({ what, objectId, actorId }) => `${what} ${objectId} ${actorId === admin.me.id}`);
  };

  it('are at first the usual ones, and say of which year no holidays are known', async () => {
    const seen = await calendar(dispatcher);

    expect(seen).toMatchObject({ name: '红旗街道', version: 0, officeHours: USUAL, closedDays: [], gaps: [2027] });
    expect(seen.years.map(({ year, isCovered }) => [year, isCovered])).toEqual([
      [2025, true],
      [2026, true],
      [2027, false],
    ]);
    expect(seen.years[1]?.days).toContainEqual({ date: '2026-10-10', name: '国庆节', isWorked: true });
    expect(seen.versions).toEqual([]);
    expect(await category('safety')).toMatchObject({ version: 1, photoBefore: true, evidenceMetres: 200 });
  });

  it('bind what is promised from then on, and move nothing that was promised before', async () => {
    // Monday, nine in the morning: accept within four working hours, finish within five working days.
    const before = await resident.reports('路边堆着东西', { categoryCode: 'other' });
    const promised = await promises(before);
    const seen = await dispatcher.sees(before);

    await changesCategory(admin, await category('other'), { limits: quicker((await category('other')).limits) });
    await changesCalendar(admin, 0, '08:30-09:30,15:00-17:30', ['2026-11-24']);
    const after = await resident.reports('路边又堆着东西', { categoryCode: 'other' });
    await resident.does('comment', before, { note: '还在那里' });
    await dispatcher.does('comment', before, { note: '收到', internal: true });

    expect(await promises(before)).toEqual(promised);
    expect(await dispatcher.sees(before)).toMatchObject({ dueAt: seen.dueAt, clocks: seen.clocks });
    expect(seen.dueAt?.slice(0, 16)).toBe('2026-11-23T07:00');
    expect(after.dueAt?.slice(0, 16)).toBe('2026-11-23T07:30');
    const finish = after.clocks.find(({ name }) => name === 'finish');
    expect(new Date(finish?.dueAt ?? '').getTime() - new Date(after.createdAt).getTime()).toBe(30 * 3_600_000);
  });

  it('leave out the days the street is closed, and keep every version with who made it', async () => {
    await changesCalendar(admin, 0, '08:30-12:00', ['2026-11-24', '2026-11-23']);
    place.clock.forward(3_600_000);
    const changed = await changesCalendar(admin, 1, USUAL, ['2026-11-23', '2026-11-24', '2026-11-25']);
    const issue = await resident.reports('路边堆着东西', { categoryCode: 'other' });

    expect(issue.dueAt).toBe('2026-11-26T06:30:00.000Z');
    expect(
      changed.versions.map(({ version, changedBy, content }) => [version, changedBy, content.officeHours]),
    ).toEqual([
      [2, '周海', USUAL],
      [1, '周海', '08:30-12:00'],
    ]);
    expect(changed.versions[1]?.content.closedDays.map(({ date }) => date)).toEqual(['2026-11-23', '2026-11-24']);
    const [newest, oldest] = changed.versions.map(({ changedAt }) => Date.parse(changedAt));
    expect((newest ?? 0) - (oldest ?? 0)).toBeGreaterThanOrEqual(3_600_000);
  });

  it('of a category keep every version too, the first of them from nobody', async () => {
    const care = await category('care');
    const changed = await changesCategory(admin, care, { keywords: ['老人'], evidenceMetres: 300, photoBefore: true });
    const versions = await dispatcher.call(ruleRoutes.categoryVersions, {}, { code: 'care' });

    expect(changed).toMatchObject({ version: 2, keywords: ['老人'], evidenceMetres: 300, photoBefore: true });
    expect(versions).toEqual([
      { version: 2, content: kept(changed), changedBy: '周海', changedAt: expect.any(String) },
      { version: 1, content: kept(care), changedBy: null, changedAt: expect.any(String) },
    ]);
    expect(await audited()).toEqual([`rules.category care true`]);
  });

  it('are changed by one of two administrators who looked at the same version', async () => {
    const other = await category('other');
    const both = await Promise.allSettled([
      changesCategory(admin, other, { keywords: ['一'] }),
      changesCategory(admin, other, { keywords: ['二'] }),
    ]);
    const calendars = await Promise.allSettled([
      changesCalendar(admin, 0, '08:00-12:00'),
      changesCalendar(admin, 0, '09:00-12:00'),
    ]);

    for (const outcomes of [both, calendars]) {
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(outcomes).toContainEqual({
        status: 'rejected',
        reason: expect.objectContaining({ code: 'RULES_CHANGED' }),
      });
    }
    expect(await refusalOf(changesCategory(admin, other, {}))).toBe('RULES_CHANGED');
    expect(await refusalOf(changesCalendar(admin, 0, USUAL))).toBe('RULES_CHANGED');
    expect(await refusalOf(changesCalendar(admin, 2, USUAL))).toBe('RULES_CHANGED');
    expect((await calendar(admin)).versions).toHaveLength(1);
    expect(await audited()).toEqual(['rules.category other true', `rules.calendar ${STREET} true`]);
  });

  it('are read by those who work with them, and changed by nobody but administrators', async () => {
    const other = await category('other');
    for (const login of ['dispatcher', 'supervisor', 'heating', 'county']) {
      const person = await place.signsIn(login);
      expect(await calendar(person)).toMatchObject({ version: 0 });
      expect(await refusalOf(changesCalendar(person, 0, USUAL))).toBe('NOT_ALLOWED');
      expect(await refusalOf(changesCategory(person, other, {}))).toBe('NOT_ALLOWED');
    }
    for (const person of [resident, await place.signsIn('worker-01')]) {
      expect(await refusalOf(calendar(person))).toBe('NOT_ALLOWED');
      expect(await refusalOf(changesCategory(person, other, {}))).toBe('NOT_ALLOWED');
    }
    expect(await category('other')).toEqual(other);
  });

  it('of a street are its own administrator’s, those of the platform whoever’s area covers all of it', async () => {
    const registry = new Registry(place);
    await registry.foundsNextStreet();
    const next = await registry.hires({ login: 'next', name: '丁某', role: 'admin', areaCode: NEXT_STREET });
    const above = await registry.hires({ login: 'above', name: '白某', role: 'admin', areaCode: '150782' });
    const other = await category('other');

    expect(await refusalOf(calendar(next))).toBe('NOT_FOUND');
    expect(await refusalOf(changesCalendar(next, 0, USUAL))).toBe('NOT_FOUND');
    for (const person of [admin, next]) expect(await refusalOf(changesCategory(person, other, {}))).toBe('NOT_ALLOWED');
    expect(await changesCategory(above, other, { keywords: ['杂事'] })).toMatchObject({ version: 2 });
    expect(await changesCalendar(above, 0, '09:00-17:00')).toMatchObject({ version: 1 });
    expect(await calendar(next, NEXT_STREET)).toMatchObject({ version: 0, officeHours: USUAL });
  });

  const limit = (change: object) => (rules: ReturnType<typeof rulesOf>) => ({
    ...rules,
    limits: { ...rules.limits, normal: { ...rules.limits.normal, accept: { ...workingHours(4), ...change } } },
  });
  // prettier-ignore
  it.each<[note: string, change: (rules: ReturnType<typeof rulesOf>) => object, field: string, rule: string]>([
    ['a limit of nothing',            limit({ amount: 0 }),                        'limits.normal.accept.amount', 'isPositive'],
    ['a limit longer than any',       limit({ amount: 1000.5 }),                   'limits.normal.accept.amount', 'max'],
    ['half a working day',            limit({ amount: 0.5, unit: 'workingDays' }), 'limits.normal.accept.amount', 'isWholeDays'],
    ['a unit that is none',           limit({ unit: 'weeks' }),                    'limits.normal.accept.unit',   'isIn'],
    ['a limit left out',              (rules) => ({ ...rules, limits: { ...rules.limits, urgent: {} } }), 'limits.urgent.whole', 'isObject'],
    ['photos from a metre away',      (rules) => ({ ...rules, evidenceMetres: 1 }), 'evidenceMetres', 'min'],
    ['a word twice',                  (rules) => ({ ...rules, keywords: ['水', '水'] }), 'keywords', 'arrayUnique'],
  ])('of a category are refused, and it is said why: %s', async (_, change, field, rule) => {
    const body = change(rulesOf(await category('other')));
    const answer = await admin.send('PUT', '/api/v1/categories/other', body);

    expect(answer).toMatchObject({ status: 400, body: { code: 'INPUT_INVALID' } });
    expect((answer.body as { details: unknown }).details).toContainEqual({ field, rule });
    expect(await category('other')).toMatchObject({ version: 1 });
  });

  const day = (date: unknown, reason: unknown = '停电') => ({ closedDays: [{ date, reason }] });
  // prettier-ignore
  it.each<[note: string, change: object, field: string, rule: string]>([
    ['hours that overlap',         { officeHours: '08:30-12:00,11:00-17:30' }, 'officeHours', 'isInOrder'],
    ['hours that are none',        { officeHours: '八点半到五点半左右' },          'officeHours', 'isLength'],
    ['hours nobody can read',      { officeHours: '08:30到12:00,下午' },        'officeHours', 'isOfficeHours'],
    ['an office hardly open',      { officeHours: '08:30-09:00' },             'officeHours', 'isLongEnough'],
    ['a day that never comes',     day('2026-02-30'),                          'closedDays.0.date', 'isRealDate'],
    ['a day without a reason',     day('2026-12-01', ''),                      'closedDays.0.reason', 'isLength'],
    ['no day at all',              { closedDays: [null] },                     'closedDays.0', 'nestedValidation'],
    ['a day twice',                { closedDays: [1, 2].map(() => ({ date: '2026-12-01', reason: '停电' })) }, 'closedDays', 'arrayUnique'],
  ])('of a street are refused, and it is said why: %s', async (_, change, field, rule) => {
    const body = { version: 0, officeHours: USUAL, closedDays: [], ...change };
    const answer = await admin.send('PUT', `/api/v1/rules/calendar/${STREET}`, body);

    expect(answer).toMatchObject({ status: 400, body: { code: 'INPUT_INVALID' } });
    expect((answer.body as { details: unknown }).details).toContainEqual({ field, rule });
    expect(await calendar(admin)).toMatchObject({ version: 0 });
  });
});
