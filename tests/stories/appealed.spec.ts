import { issueRoutes, type IssueView } from '@hongqi/shared';
import { refusalOf } from '../support/actor';
import { dueOf } from '../support/clocks-seen';
import { brokenHistories } from '../support/history-invariants';
import { plainPhoto } from '../support/photos';
import { type StreetPeople, streetWithPeople } from '../support/street-people';

const APPEAL = { note: '评价针对的是邻居的另一件事' };

describe('a rating is appealed', () => {
  let people: StreetPeople;

  beforeAll(async () => {
    people = await streetWithPeople();
  });
  afterAll(() => people.place.close());
  afterEach(async () => expect(await brokenHistories(people.place.database.manager)).toEqual([]));

  const rated = async (score: number, solved = true): Promise<IssueView> => {
    const { resident, worker } = people;
    const issue = await resident.reports('狗叫', { categoryCode: 'noise' });
    await worker.does('accept', issue);
    await worker.does('resolve', issue, { note: '已劝导' });
    await resident.does('rate', issue, { rating: { score, solved }, note: '还是很吵' });
    await people.place.settled();
    return worker.sees(issue);
  };

  it('by its holder, with a photo; the supervisor of the street is told, and the reporter is not', async () => {
    const { place, worker, supervisor, leader, resident, dispatcher } = people;
    const issue = await rated(1);
    const before = await resident.told(issue);
    const photo = await worker.photographs(await plainPhoto(64, 48));
    const appealed = await worker.does('appeal', issue, { ...APPEAL, photos: [photo.id] });
    await place.settled();

    expect(appealed).toMatchObject({ state: 'closed', appeal: 'waiting', awaits: 'appeal', rating: { score: 1 } });
    expect(dueOf(appealed, 'appeal')).toBe('2026-11-23 15:00');
    expect(appealed.history.at(-1)?.photos).toHaveLength(1);
    expect(await supervisor.told(issue)).toEqual(['承办人申诉「狗叫」的评价，请您裁定：评价针对的是邻居的另一件事']);
    expect(await leader.told(issue)).toEqual([]);
    const listed = await supervisor.call(issueRoutes.desk, { queue: 'requests' });
    expect(listed.items.map(({ id }) => id)).toEqual([issue.id]);
    expect(await resident.told(issue)).toEqual(before);
    const seen = await resident.sees(issue);
    expect(seen).toMatchObject({ appeal: null, awaits: null });
    expect(JSON.stringify(seen)).not.toContain('邻居的另一件事');

    // Once is enough, and only the arbiter decides.
    expect(await refusalOf(worker.does('appeal', issue, APPEAL))).toBe('ISSUE_NOT_APPEALABLE');
    for (const person of [dispatcher, worker, resident]) {
      expect(await refusalOf(person.does('exclude', issue, { note: '同意' }))).toBe('ISSUE_NOT_YOURS');
    }
    const excluded = await supervisor.does('exclude', issue, { note: '录音为证' });
    await place.settled();
    expect(excluded).toMatchObject({ appeal: 'excluded', awaits: null, rating: { score: 1, solved: true } });
    expect((await worker.told(issue)).at(-1)).toBe('「狗叫」的评价已剔除：录音为证');
    expect((await resident.told(issue)).at(-1)).toBe(
      '承办人对您的评价提出申诉，经复核，这次评价不计入统计，仍保留在记录里。',
    );
    expect(JSON.stringify(await resident.sees(issue))).not.toContain('录音');
  });

  it('once, and upheld it stays: the reporter is not troubled with it', async () => {
    const { place, worker, supervisor, resident } = people;
    const issue = await rated(2);
    const before = await resident.told(issue);
    await worker.does('appeal', issue, APPEAL);
    const upheld = await supervisor.does('uphold', issue, { note: '评价属实' });
    await place.settled();

    expect(upheld).toMatchObject({ appeal: 'upheld', awaits: null });
    expect((await worker.told(issue)).at(-1)).toBe('「狗叫」的评价维持不变：评价属实');
    expect(await resident.told(issue)).toEqual(before);
    expect(await refusalOf(worker.does('appeal', issue, APPEAL))).toBe('ISSUE_NOT_APPEALABLE');
    expect(await refusalOf(supervisor.does('exclude', issue, { note: '改主意' }))).toBe('ISSUE_NOT_APPEALABLE');
  });

  it('by nobody else, and not before there is a rating', async () => {
    const { worker, otherWorker, dispatcher, supervisor, resident } = people;
    const issue = await rated(1);
    expect(await refusalOf(otherWorker.does('appeal', issue, APPEAL))).toBe('NOT_FOUND');
    for (const person of [dispatcher, supervisor, resident]) {
      expect(await refusalOf(person.does('appeal', issue, APPEAL))).toBe('ISSUE_NOT_YOURS');
    }
    expect(await refusalOf(worker.does('appeal', issue))).toBe('ISSUE_INPUT_MISSING');

    const fresh = await resident.reports('猫叫');
    expect(await refusalOf(worker.does('appeal', fresh, APPEAL))).toBe('ISSUE_NOT_APPEALABLE');
  });

  it('also a “not solved” that has reopened it; but not by whoever holds it next', async () => {
    const { worker, otherWorker, dispatcher, supervisor } = people;
    const issue = await rated(1, false);
    expect(issue.state).toBe('assigned');
    expect(await worker.does('appeal', issue, APPEAL)).toMatchObject({ state: 'assigned', appeal: 'waiting' });
    expect(await supervisor.does('exclude', issue, { note: '恶意差评' })).toMatchObject({ state: 'assigned' });

    const other = await rated(1, false);
    await dispatcher.does('dispatch', other, { holder: { userId: otherWorker.me.id } });
    expect(await refusalOf(otherWorker.does('appeal', other, APPEAL))).toBe('ISSUE_NOT_APPEALABLE');
    expect(await refusalOf(worker.does('appeal', other, APPEAL))).toBe('ISSUE_NOT_YOURS');
  });

  it('within seven days, and decided within four working hours, or the supervisor hears of it', async () => {
    const { place, worker, supervisor } = people;
    const [early, late] = [await rated(1), await rated(1)];
    await place.hoursPass(7 * 24 - 1);
    await worker.does('appeal', early, APPEAL);
    await place.hoursPass(2);

    expect(await refusalOf(worker.does('appeal', late, APPEAL))).toBe('ISSUE_TOO_LATE');
    expect((await worker.sees(late)).actions).not.toContain('appeal');
    await place.hoursPass(24);
    expect((await supervisor.told(early)).at(-1)).toBe('「狗叫」申诉裁定已超期，承办：网格员 王秀英。');
  });
});
