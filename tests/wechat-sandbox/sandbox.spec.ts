import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { RISKY_WORD } from './content-rules';
import { type Sandbox, startSandbox } from './sandbox';
import { SandboxControls } from './sandbox-controls';

const APP = { appId: 'wx00000000000000aa', appSecret: 'a-secret' };
const TEMPLATE = 'template-of-the-test';
const HOUR = 3_600_000;

type Answer = Record<string, unknown>;

let clock: Date;
let sandbox: Sandbox;
let controls: SandboxControls;

beforeEach(async () => {
  clock = new Date('2026-03-02T01:00:00Z');
  sandbox = await startSandbox({ ...APP, now: () => clock });
  controls = new SandboxControls(sandbox.url);
});

afterEach(() => sandbox.close());

const pass = (milliseconds: number) => {
  clock = new Date(clock.getTime() + milliseconds);
};

async function post(path: string, body: object): Promise<Answer> {
  const response = await fetch(`${sandbox.url}${path}`, { method: 'POST', body: JSON.stringify(body) });
  return (await response.json()) as Answer;
}

async function login(code: string): Promise<Answer> {
  const query = new URLSearchParams({
    appid: APP.appId,
    secret: APP.appSecret,
    js_code: code,
    grant_type: 'authorization_code',
  });
  return (await (await fetch(`${sandbox.url}/sns/jscode2session?${query}`)).json()) as Answer;
}

async function askToken(force = false): Promise<Answer> {
  const { appId: appid, appSecret: secret } = APP;
  return post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret, force_refresh: force });
}

async function withToken(path: string, body: object): Promise<Answer> {
  const { access_token } = await askToken();
  return post(`${path}?access_token=${String(access_token)}`, body);
}

async function send(person: string, data: object = { thing1: { value: '路灯不亮' } }): Promise<Answer> {
  const touser = await controls.openidOf(person);
  return withToken('/cgi-bin/message/subscribe/send', { touser, template_id: TEMPLATE, data });
}

describe('who people are', () => {
  it('gives a stable openid for a login code, once', async () => {
    const code = await controls.code('resident-1');

    const first = await login(code);
    const again = await login(code);

    expect(first['openid']).toBe('o-sandbox-resident-1________');
    expect(first['session_key']).toEqual(expect.any(String));
    expect(first).not.toHaveProperty('errcode');
    expect(again['errcode']).toBe(40163);
  });

  it('lets a login code live five minutes', async () => {
    const code = await controls.code('resident-1');

    pass(5 * 60_000);

    expect(await login(code)).toMatchObject({ errcode: 40029 });
  });

  it('makes a person for a new key, and refuses what cannot be a key', async () => {
    await controls.code('inspector-7');

    const people = await controls.people();

    expect(people).toHaveLength(16);
    expect(new Set(people.map(({ phone }) => phone)).size).toBe(16);
    expect(people.every(({ phone, openid }) => /^199000000\d\d$/.test(phone) && openid.length === 28)).toBe(true);
    await expect(controls.code('../etc')).rejects.toThrow('400');
  });

  it('tells the phone number for a phone code, and checks the pair', async () => {
    const openid = await controls.openidOf('worker-01');
    const path = '/wxa/business/getuserphonenumber';

    const right = await withToken(path, { code: await controls.phoneCode('worker-01'), openid });
    const wrong = await withToken(path, { code: await controls.phoneCode('worker-02'), openid });

    expect(right).toMatchObject({ errcode: 0, phone_info: { purePhoneNumber: '19900000004', countryCode: '86' } });
    expect(wrong).toMatchObject({ errcode: 40029 });
  });
});

describe('tokens', () => {
  it('repeats the same token until five minutes before its end, then both work', async () => {
    const first = await askToken();
    pass(2 * HOUR - 6 * 60_000);
    const same = await askToken();
    pass(2 * 60_000);
    const next = await askToken();

    expect(same['access_token']).toBe(first['access_token']);
    expect(same['expires_in']).toBe(360);
    expect(next['access_token']).not.toBe(first['access_token']);
    const old = await post(`/wxa/msg_sec_check?access_token=${String(first['access_token'])}`, {});
    expect(old).toMatchObject({ errcode: 43104 });
  });

  it('tells expired from unknown from missing', async () => {
    const { access_token } = await askToken();
    pass(2 * HOUR);

    expect(await post(`/wxa/msg_sec_check?access_token=${String(access_token)}`, {})).toMatchObject({ errcode: 42001 });
    expect(await post('/wxa/msg_sec_check?access_token=x', {})).toMatchObject({ errcode: 40001 });
    expect(await post('/wxa/msg_sec_check', {})).toMatchObject({ errcode: 41001 });
  });

  it('rations forced renewals: thirty seconds apart, twenty a day', async () => {
    const before = await askToken();
    const forced = await askToken(true);
    const tooSoon = await askToken(true);
    for (let n = 0; n < 19; n += 1) {
      pass(31_000);
      expect(await askToken(true)).toHaveProperty('access_token');
    }
    pass(31_000);

    expect(forced['access_token']).not.toBe(before['access_token']);
    expect(tooSoon).toMatchObject({ errcode: 45011 });
    expect(await askToken(true)).toMatchObject({ errcode: 45009 });
  });
});

