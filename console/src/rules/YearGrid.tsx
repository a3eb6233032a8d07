import type { CalendarYear, ClosedDay } from '@hongqi/shared';
import { type DayCell, MARK_SIGN, monthsOf } from './year-days';

const WEEK = ['一', '二', '三', '四', '五', '六', '日'];

/** Twelve months; what is special about a day stands beside its number as a sign, and in words when pointed at. */
export function YearGrid({ year, closedDays }: { year: CalendarYear; closedDays: readonly ClosedDay[] }) {
  return (
    <div className="rules-months">
      {monthsOf(year, closedDays).map(({ month, blanks, days }) => (
        <div key={month} className="rules-month">
          <h2>{month} 月</h2>
          <div className="rules-days" role="list" aria-label={`${year.year} 年 ${month} 月`}>
            {WEEK.map((day) => (
              <span key={day} className="rules-weekday" aria-hidden>
                {day}
              </span>
            ))}
            {Array.from({ length: blanks }, (_, at) => (
              <span key={`blank-${at}`} />
            ))}
            {days.map((cell) => (
              <Day key={cell.date} cell={cell} />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

function Day({ cell: { date, day, mark, isWorked, words } }: { cell: DayCell }) {
  const look = mark ? `rules-${mark}` : isWorked ? 'rules-worked' : 'rules-free';
  return (
    <span role="listitem" className={`rules-day ${look}`} title={words} aria-label={words} data-testid={`day-${date}`}>
      {day}
      {mark ? MARK_SIGN[mark] : null}
    </span>
  );
}
