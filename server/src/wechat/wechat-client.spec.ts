import { REVIEW_WORD, RISKY_WORD } from '../../../tests/wechat-sandbox/content-rules';
import { MemoryCache } from '../../../tests/wechat-sandbox/memory-cache';
import { type Sandbox, startSandbox } from '../../../tests/wechat-sandbox/sandbox';
import { type FaultOrder, SandboxControls } from '../../../tests/wechat-sandbox/sandbox-controls';
import { AccessTokens } from './access-token';
import { WechatClient } from './wechat-client';
import { WechatError } from './wechat-error';

const APP = { appId: 'wx00000000000000aa', appSecret: 'a-secret-nobody-may-read' };
const TEMPLATE = 'template-of-the-test';
const SHORT_MS = 150;

let clock: Date;
let sandbox: Sandbox;
let controls: SandboxControls;
let tokens: AccessTokens;
let client: WechatClient;

beforeEach(async () => {
  clock = new Date('2026-03-02T01:00:00Z');
  const now = () => clock;
  sandbox = await startSandbox({ ...APP, now });
  controls = new SandboxControls(sandbox.url);
  tokens = new AccessTokens({ ...APP, baseUrl: sandbox.url, cache: new MemoryCache(now), now });
  client = new WechatClient({ ...APP, baseUrl: sandbox.url, tokens });
});

afterEach(async () => {
  await Promise.all([client.close(), tokens.close()]);
  await sandbox.close();
});

async function send(person = 'resident-1', data: Record<string, string> = { thing1: '路灯不亮' }): Promise<void> {
  const touser = await controls.openidOf(person);
  await client.sendSubscribe({ touser, templateId: TEMPLATE, state: 'formal', page: 'pages/issue/index?id=1', data });
}

async function failureOf(work: Promise<unknown>): Promise<WechatError> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof WechatError) return error;
  throw new Error(`a WechatError was expected, not ${String(error)}`);
}

describe('signing in', () => {
  it('turns a login code into an openid, and the same code only once', async () => {
    const code = await controls.code('resident-1');

    const session = await client.code2Session(code);

    expect(session).toEqual({ openid: await controls.openidOf('resident-1'), sessionKey: expect.any(String) });
    expect(await failureOf(client.code2Session(code))).toMatchObject({
      code: 40163,
      kind: 'bad-input',
      retry: 'never',
    });
    expect(await failureOf(client.code2Session('made-up'))).toMatchObject({ code: 40029, kind: 'bad-input' });
  });

  it('learns the phone number of the person with that openid only', async () => {
    const openid = await controls.openidOf('worker-01');

    const phone = await client.phoneNumber(await controls.phoneCode('worker-01'), openid);
    const stolen = client.phoneNumber(await controls.phoneCode('worker-02'), openid);

    expect(phone).toEqual({ phoneNumber: '19900000004', countryCode: '86' });
    expect(await failureOf(stolen)).toMatchObject({ code: 40029, kind: 'bad-input' });
  });

  it('says nothing of the secret when it is wrong', async () => {
    const stranger = new WechatClient({ ...APP, appSecret: 'another-secret', baseUrl: sandbox.url, tokens });

    const error = await failureOf(stranger.code2Session(await controls.code('resident-1')));
    await stranger.close();

    expect(error).toMatchObject({ code: 40125, kind: 'config', retry: 'later' });
    expect(error.message).not.toContain('another-secret');
  });
});

