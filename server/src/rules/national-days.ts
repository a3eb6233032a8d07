import days from 'chinese-days/dist/chinese-days.json';
import { isWeekday, type NationalDay } from '@hongqi/shared';

/**
 * The State Council's yearly notice, as the package keeps it. Its data, not its functions: those ask the server's own time
 * zone which day of the week a date is, and are a day off west of Greenwich.
 */
const HOLIDAYS: Readonly<Record<string, string>> = days.holidays;
const MADE_UP: Readonly<Record<string, string>> = days.workdays;

const COVERED = new Set(Object.keys(HOLIDAYS).map(yearOf));

/** Of a year without a notice Monday to Friday are worked. */
export function isNationalWorkingDay(localDate: string): boolean {
  return localDate in MADE_UP || (isWeekday(localDate) && !(localDate in HOLIDAYS));
}

/** Is the notice for the year known? From the data itself: nothing to forget when the package is updated. */
export function isCovered(year: number): boolean {
  return COVERED.has(year);
}

/** What the notice says of single days, in order. */
export function nationalDaysOf(year: number): NationalDay[] {
  const of = (source: Readonly<Record<string, string>>, isWorked: boolean): NationalDay[] =>
    Object.entries(source)
      .filter(([date]) => yearOf(date) === year)
      .map(([date, names]) => ({ date, name: names.split(',')[1] ?? names, isWorked }));
  return [...of(HOLIDAYS, false), ...of(MADE_UP, true)].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Of the year of the day and the next, those without a notice. */
export function gapsFrom(localDate: string): number[] {
  const year = yearOf(localDate);
  return [year, year + 1].filter((one) => !isCovered(one));
}

function yearOf(localDate: string): number {
  return Number(localDate.slice(0, 4));
}
