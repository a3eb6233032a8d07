import { installWhenStale } from './lib/install.mjs';
import { bin, mustRun, run, say, together } from './lib/run.mjs';

/** Everything that can be said about the code without running the product; the longest first. */
const STEPS = [
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
  ['format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  ['types: server', [bin('typescript/bin/tsc'), '-p', 'server', '--noEmit']],
  ['types: console', [bin('typescript/bin/tsc'), '-p', 'console', '--noEmit']],
  ['types: miniapp', [bin('typescript/bin/tsc'), '-p', 'miniapp', '--noEmit']],
  ['types: tests', [bin('typescript/bin/tsc'), '-p', 'tests', '--noEmit']],
  ['unused code', [bin('knip/bin/knip.js')]],
];

await installWhenStale();
// The others read what it writes.
await mustRun(process.execPath, [bin('typescript/bin/tsc'), '-p', 'shared']);
const failed = [];
await together(STEPS, async ([name, args]) => {
  const from = Date.now();
  const code = await run(process.execPath, args);
  say(`${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
  if (code !== 0) failed.push(name);
});
if (failed.length) {
  say(`failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
