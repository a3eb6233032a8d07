const { base } = require('./base.cjs');

module.exports = {
  ...base,
  displayName: 'browser',
  testRegex: 'tests/browser/.*\\.spec\\.ts$',
  testTimeout: 180_000,
  maxWorkers: '100%',
};
