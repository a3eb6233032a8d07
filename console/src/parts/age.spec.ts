import { ageOf } from './age';

const NOW = new Date('2026-10-10T07:00:00Z');

describe('the age at the edge of a row', () => {
  it.each([
    ['2026-10-10T06:59:30Z', '刚刚'],
    ['2026-10-10T06:55:00Z', '5 分钟'],
    ['2026-10-10T04:00:00Z', '3 小时'],
    ['2026-09-28T06:00:00Z', '12 天'],
    // A clock that is a little ahead of the server's is not a prophecy.
    ['2026-10-10T07:00:10Z', '刚刚'],
  ])('%s is %s', (iso, words) => {
    expect(ageOf(iso, NOW)).toBe(words);
  });
});
