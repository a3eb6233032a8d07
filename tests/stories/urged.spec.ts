import { type Actor, refusalOf } from '../support/actor';
import { type Town, town } from '../support/town';

describe('a resident grows impatient', () => {
  let place: Town;
  let resident: Actor;
  let worker: Actor;
  let dispatcher: Actor;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
    worker = await place.comes('worker-01');
    dispatcher = await place.signsIn('dispatcher');
  });
  afterAll(() => place.close());

  it('and urges, which holder and dispatcher hear, once in 24 hours', async () => {
    const issue = await resident.reports('路灯不亮');
    const urged = await resident.does('urge', issue, { note: '老人晚上摔倒了' });
    await place.settled();

    expect(urged).toMatchObject({ state: 'assigned', clocks: issue.clocks, urges: 1 });
    expect(urged.actions).not.toContain('urge');
    expect((await worker.told(issue)).at(-1)).toBe('居民催办「路灯不亮」：老人晚上摔倒了');
    expect(await dispatcher.told(issue)).toEqual(['居民催办「路灯不亮」：老人晚上摔倒了']);
    expect(await refusalOf(resident.does('urge', issue))).toBe('ISSUE_URGED_RECENTLY');
  });

  it('and may again a day later, on the same issue or at once on another', async () => {
    const issue = await resident.reports('井盖松动');
    const other = await resident.reports('垃圾没清');
    await resident.does('urge', issue);
    await resident.does('urge', other);
    await place.hoursPass(23.9);
    expect(await refusalOf(resident.does('urge', issue))).toBe('ISSUE_URGED_RECENTLY');

    await place.hoursPass(0.2);
    await resident.does('urge', issue);
    await place.settled();
    expect((await worker.told(issue)).filter((words) => words === '居民催办「井盖松动」。')).toHaveLength(2);
  });

  it('but not once it is done, and nobody urges for others', async () => {
    const issue = await resident.reports('路面结冰');
    expect(await refusalOf(worker.does('urge', issue))).toBe('ISSUE_NOT_YOURS');
    await worker.does('accept', issue);
    await worker.does('resolve', issue, { note: '已撒盐' });

    expect(await refusalOf(resident.does('urge', issue))).toBe('ISSUE_WRONG_STATE');
  });
});
