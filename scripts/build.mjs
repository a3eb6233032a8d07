import { installWhenStale } from './lib/install.mjs';
import { buildWhenStale, PART_NAMES } from './lib/parts.mjs';

const [name = 'all'] = process.argv.slice(2);
await installWhenStale();
await buildWhenStale(
  name === 'all' ? PART_NAMES : ['shared', name].filter((part, at, all) => all.indexOf(part) === at),
);
