import type { ClockView } from '@hongqi/shared';
import { fieldTime, floorOf, isoOf, untilChoices, untilHint } from './until';

/** Monday 23 November 2026, 09:00 in Shanghai. */
const NOW = new Date('2026-11-23T01:00:00Z');
const FINISH: ClockView = {
  name: 'finish',
  from: '2026-11-20T01:00:00Z',
  dueAt: '2026-11-25T09:30:00Z',
  light: 'green',
  stoppedAt: null,
  pausedAt: null,
};

describe('a time to choose', () => {
  it('is written and read in Shanghai, whatever the computer is set to', () => {
    expect(fieldTime('2026-12-03T09:30:00.000Z')).toBe('2026-12-03T17:30');
    expect(isoOf('2026-12-03T17:30')).toBe('2026-12-03T09:30:00.000Z');
  });

  it('is none while it is not whole', () => {
    expect([isoOf(''), isoOf('2026-12-03T'), fieldTime(null)]).toEqual([null, null, '']);
  });

  it('of an extension lies behind the promise, of anything else behind now', () => {
    expect(floorOf({ clocks: [FINISH] }, 'extend', NOW)).toEqual(new Date(FINISH.dueAt));
    expect(floorOf({ clocks: [FINISH] }, 'suspend', NOW)).toEqual(NOW);
    expect(floorOf({ clocks: [] }, 'extend', NOW)).toEqual(NOW);
    // A promise already broken: later than it is not enough.
    expect(floorOf({ clocks: [{ ...FINISH, dueAt: '2026-11-20T09:30:00Z' }] }, 'extend', NOW)).toEqual(NOW);
  });

  it('is offered as the end of an office day, always later than it has to be', () => {
    expect(untilChoices(NOW, NOW).map(({ iso }) => fieldTime(iso))).toEqual([
      '2026-11-23T17:30',
      '2026-11-24T17:30',
      '2026-11-26T17:30',
      '2026-11-30T17:30',
    ]);
    expect(untilChoices(new Date(FINISH.dueAt), NOW).map(({ word }) => word)).toEqual(['延一天', '延三天', '延一周']);
  });

  it('says how far away it is and on which day of the week, or why it cannot be', () => {
    expect(untilHint('2026-11-28T09:30:00Z', NOW, NOW)).toEqual({ words: '还有 5 天 · 周六', wrong: false });
    expect(untilHint('2026-11-24T09:30:00Z', new Date(FINISH.dueAt), NOW)).toEqual({
      words: '须晚于现在承诺的 11月25日 17:30',
      wrong: true,
    });
    expect(untilHint(null, NOW, NOW)).toEqual({ words: '须晚于现在', wrong: false });
  });
});
