import { DataSource } from 'typeorm';
import { TestClock } from '../../../tests/support/test-clock';
import { Directory } from '../areas/directory';
import { Config } from '../config';
import { Database } from '../database/database';
import { Logger } from '../system/logger';
import { Calendar } from './calendar';

/** A calendar of townships none of which has its own rules; nothing here asks the database. */
function calendarOn(day: string, settings: Partial<Config> = {}): Calendar {
  const config = Object.assign(new Config(), settings);
  const database = new Database(new DataSource({ type: 'better-sqlite3', database: ':memory:' }));
  const clock = new TestClock(new Date(`${day}T09:00:00+08:00`));
  return new Calendar(config, new Directory(database), clock, new Logger(config));
}

/** What the log says while the server starts; it goes to wherever the output went when the log was opened. */
function saidAtStart(day: string): object[] {
  const said: object[] = [];
  const output = jest.spyOn(process.stdout, 'write').mockImplementation((line) => {
    said.push(JSON.parse(String(line)) as object);
    return true;
  });
  try {
    calendarOn(day).onApplicationBootstrap();
    return said;
  } finally {
    output.mockRestore();
  }
}

describe('a year without a notice of the State Council', () => {
  it('is said loudly at the start, once for each', () => {
    expect(saidAtStart('2027-03-01')).toEqual([
      expect.objectContaining({ level: 40, year: 2027, msg: expect.stringContaining('2027: Monday to Friday') }),
      expect.objectContaining({ level: 40, year: 2028, msg: expect.stringContaining('2028: Monday to Friday') }),
    ]);
  });

  it('is asked for by the day it is in Shanghai', () => {
    const calendar = calendarOn('2026-01-01');

    expect(calendar.gaps(new Date('2025-12-31T15:59:00Z'))).toEqual([]);
    expect(calendar.gaps(new Date('2025-12-31T16:00:00Z'))).toEqual([2027]);
  });

  it('is not spoken of while both years are known', () => {
    expect(saidAtStart('2025-06-01')).toEqual([]);
  });
});

describe('a township without rules of its own', () => {
  it('has the usual office hours, in version 0', () => {
    const calendar = calendarOn('2026-11-23', { officeHours: '09:00-12:00' }).of('150782002');

    expect(calendar).toMatchObject({ version: 0, officeHours: [{ from: 540, to: 720 }] });
    expect(calendar.isWorkingDay('2026-11-23')).toBe(true);
  });
});
