import { issueRoutes, type IssueView, peopleRoutes } from '@hongqi/shared';
import { type Actor, FAR_AWAY, refusalOf } from '../support/actor';
import { type Town, town } from '../support/town';

interface Look {
  id: string;
  actorId: string;
  what: string;
  objectId: string;
}

describe('the worker needs to call the reporter', () => {
  let place: Town;
  let resident: Actor;
  let worker: Actor;
  let dispatcher: Actor;
  let phone: string;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
    worker = await place.comes('worker-01');
    dispatcher = await place.signsIn('dispatcher');
    const me = await resident.call(peopleRoutes.setPhone, { code: await place.wechat.phoneCode('resident-1') });
    phone = (await place.wechat.people()).find(({ key }) => key === 'resident-1')?.phone ?? '';
    expect(me.phone).toBe(`${phone.slice(0, 3)}****${phone.slice(-4)}`);
  });
  afterAll(() => place.close());

  const phoneOf = (person: Actor, issue: IssueView) => person.call(issueRoutes.phone, {}, { id: issue.id });
  const looks = () => place.database.getRepository<Look>('audit').find({ order: { id: 'ASC' } });

  it('and may while holding the issue; each look leaves its trace', async () => {
    const issue = await resident.reports('家里没暖气');
    expect((await worker.sees(issue)).reporter).toEqual({ name: '居民', hasPhone: true });
    const before = (await looks()).length;
    expect(await phoneOf(worker, issue)).toEqual({ phone });
    await phoneOf(worker, issue);
    await phoneOf(dispatcher, issue);

    const traces = (await looks()).slice(before);
    expect(traces.map(({ actorId }) => actorId)).toEqual([worker.me.id, worker.me.id, dispatcher.me.id]);
    expect(traces[0]).toMatchObject({ what: 'issue.phone', objectId: issue.id, at: expect.any(Date) });
  });

  it('and not before, not after, and nobody else ever', async () => {
    const waiting = await resident.reports('山上冒烟', { place: FAR_AWAY });
    const done = await resident.reports('下水堵了');
    await worker.does('accept', done);
    await worker.does('resolve', done, { note: '通了' });
    const before = (await looks()).length;

    expect(await refusalOf(phoneOf(worker, waiting))).toBe('NOT_FOUND');
    expect(await refusalOf(phoneOf(worker, done))).toBe('ISSUE_NOT_YOURS');
    expect(await refusalOf(phoneOf(await place.signsIn('supervisor'), done))).toBe('NOT_ALLOWED');
    expect(await refusalOf(phoneOf(resident, done))).toBe('NOT_ALLOWED');
    expect(await refusalOf(phoneOf(await place.comes('worker-02'), done))).toBe('NOT_FOUND');
    await resident.does('rate', done, { rating: { score: 5, solved: true } });
    expect(await refusalOf(phoneOf(dispatcher, done))).toBe('ISSUE_NOT_YOURS');
    expect(await looks()).toHaveLength(before);
  });

  it('and learns that there is none when none was given', async () => {
    const issue = await (await place.comes('resident-2')).reports('路灯不亮');

    expect((await worker.sees(issue)).reporter?.hasPhone).toBe(false);
    expect(await refusalOf(phoneOf(worker, issue))).toBe('NOT_FOUND');
  });

  it('and the number itself stands nowhere in the database', async () => {
    for (const { tableName } of place.database.entityMetadatas) {
      const rows: unknown[] = await place.database.query(`SELECT * FROM ${tableName}`);
      expect(JSON.stringify(rows)).not.toContain(phone);
    }
  });
});
