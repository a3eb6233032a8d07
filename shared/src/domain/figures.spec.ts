import fc from 'fast-check';
import { TrialLife } from '../../../tests/support/trial-life';
import { type Action, ACTIONS, ISSUE_STATES, transition } from './issue-transitions';
import { figureDefinitions, figureText, MEASURE_LABEL, NO_DATA } from '../words/figures';
import { factsOf } from './figure-facts';
import { bitsOf, bitOf, type Fact, kindOf, MEASURES, measuresIn, TIMED_MEASURES } from './figure-measures';
import {
  addFact,
  addTally,
  addTallyText,
  isNothing,
  isTimed,
  minutesOfSpan,
  newTally,
  percentileOf,
  spanOf,
  type Tally,
  tallyText,
} from './figure-tally';
import { FIGURE_KEYS, type FigureKey, figureOf, figureRule, partsOf } from './figures';

const DAY = 86_400_000;
const MONDAY_NINE = new Date('2026-11-23T01:00:00Z');
const tallyOf = (counts: Tally['counts']): Tally => ({ ...newTally(), counts });
const text = (key: FigureKey, tally: Tally): string => figureText(figureRule(key), figureOf(figureRule(key), tally));

describe('the figures', () => {
  it('give the published month: due 972, closed 911, in time 737', () => {
    const month = tallyOf({ dueFinish: 972, finished: 911, finishedInTime: 737 });

    expect(text('finishRate', month)).toBe('93.72%');
    expect(text('onTimeRate', month)).toBe('75.82%');
  });

  it('say that there is no data rather than nought percent, with the sample they rest on', () => {
    expect(figureOf(figureRule('solvedRate'), tallyOf({ excludedRating: 2 }))).toEqual({
      value: null,
      numerator: 0,
      sample: 0,
      excluded: 2,
    });
    expect(text('solvedRate', newTally())).toBe(NO_DATA);
    expect(text('finishP90', newTally())).toBe(NO_DATA);
    expect(text('filed', newTally())).toBe('0');
    expect(text('solvedRate', tallyOf({ rated: 3 }))).toBe('0.00%');
  });

  it('are each defined in words, and open the lists behind them', () => {
    const definitions = figureDefinitions();
    expect(new Set(definitions.map(({ label }) => label)).size).toBe(FIGURE_KEYS.length);
    for (const { formula, population, exclusions, parts } of definitions) {
      for (const words of [formula, population, exclusions]) expect(words).toMatch(/\p{Script=Han}/u);
      expect(parts).toContain('sample');
    }
    expect(Object.keys(MEASURE_LABEL).sort()).toEqual([...MEASURES].sort());
  });

  it.each([
    [59, '59 分'],
    [60, '1 小时'],
    [200, '3 小时 20 分'],
    [1440, '1 天'],
    [4000, '2 天 18 小时'],
  ])('write %s minutes as %s', (minutes, words) => {
    const tally = newTally();
    addFact(tally, { measures: ['closed'], minutes });
    expect(figureText(figureRule('wholeMedian'), { value: minutes })).toBe(words);
    expect(figureOf(figureRule('wholeMedian'), tally)).toMatchObject({ sample: 1 });
  });
});

describe('times in spans', () => {
  const minutes = fc.integer({ min: 0, max: 3_000_000 });

  it('are said at most 5 % too long, and never too short', () => {
    fc.assert(
      fc.property(minutes, (time) => {
        const said = minutesOfSpan(spanOf(time));
        expect(said).toBeGreaterThanOrEqual(time);
        expect(said).toBeLessThanOrEqual(Math.max(time * 1.05, time));
      }),
    );
    for (let time = 0; time <= 20; time++) expect(minutesOfSpan(spanOf(time))).toBe(time);
  });

  it('give the same percentile as the times themselves, to the span', () => {
    fc.assert(
      fc.property(fc.array(minutes, { minLength: 1, maxLength: 60 }), fc.constantFrom(50, 90), (times, percent) => {
        const tally = newTally();
        for (const time of times) addFact(tally, { measures: ['dueFinish', 'finished'], minutes: time });
        const sorted = [...times].sort((a, b) => a - b);
        const exact = sorted[Math.ceil((times.length * percent) / 100) - 1] ?? -1;
        expect(percentileOf(tally, 'finished', percent)).toBe(minutesOfSpan(spanOf(exact)));
      }),
    );
  });
});

describe('measures', () => {
  it('come back from the bits they are stored as', () => {
    for (const measure of MEASURES) {
      const kind = kindOf(measure);
      expect(measuresIn(kind, bitsOf({ kind, measures: [measure] }))).toEqual([measure]);
      expect(bitsOf({ kind, measures: [measure] })).toBe(bitOf(measure));
    }
  });

  it('are each used by a figure, or are what a figure takes them from', () => {
    const used = FIGURE_KEYS.flatMap((key) => Object.values(partsOf(figureRule(key))));
    expect(new Set([...used, ...TIMED_MEASURES])).toEqual(new Set(MEASURES));
  });
});

