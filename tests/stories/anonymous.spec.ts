import { inboxRoutes, issueRoutes, type IssueView, peopleRoutes } from '@hongqi/shared';
import { type Actor, refusalOf } from '../support/actor';
import { Registry } from '../support/registry';
import { type Town, town } from '../support/town';

const NAME = '欧阳不具名';

describe('someone reports a neighbour and wants to stay unknown', () => {
  let place: Town;
  let resident: Actor;
  let worker: Actor;
  let dispatcher: Actor;
  let issue: IssueView;
  let phone: string;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
    worker = await place.comes('worker-01');
    dispatcher = await place.signsIn('dispatcher');
    await new Registry(place).renames(resident, NAME);
    await resident.call(peopleRoutes.setPhone, { code: await place.wechat.phoneCode('resident-1') });
    phone = (await place.wechat.people()).find(({ key }) => key === 'resident-1')?.phone ?? '';
    issue = await resident.reports('楼上半夜装修', { anonymous: true });
    await worker.does('accept', issue);
    await resident.does('comment', issue, { note: '昨晚又来了' });
    await worker.does('resolve', issue, { note: '已劝停' });
    await resident.does('rate', issue, { rating: { score: 4, solved: true } });
    await place.settled();
  });
  afterAll(() => place.close());

  it('so nobody who handles it learns name, number or account, wherever they look', async () => {
    const supervisor = await place.signsIn('supervisor');
    const admin = await place.signsIn('admin');
    const openid = await place.wechat.openidOf('resident-1');
    for (const staff of [worker, dispatcher, supervisor, admin]) {
      const desk = staff === worker ? null : await staff.call(issueRoutes.desk, {});
      const all = JSON.stringify([await staff.sees(issue), await staff.call(inboxRoutes.list, {}), desk]);
      for (const secret of [NAME, '欧', phone, `${phone.slice(0, 3)}****`, openid, resident.me.id])
        expect(all).not.toContain(secret);
      expect(await staff.sees(issue)).toMatchObject({ anonymous: true, reporter: null });
    }
  });

  it('and is called a resident in the history', async () => {
    const names = (await dispatcher.sees(issue)).history
      .filter(({ actor }) => actor.relation === 'reporter')
      .map(({ actor }) => actor.name);

    expect(names).toEqual(['居民', '居民', '居民']);
  });

  it('and cannot be called, and the attempt is not even counted as a look', async () => {
    const open = await resident.reports('又开始装修', { anonymous: true });
    await worker.does('accept', open);

    expect(await refusalOf(worker.call(issueRoutes.phone, {}, { id: open.id }))).toBe('ISSUE_NOT_YOURS');
    expect(await refusalOf(dispatcher.call(issueRoutes.phone, {}, { id: open.id }))).toBe('ISSUE_NOT_YOURS');
    expect(await place.database.getRepository('audit').count()).toBe(0);
  });

  it('and still reads their own report with their own name', async () => {
    const own = await resident.sees(issue);

    expect(own.reporter).toMatchObject({ name: NAME });
    expect(own.history[0]?.actor.name).toBe(NAME);
  });
});

describe('someone reports under their name', () => {
  let place: Town;
  beforeAll(async () => {
    place = await town();
  });
  afterAll(() => place.close());

  it('and staff see no more of it than the family name', async () => {
    const resident = await place.comes('resident-1');
    await new Registry(place).renames(resident, NAME);
    const issue = await resident.reports('楼上半夜装修');
    const seen = await (await place.comes('worker-01')).sees(issue);

    expect(seen.reporter).toEqual({ name: '欧*', hasPhone: false });
    expect(seen.history[0]?.actor.name).toBe('欧*');
    expect(JSON.stringify(seen)).not.toContain(NAME);
  });
});
