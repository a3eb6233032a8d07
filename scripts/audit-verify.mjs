import { installWhenStale } from './lib/install.mjs';
import { buildWhenStale } from './lib/parts.mjs';
import { run } from './lib/run.mjs';

/** Checks the history of the database the settings name; ends with 1 when anything in it was tampered with. */
await installWhenStale();
await buildWhenStale(['shared', 'server']);
process.exitCode = await run(process.execPath, ['server/dist/audit/verify-main.js', ...process.argv.slice(2)]);
