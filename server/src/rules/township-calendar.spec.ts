import { dueAt, type Limit, LIMITS } from '@hongqi/shared';
import { townshipCalendar } from './township-calendar';

const OFFICE = '08:30-12:00,14:00-17:30';
const usual = townshipCalendar({ officeHours: OFFICE, closedDays: [] }, 0);

const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+08:00`);
const workingHours = (amount: number): Limit => ({ amount, unit: 'workingHours' });
const workingDays = (amount: number): Limit => ({ amount, unit: 'workingDays' });

describe('a limit', () => {
  // prettier-ignore
  it.each<[note: string, start: string, limit: Limit, due: string]>([
    // 2024: 春节 10 to 17 February, the Sundays 4 and 18 worked; 国庆 1 to 7 October, 29 September and 12 October worked.
    ['2024: the Sunday before 春节 is worked',        '2024-02-02 17:00', workingHours(1),              '2024-02-04 09:00'],
    ['2024: over 春节 to the Sunday after it',        '2024-02-09 17:00', workingHours(1),              '2024-02-18 09:00'],
    ['2024: over 国庆 and to the made-up Saturday',   '2024-09-30 10:00', workingDays(5),               '2024-10-12 17:30'],
    ['2024: a Friday evening before a made-up day',   '2024-09-27 18:00', workingHours(4),              '2024-09-29 14:30'],
    ['2024: over 中秋 from the made-up Saturday',     '2024-09-14 16:30', workingHours(2),              '2024-09-18 09:30'],
    // 2025: 春节 28 January to 4 February, 26 January and 8 February worked; 国庆 and 中秋 1 to 8 October.
    ['2025: from the day before 春节 over it',        '2025-01-27 17:00', workingHours(1),              '2025-02-05 09:00'],
    ['2025: four working days with the made-up 8th',  '2025-01-27 10:00', workingDays(4),               '2025-02-08 17:30'],
    ['2025: over 国庆 and 中秋 to the made-up 11th',  '2025-09-30 16:30', workingDays(3),               '2025-10-11 17:30'],
    ['2025: urgent on National Day runs at once',     '2025-10-01 08:00', { amount: 6, unit: 'hours' }, '2025-10-01 14:00'],
    ['2025: over the turn of the year',               '2025-12-31 17:00', workingHours(1),              '2026-01-04 09:00'],
    // 2026: 春节 15 to 23 February, the Saturdays 14 and 28 worked; 国庆 1 to 7 October, Saturday 10 worked.
    ['2026: the Saturday before 春节 is worked',      '2026-02-13 17:00', workingHours(1),              '2026-02-14 09:00'],
    ['2026: from the eve of 春节 to the day after',   '2026-02-14 17:00', workingHours(1),              '2026-02-24 09:00'],
    ['2026: one working day from the eve of 春节',    '2026-02-14 10:00', workingDays(1),               '2026-02-24 17:30'],
    ['2026: five, the made-up 28th included',         '2026-02-23 10:00', workingDays(5),               '2026-02-28 17:30'],
    ['2026: reported on 初一',                        '2026-02-17 08:00', workingHours(2),              '2026-02-24 10:30'],
    ['2026: from the eve of 国庆 over the week',      '2026-09-30 16:30', workingHours(2),              '2026-10-08 09:30'],
    ['2026: the made-up Saturday is the third',       '2026-10-07 12:00', workingDays(3),               '2026-10-10 17:30'],
    ['2026: the fourth after the Sunday',             '2026-10-07 12:00', workingDays(4),               '2026-10-12 17:30'],
    ['2026: natural days do not ask',                 '2026-09-30 16:30', { amount: 15, unit: 'days' }, '2026-10-15 16:30'],
    ['2026: on an ordinary Friday evening',           '2026-11-20 17:31', workingHours(4),              '2026-11-23 14:30'],
    ['2026: at the last minute of the Friday',        '2026-11-20 17:30', workingHours(1),              '2026-11-23 09:30'],
    ['2026: at midnight, the day that begins',        '2026-11-24 00:00', workingDays(1),               '2026-11-25 17:30'],
    ['2026: a minute before midnight, the day ending', '2026-11-23 23:59', workingDays(1),              '2026-11-24 17:30'],
    ['2026: at midnight into a made-up Saturday',     '2026-10-10 00:00', workingHours(3.5),            '2026-10-10 12:00'],
    ['2026: at midnight into a holiday',              '2026-10-01 00:00', workingHours(3.5),            '2026-10-08 12:00'],
    // 2027 has no notice: 春节 (6 February) and 国庆 are counted from Monday to Friday.
    ['2027: into a year without holidays',            '2026-12-31 17:00', workingHours(1),              '2027-01-01 09:00'],
    ['2027: a Friday evening before 春节',            '2027-02-05 18:00', workingHours(4),              '2027-02-08 14:30'],
    ['2027: 国庆 is an ordinary Friday',              '2027-09-30 10:00', workingDays(2),               '2027-10-04 17:30'],
  ])('%s', (_, start, limit, due) => {
    expect(dueAt(at(start), limit, usual).toISOString()).toBe(at(due).toISOString());
  });
});

describe('days a township is closed', () => {
  const closedDays = [
    { date: '2026-10-10', reason: '暴雪' },
    { date: '2026-11-24', reason: '停电检修' },
    { date: '2026-11-28', reason: '周六本就不上班' },
  ];
  const own = townshipCalendar({ officeHours: OFFICE, closedDays }, 3);

  it('are not worked, even a made-up Saturday; the same when asked again', () => {
    for (const _ of [1, 2]) {
      expect(['2026-10-10', '2026-11-24', '2026-11-28'].map(own.isWorkingDay)).toEqual([false, false, false]);
      expect(['2026-11-23', '2026-11-25'].map(own.isWorkingDay)).toEqual([true, true]);
    }
  });

  it('move what falls on them to the next working day', () => {
    expect(dueAt(at('2026-11-23 17:00'), workingHours(1), own)).toEqual(at('2026-11-25 09:00'));
    expect(dueAt(at('2026-10-07 12:00'), workingDays(3), own)).toEqual(at('2026-10-12 17:30'));
    expect(dueAt(at('2026-11-23 17:00'), { amount: 1, unit: 'days' }, own)).toEqual(at('2026-11-24 17:00'));
  });

  it('are those of this township only, under its own version', () => {
    expect(usual.isWorkingDay('2026-11-24')).toBe(true);
    expect([usual.version, own.version]).toEqual([0, 3]);
  });
});

describe('the longest limit that can be set', () => {
  it('still ends, in a township closed on as many days as can be entered and open for an hour a day', () => {
    const days = Array.from({ length: LIMITS.closedDays }, (_, i) => new Date(Date.UTC(2027, 0, 1 + i)));
    const closedDays = days.map((day) => ({ date: day.toISOString().slice(0, 10), reason: '搬迁' }));
    const calendar = townshipCalendar({ officeHours: '09:00-10:00', closedDays }, 1);

    for (const unit of ['workingDays', 'workingHours'] as const) {
      const due = dueAt(at('2026-12-31 08:00'), { amount: LIMITS.limitAmount, unit }, calendar);
      expect(due.getTime()).toBeGreaterThan(at('2031-10-30 00:00').getTime());
    }
  });
});

describe('office hours of a township', () => {
  const late = townshipCalendar({ officeHours: '09:00-24:00', closedDays: [] }, 1);

  it('are counted as they are, until midnight too', () => {
    expect(dueAt(at('2026-11-20 23:00'), workingHours(2), late)).toEqual(at('2026-11-23 10:00'));
    expect(dueAt(at('2026-11-20 23:00'), workingDays(1), late)).toEqual(at('2026-11-24 00:00'));
  });

  it('that cannot be read stop whoever wants to count by them', () => {
    expect(() => townshipCalendar({ officeHours: '14:00-08:30', closedDays: [] }, 1)).toThrow('14:00-08:30: isInOrder');
  });
});
