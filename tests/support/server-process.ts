import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { SANDBOX } from '../../server/src/wechat/sandbox-account';
import { type Sandbox, startSandbox } from '../wechat-sandbox/sandbox';
import { SandboxControls } from '../wechat-sandbox/sandbox-controls';
import { Actor } from './actor';
import { type TestDatabase, testDatabase } from './database';

const ROOT = resolve(__dirname, '../..');

/** Builds what is run here, unless it is built from these very sources already. */
export async function buildServer(): Promise<void> {
  const parts = pathToFileURL(join(ROOT, 'scripts/lib/parts.mjs')).href;
  const program = `import { buildWhenStale } from '${parts}'; await buildWhenStale(['shared', 'server']);`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { cwd: ROOT });
}

/** The server as it runs in production: a process of its own, which can be killed. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    readonly ended: Promise<{ code: number | null; signal: string | null }>,
  ) {}

  /** Resolves when it says that it is ready; an end before that is an error with its last words. */
  static async start(settings: Record<string, string>): Promise<ServerProcess> {
    const child = spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'server/dist/main.js')], {
      env: { ...process.env, PORT: '0', LOG_LEVEL: 'fatal', SUBMITS_PER_HOUR: '100000', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    endWithUs(child);
    const words: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => words.push(chunk.toString()));
    const ended = once(child, 'exit').then((ending) => {
      const [code, signal] = ending as [number | null, string | null];
      return { code, signal };
    });
    const ready = once(createInterface({ input: child.stdout }), 'line').then(([line]: string[]) => line);
    const line = await Promise.race([ready, ended.then(() => undefined)]);
    if (line === undefined) throw new Error(`the server ended before it was ready:\n${words.join('')}`);
    return new ServerProcess(child, (JSON.parse(line) as { ready: string }).ready, ended);
  }

  signal(name: 'SIGTERM' | 'SIGKILL'): void {
    this.child.kill(name);
  }

  /** As the machine going down; resolves when the process is gone. */
  async kill9(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended;
  }
}

/** Ends the server even when this process is itself killed: the shell's input closes with us, whatever happened. */
function endWithUs(child: ChildProcess): void {
  const guard = spawn('sh', ['-c', 'read line; kill -9 "$0"', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.once('exit', () => guard.kill('SIGKILL'));
  guard.unref();
}

/** A database and a WeChat that outlive the server, and the server of the moment. */
export class Street {
  /** Unresolved while a server starts: whoever needs one waits here. */
  server: Promise<ServerProcess>;
  readonly wechat: SandboxControls;

  private constructor(
    readonly database: TestDatabase,
    private readonly sandbox: Sandbox,
    private readonly settings: Record<string, string>,
  ) {
    this.server = ServerProcess.start(settings);
    this.wechat = new SandboxControls(sandbox.url);
  }

  /** `databaseUrl` other than that of the test run, for tests that kill the database too. */
  static async open(databaseUrl?: string, more: Record<string, string> = {}): Promise<Street> {
    const database = await testDatabase();
    const sandbox = await startSandbox(SANDBOX);
    const street = new Street({ ...database, url: databaseUrl ?? database.url }, sandbox, {
      DATA_DIR: database.dataDir,
      DATABASE_URL: databaseUrl ?? database.url,
      WECHAT_SANDBOX_URL: sandbox.url,
      ...more,
    });
    await street.server;
    return street;
  }

  /** The server dies in the middle of whatever it does; another one takes up its data. */
  async crash(): Promise<void> {
    const server = await this.server;
    server.signal('SIGKILL');
    await this.succeed(server);
  }

  /** Another server takes over as soon as this one has ended; until then whoever needs one waits. */
  succeed(server: ServerProcess): Promise<ServerProcess> {
    this.server = server.ended.then(() => ServerProcess.start(this.settings));
    return this.server;
  }

  /** Whoever needs the server waits until this is done; requests under way are not spared. */
  async without(something: () => Promise<void>): Promise<void> {
    const server = await this.server;
    this.server = something().then(() => server);
    await this.server;
  }

  /** Someone signed in at the server that runs now; the session holds for those that follow. */
  async comes(person: string): Promise<Actor> {
    const { url } = await this.server;
    return new Actor(url, person).withWechat(await this.wechat.code(person));
  }

  /** Asks the server to end and waits for it. */
  async end(): Promise<{ code: number | null; signal: string | null }> {
    const server = await this.server;
    server.signal('SIGTERM');
    return server.ended;
  }

  async close(): Promise<void> {
    await (await this.server).kill9();
    await this.sandbox.close();
    await this.database.drop();
  }
}
