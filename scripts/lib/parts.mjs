import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, mustRun, ROOT, say, together } from './run.mjs';

const STAMPS = join(ROOT, 'node_modules/.cache/hongqi');
const TSC = bin('typescript/bin/tsc');
const SHARED = ['shared/src', 'tsconfig.base.json', 'shared/tsconfig.json', 'package-lock.json'];
const MINIAPP = [
  ...SHARED,
  'miniapp/src',
  'miniapp/config',
  'miniapp/babel.config.js',
  'miniapp/package.json',
  'miniapp/tsconfig.json',
];

const taro = (type) => async () => {
  rmSync(join(ROOT, 'miniapp/dist', type), { recursive: true, force: true });
  const env = { NODE_ENV: 'production', BROWSERSLIST_IGNORE_OLD_DATA: 'true' };
  await mustRun(process.execPath, [bin('@tarojs/cli/bin/taro'), 'build', '--type', type], {
    cwd: join(ROOT, 'miniapp'),
    env,
    quiet: true,
  });
};

/** What is built, from which files, into which file. All the others use the first. */
const PARTS = {
  shared: {
    inputs: SHARED,
    output: 'shared/dist/index.js',
    build: () => mustRun(process.execPath, [TSC, '-p', 'shared']),
  },
  server: {
    inputs: [...SHARED, 'server/src', 'server/tsconfig.json'],
    output: 'server/dist/main.js',
    build: async () => {
      // Beside the old one and then in its place: a running server never sees half of it, and no deleted file stays.
      const next = join(ROOT, 'server/dist.next');
      rmSync(next, { recursive: true, force: true });
      await mustRun(process.execPath, [TSC, '-p', 'server', '--outDir', next]);
      rmSync(join(ROOT, 'server/dist'), { recursive: true, force: true });
      renameSync(next, join(ROOT, 'server/dist'));
    },
  },
  console: {
    inputs: [...SHARED, 'console/src', 'console/index.html', 'console/vite.config.ts', 'console/package.json'],
    output: 'console/dist/index.html',
    build: () =>
      mustRun(process.execPath, [bin('vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
        cwd: join(ROOT, 'console'),
        quiet: true,
      }),
  },
  h5: { inputs: MINIAPP, output: 'miniapp/dist/h5/index.html', build: taro('h5') },
  weapp: { inputs: MINIAPP, output: 'miniapp/dist/weapp/app.json', build: taro('weapp') },
};

export const PART_NAMES = Object.keys(PARTS);

/** Builds the named parts that are older than what they are made from. */
export async function buildWhenStale(names) {
  mkdirSync(STAMPS, { recursive: true });
  const unknown = names.find((name) => !PARTS[name]);
  if (unknown) throw new Error(`no such part: ${unknown}; there are ${PART_NAMES.join(', ')}`);
  const isFirst = (name) => name === PART_NAMES[0];
  await together(names.filter(isFirst), buildOne);
  await together(
    names.filter((name) => !isFirst(name)),
    buildOne,
  );
}

async function buildOne(name) {
  const part = PARTS[name];
  const stamp = join(STAMPS, name);
  const now = fingerprint(part.inputs);
  if (existsSync(join(ROOT, part.output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;

  const from = Date.now();
  say(`正在构建 ${name} …`);
  await part.build();
  if (!existsSync(join(ROOT, part.output))) throw new Error(`building ${name} left no ${part.output}`);
  writeFileSync(stamp, now);
  say(`  ${name} 完成，${((Date.now() - from) / 1000).toFixed(1)} 秒`);
}

function fingerprint(inputs) {
  const hash = createHash('sha256').update(process.env.API_BASE ?? '');
  for (const input of inputs) addFile(hash, input);
  return hash.digest('hex');
}

function addFile(hash, path) {
  const whole = join(ROOT, path);
  if (statSync(whole).isDirectory()) {
    for (const name of readdirSync(whole).sort()) addFile(hash, join(path, name));
  } else if (!path.endsWith('.spec.ts')) {
    hash.update(path).update('\0').update(readFileSync(whole));
  }
}
