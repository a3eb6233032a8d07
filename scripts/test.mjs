import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startUntil } from './lib/children.mjs';
import { installWhenStale } from './lib/install.mjs';
import { prepareMachine } from './lib/machine.mjs';
import { buildWhenStale, PART_NAMES } from './lib/parts.mjs';
import { bin, run, say } from './lib/run.mjs';

/** The parts of the test run: a jest configuration each, and what of the machine it needs. */
const PARTS = [
  { name: '规则', config: 'unit' },
  { name: '服务器 · SQLite', config: 'database' },
  { name: '服务器 · MariaDB', config: 'database', needs: 'mariadb', mariadb: true },
  { name: '小程序(weapp 主机)', config: 'weapp' },
  { name: '浏览器(H5 与管理台)', config: 'browser', needs: 'chromium' },
];

const [only] = process.argv.slice(2);
const scratch = mkdtempSync(join(roomyMemory() ?? tmpdir(), 'hongqi-tests-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
const total = { passed: 0, failed: 0, skipped: 0 };

/**
 * Memory that is used like a disk, where there is enough. Every test has a database of its own that is synced at every
 * commit, as in production; waiting for a disk each time proves nothing, as only processes are killed here.
 */
function roomyMemory() {
  const folder = '/dev/shm';
  if (!existsSync(folder)) return null;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > 4 * 1024 ** 3 ? folder : null;
}

async function jest({ name, config, mariadb }, at) {
  say(`\n── ${name}`);
  const outputFile = join(scratch, `${at}.json`);
  const args = [bin('jest/bin/jest.js'), '-c', `tests/jest/${config}.config.cjs`, '--json', '--outputFile', outputFile];
  const inScratch = { TMPDIR: scratch };
  const server = mariadb ? startUntil('url', ['--import', 'tsx', 'tests/support/mariadb-main.ts'], inScratch) : null;
  try {
    const env = { ...inScratch, NODE_NO_WARNINGS: '1', ...(server ? { TEST_MARIADB_URL: await server.ready } : {}) };
    const code = await run(process.execPath, args, { env });
    count(name, outputFile, code);
  } finally {
    if (server) {
      server.child.stdin.end();
      // It clears up behind itself, and must not find that gone.
      if (server.child.exitCode === null && server.child.signalCode === null) await once(server.child, 'exit');
    }
  }
}

/** A file that could not even be loaded counts as a failure, though jest counts no test in it. */
function count(name, outputFile, code) {
  let report;
  try {
    report = JSON.parse(readFileSync(outputFile, 'utf8'));
  } catch {
    say(`${name}: 没有产生结果(退出码 ${code})`);
    total.failed += 1;
    return;
  }
  total.passed += report.numPassedTests;
  total.failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
  total.skipped += report.numPendingTests;
  if (code !== 0 && report.numFailedTests + report.numRuntimeErrorTestSuites === 0) total.failed += 1;
  if (report.numTotalTests === 0) total.failed += 1;
}

async function main() {
  await installWhenStale();
  const missing = await prepareMachine();
  await buildWhenStale(PART_NAMES);

  const notRun = [];
  for (const [at, part] of PARTS.entries()) {
    if (only && part.config !== only) continue;
    if (part.needs && missing.has(part.needs))
      notRun.push(`${part.name}:需要 ${part.needs},${missing.get(part.needs)}`);
    else await jest(part, at);
  }

  for (const line of notRun) say(`未运行：${line}`);
  if (process.env.CI === 'true') total.failed += notRun.length;
  say(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

await main();
