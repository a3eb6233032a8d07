import type { IssueView } from '@hongqi/shared';
import { type Actor, refusalOf } from '../support/actor';
import { clockOf, dueOf } from '../support/clocks-seen';
import { brokenHistories } from '../support/history-invariants';
import { type StreetPeople, streetWithPeople } from '../support/street-people';

const PARTS = [
  { text: '3号楼前路灯不亮', categoryCode: 'noise' },
  { text: '家里暖气不热', categoryCode: 'heating' },
];

describe('one report of two matters', () => {
  let people: StreetPeople;
  let heating: Actor;
  let parent: IssueView;
  let lamp: IssueView;
  let warmth: IssueView;

  beforeAll(async () => {
    people = await streetWithPeople();
    heating = await people.place.signsIn('heating');
    parent = await people.resident.reports('路灯不亮，暖气也不热', { categoryCode: 'noise' });
  });
  afterAll(() => people.place.close());
  afterEach(async () => expect(await brokenHistories(people.place.database.manager)).toEqual([]));

  it('is not divided into one, nor into what is no kind, and only by the desk', async () => {
    const { dispatcher, worker, resident } = people;
    const [first] = PARTS;
    const split = (parts: unknown): Promise<{ status: number; body: unknown }> =>
      dispatcher.send('POST', `/api/v1/issues/${parent.id}/actions/split`, { parts });

    expect(await refusalOf(dispatcher.does('split', parent))).toBe('ISSUE_INPUT_MISSING');
    expect(await split([first])).toMatchObject({ status: 400, body: { code: 'ISSUE_NOT_DIVISIBLE' } });
    expect(await split([first, { text: '别的', categoryCode: 'nothing' }])).toMatchObject({
      body: { code: 'ISSUE_NOT_DIVISIBLE' },
    });
    expect(await split(Array(11).fill(first))).toMatchObject({ status: 400 });
    for (const person of [worker, resident]) {
      expect(await refusalOf(person.does('split', parent, { parts: PARTS }))).toBe('ISSUE_NOT_YOURS');
    }
    expect((await dispatcher.sees(parent)).children).toEqual([]);
  });

  it('becomes two issues with holders of their own; the report shows them, and the reporter is told', async () => {
    const { place, resident, worker, dispatcher } = people;
    await place.itBecomes('2026-11-24 10:00');
    const split = await dispatcher.does('split', parent, { parts: PARTS, note: '分开办' });
    await place.settled();
    const [one, two] = split.children;
    [lamp, warmth] = [await resident.sees(one ?? parent), await resident.sees(two ?? parent)];

    expect(split).toMatchObject({ state: 'split', stage: 'ended', holder: null, light: null, dueAt: null });
    expect(lamp).toMatchObject({ state: 'assigned', text: PARTS[0]?.text, holder: { id: worker.me.id } });
    expect(warmth).toMatchObject({ state: 'assigned', text: PARTS[1]?.text, holder: { name: '红旗供热站' } });
    expect(lamp.parent).toMatchObject({ id: parent.id, number: parent.number, state: 'split' });
    expect((await resident.sees(parent)).children.map(({ number }) => number)).toEqual([lamp.number, warmth.number]);
    expect((await resident.told(parent)).at(-1)).toBe(
      '您反映的几件事已分开办理，每件都有自己的时限，进展会分别通知您。',
    );
    expect((await worker.told(parent)).at(-1)).toBe('「路灯不亮，暖气也不热」已拆分，分别派单。');
    expect((await worker.told(lamp)).at(-1)).toBe('您有新任务：3号楼前路灯不亮');
    expect((await heating.told(warmth)).at(-1)).toBe('您有新任务：家里暖气不热');
  });

  it('each with clocks of its kind, counted from the day of the report; only accepting counts from now', () => {
    // Three working days from Monday, as it was promised then.
    expect(dueOf(lamp, 'finish')).toBe(dueOf(parent, 'finish'));
    expect(clockOf(lamp, 'finish').from).toBe(clockOf(parent, 'finish').from);
    // 24 hours from Monday at nine: over already.
    expect(dueOf(warmth, 'finish')).toBe('2026-11-24 09:00');
    expect(clockOf(warmth, 'finish').light).toBe('red');
    expect([dueOf(lamp, 'accept'), dueOf(warmth, 'accept')]).toEqual(['2026-11-24 16:00', '2026-11-24 14:00']);
  });

  it('what is late by that is pressed at once', async () => {
    const { place, supervisor } = people;
    await place.hoursPass(0.1);

    expect(await supervisor.sees(warmth)).toMatchObject({ card: 'yellow', light: 'red' });
    expect(await supervisor.sees(lamp)).toMatchObject({ card: null, light: 'green' });
    expect(await supervisor.sees(parent)).toMatchObject({ card: null, light: null });
  });

  it('stays as long as one of them does', async () => {
    const { worker, resident } = people;
    await worker.does('accept', lamp);
    await worker.does('resolve', lamp, { note: '已换灯' });
    await resident.does('rate', lamp, { rating: { score: 5, solved: true } });

    expect(await resident.sees(parent)).toMatchObject({ state: 'split' });
    expect((await resident.sees(parent)).children.map(({ state }) => state)).toEqual(['closed', 'assigned']);
  });

  it('and is closed with the last of them, which the reporter is told', async () => {
    const { place, dispatcher, resident } = people;
    await heating.does('accept', warmth);
    await heating.does('resolve', warmth, { note: '已排气' });
    await dispatcher.does('close', warmth);
    await place.settled();

    const closed = await resident.sees(parent);
    expect(closed).toMatchObject({ state: 'closed', closedAt: expect.any(String) as string });
    expect(closed.history.at(-1)).toMatchObject({ action: 'gather', actor: { name: '平台' } });
    expect((await resident.told(parent)).at(-1)).toBe('您反映的几件事都已办结。');
    expect(closed.children.map(({ state }) => state)).toEqual(['closed', 'closed']);
    // Its parts are rated and reopened, each by itself.
    expect(closed.actions).not.toContain('reopen');
    expect(await refusalOf(resident.does('reopen', parent, { note: '又坏了' }))).toBe('ISSUE_HAS_PARTS');
    expect((await resident.does('reopen', lamp, { note: '灯又灭了' })).state).toBe('assigned');
  });

  it('also when the last two end in the same moment', async () => {
    const { dispatcher, resident, worker } = people;
    for (let time = 0; time < 5; time += 1) {
      const report = await resident.reports('两件同时办完的事', { categoryCode: 'noise' });
      const { children } = await dispatcher.does('split', report, {
        parts: ['一件', '另一件'].map((text) => ({ text, categoryCode: 'noise' })),
      });
      for (const child of children) {
        await worker.does('accept', child);
        await worker.does('resolve', child, { note: '好了' });
      }
      await Promise.all(children.map((child) => dispatcher.does('close', child)));

      expect((await resident.sees(report)).state).toBe('closed');
    }
  });

  it('is closed by the clock as well, when nobody says anything; and a part that is withdrawn counts as ended', async () => {
    const { place, dispatcher, resident, worker } = people;
    const report = await resident.reports('两件小事', { categoryCode: 'noise' });
    const { children } = await dispatcher.does('split', report, {
      parts: ['一件', '另一件'].map((text) => ({ text, categoryCode: 'noise' })),
    });
    const [one, two] = children as [IssueView['children'][number], IssueView['children'][number]];
    await resident.does('withdraw', one);
    await worker.does('accept', two);
    await worker.does('resolve', two, { note: '好了' });
    expect((await resident.sees(report)).state).toBe('split');
    await place.hoursPass(7 * 24);

    expect(await resident.sees(report)).toMatchObject({ state: 'closed' });
    expect((await resident.sees(two)).state).toBe('closed');
  });
});
