import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, say } from './run.mjs';

/** Programs that parts of the test run need and npm does not bring, with the Debian packages that have them. */
const PROGRAMS = {
  mariadb: { files: ['mariadbd', 'mariadb-install-db'], packages: ['mariadb-server-core', 'mariadb-client-core'] },
  chromium: { files: ['chromium'], packages: ['chromium', 'fonts-noto-cjk'] },
};
const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];

const isThere = (file) => FOLDERS.some((folder) => existsSync(join(folder, file)));
const isComplete = (name) => PROGRAMS[name].files.every(isThere);

function isDebianRoot() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && isThere('apt-get');
}

/** Installs what is missing where that is allowed; gives the names of what is still missing, and how to get it. */
export async function prepareMachine() {
  const wanted = Object.keys(PROGRAMS).filter((name) => !isComplete(name));
  if (wanted.length && isDebianRoot()) {
    const packages = wanted.flatMap((name) => PROGRAMS[name].packages);
    say(`正在安装测试所需的系统软件：${packages.join(' ')} …`);
    await run('apt-get', ['update', '-qq'], { quiet: true });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      quiet: true,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  return new Map(
    wanted
      .filter((name) => !isComplete(name))
      .map((name) => [name, `apt-get install ${PROGRAMS[name].packages.join(' ')} (Debian ${debianVersion()})`]),
  );
}

function debianVersion() {
  return existsSync('/etc/debian_version') ? readFileSync('/etc/debian_version', 'utf8').trim() : '12 or newer';
}
