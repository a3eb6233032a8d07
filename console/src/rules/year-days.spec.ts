import { monthsOf } from './year-days';

const YEAR = {
  year: 2026,
  isCovered: true,
  days: [
    { date: '2026-10-01', name: '国庆节', isWorked: false },
    { date: '2026-10-10', name: '国庆节', isWorked: true },
  ],
};

describe('a year on the wall', () => {
  const months = monthsOf(YEAR, [
    { date: '2026-10-10', reason: '暴雪' },
    { date: '2026-10-12', reason: '停电' },
  ]);
  const october = months[9];
  const day = (date: string) => months.flatMap(({ days }) => days).find((cell) => cell.date === date);

  it('has every day once, under its weekday', () => {
    expect(months.map(({ days }) => days.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    // The first of October 2026 is a Thursday: three places before it.
    expect(october?.blanks).toBe(3);
    expect(monthsOf({ ...YEAR, year: 2028 }, [])[1]?.days).toHaveLength(29);
  });

  it('says what is special about a day in words', () => {
    expect(day('2026-10-01')).toMatchObject({ mark: 'holiday', words: '10月1日 星期四，国庆节放假，不上班' });
    expect(monthsOf(YEAR, [])[9]?.days[9]).toMatchObject({
      mark: 'madeUp',
      isWorked: true,
      words: '10月10日 星期六，国庆节调休，上班',
    });
    expect(day('2026-10-11')).toMatchObject({ mark: null, words: '10月11日 星期日，不上班' });
    expect(day('2026-10-13')).toMatchObject({ mark: null, words: '10月13日 星期二，上班' });
  });

  it('lets the township’s own closed days go before the notice', () => {
    expect(day('2026-10-10')).toMatchObject({
      mark: 'closed',
      isWorked: false,
      words: '10月10日 星期六，停办：暴雪，不上班',
    });
    expect(day('2026-10-12')).toMatchObject({ mark: 'closed', isWorked: false });
  });
});
