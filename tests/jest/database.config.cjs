const { base } = require('./base.cjs');

// The parts of a story share one server; each file has a database of its own, so all cores can be used.
module.exports = {
  ...base,
  displayName: 'stories',
  testRegex: 'tests/(stories|database|reliability)/.*\\.spec\\.ts$',
  testTimeout: 120_000,
  maxWorkers: '100%',
};
