import { installWhenStale } from './lib/install.mjs';
import { bin, run, say } from './lib/run.mjs';

/** Everything that can be said about the code without running the product. */
const STEPS = [
  ['format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  ['types: shared', [bin('typescript/bin/tsc'), '-p', 'shared']],
  ['types: server', [bin('typescript/bin/tsc'), '-p', 'server', '--noEmit']],
  ['types: console', [bin('typescript/bin/tsc'), '-p', 'console', '--noEmit']],
  ['types: miniapp', [bin('typescript/bin/tsc'), '-p', 'miniapp', '--noEmit']],
  ['types: tests', [bin('typescript/bin/tsc'), '-p', 'tests', '--noEmit']],
  [
    'lint',
    [
      '--max-old-space-size=4096',
      bin('eslint/bin/eslint.js'),
      '.',
      '--max-warnings',
      '0',
      '--cache',
      '--cache-location',
      'node_modules/.cache/eslint/',
    ],
  ],
  ['unused code', [bin('knip/bin/knip.js')]],
];

await installWhenStale();
const failed = [];
for (const [name, args] of STEPS) {
  const from = Date.now();
  const code = await run(process.execPath, args);
  say(`${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
  if (code !== 0) failed.push(name);
}
if (failed.length) {
  say(`failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
