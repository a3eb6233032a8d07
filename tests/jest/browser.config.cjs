const path = require('node:path');
const { base, root } = require('./base.cjs');

module.exports = {
  ...base,
  displayName: 'browser',
  testEnvironment: path.join(root, 'tests/browser/support/evidence.ts'),
  testRegex: 'tests/browser/.*\\.spec\\.ts$',
  testTimeout: 180_000,
  maxWorkers: '100%',
};
