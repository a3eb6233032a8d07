import { type CalendarRules, readOfficeHours, type WorkCalendar } from '@hongqi/shared';
import { isNationalWorkingDay } from './national-days';

/** The country's working days without the days a township is closed, and its office hours. */
export function townshipCalendar(rules: CalendarRules, version: number): WorkCalendar {
  const hours = readOfficeHours(rules.officeHours);
  if (!hours.ok) throw new Error(`office hours ${rules.officeHours}: ${hours.problem}`);
  const closed = new Set(rules.closedDays.map(({ date }) => date));
  // A working-day limit asks for the same few days again and again.
  const known = new Map<string, boolean>();
  return {
    version,
    officeHours: hours.spans,
    isWorkingDay: (localDate) => {
      let answer = known.get(localDate);
      if (answer === undefined) {
        answer = !closed.has(localDate) && isNationalWorkingDay(localDate);
        known.set(localDate, answer);
      }
      return answer;
    },
  };
}
