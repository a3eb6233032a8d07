import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installWhenStale } from './lib/install.mjs';
import { buildWhenStale } from './lib/parts.mjs';
import { ROOT, run } from './lib/run.mjs';

const [name = '', ...rest] = process.argv.slice(2);
const file = join('tests/bench', `${name}.ts`);
if (!/^[a-z]+$/.test(name) || !existsSync(join(ROOT, file))) {
  process.stderr.write('npm run bench -- submit | lists | locate | sweep | figures | directive\n');
  process.exit(2);
}
await installWhenStale();
await buildWhenStale(['shared', 'server']);
process.exitCode = await run(process.execPath, [
  '--expose-gc',
  '--max-old-space-size=8192',
  '--import',
  'tsx',
  file,
  ...rest,
]);
