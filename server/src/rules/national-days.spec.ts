import { gapsFrom, isCovered, isNationalWorkingDay, nationalDaysOf } from './national-days';

/**
 * Written down from the State Council's notices, not read from the package: `from..to` are free, `makeUp` are weekend days
 * worked. Weekends beside a festival belong to it where the notice says so.
 */
interface Notice {
  free: Record<string, string>;
  makeUp: string[];
}

const NOTICES: Record<number, Notice> = {
  2024: {
    free: {
      元旦: '2024-01-01..2024-01-01',
      春节: '2024-02-10..2024-02-17',
      清明: '2024-04-04..2024-04-06',
      劳动节: '2024-05-01..2024-05-05',
      端午: '2024-06-10..2024-06-10',
      中秋: '2024-09-15..2024-09-17',
      国庆节: '2024-10-01..2024-10-07',
    },
    makeUp: [
      '2024-02-04',
      '2024-02-18',
      '2024-04-07',
      '2024-04-28',
      '2024-05-11',
      '2024-09-14',
      '2024-09-29',
      '2024-10-12',
    ],
  },
  2025: {
    free: {
      元旦: '2025-01-01..2025-01-01',
      春节: '2025-01-28..2025-02-04',
      清明: '2025-04-04..2025-04-06',
      劳动节: '2025-05-01..2025-05-05',
      端午: '2025-05-31..2025-06-02',
      '国庆节、中秋': '2025-10-01..2025-10-08',
    },
    makeUp: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  2026: {
    free: {
      元旦: '2026-01-01..2026-01-03',
      春节: '2026-02-15..2026-02-23',
      清明: '2026-04-04..2026-04-06',
      劳动节: '2026-05-01..2026-05-05',
      端午: '2026-06-19..2026-06-21',
      中秋: '2026-09-25..2026-09-27',
      国庆节: '2026-10-01..2026-10-07',
    },
    makeUp: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
};

const YEARS = Object.entries(NOTICES).map(([year, notice]) => ({ year: Number(year), ...notice }));

function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

function range(text: string): string[] {
  const [from = '', to = ''] = text.split('..');
  return daysBetween(from, to);
}

function isMondayToFriday(day: string): boolean {
  return ![0, 6].includes(new Date(day).getUTCDay());
}

describe.each(YEARS)('the working days of $year', ({ year, free, makeUp }) => {
  const off = new Set(Object.values(free).flatMap(range));

  it.each(Object.entries(free))('%s, %s, is free', (_, days) => {
    expect(range(days).filter(isNationalWorkingDay)).toEqual([]);
  });

  it.each(makeUp)('%s is a weekend day and worked', (day) => {
    expect(isMondayToFriday(day)).toBe(false);
    expect(isNationalWorkingDay(day)).toBe(true);
  });

  it('are Monday to Friday otherwise, on every day of the year', () => {
    const all = daysBetween(`${year}-01-01`, `${year}-12-31`);
    const expected = all.filter((day) => makeUp.includes(day) || (isMondayToFriday(day) && !off.has(day)));

    expect(all.filter(isNationalWorkingDay)).toEqual(expected);
  });

  it('are named for those who look at the year', () => {
    const named = nationalDaysOf(year);

    expect(named.flatMap(({ date, isWorked }) => (isWorked ? [date] : []))).toEqual(makeUp);
    expect(named.flatMap(({ date, isWorked }) => (isWorked ? [] : [date]))).toEqual([...off]);
    expect(named.filter(({ name }) => !Object.keys(free).some((festival) => festival.includes(name)))).toEqual([]);
  });

  it('are known', () => {
    expect(isCovered(year)).toBe(true);
  });
});

describe('2027, for which there is no notice', () => {
  const year = daysBetween('2027-01-01', '2027-12-31');

  it('is said to be missing, from the year before on', () => {
    expect(isCovered(2027)).toBe(false);
    expect(gapsFrom('2025-12-31')).toEqual([]);
    expect(gapsFrom('2026-01-01')).toEqual([2027]);
    expect(gapsFrom('2027-01-01')).toEqual([2027, 2028]);
  });

  it('is counted from Monday to Friday, festivals and all', () => {
    expect(year.filter(isNationalWorkingDay)).toEqual(year.filter(isMondayToFriday));
    expect(isNationalWorkingDay('2027-10-01')).toBe(true);
    expect(nationalDaysOf(2027)).toEqual([]);
  });
});