describe('messages', () => {
  it('takes one message for one accept', async () => {
    await controls.subscribe('resident-1', TEMPLATE);

    expect(await send('resident-1')).toMatchObject({ errcode: 0 });
    expect(await send('resident-1')).toMatchObject({ errcode: 43101 });
    expect(await controls.messages()).toMatchObject([
      { person: 'resident-1', data: { thing1: '路灯不亮' }, state: 'formal' },
    ]);
  });

  it('names the field that breaks a value rule, and keeps the accept', async () => {
    await controls.subscribe('resident-1', TEMPLATE);

    const refused = await send('resident-1', { phrase16: { value: 'done' } });

    expect(refused).toMatchObject({ errcode: 47003 });
    expect(refused['errmsg']).toMatch(/^argument invalid! data\.phrase16\.value invalid rid: /);
    expect(await send('resident-1')).toMatchObject({ errcode: 0 });
  });

  it('refuses a second message to a person while one is on its way', async () => {
    await controls.subscribe('resident-1', TEMPLATE, 2);
    await controls.fault({ api: 'send', mode: 'slow' });
    const first = send('resident-1');
    while ((await controls.calls())['send'] !== 1) await new Promise(setImmediate);

    const second = await send('resident-1');
    await controls.clearFaults();

    expect(second).toMatchObject({ errcode: 43108 });
    expect(await first).toMatchObject({ errcode: 0 });
  });

  it('accepts the message and loses the answer when told so', async () => {
    await controls.subscribe('resident-1', TEMPLATE);
    await controls.fault({ api: 'send', mode: 'lost' });

    await expect(send('resident-1')).rejects.toThrow();
    expect(await controls.messages()).toHaveLength(1);
  });
});

describe('content', () => {
  it('judges texts of people who came within two hours', async () => {
    const openid = await controls.openidOf('resident-2');
    const check = (content: string) => withToken('/wxa/msg_sec_check', { version: 2, openid, scene: 3, content });

    expect(await check('井盖坏了')).toMatchObject({ errcode: 61010 });
    await login(await controls.code('resident-2'));
    expect(await check('井盖坏了')).toMatchObject({ errcode: 0, result: { suggest: 'pass', label: 100 } });
    expect(await check(`井盖坏了${RISKY_WORD}`)).toMatchObject({
      errcode: 0,
      result: { suggest: 'risky', label: 20003 },
    });
    expect(await check('长'.repeat(2501))).toMatchObject({ errcode: 45002 });
    pass(2 * HOUR + 1);
    expect(await check('井盖坏了')).toMatchObject({ errcode: 61010 });
  });

  it('pushes what it makes of a picture, three times when nobody answers', async () => {
    let posts = 0;
    const receiver = createServer((request, response) => {
      if (request.method === 'GET')
        return response.end(new URL(request.url ?? '', 'http://x').searchParams.get('echostr'));
      posts += 1;
      return response.writeHead(500).end();
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/push`;
    await controls.pushTo({ url, token: 'T' });
    await controls.code('resident-1');
    const openid = await controls.openidOf('resident-1');

    const media = { version: 2, openid, scene: 3, media_type: 2, media_url: `${url}.jpg` };
    expect(await withToken('/wxa/media_check_async', media)).toMatchObject({
      errcode: 0,
      trace_id: expect.any(String),
    });
    await sandbox.settled();
    receiver.close();

    expect(posts).toBe(3);
    expect(await controls.pushes()).toEqual([{ event: 'wxa_media_check', tries: 3, isAccepted: false }]);
  });
});

describe('the wire', () => {
  it('wants the right method, a body, and JSON', async () => {
    const url = `${sandbox.url}/wxa/msg_sec_check`;
    const answerOf = async (init: RequestInit) => (await (await fetch(url, init)).json()) as Answer;

    expect(await answerOf({ method: 'GET' })).toMatchObject({ errcode: 43002 });
    expect(await answerOf({ method: 'POST' })).toMatchObject({ errcode: 44002 });
    expect(await answerOf({ method: 'POST', body: '<xml>' })).toMatchObject({ errcode: 47001 });
  });

  it('refuses a fault it does not know', async () => {
    await expect(controls.fault({ api: 'nothing', errcode: -1 })).rejects.toThrow('400');
    await expect(controls.fault({ api: 'send' })).rejects.toThrow('400');
  });

  it('lets only pages of this machine read the controls', async () => {
    const originOf = async (origin: string) =>
      (await fetch(`${sandbox.url}/sandbox/people`, { headers: { origin } })).headers.get(
        'access-control-allow-origin',
      );

    expect(await originOf('http://localhost:8080')).toBe('http://localhost:8080');
    expect(await originOf('https://elsewhere.example')).toBeNull();
  });
});

describe('as a program', () => {
  it('says where it listens, and ends when its parent closes stdin', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'main.ts')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { url } = JSON.parse(line.toString()) as { url: string };

    expect(await new SandboxControls(url).people()).toHaveLength(15);
    child.stdin.end();

    expect(await exited).toEqual([0, null]);
  });
});
