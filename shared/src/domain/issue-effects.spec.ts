import { after, at, handled, lateClock, later, standing, type Stood } from '../../../tests/support/rules-lab';
import { type Clocks, dueMove } from './clocks';
import { effectsOf } from './issue-effects';
import type { Standing } from './issue-course';

const step = (before: Standing, next: Stood) => effectsOf(before, next, null);

describe('what a step leaves in the history', () => {
  it('is nothing where it only moved the state or said something', () => {
    const told = after(handled(), 'progress', 'holder', { note: '在路上' });

    expect(step(told, after(told, 'comment', 'reporter', { note: '谢谢' }))).toBeNull();
    expect(step(told, after(told, 'urge', 'reporter', {}))).toBeNull();
  });

  it('is every clock it touched, as it stands after it, and no other', () => {
    const issue = handled();
    const told = after(issue, 'progress', 'holder', { note: '在路上' }, { now: at('2026-11-23 10:00') });

    expect(step(issue, told)).toEqual({
      clocks: { respond: { ...issue.clocks.respond, stoppedAt: at('2026-11-23 10:00').getTime() } },
    });
  });

  it('is what was asked for, both when it is asked and when it is decided', () => {
    const asked = after(handled(), 'extend', 'holder', { note: '等件', until: at('2026-12-04 09:00').toISOString() });
    const request = { kind: 'extend', note: '等件', until: at('2026-12-04 09:00').getTime(), seq: asked.version };

    expect(step(handled(), asked)).toMatchObject({ request, clocks: { decide: asked.clocks.decide } });
    for (const action of ['grant', 'refuse'] as const) {
      const decided = after(asked, action, 'dispatcher', { note: '好' });
      expect(step(asked, decided)).toMatchObject({ request });
    }
  });

  it('is the order with its day and its level, and its new card', () => {
    const input = { note: '限期', card: 'yellow' as const, until: at('2026-11-25 12:00').toISOString() };
    const around = { actorId: 'chief', ownLevels: ['150782002'] };
    const ordered = after(handled(), 'supervise', 'supervisor', input, around);
    const due = at('2026-11-25 12:00').getTime();
    const pressed = { ...ordered, clocks: ordered.clocks.answer ? { answer: ordered.clocks.answer } : {} };

    expect(step(handled(), ordered)).toMatchObject({ order: { card: 'yellow', areaCode: '150782002', due } });
    expect(step(pressed, after(pressed, 'harden', 'deadline', {}, { now: new Date(due) }))).toMatchObject({
      order: { card: 'red', areaCode: '150782002', due },
    });
    expect(step(ordered, after(ordered, 'lift', 'issuer', {}))?.order).toBeUndefined();
  });

  it('is each level that was called, and then the one that answered', () => {
    const late = { ...standing('handling'), clocks: { finish: lateClock() } };
    const shouted = after(late, 'shout', 'reporter', { note: '没人管' });
    const answered = after(shouted, 'answerCall', 'called', { note: '我管' }, { ownLevels: ['150782002'] });

    expect(step(late, shouted)?.calls?.map(({ areaCode }) => areaCode)).toEqual([
      '150782002001',
      '150782002',
      '150782',
    ]);
    expect(step(shouted, answered)?.calls).toMatchObject([
      { areaCode: '150782002', doneAt: expect.any(Number) as number },
    ]);
  });

  it('is the rating an appeal was about, after it', () => {
    const resolved = after(handled(), 'resolve', 'holder', { note: '好了' });
    const closed = after(resolved, 'rate', 'reporter', { rating: { score: 1, solved: true } });
    const appealed = after(closed, 'appeal', 'holder', { note: '不实' });
    const excluded = after(appealed, 'exclude', 'arbiter', { note: '属实' });

    expect(step(resolved, closed)?.rating).toEqual(closed.lastRating);
    expect(step(appealed, excluded)?.rating).toEqual({ ...closed.lastRating, appeal: 'excluded' });
  });

  it('is the clock that ran out, for a move of the deadline', () => {
    const late = { ...standing('handling'), clocks: { finish: lateClock(), whole: lateClock(-3_600_000) } };
    const move = dueMove(late.clocks, later(0));
    const expired = after(late, 'expire', 'deadline', {});

    expect(effectsOf(late, expired, move)).toEqual({
      ranOut: 'finish',
      clocks: { finish: { ...lateClock(), told: 2 } },
    });
  });

  it('survives being written down: the clocks come back from JSON as they were', () => {
    const issue = after(handled(), 'ask', 'holder', { note: '哪栋？' });
    const effects = step(handled(), issue);
    const clocks = (JSON.parse(JSON.stringify(effects)) as { clocks: Clocks }).clocks;

    expect(clocks).toEqual(effects?.clocks);
    expect({ ...handled().clocks, ...clocks }).toEqual(issue.clocks);
  });
});
