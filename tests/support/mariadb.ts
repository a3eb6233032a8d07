import { spawn, execFile, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { createServer, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';

export interface MariadbOptions {
  /** true: flush at every commit and doublewrite on, as in production. false: fastest, for tests that never kill it. */
  durable: boolean;
  /** Keeps the data here over stop() and later starts. Without it the data live in a temporary folder and go with stop(). */
  dir?: string;
  /** innodb_buffer_pool_size, e.g. '2G' for benches. */
  bufferPool?: string;
  /** Further mariadbd flags, e.g. ['--innodb-flush-log-at-trx-commit=0'] for a control that has to lose data. */
  flags?: string[];
}

export interface Mariadb {
  /** `mysql://root@127.0.0.1:<port>/hongqi`: an empty database, no password, loopback only. */
  readonly url: string;
  readonly port: number;
  readonly socket: string;
  /** Of the process running now; changes with restart(). */
  readonly pid: number;
  /** Ends the server; removes the data unless `dir` was given. */
  stop(): Promise<void>;
  /** SIGKILL, as a crash: the data stay, restart() recovers them. Resolves when the process is gone. */
  kill9(): Promise<void>;
  /** Starts it again on the same port and data (stopping it first when it runs); resolves when it accepts connections. */
  restart(): Promise<void>;
}

const DATABASE = 'hongqi';
const READY_WITHIN_MS = 60_000;
const POLL_MS = 20;
const run = promisify(execFile);

/** Whether this machine has MariaDB's programs; specs that need one are skipped where it has not. */
export function hasMariadb(): boolean {
  return find('mariadbd') !== null && find('mariadb-install-db') !== null;
}

/** Starts a private MariaDB on a free loopback port; it dies with this process at the latest. */
export async function startMariadb(options: MariadbOptions): Promise<Mariadb> {
  const scratch = await mkdtemp(join(tmpdir(), 'hongqi-mariadb-'));
  const dir = options.dir ?? scratch;
  const instance = new Instance(options, dir, join(scratch, 's.sock'), options.dir === undefined);
  await mkdir(dir, { recursive: true });
  await instance.install();
  await instance.start(await freePort());
  return instance;
}

class Instance implements Mariadb {
  port = 0;
  private child: ChildProcess | null = null;
  private readonly data: string;
  private readonly errorLog: string;

  constructor(
    private readonly options: MariadbOptions,
    private readonly dir: string,
    readonly socket: string,
    private readonly throwaway: boolean,
  ) {
    this.data = join(dir, 'data');
    this.errorLog = join(dir, 'error.log');
    process.once('exit', this.endWithUs);
  }

  get url(): string {
    return `mysql://root@127.0.0.1:${this.port}/${DATABASE}`;
  }

  get pid(): number {
    if (this.child?.pid === undefined) throw new Error('MariaDB is not running');
    return this.child.pid;
  }

  async install(): Promise<void> {
    if (existsSync(join(this.data, 'mysql'))) return;
    const flags = [
      '--no-defaults',
      `--datadir=${this.data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      ...this.logSize(),
      ...asRoot(),
    ];
    await run(program('mariadb-install-db'), flags);
  }

  async start(port: number): Promise<void> {
    this.port = port;
    const child = spawn(program('mariadbd'), this.flags(), { stdio: 'ignore' });
    this.child = child;
    this.guard(child);
    await this.untilReady(child);
    // A test that forgets stop() must not keep the process alive: the exit hook ends the server then.
    child.unref();
  }

  async stop(): Promise<void> {
    // Throw-away data need no clean shutdown, which costs over a second.
    await this.end(this.throwaway ? 'SIGKILL' : 'SIGTERM');
    process.removeListener('exit', this.endWithUs);
    this.removeFiles();
  }

  kill9(): Promise<void> {
    return this.end('SIGKILL');
  }

  async restart(): Promise<void> {
    await this.end('SIGTERM');
    await this.start(this.port);
  }

  private flags(): string[] {
    const speed = this.options.durable
      ? ['--innodb-flush-log-at-trx-commit=1', '--innodb-doublewrite=1']
      : ['--innodb-flush-log-at-trx-commit=0', '--innodb-doublewrite=0'];
    return [
      '--no-defaults',
      ...asRoot(),
      `--datadir=${this.data}`,
      // One of its own: a starting server empties this folder, also of what others keep there.
      `--tmpdir=${dirname(this.socket)}`,
      `--socket=${this.socket}`,
      `--pid-file=${join(this.dir, 'pid')}`,
      `--log-error=${this.errorLog}`,
      '--bind-address=127.0.0.1',
      `--port=${this.port}`,
      '--skip-name-resolve',
      '--max-connections=300',
      '--max-allowed-packet=64M',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_unicode_ci',
      '--performance-schema=OFF',
      `--innodb-buffer-pool-size=${this.options.bufferPool ?? '128M'}`,
      ...this.logSize(),
      ...speed,
      ...(this.options.flags ?? []),
    ];
  }

  private logSize(): string[] {
    return [`--innodb-log-file-size=${this.options.durable ? '128M' : '8M'}`];
  }

  private async untilReady(child: ChildProcess): Promise<void> {
    const giveUpAt = performance.now() + READY_WITHIN_MS;
    for (;;) {
      if (hasEnded(child)) throw new Error(`MariaDB ended while starting:\n${await this.lastWords()}`);
      const problem = await this.tryConnection();
      if (problem === null) return;
      if (performance.now() > giveUpAt) {
        throw new Error(`MariaDB does not accept connections:\n${await this.lastWords()}`, { cause: problem });
      }
      await pause(POLL_MS);
    }
  }

  /** Makes sure of the database on the way: a crash between install and first use must not leave it out. */
  private async tryConnection(): Promise<unknown> {
    try {
      const connection = await createConnection({ host: '127.0.0.1', port: this.port, user: 'root' });
      await connection.query(`create database if not exists ${DATABASE}`);
      await connection.end();
      return null;
    } catch (error) {
      return error;
    }
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.child;
    if (!child || hasEnded(child)) return;
    const gone = once(child, 'exit');
    child.ref();
    child.kill(signal);
    await gone;
  }

  private async lastWords(): Promise<string> {
    if (!existsSync(this.errorLog)) return '(no error log)';
    return (await readFile(this.errorLog, 'utf8')).split('\n').slice(-30).join('\n');
  }

  /** Ends the server even when this process is itself killed: the shell's input closes with us, whatever happened. */
  private guard(child: ChildProcess): void {
    if (child.pid === undefined) return;
    const script = 'read line; kill -9 "$0"; rm -rf "$1"';
    const guard = spawn('sh', ['-c', script, String(child.pid), dirname(this.socket)], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    child.once('exit', () => guard.kill('SIGKILL'));
    guard.unref();
    if (guard.stdin instanceof Socket) guard.stdin.unref();
  }

  private removeFiles(): void {
    rmSync(dirname(this.socket), { recursive: true, force: true });
  }

  /** Must be synchronous: Node runs nothing else on 'exit'. */
  private readonly endWithUs = (): void => {
    this.child?.kill('SIGKILL');
    this.removeFiles();
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}

/** mariadbd refuses to run as root unless told by name. */
function asRoot(): string[] {
  return process.getuid?.() === 0 ? ['--user=root'] : [];
}

/** Debian keeps the server in /usr/sbin, which is not in every user's PATH. */
function find(name: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/bin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

function program(name: string): string {
  const path = find(name);
  if (!path) throw new Error(`${name} not found: install mariadb-server-core and mariadb-client-core (Debian names)`);
  return path;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
