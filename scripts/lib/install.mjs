import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mustRun, ROOT, say } from './run.mjs';

const OLDEST_NODE = [20, 19];
const STAMP = `${ROOT}node_modules/.installed-lock`;

/** Installs exactly what the lock file says, unless that is what is there. */
export async function installWhenStale() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    throw new Error(`Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}`);
  }
  const wanted = createHash('sha256')
    .update(readFileSync(`${ROOT}package-lock.json`))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;

  say('正在安装依赖（第一次约 3 分钟）…');
  // No package may run code while it is installed, but the one that has to be built for this machine.
  await mustRun('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  say('正在准备嵌入式数据库驱动（没有现成文件时会编译，约 1 分钟）…');
  try {
    await mustRun('npm', ['rebuild', 'better-sqlite3', '--foreground-scripts', '--loglevel=error'], { quiet: true });
    await mustRun(process.execPath, ['-e', "new (require('better-sqlite3'))(':memory:').close()"], { quiet: true });
  } catch (error) {
    throw new Error(
      'better-sqlite3 could not be prepared. It needs either its prebuilt file (from GitHub) or python3, make and g++ ' +
        '(on Debian: apt-get install python3 make g++). Then start again.',
      { cause: error },
    );
  }
  writeFileSync(STAMP, wanted);
}