describe('messages', () => {
  it('arrive with values made to fit', async () => {
    await controls.subscribe('resident-1', TEMPLATE);

    await send('resident-1', {
      thing1: '东风街道幸福社区三号楼二单元门前的路灯不亮了',
      phrase2: '已派单 ok',
      time3: '2026年3月2日 09:00',
    });

    expect(await controls.messages()).toMatchObject([
      {
        person: 'resident-1',
        templateId: TEMPLATE,
        page: 'pages/issue/index?id=1',
        data: { thing1: '东风街道幸福社区三号楼二单元门前的路灯…', phrase2: '已派单', time3: '2026年3月2日 09:00' },
      },
    ]);
  });

  it('are not sent with a value that cannot be made to fit', async () => {
    const error = await failureOf(send('resident-1', { number1: '三' }));

    expect(error).toMatchObject({ code: null, kind: 'bad-input', retry: 'never' });
    expect(error.message).toContain('number1');
    expect(await controls.calls()).toMatchObject({ send: 0 });
  });

  it('are refused for good where the person has not asked for them', async () => {
    expect(await failureOf(send())).toMatchObject({ code: 43101, kind: 'refused-by-user', retry: 'never' });
  });

  it('to one person go one after another, to many at once', async () => {
    const people = ['resident-1', 'resident-2', 'resident-3'];
    for (const person of people) await controls.subscribe(person, TEMPLATE, 8);

    await Promise.all(people.flatMap((person) => Array.from({ length: 8 }, () => send(person))));

    expect(await controls.messages()).toHaveLength(24);
  });

  it('go on after one before them has failed', async () => {
    await controls.subscribe('resident-1', TEMPLATE);
    await controls.fault({ api: 'send', errcode: 47003 });

    const results = await Promise.allSettled([send(), send()]);

    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('tokens the platform refuses', () => {
  it.each([40001, 40014, 42001])('are dropped and the call made once more: %i', async (errcode) => {
    await controls.subscribe('resident-1', TEMPLATE);
    await controls.fault({ api: 'send', errcode });

    await send();

    expect(await controls.calls()).toMatchObject({ send: 2 });
    expect(await controls.messages()).toHaveLength(1);
  });

  it('are not tried a third time', async () => {
    await controls.fault({ api: 'send', errcode: 40001, times: 3 });

    expect(await failureOf(send())).toMatchObject({ code: 40001, kind: 'token', retry: 'later' });
    expect(await controls.calls()).toMatchObject({ send: 2 });
  });

  it('cause one renewal for sixty-four senders', async () => {
    const people = Array.from({ length: 64 }, (_, n) => `neighbour-${n}`);
    for (const person of people) await controls.subscribe(person, TEMPLATE);
    await tokens.get();
    await controls.forgetTokens();

    await Promise.all(people.map((person) => send(person)));

    expect(await controls.messages()).toHaveLength(64);
    expect(await controls.calls()).toMatchObject({ stable_token: 2, send: 128 });
  });
});

describe('content', () => {
  const openidAfterLogin = async () => (await client.code2Session(await controls.code('resident-2'))).openid;

  it('is judged whole, however long, and the worst part counts', async () => {
    const openid = await openidAfterLogin();
    const check = (content: string) => client.checkText({ openid, scene: 3, content, title: '路灯' });
    const long = '长'.repeat(2490);

    expect(await check('路灯不亮')).toEqual({ suggest: 'pass', label: 100, traceId: expect.any(String) });
    expect(await check(`${REVIEW_WORD}${long}${long}`)).toMatchObject({ suggest: 'review', label: 21000 });
    expect(await check(`${REVIEW_WORD}${long}${long}${RISKY_WORD}`)).toMatchObject({ suggest: 'risky', label: 20003 });
    expect(await check(`${'长'.repeat(2498)}${RISKY_WORD}${long}`)).toMatchObject({ suggest: 'risky' });
  });

  it('is not judged for someone who has been away for two hours', async () => {
    const openid = await openidAfterLogin();
    clock = new Date(clock.getTime() + 2 * 3_600_000 + 1);

    const error = await failureOf(client.checkText({ openid, scene: 3, content: '路灯不亮' }));

    expect(error).toMatchObject({ code: 61010, kind: 'bad-input', retry: 'never' });
  });

  it('of pictures gets a trace id to wait for', async () => {
    const openid = await openidAfterLogin();
    const media = { openid, scene: 3, mediaUrl: `${sandbox.url}/picture.jpg`, mediaType: 'image' } as const;

    expect(await client.checkMedia(media)).toEqual({ traceId: expect.any(String) });
  });
});

describe('a platform in trouble', () => {
  const rows: [string, Omit<FaultOrder, 'api'>, Partial<WechatError>][] = [
    ['busy', { errcode: -1 }, { code: -1, kind: 'busy', retry: 'later' }],
    ['its daily limit', { errcode: 45009 }, { code: 45009, kind: 'daily-limit', retry: 'tomorrow' }],
    ['its minute limit', { errcode: 45011 }, { code: 45011, kind: 'minute-limit', retry: 'later' }],
    ['two sends at once', { errcode: 43108 }, { code: 43108, kind: 'concurrent', retry: 'now' }],
    ['a bad value', { errcode: 47003 }, { code: 47003, kind: 'bad-input', retry: 'never' }],
    ['an address not on the list', { errcode: 40164 }, { code: 40164, kind: 'config', retry: 'later' }],
    ['a code nobody knows', { errcode: 99999 }, { code: 99999, kind: 'busy', retry: 'later' }],
    ['HTTP 500', { mode: 'http500' }, { code: null, kind: 'unreachable', retry: 'later' }],
    ['an answer that is not JSON', { mode: 'garbage' }, { code: null, kind: 'unreachable', retry: 'later' }],
    ['a cut line', { mode: 'down' }, { code: null, kind: 'unreachable', retry: 'later' }],
    ['a lost answer', { mode: 'lost' }, { code: null, kind: 'unreachable', retry: 'later' }],
  ];

  it.each(rows)('is told apart when sending: %s', async (_name, fault, expected) => {
    await controls.subscribe('resident-1', TEMPLATE);
    await controls.fault({ api: 'send', ...fault });

    expect(await failureOf(send())).toMatchObject(expected);
    expect(await controls.calls()).toMatchObject({ send: 1 });
  });

  it.each(rows)('is told apart when signing in: %s', async (_name, fault, expected) => {
    const code = await controls.code('resident-1');
    await controls.fault({ api: 'jscode2session', ...fault, times: 9 });

    const error = await failureOf(client.code2Session(code));

    expect(error).toMatchObject(expected);
    expect(error.message).not.toContain(APP.appSecret);
  });

  it('is unreachable when it is silent, for the call and for the token alike', async () => {
    const hasty = new WechatClient({ ...APP, baseUrl: sandbox.url, tokens, timeoutMs: SHORT_MS });
    await controls.fault({ api: 'jscode2session', mode: 'slow' });
    await controls.fault({ api: 'stable_token', mode: 'slow' });

    const [signIn, phone] = await Promise.all([failureOf(hasty.code2Session('0')), failureOf(hasty.phoneNumber('p'))]);
    await controls.clearFaults();
    await hasty.close();

    for (const error of [signIn, phone]) expect(error).toMatchObject({ kind: 'unreachable', retry: 'later' });
    expect(signIn.message).toContain(`no answer in ${SHORT_MS} ms`);
    expect(phone.message).toContain(`no token in ${SHORT_MS} ms`);
  });

  it('is unreachable when nobody listens', async () => {
    const gone = await startSandbox(APP);
    await gone.close();
    const lonely = new WechatClient({ ...APP, baseUrl: gone.url, tokens });

    expect(await failureOf(lonely.code2Session('0'))).toMatchObject({ kind: 'unreachable', retry: 'later' });
    await lonely.close();
  });
});
