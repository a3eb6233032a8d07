import { loadConfig, settingSentences } from './config';

const problemsWith = (env: Record<string, string>): string[] => {
  try {
    loadConfig(env);
  } catch (error) {
    const [head, ...lines] = (error as Error).message.split('\n');
    expect(head).toBe('wrong settings:');
    return lines.map((line) => line.replace(/^ {2}- /, ''));
  }
  return [];
};
const APP = { WECHAT_APP_ID: 'wx0123456789abcdef', WECHAT_APP_SECRET: '0123456789abcdef0123456789abcdef' };

describe('the settings', () => {
  it('need none: everything has a default that works on one machine', () => {
    expect(loadConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: '',
      seed: true,
      sandbox: false,
    });
  });

  it('that are empty count as not given', () => {
    const empty = Object.fromEntries(settingSentences().map(({ variable }) => [variable, '']));

    expect(loadConfig(empty)).toEqual(loadConfig({}));
  });

  it('are read as what they are', () => {
    const config = loadConfig({
      PORT: '0',
      SEED: 'false',
      DATABASE_URL: 'mysql://u:p@db:3306/hongqi',
      LOG_LEVEL: 'warn',
      ...APP,
    });

    expect(config).toMatchObject({
      port: 0,
      seed: false,
      databaseUrl: 'mysql://u:p@db:3306/hongqi',
      logLevel: 'warn',
      sandbox: false,
    });
  });

  it('that are wrong are all named at once, each with what it is for', () => {
    const wrong: Record<string, string> = {
      PORT: '70000',
      PUBLIC_URL: 'not an address',
      DATABASE_URL: 'postgres://db/hongqi',
      DATABASE_POOL: '0',
      SECRET: 'short',
      SEED: 'yes',
      DEMO_PASSWORD: '1234567',
      WECHAT_APP_ID: 'wxXYZ',
      WECHAT_APP_SECRET: 'x',
      WECHAT_BASE_URL: 'api',
      WECHAT_PUSH_TOKEN: 'a b',
      WECHAT_PUSH_AES_KEY: 'too short',
      WECHAT_TEMPLATES: 'accepted',
      WECHAT_STATE: 'production',
      OFFICE_HOURS: '8-12',
      LOG_LEVEL: 'loud',
      SESSION_DAYS: '0.5',
      CONSOLE_SESSION_HOURS: '25',
      SUBMITS_PER_HOUR: 'many',
    };

    const problems = problemsWith(wrong);

    expect(problems.map((problem) => problem.split(':', 1)[0]).sort()).toEqual(Object.keys(wrong).sort());
    expect(problems.find((problem) => problem.startsWith('PORT'))).toMatch(
      /must not be greater than 65535.*Port to listen on/,
    );
    expect(problems.find((problem) => problem.startsWith('SEED'))).toContain('"yes" cannot be read');
  });

  it.each([
    ['PORT', '12abc'],
    ['PORT', 'NaN'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['PORT', '1e309'],
    ['SECRET', 'g'.repeat(64)],
    ['SECRET', 'a'.repeat(63)],
    ['WECHAT_TEMPLATES', 'other=abc'],
    ['DATABASE_URL', 'mysql://db'],
    ['SEED', 'TRUE'],
    ['OFFICE_HOURS', '14:00-08:30'],
    ['OFFICE_HOURS', '08:30-12:00,11:00-17:30'],
  ])('%s=%s is refused', (variable, value) => {
    expect(problemsWith({ [variable]: value })).toEqual([expect.stringMatching(new RegExp(`^${variable}: `))]);
  });

  it('never let the sandbox stand beside a real account', () => {
    expect(problemsWith({ ...APP, WECHAT_SANDBOX_URL: 'http://127.0.0.1:4000' })).toEqual([
      'WECHAT_SANDBOX_URL: the sandbox must not run beside a real AppID',
    ]);
    expect(loadConfig({ WECHAT_SANDBOX_URL: 'http://127.0.0.1:4000' }).sandbox).toBe(true);
  });

  it('need the secret of an account that is named', () => {
    expect(problemsWith({ WECHAT_APP_ID: APP.WECHAT_APP_ID })).toEqual([
      'WECHAT_APP_SECRET: needed with WECHAT_APP_ID',
    ]);
  });

  it('do not repeat a secret in what is said about it', () => {
    const secret = 'z'.repeat(64);

    expect(problemsWith({ SECRET: secret, WECHAT_APP_SECRET: 'q'.repeat(65) }).join()).not.toMatch(/zzzz|qqqq/);
  });

  it('each have a name, a sentence and a property of their own', () => {
    const all = settingSentences();
    const properties = Object.keys(loadConfig({}));

    expect(all.map(({ property }) => property).sort()).toEqual(properties.sort());
    expect(new Set(all.map(({ variable }) => variable)).size).toBe(all.length);
    expect(all.filter(({ sentence }) => !/^[A-Z0-9m].{15,}\.$/.test(sentence))).toEqual([]);
  });
});
