const { base } = require('./base.cjs');

/** Who may ask, and what an answer shows, is decided before and after the database: once over is enough, and they are the longest. */
const ANY_DATABASE = ['tests/stories/(authorization|sabotage|fields)\\.spec\\.ts$'];

// The parts of a story share one server; each file has a database of its own, so all cores can be used.
module.exports = {
  ...base,
  displayName: 'stories',
  testRegex: 'tests/(stories|database|reliability)/.*\\.spec\\.ts$',
  testPathIgnorePatterns: [
    ...base.testPathIgnorePatterns,
    // The second time around, on MariaDB.
    ...(process.env.TEST_MARIADB_URL ? ANY_DATABASE : []),
  ],
  testTimeout: 120_000,
  maxWorkers: '100%',
};
