import {
  after,
  at,
  circumstances,
  handled,
  lateClock,
  later,
  NOW,
  rated,
  ready,
  RULES,
  standing,
  type Stood,
  take,
} from '../../../tests/support/rules-lab';
import { CLOCKS, type ClockName, LIT, startClock } from './clocks';
import type { Circumstances, Standing } from './issue-course';
import { followUps } from './issue-follow-ups';
import { type Action, ACTIONS, ISSUE_STATES, type IssueState, OPEN_STATES, transition } from './issue-transitions';
import { ROUTER } from './roles';

const AROUND = circumstances();
const counted = (issue: Standing, more: Partial<Standing['counts']>): Standing => ({
  ...issue,
  counts: { ...issue.counts, ...more },
});
const following = (action: Action, next: Standing, ranOut: ClockName | null = null, around: Circumstances = AROUND) =>
  followUps(action, next, around, ranOut).map((one) => [one.action, one.input.card ?? null]);

/** All that follows, taken by the platform; each step by the table. */
function settle(action: Action, next: Stood, ranOut: ClockName | null = null): Stood {
  return followUps(action, next, AROUND, ranOut).reduce((issue, more) => {
    const taken = after(issue, more.action, 'router', more.input, { actorId: ROUTER.id });
    return settle(more.action, taken);
  }, next);
}

describe('"not solved"', () => {
  const resolved = after(handled(), 'resolve', 'holder', { note: '好了' });
  const rate = (solved: boolean, score = 1) => after(resolved, 'rate', 'reporter', { rating: { score, solved } });

  it('reopens at once with half the time, and is still known as a rating', () => {
    const again = settle('rate', rate(false));

    expect(again).toMatchObject({ state: 'assigned', rating: null, holderUserId: 'worker', closedAt: null });
    expect(again.lastRating).toMatchObject({ score: 1, solved: false });
    expect(again.counts.reopens).toBe(1);
    // Three working days would end on Thursday; two do on Wednesday.
    expect(again.clocks.finish?.due).toBe(at('2026-11-25 17:30').getTime());
  });

  it('is not the same as unsatisfied: solved stays closed, whatever the score', () => {
    expect(following('rate', rate(true))).toEqual([]);
    expect(settle('rate', rate(true)).state).toBe('closed');
    expect(following('rate', rate(false, 5))).toEqual([['reopen', null]]);
  });
});

describe('an order of the platform’s own', () => {
  const open = standing('handling');

  it('follows the second reopening, not the first, with a red card', () => {
    expect(following('reopen', counted(open, { reopens: 1 }))).toEqual([]);
    expect(following('reopen', counted(open, { reopens: 2 }))).toEqual([['supervise', 'red']]);
    expect(following('reopen', counted(open, { reopens: 3 }))).toEqual([['supervise', 'red']]);
  });

  it('follows the fifth report of the same matter, with a yellow card', () => {
    expect(following('join', counted(open, { reporters: 4 }))).toEqual([]);
    expect(following('join', counted(open, { reporters: 5 }))).toEqual([['supervise', 'yellow']]);
  });

  it.each(CLOCKS)('follows a broken promise of the office, not whatever runs out: %s', (name) => {
    expect(following('expire', open, name)).toEqual(LIT.includes(name) ? [['supervise', 'yellow']] : []);
  });

  it('follows nothing else', () => {
    const others = ACTIONS.filter((action) => !['rate', 'reopen', 'join', 'expire'].includes(action));
    const much = counted({ ...open, lastRating: rated({ solved: false }) }, { reopens: 9, reporters: 9 });

    expect(others.flatMap((action) => following(action, much, 'finish'))).toEqual([]);
  });

  it('does not come beside one that is open', () => {
    const ordered = { ...open, order: ready('lift', 'handling').order };

    expect(following('expire', ordered, 'finish')).toEqual([]);
    expect(following('reopen', counted(ordered, { reopens: 2 }))).toEqual([]);
    expect(following('join', counted(ordered, { reporters: 5 }))).toEqual([]);
  });

  it.each(ISSUE_STATES)('comes only where somebody still has to act: %s', (state) => {
    const expected = OPEN_STATES.includes(state) ? [['supervise', 'yellow']] : [];

    expect(following('expire', standing(state), 'whole')).toEqual(expected);
  });

  it('is to be answered within a working day, and says why it was issued', () => {
    const [order] = followUps('reopen', counted(open, { reopens: 2 }), AROUND, null);

    expect(order?.input.until).toBe(at('2026-11-24 17:30').toISOString());
    expect(order?.input.note).toContain('第 2 次重办');
  });

  it('is accepted by the table whenever it is made', () => {
    const states: readonly IssueState[] = OPEN_STATES;
    for (const state of states) {
      const late = { ...standing(state), clocks: { whole: lateClock(0, 1) } };
      for (const { action, input } of followUps('expire', late, AROUND, 'whole'))
        expect(take(late, action, ['router'], input)).toMatchObject({ ok: true });
    }
    expect(transition('supervise').from).toEqual(states);
  });
});

describe('a settled life that goes wrong', () => {
  it('is reopened, reopened again and then ordered, all by itself', () => {
    const round = (issue: Stood): Stood => {
      const accepted = issue.state === 'handling' ? issue : after(issue, 'accept', 'holder', {});
      const done = after(accepted, 'resolve', 'holder', { note: '好了' });
      return settle('rate', after(done, 'rate', 'reporter', { rating: { score: 1, solved: false } }));
    };
    const [once, twice] = [round(handled()), round(round(handled()))];

    expect(once.order).toBeNull();
    expect(twice).toMatchObject({ state: 'assigned', counts: { reopens: 2 } });
    expect(twice.order).toMatchObject({ card: 'red', byId: ROUTER.id });
    expect(twice.clocks.answer?.due).toBeGreaterThan(NOW.getTime());
  });

  it('is late, is ordered, and the order ends when the work does', () => {
    const due = handled().clocks.finish?.due ?? 0;
    const told = { ...handled(), clocks: { finish: { ...startClock(NOW, new Date(due), RULES), told: 1 } } };
    const late = settle('expire', after(told, 'expire', 'deadline', {}, { now: new Date(due) }), 'finish');
    const done = after(late, 'resolve', 'holder', { note: '好了' }, { now: later(3_600_000, new Date(due)) });

    expect(late.order).toMatchObject({ card: 'yellow', byId: ROUTER.id });
    expect(done.order).toBeNull();
  });
});
