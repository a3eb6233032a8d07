import { dueAt, type Limit } from '@hongqi/shared';
import { Config } from '../config';
import { Calendar } from './calendar';

/** Working days and holidays of 2026 as the State Council published them, make-up days included. */
const calendar = new Calendar(new Config());
const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+08:00`);
const workingHours = (amount: number): Limit => ({ amount, unit: 'workingHours' });
const workingDays = (amount: number): Limit => ({ amount, unit: 'workingDays' });

function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

describe('the working days of 2026', () => {
  it.each([
    ['元旦', '2026-01-01', '2026-01-03'],
    ['春节', '2026-02-15', '2026-02-23'],
    ['清明节', '2026-04-04', '2026-04-06'],
    ['劳动节', '2026-05-01', '2026-05-05'],
    ['端午节', '2026-06-19', '2026-06-21'],
    ['中秋节', '2026-09-25', '2026-09-27'],
    ['国庆节', '2026-10-01', '2026-10-07'],
  ])('%s is free from %s to %s', (_, from, to) => {
    expect(daysBetween(from, to).filter((day) => calendar.isWorkingDay(day))).toEqual([]);
  });

  it.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])(
    '%s is a weekend day that is worked',
    (day) => {
      expect([0, 6]).toContain(new Date(day).getUTCDay());
      expect(calendar.isWorkingDay(day)).toBe(true);
    },
  );

  it('are the ordinary ones otherwise', () => {
    expect(daysBetween('2026-11-23', '2026-11-29').map((day) => calendar.isWorkingDay(day))).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('are the same when asked again', () => {
    expect([1, 2].map(() => calendar.isWorkingDay('2026-10-10'))).toEqual([true, true]);
  });
});

describe('a limit over the holidays', () => {
  // prettier-ignore
  it.each<[note: string, start: string, limit: Limit, due: string]>([
    ['the Saturday before 春节 is worked',          '2026-02-13 17:00', workingHours(1),                '2026-02-14 09:00'],
    ['from the eve of 春节 to the day after it',    '2026-02-14 17:00', workingHours(1),                '2026-02-24 09:00'],
    ['one working day from the eve of 春节',        '2026-02-14 10:00', workingDays(1),                 '2026-02-24 17:30'],
    ['five working days, the made-up 28th included', '2026-02-23 10:00', workingDays(5),                '2026-02-28 17:30'],
    ['reported on 初一',                            '2026-02-17 08:00', workingHours(2),                '2026-02-24 10:30'],
    ['urgent on 初一 runs at once',                 '2026-02-17 08:00', { amount: 6, unit: 'hours' },   '2026-02-17 14:00'],
    ['from the eve of 国庆 over the whole week',    '2026-09-30 16:30', workingHours(2),                '2026-10-08 09:30'],
    ['three working days, the made-up 10th the last', '2026-10-07 12:00', workingDays(3),               '2026-10-10 17:30'],
    ['four working days, a Sunday between',         '2026-10-07 12:00', workingDays(4),                 '2026-10-12 17:30'],
    ['natural days do not ask',                     '2026-09-30 16:30', { amount: 15, unit: 'days' },   '2026-10-15 16:30'],
    ['on an ordinary Friday evening',               '2026-11-20 17:31', workingHours(4),                '2026-11-23 14:30'],
    ['over the turn of the year',                   '2025-12-31 17:00', workingHours(1),                '2026-01-04 09:00'],
  ])('%s', (_, start, limit, due) => {
    expect(dueAt(at(start), limit, calendar).toISOString()).toBe(at(due).toISOString());
  });
});

describe('office hours', () => {
  const hours = (officeHours: string) => new Calendar(Object.assign(new Config(), { officeHours })).officeHours;

  it('are read as minutes of the day', () => {
    expect(hours('08:30-12:00,14:00-17:30')).toEqual([
      { from: 510, to: 720 },
      { from: 840, to: 1050 },
    ]);
  });

  it('that end before they begin stop the server at its start', () => {
    expect(() => hours('14:00-08:30')).toThrow('OFFICE_HOURS: 14:00-08:30 ends before it begins');
  });
});
