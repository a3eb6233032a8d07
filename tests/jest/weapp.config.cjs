const { base } = require('./base.cjs');

module.exports = {
  ...base,
  displayName: 'weapp',
  testRegex: 'tests/weapp/.*\\.spec\\.ts$',
  testTimeout: 180_000,
  maxWorkers: '100%',
};
