import { at, HOUR, OFFICE } from '../../../tests/support/rules-lab';
import { dueAt, type Limit, localDate, timeAfter, timeBetween, type WorkCalendar } from './due';

const workingHours = (amount: number): Limit => ({ amount, unit: 'workingHours' });
const workingDays = (amount: number): Limit => ({ amount, unit: 'workingDays' });

describe('when a limit runs out', () => {
  // prettier-ignore
  it.each<[note: string, start: string, limit: Limit, due: string]>([
    ['in the morning, within the morning',          '2026-11-23 09:00', workingHours(2),                '2026-11-23 11:00'],
    ['to the minute the office closes at noon',     '2026-11-23 09:00', workingHours(3),                '2026-11-23 12:00'],
    ['over the lunch break',                        '2026-11-23 09:00', workingHours(4),                '2026-11-23 15:00'],
    ['during the lunch break',                      '2026-11-23 12:45', workingHours(1),                '2026-11-23 15:00'],
    ['before the office opens',                     '2026-11-23 06:00', workingHours(1),                '2026-11-23 09:30'],
    ['after the office closes',                     '2026-11-23 17:30', workingHours(1),                '2026-11-24 09:30'],
    ['half an hour that ends in the night',         '2026-11-23 23:45', { amount: 0.5, unit: 'hours' }, '2026-11-24 00:15'],
    ['at midnight: the day that begins counts',     '2026-11-24 00:00', workingHours(1),                '2026-11-24 09:30'],
    ['a minute before midnight',                    '2026-11-23 23:59', workingHours(1),                '2026-11-24 09:30'],
    ['on a Friday evening before an ordinary week', '2026-11-20 18:00', workingHours(2),                '2026-11-23 10:30'],
    ['on a Friday evening before a made-up day',    '2026-11-27 18:00', workingHours(2),                '2026-11-28 10:30'],
    ['over a Sunday and a holiday',                 '2026-11-30 16:30', workingHours(2),                '2026-12-02 09:30'],
    ['one working day, from the morning',           '2026-11-23 08:00', workingDays(1),                 '2026-11-24 17:30'],
    ['one working day, from the evening',           '2026-11-23 23:59', workingDays(1),                 '2026-11-24 17:30'],
    ['one working day, from midnight on',           '2026-11-24 00:00', workingDays(1),                 '2026-11-25 17:30'],
    ['one working day, from a Sunday',              '2026-11-22 10:00', workingDays(1),                 '2026-11-23 17:30'],
    ['three working days, a made-up Saturday among them', '2026-11-25 10:00', workingDays(3),           '2026-11-28 17:30'],
    ['three working days over a holiday',           '2026-11-28 10:00', workingDays(3),                 '2026-12-03 17:30'],
    ['hours run through the night',                 '2026-11-27 18:00', { amount: 24, unit: 'hours' },  '2026-11-28 18:00'],
    ['days run through weekend and holiday',        '2026-11-27 18:00', { amount: 15, unit: 'days' },   '2026-12-12 18:00'],
  ])('%s', (_, start, limit, due) => {
    expect(dueAt(at(start), limit, OFFICE).toISOString()).toBe(at(due).toISOString());
  });

  it('is refused loudly where an office never opens', () => {
    const closed: WorkCalendar = { ...OFFICE, isWorkingDay: () => false };

    expect(() => dueAt(at('2026-11-23 09:00'), workingHours(1), closed)).toThrow('no office hours');
    expect(() => dueAt(at('2026-11-23 09:00'), workingDays(1), closed)).toThrow('no 1 working days');
  });
});

describe('the day in Shanghai', () => {
  it('begins at 16:00 UTC', () => {
    expect(localDate(new Date('2026-12-31T15:59:59.999Z'))).toBe('2026-12-31');
    expect(localDate(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
  });
});

describe('time that is counted', () => {
  // prettier-ignore
  it.each([
    ['office time on one day',               '2026-11-23 08:00', '2026-11-23 15:00', 4.5],
    ['none at night',                        '2026-11-23 17:30', '2026-11-24 08:30', 0],
    ['none on a weekend',                    '2026-11-20 17:30', '2026-11-23 08:30', 0],
    ['a made-up Saturday',                   '2026-11-27 17:30', '2026-11-30 08:30', 7],
    ['not a holiday',                        '2026-11-30 17:30', '2026-12-02 09:30', 1],
    ['nothing backwards',                    '2026-11-23 15:00', '2026-11-23 09:00', 0],
  ])('is %s', (_, from, to, hours) => {
    expect(timeBetween(at(from), at(to), 'workingHours', OFFICE)).toBe(hours * HOUR);
    expect(timeBetween(at(from), at(to), 'workingDays', OFFICE)).toBe(hours * HOUR);
  });

  it('is all of it for hours and days', () => {
    expect(timeBetween(at('2026-11-20 17:30'), at('2026-11-23 08:30'), 'hours', OFFICE)).toBe(63 * HOUR);
    expect(timeBetween(at('2026-11-23 15:00'), at('2026-11-23 09:00'), 'days', OFFICE)).toBe(0);
  });

  it.each(['workingHours', 'hours'] as const)('comes back to where it was counted to: %s', (unit) => {
    const from = at('2026-11-27 16:00');
    const to = at('2026-12-02 10:30');

    expect(timeAfter(from, timeBetween(from, to, unit, OFFICE), unit, OFFICE)).toEqual(to);
  });
});
