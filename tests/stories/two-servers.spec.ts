import type { IssueView } from '@hongqi/shared';
import { brokenHistories } from '../support/history-invariants';
import { anotherSweeper, ownSweeper, type StreetPeople, streetWithPeople } from '../support/street-people';

const HOUR = 3_600_000;
const ISSUES = 12;

describe('the deadline on several servers', () => {
  let people: StreetPeople;
  let issues: IssueView[];

  beforeAll(async () => {
    people = await streetWithPeople();
    issues = [];
    for (let i = 0; i < ISSUES; i++) issues.push(await people.resident.reports(`第 ${i + 1} 处积雪`));
  });
  afterAll(() => people.place.close());
  afterEach(async () => expect(await brokenHistories(people.place.database.manager)).toEqual([]));

  const steps = async (issue: IssueView): Promise<string[]> =>
    (await people.dispatcher.sees(issue)).history.map(({ action }) => action);

  it('makes each move once, though three look at the same moment', async () => {
    const { place } = people;
    const sweepers = [ownSweeper(place), anotherSweeper(place), anotherSweeper(place)];
    place.clock.forward(5.5 * HOUR);
    const moves = await Promise.all(sweepers.map((one) => one.sweep()));
    await place.settled();

    // 签收 is due at three, after four working hours and lunch; at half past two it is yellow.
    expect(moves.reduce((sum, made) => sum + made, 0)).toBe(ISSUES);
    for (const issue of issues) expect((await steps(issue)).filter((action) => action === 'warn')).toHaveLength(1);
    expect(await Promise.all(sweepers.map((one) => one.sweep()))).toEqual([0, 0, 0]);
  });

  it('after a week without any server tells the highest level of each clock, not every one it slept through', async () => {
    const { place, worker } = people;
    place.clock.forward(7 * 24 * HOUR);
    const sweepers = [ownSweeper(place), anotherSweeper(place)];
    await Promise.all(sweepers.map((one) => one.sweep()));
    await place.settled();

    const [first] = issues;
    if (!first) throw new Error('nothing was reported');
    const late = (await people.dispatcher.sees(first)).history.filter(({ action }) =>
      ['warn', 'expire', 'climb'].includes(action),
    );
    const told = late.map(({ action, effects }) => `${action} ${effects?.ranOut}`);
    expect(new Set(told).size).toBe(told.length);
    expect(told).toEqual(['warn accept', 'climb accept', 'expire respond', 'warn finish']);
    expect((await worker.told(first)).filter((words) => words.includes('首响已超期'))).toHaveLength(1);
    expect(await Promise.all(sweepers.map((one) => one.sweep()))).toEqual([0, 0]);
  });
});
