import { peopleRoutes } from '@hongqi/shared';
import { Actor, refusalOf } from '../support/actor';
import { Registry } from '../support/registry';
import { PASSWORD, type Town, town } from '../support/town';

const DAY = 24;

describe('a session', () => {
  let place: Town;
  beforeAll(async () => {
    place = await town();
  });
  afterAll(() => place.close());

  const me = (person: Actor) => person.call(peopleRoutes.me, {});
  const tries = (login: string, password: string) =>
    refusalOf(new Actor(place.url, login).withPassword(login, password));

  it('ends at once when signing out, and only that one', async () => {
    const [phone, tablet] = [await place.comes('resident-1'), await place.comes('resident-1')];
    const { token } = phone;
    await phone.call(peopleRoutes.signOut, {});
    phone.token = token;

    expect(await refusalOf(me(phone))).toBe('NOT_SIGNED_IN');
    expect((await me(tablet)).id).toBe(tablet.me.id);
  });

  it('of someone disabled ends within seconds, and no new one begins', async () => {
    const person = await place.comes('resident-2');
    const clerk = await new Registry(place).hires({
      login: 'clerk',
      name: '临时工',
      role: 'worker',
      areaCode: '150782002001001',
    });
    for (const one of [person, clerk]) await new Registry(place).disables(one);
    await place.hoursPass(6 / 3600);

    expect(await refusalOf(me(person))).toBe('NOT_SIGNED_IN');
    expect(await refusalOf(me(clerk))).toBe('NOT_SIGNED_IN');
    expect(await refusalOf(place.comes('resident-2'))).toBe('ACCOUNT_DISABLED');
    expect(await refusalOf(place.signsIn('clerk'))).toBe('ACCOUNT_DISABLED');
    expect(await tries('clerk', 'a wrong password')).toBe('SIGN_IN_FAILED');
  });

  it('loses the rights of a post that ends, and stays a resident’s', async () => {
    const worker = await place.comes('worker-12');
    const issue = await (
      await place.comes('resident-1')
    ).reports('路灯不亮', { place: { lng: 120.733907, lat: 49.282077, address: '' } });
    expect((await worker.sees(issue)).actions).toContain('accept');
    await new Registry(place).endsPosts(worker);

    expect(await me(worker)).toMatchObject({ posts: [], permissions: expect.not.arrayContaining(['issue.tasks']) });
    expect(await refusalOf(worker.sees(issue))).toBe('NOT_FOUND');
    expect(await refusalOf(worker.does('accept', issue))).toBe('NOT_FOUND');
  });

  it('of the mini-program lasts as long as it is used, and 30 days longer', async () => {
    const person = await place.comes('resident-3');
    await place.hoursPass(29 * DAY);
    await me(person);
    await place.hoursPass(29 * DAY);
    await me(person);
    await place.hoursPass(31 * DAY);

    expect(await refusalOf(me(person))).toBe('NOT_SIGNED_IN');
  });

  it('of the console ends after a night', async () => {
    const dispatcher = await place.signsIn('dispatcher');
    await place.hoursPass(11);
    await me(dispatcher);
    await place.hoursPass(13);

    expect(await refusalOf(me(dispatcher))).toBe('NOT_SIGNED_IN');
  });

  it.each([
    '',
    'Bearer',
    'Bearer ',
    'Basic YWRtaW46YWRtaW4=',
    'Bearer null',
    `Bearer ${'x'.repeat(4000)}`,
    "Bearer ' OR 1=1 --",
  ])('is not opened by “%.30s”', async (authorization) => {
    const answer = await fetch(`${place.url}/api/v1/me`, { headers: { authorization } });

    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'NOT_SIGNED_IN', text: '请先登录' });
  });

  it('is not opened twice by one code from WeChat, nor by an invented one', async () => {
    const code = await place.wechat.code('resident-1');
    await new Actor(place.url, 'first').withWechat(code);

    expect(await refusalOf(new Actor(place.url, 'second').withWechat(code))).toBe('SIGN_IN_FAILED');
    expect(await refusalOf(new Actor(place.url, 'third').withWechat('invented'))).toBe('SIGN_IN_FAILED');
  });

  it('is refused for a quarter of an hour after ten wrong passwords, also to the right one, and the account not told apart', async () => {
    for (const login of ['heating', 'nobody-of-that-name']) {
      for (let n = 0; n < 10; n += 1) expect(await tries(login, `wrong password ${n}`)).toBe('SIGN_IN_FAILED');
      expect(await tries(login, PASSWORD)).toBe('TOO_MANY_TRIES');
    }
    expect((await place.signsIn('housing')).me.name).toBe('物业值班员');
  });

  it('counts only wrong passwords, and starts afresh after a right one', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 6; n += 1) await tries('supervisor', 'a wrong password');
      expect((await place.signsIn('supervisor')).me.name).toBe('赵敏');
    }
  });

  it.each(['DISPATCHER', 'dispatcher ', 'dispätcher'])(
    'is not opened by the account “%s”, which is another',
    async (login) => {
      expect(await tries(login, PASSWORD)).toBe('SIGN_IN_FAILED');
    },
  );

  it('is kept as a hash: the table of sessions signs nobody in', async () => {
    const person = await place.comes('resident-1');
    const rows = await place.database.getRepository('session').find();

    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(person.token);
  });
});
