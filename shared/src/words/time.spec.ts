import { clockTime, howFarDue, howLongAgo } from './time';

/** Monday 23 November 2026, 09:00 in Shanghai. */
const NOW = new Date('2026-11-23T01:00:00Z');
const at = (local: string): string => new Date(`${local.replace(' ', 'T')}:00+08:00`).toISOString();

describe('a time of day', () => {
  it.each([
    ['2026-11-23 08:05', '11月23日 08:05'],
    ['2026-01-01 00:00', '1月1日 00:00'],
    ['2025-12-31 23:59', '2025年12月31日 23:59'],
    ['2027-01-01 00:00', '2027年1月1日 00:00'],
  ])('%s reads %s', (local, words) => {
    expect(clockTime(at(local), NOW)).toBe(words);
  });
});

describe('how long ago', () => {
  it.each([
    ['2026-11-23 09:00', '刚刚'],
    ['2026-11-23 08:59', '1 分钟前'],
    ['2026-11-23 08:01', '59 分钟前'],
    ['2026-11-23 08:00', '今天 08:00'],
    ['2026-11-23 00:00', '今天 00:00'],
    ['2026-11-22 23:59', '昨天 23:59'],
    ['2026-11-22 00:00', '昨天 00:00'],
    ['2026-11-21 23:59', '11月21日 23:59'],
    ['2025-11-23 09:00', '2025年11月23日 09:00'],
  ])('%s was %s', (local, words) => {
    expect(howLongAgo(at(local), NOW)).toBe(words);
  });

  it('is just now for a clock that runs ahead of ours', () => {
    expect(howLongAgo(at('2026-11-23 09:03'), NOW)).toBe('刚刚');
  });
});

describe('how far away a due time is', () => {
  it.each([
    ['2026-11-23 09:01', '还有 1 分钟'],
    ['2026-11-23 09:59', '还有 59 分钟'],
    ['2026-11-23 10:00', '还有 1 小时'],
    ['2026-11-24 08:59', '还有 23 小时'],
    ['2026-11-24 09:00', '还有 1 天'],
    ['2026-11-23 08:59', '超期 1 分钟'],
    ['2026-11-23 07:30', '超期 1 小时'],
    ['2026-11-20 09:00', '超期 3 天'],
  ])('%s: %s', (local, words) => {
    expect(howFarDue(at(local), NOW)).toBe(words);
  });
});
