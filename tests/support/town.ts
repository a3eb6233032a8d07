import { DataSource } from 'typeorm';
import { type RunningApp, startApp } from '../../server/src/app';
import { Config } from '../../server/src/config';
import { JoinerSweep } from '../../server/src/directives/joiner-sweep.service';
import { Sweeper } from '../../server/src/issues/sweeper.service';
import { OutboxDrain } from '../../server/src/notices/outbox.drain';
import { DutyService } from '../../server/src/people/duty.service';
import { SessionService } from '../../server/src/people/session.service';
import { SANDBOX } from '../../server/src/wechat/sandbox-account';
import { type Sandbox, startSandbox } from '../wechat-sandbox/sandbox';
import { SandboxControls } from '../wechat-sandbox/sandbox-controls';
import { Actor } from './actor';
import { testDatabase } from './database';
import { TestClock } from './test-clock';

export const PASSWORD = 'a password for tests';
const HOUR = 3_600_000;

/** A running server with the seeded street in it, its own database, WeChat sandbox and clock. */
export interface Town {
  url: string;
  clock: TestClock;
  wechat: SandboxControls;
  /** For looking at what was written; stories change nothing here. */
  database: DataSource;
  running: RunningApp;
  /** By WeChat: `resident-1`, `worker-01`, or any new key, who is then someone new. */
  comes(person: string): Promise<Actor>;
  /** By account and password: `dispatcher`, `supervisor`, `admin`, `heating`, `housing`, `county`, `worker-01` … */
  signsIn(login: string): Promise<Actor>;
  /** Everything due now is delivered when this resolves. */
  settled(): Promise<void>;
  /** Moves the clock; the deadline looks twice, as two servers would, and what became due is delivered. */
  hoursPass(hours: number): Promise<void>;
  /** The same, up to a local time to come: `2026-11-24 17:30`. */
  itBecomes(localTime: string): Promise<void>;
  /** Sessions and routing look at posts and accounts again at once. */
  forgetSessions(): void;
  close(): Promise<void>;
}

/** `2026-11-24 17:30` → that instant. */
export function inShanghai(localTime: string): Date {
  return new Date(`${localTime.replace(' ', 'T')}+08:00`);
}

export async function town(settings: Partial<Config> = {}): Promise<Town> {
  const clock = new TestClock();
  const database = await testDatabase();
  const sandbox: Sandbox = await startSandbox({ ...SANDBOX, now: () => clock.now() });
  const wechat = new SandboxControls(sandbox.url);
  const config = Object.assign(new Config(), {
    port: 0,
    dataDir: database.dataDir,
    databaseUrl: database.url,
    databasePool: 8,
    demoPassword: PASSWORD,
    wechatSandboxUrl: sandbox.url,
    logLevel: 'fatal',
    submitsPerHour: 10_000,
    // Chance has no place in a story; the one about samples sets its own.
    checkShare: 0,
    ...settings,
  });
  const running = await startApp(config, clock);
  const url = running.url;
  config.publicUrl = url;
  await wechat.pushTo({ url: `${url}/api/v1/wechat/push`, token: SANDBOX.pushToken, aesKey: SANDBOX.pushAesKey });

  const settled = async (): Promise<void> => {
    await running.app.get(OutboxDrain).drained();
    await sandbox.settled();
  };
  const passes = async (milliseconds: number): Promise<void> => {
    clock.forward(milliseconds);
    await running.app.get(Sweeper).sweep();
    await running.app.get(Sweeper).sweep();
    await settled();
    // A directive that goes out now goes before those who join it are looked for.
    await running.app.get(JoinerSweep).sweep();
    await settled();
  };
  return {
    url,
    clock,
    wechat,
    database: running.app.get(DataSource),
    running,
    comes: async (person) => new Actor(url, person).withWechat(await wechat.code(person)),
    signsIn: (login) => new Actor(url, login).withPassword(login, PASSWORD),
    settled,
    hoursPass: (hours) => passes(hours * HOUR),
    itBecomes: async (localTime) => {
      const ahead = inShanghai(localTime).getTime() - clock.now().getTime();
      if (!(ahead > 0)) throw new Error(`${localTime} does not lie ahead`);
      await passes(ahead);
    },
    forgetSessions: () => {
      running.app.get(SessionService).forget();
      running.app.get(DutyService).forget();
    },
    close: async () => {
      await running.close();
      await sandbox.close();
      await database.drop();
    },
  };
}
