import fc from 'fast-check';
import { nextMidnightBeijing, WechatError } from './wechat-error';

describe('nextMidnightBeijing', () => {
  it.each([
    ['2026-03-02T01:00:00.000Z', '2026-03-02T16:00:00.000Z'],
    ['2026-03-02T15:59:59.999Z', '2026-03-02T16:00:00.000Z'],
    ['2026-03-02T16:00:00.000Z', '2026-03-03T16:00:00.000Z'],
    ['2028-02-29T17:00:00.000Z', '2028-03-01T16:00:00.000Z'],
  ])('after %s comes %s', (now, midnight) => {
    expect(nextMidnightBeijing(new Date(now)).toISOString()).toBe(midnight);
  });

  it('is always ahead, by a day at most', () => {
    const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (now) => {
        const wait = nextMidnightBeijing(now).getTime() - now.getTime();
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(86_400_000);
      }),
    );
  });
});

describe('WechatError', () => {
  it('tells what to do for every integer a platform may answer', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), (code, errmsg) => {
        expect(['now', 'later', 'tomorrow', 'never']).toContain(WechatError.ofCode('/api', code, errmsg).retry);
      }),
    );
  });

  it('keeps its message short, whatever the platform writes', () => {
    expect(WechatError.ofCode('/api', -1, 'x'.repeat(10_000)).message).toHaveLength(300);
  });
});
