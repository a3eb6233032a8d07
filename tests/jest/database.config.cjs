const { base } = require('./base.cjs');

// One process: the parts of a story share one server and, on MariaDB, one private instance.
module.exports = {
  ...base,
  displayName: 'stories',
  testRegex: 'tests/(stories|database|reliability)/.*\\.spec\\.ts$',
  testTimeout: 120_000,
};