interface Press {
  /** Which of the possible actions. */
  choice: number;
  hours: number;
  holder: string;
  score: number;
}

const press: fc.Arbitrary<Press> = fc.record({
  choice: fc.nat(100_000),
  hours: fc.constantFrom(0.01, 0.5, 3, 30, 100),
  holder: fc.constantFrom('housing', 'heating'),
  score: fc.integer({ min: 1, max: 5 }),
});

/** They end a life early or leave it where it is, so they are chosen less often than by chance. */
const SELDOM: readonly Action[] = [
  ...(['withdraw', 'reject', 'merge', 'follow', 'split', 'escalate'] as const),
  ...(['edit', 'refer', 'progress', 'answer', 'lift', 'shout', 'answerCall'] as const),
  ...ACTIONS.filter((action) => transition(action).aside),
];

function randomLife(presses: readonly Press[]): TrialLife {
  const life = new TrialLife(MONDAY_NINE, presses.length % 3 === 0);
  for (const { choice, hours, holder, score } of presses) {
    life.hours(hours);
    const possible = life.possible().filter(({ action }) => choice % 5 === 0 || !SELDOM.includes(action));
    const chosen = possible[choice % possible.length];
    if (!chosen) continue;
    const needs = life.needs(chosen.action);
    life.does(chosen.action, chosen.by, {
      ...(needs.includes('holder') && { holder: { departmentId: holder } }),
      ...(needs.includes('rating') && { rating: { score, solved: score > 2 || !isHeld(life) } }),
      ...(needs.includes('lead') && { lead: 'lead' }),
      ...(needs.includes('text') && { text: '新的话' }),
      ...(needs.includes('card') && { card: 'yellow' as const }),
      ...(needs.includes('until') && { until: new Date(life.at.getTime() + 40 * DAY).toISOString() }),
      ...(needs.includes('parts') && { parts: [part('路灯'), part('垃圾')] }),
    });
  }
  return life;
}

/** Closed through its parts, a report has nobody to do it again. */
const isHeld = ({ standing }: TrialLife): boolean => (standing.holderUserId ?? standing.holderDepartmentId) !== null;
const part = (text: string) => ({ text, categoryCode: 'other' });

describe('random lives', () => {
  const presses = fc.array(press, { minLength: 1, maxLength: 30, size: 'max' });
  const lives = fc.sample(presses, { numRuns: 300, seed: 20261123 }).map(randomLife);
  const run = (check: (facts: readonly Fact[], life: TrialLife) => void): void => {
    for (const life of lives) check(factsOf(life.steps), life);
  };

  it('count no part that its whole does not hold, and time exactly what is timed', () => {
    run((facts) => {
      const tally = newTally();
      for (const fact of facts) {
        addFact(tally, fact);
        expect(fact.measures.length).toBeGreaterThan(0);
        expect(fact.measures.some(isTimed)).toBe(fact.minutes !== null);
      }
      for (const key of FIGURE_KEYS) {
        const { value, numerator, sample } = figureOf(figureRule(key), tally);
        if (numerator !== null) expect(numerator).toBeLessThanOrEqual(sample);
        expect(value === null).toBe(sample === 0 && figureRule(key).kind !== 'count');
      }
    });
  });

  it('leave nothing behind when every fact is counted out again', () => {
    run((facts) => {
      const [tally, copy, read] = [newTally(), newTally(), newTally()];
      for (const fact of facts) addFact(tally, fact);
      addTally(copy, tally);
      addTallyText(read, tallyText(tally));
      expect([copy, read]).toEqual([tally, tally]);
      for (const fact of facts) addFact(tally, fact, -1);
      expect(isNothing(tally)).toBe(true);
    });
  });

  it('count a life cut short like one that ended there: nothing depends on what is not in the history yet', () => {
    run((_, life) => {
      for (let end = 1; end <= life.steps.length; end++) {
        const facts = factsOf(life.steps.slice(0, end));
        expect(facts.filter(({ kind }) => kind === 'filing').length).toBeLessThanOrEqual(1);
        expect(facts.filter(({ kind }) => kind === 'closing').length).toBeLessThanOrEqual(1);
        expect(facts.filter(({ measures }) => measures.includes('repeated')).length).toBe(
          life.steps[end - 1]?.to === 'merged' ? 1 : 0,
        );
      }
    });
  });

  it('reach every state and every measure', () => {
    const [states, measures] = [new Set<string>(), new Set<string>()];
    run((facts, life) => {
      for (const { to } of life.steps) states.add(to);
      for (const fact of facts) for (const measure of fact.measures) measures.add(measure);
    });
    expect([...states].sort()).toEqual([...ISSUE_STATES].sort());
    expect([...measures].sort()).toEqual([...MEASURES].sort());
  });
});
