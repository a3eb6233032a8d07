import { reconnectDelay } from './reconnect-delay';

describe('the wait before joining again', () => {
  it('doubles with every attempt', () => {
    expect([0, 1, 2, 3].map((attempt) => reconnectDelay(attempt, 0))).toEqual([500, 1000, 2000, 4000]);
  });

  it('is never longer than half a minute, even after a night', () => {
    expect(reconnectDelay(500, 0.999)).toBeLessThanOrEqual(30_000);
    expect(reconnectDelay(500, 0)).toBe(15_000);
  });

  it('differs from desk to desk', () => {
    expect(reconnectDelay(3, 0.25)).not.toBe(reconnectDelay(3, 0.75));
  });
});
