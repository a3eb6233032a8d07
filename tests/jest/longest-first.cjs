const Sequencer = require('@jest/test-sequencer').default;

/** These last tens of seconds; begun last, they would keep one core while the others idle. */
const LONG =
  /(authorization|sabotage|fields|directive-kill|kill|easy-to-use|directive-screens|directive-compose)\.spec\.ts$/;

/** In a new clone nothing is known of how long a file takes, and its size says little. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rest = super.sort(tests);
    const isLong = ({ path }) => LONG.test(path);
    return [...rest.filter(isLong), ...rest.filter((test) => !isLong(test))];
  }
};
