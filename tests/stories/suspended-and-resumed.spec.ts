import type { IssueView } from '@hongqi/shared';
import { refusalOf } from '../support/actor';
import { clockOf, dueOf } from '../support/clocks-seen';
import { brokenHistories } from '../support/history-invariants';
import { type StreetPeople, streetWithPeople } from '../support/street-people';
import { inShanghai } from '../support/town';

const SUNDAY_NOON = inShanghai('2026-11-29 12:00').toISOString();

/** Three working days to finish: reported on Monday at nine, due on Thursday at half past five. */
describe('work has to wait', () => {
  let people: StreetPeople;

  beforeEach(async () => {
    people = await streetWithPeople();
  });
  afterEach(async () => {
    const broken = await brokenHistories(people.place.database.manager);
    await people.place.close();
    expect(broken).toEqual([]);
  });

  const begun = async (): Promise<IssueView> => {
    const issue = await people.resident.reports('半夜施工', { categoryCode: 'noise' });
    await people.worker.does('accept', issue);
    await people.worker.does('progress', issue, { note: '已联系施工方' });
    return issue;
  };
  const suspended = async (): Promise<IssueView> => {
    const issue = await begun();
    await people.place.itBecomes('2026-11-23 10:00');
    await people.worker.does('suspend', issue, { note: '等环保局检测', until: SUNDAY_NOON });
    await people.place.itBecomes('2026-11-23 11:00');
    return people.dispatcher.does('grant', issue);
  };

  it('until a day that was asked for and granted; only the finish clock stands, and the reporter sees why', async () => {
    const { place, resident } = people;
    const issue = await suspended();
    await place.settled();

    expect(issue).toMatchObject({ state: 'suspended', stage: 'work', request: null });
    const standing = issue.clocks.filter(({ pausedAt }) => pausedAt !== null).map(({ name }) => name);
    expect(standing).toEqual(['finish']);
    expect((await resident.told(issue)).at(-1)).toBe('暂停办理到 11月29日 12:00，原因：等环保局检测。到时会自动恢复。');
    expect((await resident.sees(issue)).pause).toEqual({ note: '等环保局检测', until: SUNDAY_NOON });
  });

  it('and goes on by itself on that day, with the time that was left, which no weekend uses up', async () => {
    const { place, resident, worker } = people;
    const issue = await suspended();
    await place.settled();
    const before = await worker.told(issue);
    await place.itBecomes('2026-11-28 18:00');
    // The promised day has passed meanwhile, and nobody was reminded of anything.
    expect(await worker.told(issue)).toEqual(before);
    expect(await worker.sees(issue)).toMatchObject({ state: 'suspended', card: null });
    await place.itBecomes('2026-11-29 12:00');

    const resumed = await resident.sees(issue);
    expect(resumed).toMatchObject({ state: 'handling', pause: null, light: 'green' });
    // Left on Monday at eleven: 4.5 hours of that day and three days of seven. From the next Monday on.
    expect(dueOf(resumed, 'finish')).toBe('2026-12-03 15:00');
    expect(dueOf(resumed, 'whole')).toBe(dueOf(issue, 'whole'));
    expect((await resident.told(issue)).at(-1)).toBe('已恢复办理。');
    expect((await worker.told(issue)).at(-1)).toBe('「半夜施工」已恢复办理，时限继续计算。');
    await place.hoursPass(1);
    expect((await worker.sees(issue)).history.filter(({ action }) => action === 'resume')).toHaveLength(1);
  });

  it('or earlier by hand, of the holder or of the desk, and nobody else', async () => {
    const { place, worker, dispatcher, resident, supervisor } = people;
    const issue = await suspended();
    for (const person of [resident, supervisor]) {
      expect(await refusalOf(person.does('resume', issue))).toBe('ISSUE_NOT_YOURS');
    }
    await place.itBecomes('2026-11-24 11:00');
    const resumed = await worker.does('resume', issue, { note: '检测提前了' });

    expect(dueOf(resumed, 'finish')).toBe('2026-11-27 17:30');
    expect(clockOf(resumed, 'pause').stoppedAt).not.toBeNull();
    await worker.does('suspend', issue, { note: '再等等', until: SUNDAY_NOON });
    await dispatcher.does('grant', issue);
    expect((await dispatcher.does('resume', issue)).state).toBe('handling');
    // Twice is all there is.
    expect(await refusalOf(worker.does('suspend', issue, { note: '又等', until: SUNDAY_NOON }))).toBe(
      'ISSUE_REQUESTS_USED_UP',
    );
  });

  it('for an answer of the reporter, who is asked and replies', async () => {
    const { place, resident, worker } = people;
    const issue = await begun();
    await place.itBecomes('2026-11-23 10:00');
    const asked = await worker.does('ask', issue, { note: '是几号楼？' });
    await place.itBecomes('2026-11-24 09:59');

    expect(asked.state).toBe('asked');
    expect((await resident.told(issue)).at(-1)).toBe('承办人想请您补充：是几号楼？');
    expect((await resident.sees(issue)).pause?.note).toBe('是几号楼？');
    expect(await refusalOf(people.neighbour.does('reply', issue, { note: '3号楼' }))).toBe('NOT_FOUND');
    const replied = await resident.does('reply', issue, { note: '3号楼东侧' });
    await place.settled();
    expect(replied).toMatchObject({ state: 'handling', pause: null });
    expect((await worker.told(issue)).at(-1)).toBe('居民已补充「半夜施工」：3号楼东侧');
    // A working day but a minute was spent waiting, and comes back.
    expect(dueOf(replied, 'finish')).toBe('2026-11-27 17:29');
  });

  it('or for five working days of silence, and then goes on without it', async () => {
    const { place, resident, worker } = people;
    const issue = await begun();
    await worker.does('ask', issue, { note: '是几号楼？' });
    await place.itBecomes('2026-11-30 17:29');
    expect((await worker.sees(issue)).state).toBe('asked');
    await place.itBecomes('2026-11-30 17:30');

    expect(await worker.sees(issue)).toMatchObject({ state: 'handling', card: null, light: 'green' });
    expect((await resident.told(issue)).at(-1)).toBe('已恢复办理。');
    expect(await refusalOf(resident.does('reply', issue, { note: '现在才看到' }))).toBe('ISSUE_WRONG_STATE');
  });
});
