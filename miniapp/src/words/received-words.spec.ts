import {
  buttonWords,
  dueWords,
  overWords,
  settledWords,
  sizeWords,
  standingWords,
  unsettledWords,
} from './received-words';

const NOW = new Date('2026-11-23T06:00:00.000Z');
const row = {
  dueAt: '2026-11-23T09:00:00.000Z',
  settled: false,
  over: false,
  state: 'sent',
  wants: 'receipt',
} as const;
const recalled = { ...row, state: 'recalled', over: true } as const;

describe('a directive in words', () => {
  it('says how far away its time is, with shape and light', () => {
    expect(dueWords(row, NOW)).toEqual({ light: 'yellow', words: '◆ 还有 3 小时', exact: '11月23日 17:00 前' });
    expect(dueWords({ ...row, dueAt: '2026-11-20T09:00:00.000Z' }, NOW)).toMatchObject({ light: 'red' });
    expect(dueWords({ ...row, dueAt: '2026-11-28T09:00:00.000Z' }, NOW)).toMatchObject({ light: 'green' });
  });

  it('presses nobody once it is settled, withdrawn or over', () => {
    expect(dueWords({ ...row, settled: true }, NOW)).toBeNull();
    expect(dueWords(recalled, NOW)).toBeNull();
    expect(dueWords({ ...row, over: true }, NOW)).toBeNull();
    expect(dueWords({ ...row, dueAt: null }, NOW)).toBeNull();
  });

  it('names the one button by what it leads to', () => {
    expect(buttonWords(row)).toBe('查看并回执');
    expect(buttonWords({ ...row, wants: 'form' })).toBe('去反馈');
    expect(buttonWords(recalled)).toBe('查看');
    expect(buttonWords({ ...row, over: true })).toBe('查看');
    expect(buttonWords({ ...row, settled: true })).toBe('查看');
  });

  it('says how it stands', () => {
    expect(standingWords(row)).toBe('待回执');
    expect(standingWords({ ...row, wants: 'form', settled: true })).toBe('已反馈');
    expect(standingWords({ ...recalled, settled: true })).toBe('已撤回');
    expect(standingWords({ ...row, state: 'closed', over: true })).toBe('已结束');
    // Nobody closed it; its time is up.
    expect(standingWords({ ...row, over: true })).toBe('已结束');
  });

  it('says what need not be done any more, and by how many it still is to be', () => {
    expect(overWords(recalled)).toBe('已撤回，不用再回执');
    expect(overWords({ state: 'sent', wants: 'form' })).toBe('已结束，不用再反馈');
    expect([unsettledWords('receipt', 3), unsettledWords('form', 3), unsettledWords('read', 3)]).toEqual([
      '未回执居民 3 人',
      '未完成居民 3 人',
      '未完成居民 3 人',
    ]);
    expect([unsettledWords('receipt', 0), unsettledWords('form', 0)]).toEqual(['居民都已回执', '居民都已反馈']);
  });

  it('says who gave the receipt, and when', () => {
    const at = '2026-11-23T05:50:00.000Z';
    expect(settledWords({ wants: 'receipt', answeredAt: at, answeredBy: null }, NOW)).toBe('已回执 · 10 分钟前');
    expect(settledWords({ wants: 'form', answeredAt: at, answeredBy: '王秀英' }, NOW)).toBe(
      '网格员 王秀英 已代您回执 · 10 分钟前',
    );
    expect(settledWords({ wants: 'read', answeredAt: null, answeredBy: null }, NOW)).toBe('已读');
  });

  it('gives sizes as people read them', () => {
    expect([sizeWords(300), sizeWords(348_160), sizeWords(1_300_000)]).toEqual(['1 KB', '340 KB', '1.2 MB']);
  });
});
