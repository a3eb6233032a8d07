import { peopleRoutes } from '@hongqi/shared';
import { OutboxRow } from '../../server/src/notices/outbox.entity';
import { Actor, refusalOf } from '../support/actor';
import { rawRequest } from '../support/raw-request';
import { type Town, town } from '../support/town';

const APIS = ['jscode2session', 'stable_token', 'getuserphonenumber', 'send', 'msg_sec_check', 'media_check_async'];

describe('WeChat is away', () => {
  let place: Town;
  let resident: Actor;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
  });
  afterAll(() => place.close());
  afterEach(() => place.wechat.clearFaults());

  const signIn = async (): Promise<Actor> =>
    new Actor(place.url, 'resident-2').withWechat(await place.wechat.code('resident-2'));

  it.each([
    ['refuses connections', { mode: 'down' as const }],
    ['fails', { mode: 'http500' as const }],
    ['talks nonsense', { mode: 'garbage' as const }],
    ['hangs up before it answers', { mode: 'lost' as const }],
    ['is busy', { errcode: -1 }],
    ['has had enough for this minute', { errcode: 45011 }],
    ['does not know our secret', { errcode: 40125 }],
  ])('when it %s, nobody new can sign in, and is told so; the next try works', async (_, fault) => {
    const path = '/api/v1/session/wechat';
    await place.wechat.fault({ api: 'jscode2session', ...fault });

    const body = JSON.stringify({ code: await place.wechat.code('resident-2') });
    const answer = await rawRequest(place.url, { method: 'POST', path, body });

    expect(answer).toMatchObject({
      status: 503,
      body: { code: 'WECHAT_UNAVAILABLE', text: '微信服务暂时没有响应，请稍后再试' },
    });
    expect(answer.headers['retry-after']).toBe('1');
    expect(JSON.stringify(answer.body)).not.toMatch(/secret|sandbox/);
    expect((await signIn()).me.permissions).toContain('issue.submit');
  });

  it('that it is silent is noticed before it speaks again', async () => {
    // The sandbox would hold its answer for 30 s, which is longer than this test may take.
    await place.wechat.fault({ api: 'jscode2session', mode: 'slow' });

    expect(await refusalOf(signIn())).toBe('WECHAT_UNAVAILABLE');
  }, 20_000);

  it.each([40029, 40163])(
    'a code that it does not know (%i) is the person’s to repeat, not an outage',
    async (errcode) => {
      await place.wechat.fault({ api: 'jscode2session', errcode });

      expect(await refusalOf(signIn())).toBe('SIGN_IN_FAILED');
    },
  );

  it('a code is good for one sign-in only', async () => {
    const code = await place.wechat.code('resident-2');
    await new Actor(place.url, 'resident-2').withWechat(code);

    expect(await refusalOf(new Actor(place.url, 'resident-2').withWechat(code))).toBe('SIGN_IN_FAILED');
  });

  it('whoever is signed in goes on: reads, reports, is told; what was for WeChat waits and is done later', async () => {
    for (const api of APIS) await place.wechat.fault({ api, mode: 'down', times: 1_000 });

    expect((await resident.call(peopleRoutes.me, {})).id).toBe(resident.me.id);
    const issue = await resident.reports('路灯不亮');
    expect(issue.state).toBe('assigned');
    const worker = await place.signsIn('worker-01');
    await place.settled();
    expect(await resident.told(issue)).toHaveLength(2);
    expect(await worker.told(issue)).toHaveLength(1);
    const letters = (): Promise<OutboxRow[]> =>
      place.database.manager.findBy(OutboxRow, { issueId: issue.id, topic: 'checkText' });
    expect(await letters()).toMatchObject([{ state: 'waiting', attempts: 1, claim: null }]);
    expect((await letters())[0]?.lastError).toMatch(/^\/cgi-bin\/stable_token: /);

    await place.wechat.clearFaults();
    await place.hoursPass(1);
    expect(await letters()).toMatchObject([{ state: 'done', attempts: 2 }]);
  });

  it('its phone numbers cannot be had, and nothing is kept of the attempt', async () => {
    const code = await place.wechat.phoneCode('resident-1');
    await place.wechat.fault({ api: 'getuserphonenumber', mode: 'http500' });

    expect(await refusalOf(resident.call(peopleRoutes.setPhone, { code }))).toBe('WECHAT_UNAVAILABLE');
    expect((await resident.call(peopleRoutes.me, {})).phone).toBeNull();
    expect((await resident.call(peopleRoutes.setPhone, { code })).phone).toMatch(/^\d{3}\*{4}\d{4}$/);
  });

  it('two phones of one new person signing in at once are one person', async () => {
    const codes = await Promise.all(Array.from({ length: 5 }, () => place.wechat.code('newcomer')));

    const people = await Promise.all(codes.map((code) => new Actor(place.url, 'newcomer').withWechat(code)));

    expect(new Set(people.map(({ me }) => me.id)).size).toBe(1);
  });
});
