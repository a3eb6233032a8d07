import { type CalendarYear, type ClosedDay, isWeekday, type NationalDay } from '@hongqi/shared';

export type DayMark = 'holiday' | 'madeUp' | 'closed';

/** The one sign that stands beside the number of such a day: colour never stands alone. */
export const MARK_SIGN: Record<DayMark, string> = { holiday: '休', madeUp: '班', closed: '停' };

export interface DayCell {
  date: string;
  day: number;
  mark: DayMark | null;
  isWorked: boolean;
  /** `10月10日 星期六，国庆节调休，上班`. */
  words: string;
}

export interface MonthDays {
  month: number;
  /** Empty places before the first, in a week that begins on Monday. */
  blanks: number;
  days: DayCell[];
}

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

/** The year as twelve months, with what the notice and the township's closed days make of each day. */
export function monthsOf({ year, days }: CalendarYear, closedDays: readonly ClosedDay[]): MonthDays[] {
  const national = new Map(days.map((day) => [day.date, day]));
  const closed = new Map(closedDays.map((day) => [day.date, day]));
  return Array.from({ length: 12 }, (_, index) => {
    const month = index + 1;
    const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
    return {
      month,
      blanks: (new Date(Date.UTC(year, index, 1)).getUTCDay() + 6) % 7,
      days: Array.from({ length }, (_day, at) => {
        const date = `${year}-${two(month)}-${two(at + 1)}`;
        return cellOf(date, national.get(date), closed.get(date));
      }),
    };
  });
}

function cellOf(date: string, national: NationalDay | undefined, closed: ClosedDay | undefined): DayCell {
  const isUsual = national ? national.isWorked : isWeekday(date);
  const mark = closed ? 'closed' : national ? (national.isWorked ? 'madeUp' : 'holiday') : null;
  const reason = closed
    ? `停办：${closed.reason}`
    : national
      ? national.isWorked
        ? `${national.name}调休`
        : `${national.name}放假`
      : '';
  const isWorked = isUsual && !closed;
  const [, month = '', day = ''] = date.split('-');
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
  const parts = [`${Number(month)}月${Number(day)}日 星期${weekday}`, reason, isWorked ? '上班' : '不上班'];
  return { date, day: Number(day), mark, isWorked, words: parts.filter(Boolean).join('，') };
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
