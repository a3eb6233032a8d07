import fc from 'fast-check';
import { type LivedStep, RandomLife, turns } from '../../../tests/support/random-life';
import { CLOCKS, isRunning, LADDERS } from './clocks';
import type { Standing } from './issue-course';
import { ACTIONS, ISSUE_STATES, type IssueState, OPEN_STATES } from './issue-transitions';

const RUNS = { numRuns: 120 };

/** Checks every step of many lives; the first life in which a sentence does not hold is told with it. */
function inEveryStep(check: (step: LivedStep, earlier: readonly LivedStep[]) => string[]): void {
  fc.assert(
    fc.property(turns, fc.constantFrom('steady' as const, 'changing' as const), (program, rules) => {
      const { steps } = RandomLife.of(program, rules);
      steps.forEach((step, i) => {
        const broken = check(step, steps.slice(0, i));
        if (broken.length) throw new Error(`${broken.join('; ')} after ${told(steps.slice(0, i + 1))}`);
      });
    }),
    RUNS,
  );
}

const told = (steps: readonly LivedStep[]): string =>
  steps.map(({ action, after }) => `${action} (${after.state})`).join(', ');

const isIn = ({ state }: Standing, ...states: IssueState[]): boolean => states.some((one) => one === state);

/** What has to be true of an issue whatever was done to it. */
const TRUTHS: Record<string, (issue: Standing) => boolean> = {
  'a decision is awaited exactly while something is asked': ({ clocks, request }) =>
    isRunning(clocks.decide) === (request !== null),
  'a pause has an end exactly while it lasts': (issue) =>
    isRunning(issue.clocks.pause) === isIn(issue, 'suspended', 'asked'),
  'the finish clock stands exactly during a pause': (issue) =>
    isIn(issue, 'merged') || (issue.clocks.finish?.pausedAt != null) === isIn(issue, 'suspended', 'asked'),
  'no other clock ever stands': ({ clocks }) =>
    CLOCKS.every((name) => name === 'finish' || (clocks[name]?.pausedAt ?? null) === null),
  'the finish clock is on exactly until the work is done': (issue) =>
    (issue.clocks.finish?.stoppedAt === null) ===
    isIn(issue, 'submitted', 'assigned', 'handling', 'suspended', 'asked'),
  'an answer is awaited of a new holder, unless they object': (issue) =>
    isRunning(issue.clocks.accept) === (isIn(issue, 'assigned') && issue.request === null),
  'a check is awaited exactly while one is due': (issue) => isRunning(issue.clocks.check) === isIn(issue, 'checking'),
  'a rating is awaited exactly while nobody gave one': (issue) =>
    isRunning(issue.clocks.rate) === isIn(issue, 'resolved'),
  'an order is pressed exactly while it is unanswered': ({ clocks, order, state }) =>
    isRunning(clocks.answer) === (state !== 'merged' && order !== null && order.answeredAt === null),
  'an appeal is pressed exactly while it waits': ({ clocks, lastRating }) =>
    isRunning(clocks.appeal) === (lastRating?.appeal === 'waiting'),
  'levels are pressed exactly while one owes an answer': ({ clocks, calls, state }) =>
    isRunning(clocks.call) ===
    (state !== 'merged' && calls.some(({ why, doneAt }) => why === 'shout' && doneAt === null)),
  'nothing of the work runs once it has ended': (issue) =>
    isIn(issue, ...OPEN_STATES, 'resolved') ||
    (['accept', 'respond', 'finish', 'check', 'whole', 'rate', 'pause', 'decide'] as const).every(
      (name) => !isRunning(issue.clocks[name]),
    ),
  'somebody holds what is worked on, and nobody what waits at the desk': (issue) => {
    const isHeld = (issue.holderUserId ?? issue.holderDepartmentId) !== null;
    if (isIn(issue, 'submitted')) return !isHeld;
    return isHeld || isIn(issue, 'closed', 'rejected', 'withdrawn', 'merged', 'split');
  },
  'it has a result exactly once it is reported done': (issue) =>
    isIn(issue, 'closed', 'merged') || (issue.resolvedAt !== null) === isIn(issue, 'checking', 'resolved'),
  'it is closed with a day, and rated only when closed': (issue) =>
    (issue.closedAt !== null) === isIn(issue, 'closed') && (issue.rating === null || isIn(issue, 'closed')),
  'the lights of a clock come in order': ({ clocks }) =>
    Object.values(clocks).every(({ near, due, long }) => near <= due && due <= long),
  'no clock has more rungs taken than it has': ({ clocks }) =>
    CLOCKS.every((name) => (clocks[name]?.told ?? 0) <= LADDERS[name].length),
};

describe('whatever is done to an issue', () => {
  it('these stay true', () => {
    inEveryStep(({ before, after }) => {
      const broken = Object.keys(TRUTHS).filter((truth) => TRUTHS[truth]?.(after) === false);
      return after.version === before.version + 1 ? broken : [...broken, 'each step is one version'];
    });
  });

  it('a button is drawn exactly for what will be accepted', () => {
    fc.assert(
      fc.property(turns, (program) => {
        const wrong = RandomLife.of(program)
          .allPairs()
          .filter(({ isDrawn, isTaken }) => isDrawn !== isTaken);

        expect(wrong.map(({ actor, action }) => `${action} by ${actor.id}`)).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('lives enough', () => {
  const lives = fc.sample(turns, { numRuns: 800, seed: 20261123 }).map((program) => RandomLife.of(program));
  const steps = lives.flatMap((life) => life.steps);

  it('come into every state, and out of every one that is no ending', () => {
    const left = new Set(
      steps.filter(({ before, after }) => before.state !== after.state).map(({ before }) => before.state),
    );
    const endings = ISSUE_STATES.filter((state) => !left.has(state));

    expect(new Set(steps.map(({ after }) => after.state))).toEqual(new Set(ISSUE_STATES));
    expect(endings).toEqual(['rejected', 'withdrawn']);
  });

  it('take every action of the table', () => {
    const taken = new Set(steps.map(({ action }) => action));

    expect(ACTIONS.filter((action) => !taken.has(action))).toEqual([]);
  });

  it('run every clock down every rung', () => {
    const rungs = new Set(steps.flatMap(({ move }) => (move ? [`${move.clock} ${move.action} ${move.told}`] : [])));
    const wanted = CLOCKS.flatMap((name) => LADDERS[name].map(({ action }, i) => `${name} ${action} ${i + 1}`));

    expect(wanted.filter((rung) => !rungs.has(rung))).toEqual([]);
  });
});
