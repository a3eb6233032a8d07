import { type Actor, refusalOf } from '../support/actor';
import { type Town, town } from '../support/town';

describe('a worker reports what they see', () => {
  let place: Town;
  let worker: Actor;

  beforeAll(async () => {
    place = await town();
    worker = await place.comes('worker-01');
  });
  afterAll(() => place.close());

  it('in the own grid, and holds it at once, told as its holder and once', async () => {
    const issue = await worker.reports('护栏松动', { source: 'worker' });
    await place.settled();

    expect(issue).toMatchObject({ source: 'worker', state: 'assigned', holder: { id: worker.me.id } });
    expect(issue.relations).toEqual(expect.arrayContaining(['reporter', 'holder']));
    expect((await worker.told(issue)).at(-1)).toBe('您有新任务：护栏松动');
    expect(await worker.told(issue)).toHaveLength(2);
    expect((await worker.does('accept', issue)).state).toBe('handling');
  });

  it('which a resident cannot claim to be', async () => {
    const resident = await place.comes('resident-1');

    for (const source of ['worker', 'window', 'phone'] as const) {
      expect(await refusalOf(resident.reports('护栏松动', { source }))).toBe('NOT_ALLOWED');
    }
  });
});
