import { MemoryCache } from '../../../tests/wechat-sandbox/memory-cache';
import { type Sandbox, startSandbox } from '../../../tests/wechat-sandbox/sandbox';
import { SandboxControls } from '../../../tests/wechat-sandbox/sandbox-controls';
import { AccessTokens } from './access-token';

const APP = { appId: 'wx00000000000000aa', appSecret: 'a-secret' };
const LEASE = `wechat-token:${APP.appId}`;
const MINUTE = 60_000;
const START = new Date('2026-03-02T01:00:00Z');

let clock: Date;
let sandbox: Sandbox;
let controls: SandboxControls;
let cache: MemoryCache;
let opened: AccessTokens[];

const now = () => clock;
const pass = (milliseconds: number) => {
  clock = new Date(clock.getTime() + milliseconds);
};

/** What one process holds; all of a test share the cache. */
function aProcess(pause?: () => Promise<void>): AccessTokens {
  const tokens = new AccessTokens({ ...APP, baseUrl: sandbox.url, cache, now, ...(pause && { pause }) });
  opened.push(tokens);
  return tokens;
}

async function fetches(): Promise<number> {
  return (await controls.calls())['stable_token'] ?? 0;
}

beforeEach(async () => {
  clock = START;
  sandbox = await startSandbox({ ...APP, now });
  controls = new SandboxControls(sandbox.url);
  cache = new MemoryCache(now);
  opened = [];
});

afterEach(async () => {
  await Promise.all(opened.map((tokens) => tokens.close()));
  await sandbox.close();
});

it('fetches once for all callers of a process, and for the processes after it', async () => {
  const first = aProcess(() => Promise.reject(new Error('nobody has to wait')));
  const values = await Promise.all(Array.from({ length: 64 }, () => first.get()));

  const other = await aProcess().get();

  expect(new Set([...values, other]).size).toBe(1);
  expect(await fetches()).toBe(1);
});

it('waits for the process that is fetching', async () => {
  await cache.tryLease(LEASE, MINUTE);
  let looks = 0;
  const waiting = aProcess(async () => {
    looks += 1;
    if (looks === 3) await cache.write(LEASE, 'brought-by-another', new Date(clock.getTime() + 60 * MINUTE));
  });

  expect(await waiting.get()).toBe('brought-by-another');
  expect(await fetches()).toBe(0);
});

it('takes over when the process that was fetching has died', async () => {
  await cache.tryLease(LEASE, 1000);
  const heir = aProcess(() => {
    pass(100);
    return Promise.resolve();
  });

  expect(await heir.get()).toMatch(/^sandbox_/);
});

it('gives up, for now, on a lease that is never freed', async () => {
  await cache.tryLease(LEASE, 60 * MINUTE);

  await expect(aProcess(() => Promise.resolve()).get()).rejects.toMatchObject({ kind: 'unreachable', retry: 'later' });
});

it('renews five minutes early', async () => {
  const tokens = aProcess();
  const first = await tokens.get();

  pass(114 * MINUTE);
  expect(await tokens.get()).toBe(first);
  pass(2 * MINUTE);
  expect(await tokens.get()).not.toBe(first);
  expect(await fetches()).toBe(2);
});

it('keeps using a token that still works when the early renewal fails, and asks again half a minute later', async () => {
  const tokens = aProcess();
  const first = await tokens.get();
  pass(116 * MINUTE);
  await controls.fault({ api: 'stable_token', mode: 'http500', times: 99 });

  expect([await tokens.get(), await tokens.get()]).toEqual([first, first]);
  expect(await fetches()).toBe(2);
  pass(30_000);
  expect(await tokens.get()).toBe(first);
  expect(await fetches()).toBe(3);
  pass(5 * MINUTE);
  await expect(tokens.get()).rejects.toMatchObject({ kind: 'unreachable' });
});

it('replaces a refused token once, also for those who come late', async () => {
  const tokens = aProcess();
  const old = await tokens.get();
  await controls.forgetTokens();

  const renewed = await Promise.all([tokens.replace(old), tokens.replace(old)]);
  const readsBefore = cache.reads;
  const late = await tokens.replace(old);

  expect(cache.reads).toBe(readsBefore);
  expect(new Set([...renewed, late]).size).toBe(1);
  expect(late).not.toBe(old);
  expect(await fetches()).toBe(2);
});

it('takes the token another process has already renewed', async () => {
  const [one, other] = [aProcess(), aProcess()];
  const old = await one.get();
  await other.get();
  await controls.forgetTokens();
  const renewed = await one.replace(old);

  expect(await other.replace(old)).toBe(renewed);
  expect(await fetches()).toBe(2);
});

it('joins a renewal that is already under way', async () => {
  const tokens = aProcess();
  const old = await tokens.get();
  pass(116 * MINUTE);
  await controls.fault({ api: 'stable_token', mode: 'slow' });
  const early = tokens.get();
  const replaced = tokens.replace(old);
  while ((await fetches()) < 2) await new Promise(setImmediate);
  await controls.clearFaults();

  expect(await early).not.toBe(old);
  expect(await replaced).toBe(await early);
  expect(await fetches()).toBe(2);
});

describe('force', () => {
  it('is used only when the platform insists on the token it refuses', async () => {
    const tokens = aProcess();
    const old = await tokens.get();

    const renewed = await tokens.replace(old);

    expect(renewed).not.toBe(old);
    // First, the asked-normally answer, then the forced one.
    expect(await fetches()).toBe(3);
  });

  it('keeps to its half minute, over all processes', async () => {
    const [one, other] = [aProcess(), aProcess()];
    const second = await one.replace(await one.get());

    const stuck = await other.replace(second);
    pass(31_000);
    const third = await other.replace(second);

    expect(stuck).toBe(second);
    expect(third).not.toBe(second);
  });

  it('stops at ten a day and starts anew at midnight in Beijing', async () => {
    const tokens = aProcess();
    let token = await tokens.get();
    const replace = async () => {
      pass(31_000);
      const renewed = await tokens.replace(token);
      const isNew = renewed !== token;
      token = renewed;
      return isNew;
    };

    for (let n = 0; n < 10; n += 1) expect(await replace()).toBe(true);
    expect(await replace()).toBe(false);
    clock = new Date('2026-03-02T15:59:00Z');
    token = await tokens.get();
    expect(await replace()).toBe(false);
    clock = new Date('2026-03-02T16:00:00Z');
    expect(await replace()).toBe(true);
  });
});

it.each([
  [{ errcode: 45009 }, { kind: 'daily-limit', retry: 'tomorrow' }],
  [{ errcode: 40164 }, { kind: 'config', retry: 'later' }],
  [{ mode: 'garbage' as const }, { kind: 'unreachable', retry: 'later' }],
  [{ mode: 'down' as const }, { kind: 'unreachable', retry: 'later' }],
])('tells why there is no token, frees the lease and recovers: %j', async (fault, expected) => {
  const tokens = aProcess();
  await controls.fault({ api: 'stable_token', ...fault });

  await expect(tokens.get()).rejects.toMatchObject(expected);
  expect(await tokens.get()).toMatch(/^sandbox_/);
});
