import type { IssueView } from '@hongqi/shared';
import { refusalOf } from '../support/actor';
import { dueOf } from '../support/clocks-seen';
import { brokenHistories } from '../support/history-invariants';
import { Registry } from '../support/registry';
import { type StreetPeople, streetWithPeople } from '../support/street-people';

describe('a sample of what is called done', () => {
  let people: StreetPeople;
  let issue: IssueView;

  beforeAll(async () => {
    // The whole of it, so that chance decides nothing.
    people = await streetWithPeople({ checkShare: 1 });
  });
  beforeEach(async () => {
    issue = await people.resident.reports('狗叫', { categoryCode: 'noise' });
    await people.worker.does('accept', issue);
    await people.worker.does('resolve', issue, { note: '已劝导' });
  });
  afterAll(() => people.place.close());
  afterEach(async () => expect(await brokenHistories(people.place.database.manager)).toEqual([]));

  it('is looked at, though its kind does not ask for that, within a time of its own', async () => {
    const { resident, dispatcher } = people;
    const seen = await dispatcher.sees(issue);

    expect(seen).toMatchObject({ state: 'checking', stage: 'check', light: 'green' });
    expect(dueOf(seen, 'check')).toBe('2026-11-25 17:30');
    expect((await resident.sees(issue)).actions).not.toContain('rate');
    const checked = await dispatcher.does('check', issue, { note: '已电话回访' });
    expect(checked.state).toBe('resolved');
    expect((await resident.sees(issue)).actions).toContain('rate');
  });

  it('and a check that nobody makes is late for the desk, not for the holder', async () => {
    const { place, worker, dispatcher, supervisor } = people;
    await place.settled();
    const before = await worker.told(issue);
    await place.hoursPass(60);

    expect((await dispatcher.told(issue)).join()).toContain('「狗叫」核查已超期，请马上处理。');
    expect((await supervisor.told(issue)).join()).toContain('「狗叫」核查已超期');
    expect(await worker.told(issue)).toEqual(before);
    // So is the order that comes of it: the desk answers.
    expect((await dispatcher.told(issue)).at(-1)).toMatch(/^「狗叫」已被督办/);
    expect((await worker.sees(issue)).card).toBe('yellow');
    await dispatcher.does('answer', issue, { note: '今天去看' });
    expect((await dispatcher.does('check', issue)).card).toBeNull();
  });

  it('by the desk or a supervisor, and by whoever handled it never', async () => {
    const { worker, supervisor, leader, place } = people;
    expect(await refusalOf(worker.does('check', issue))).toBe('ISSUE_NOT_YOURS');
    const registry = new Registry(place);
    await registry.appoints(worker.me.id, { role: 'dispatcher', areaCode: '150782002' });
    await registry.appoints(worker.me.id, { role: 'supervisor', areaCode: '150782002' });

    const both = await worker.sees(issue);
    expect(both.relations).toEqual(expect.arrayContaining(['holder', 'dispatcher', 'supervisor']));
    expect(both.actions).toEqual(expect.not.arrayContaining(['check', 'sendBack']));
    expect(await refusalOf(worker.does('check', issue))).toBe('ISSUE_NOT_YOURS');
    expect(await refusalOf(worker.does('sendBack', issue, { note: '再看看' }))).toBe('ISSUE_NOT_YOURS');
    expect((await supervisor.does('sendBack', issue, { note: '狗还在叫' })).state).toBe('handling');
    await worker.does('resolve', issue, { note: '狗已送走' });
    expect((await leader.does('check', issue)).state).toBe('resolved');
  });
});
