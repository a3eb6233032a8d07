/** Shanghai has kept one offset since 1991, so local time is plain arithmetic; no time-zone data is needed on a phone. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const LIMIT_UNITS = ['workingHours', 'workingDays', 'hours', 'days'] as const;
export type LimitUnit = (typeof LIMIT_UNITS)[number];

/** `{ amount: 2, unit: 'workingDays' }` */
export interface Limit {
  amount: number;
  unit: LimitUnit;
}

export const URGENCIES = ['normal', 'urgent'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Accept within, finish within, for each urgency. */
export type Limits = Record<Urgency, { accept: Limit; finish: Limit }>;

/** Working days by local date (`2026-10-10`), office hours as minutes of the local day, in order. */
export interface WorkCalendar {
  isWorkingDay(localDate: string): boolean;
  officeHours: readonly { from: number; to: number }[];
}

/** A day without end would loop for ever; no office closes for two years. */
const LONGEST_SEARCH_DAYS = 800;

/**
 * When a limit that starts now runs out.
 * Hours and days run through nights and holidays. Working hours run in office hours only. Working days end at the
 * close of office on the n-th working day after the day of the start (the day of the start is not counted).
 */
export function dueAt(start: Date, limit: Limit, calendar: WorkCalendar): Date {
  switch (limit.unit) {
    case 'hours':
      return new Date(start.getTime() + limit.amount * HOUR);
    case 'days':
      return new Date(start.getTime() + limit.amount * DAY);
    case 'workingHours':
      return afterWorkingMinutes(start, limit.amount * 60, calendar);
    case 'workingDays':
      return closeOfWorkingDay(start, limit.amount, calendar);
  }
}

export function localDate(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

function midnightBefore(at: Date): number {
  const local = at.getTime() + SHANGHAI_OFFSET_MS;
  return local - (((local % DAY) + DAY) % DAY) - SHANGHAI_OFFSET_MS;
}

function afterWorkingMinutes(start: Date, minutes: number, calendar: WorkCalendar): Date {
  let left = minutes * MINUTE;
  let midnight = midnightBefore(start);
  for (let day = 0; day < LONGEST_SEARCH_DAYS; day++, midnight += DAY) {
    if (!calendar.isWorkingDay(localDate(new Date(midnight)))) continue;
    for (const { from, to } of calendar.officeHours) {
      const opens = Math.max(midnight + from * MINUTE, start.getTime());
      const closes = midnight + to * MINUTE;
      if (opens >= closes) continue;
      if (left <= closes - opens) return new Date(opens + left);
      left -= closes - opens;
    }
  }
  throw new Error(`no office hours within ${LONGEST_SEARCH_DAYS} days of ${start.toISOString()}`);
}

function closeOfWorkingDay(start: Date, days: number, calendar: WorkCalendar): Date {
  const closing = calendar.officeHours.at(-1)?.to ?? 24 * 60;
  let midnight = midnightBefore(start);
  let left = days;
  for (let day = 0; day < LONGEST_SEARCH_DAYS && left > 0; day++) {
    midnight += DAY;
    if (calendar.isWorkingDay(localDate(new Date(midnight)))) left -= 1;
  }
  if (left > 0) throw new Error(`no ${days} working days within ${LONGEST_SEARCH_DAYS} days of ${start.toISOString()}`);
  return new Date(midnight + closing * MINUTE);
}

export const LIGHTS = ['green', 'yellow', 'red'] as const;
export type Light = (typeof LIGHTS)[number];

/** Share of a limit after which it turns yellow. */
export const YELLOW_FROM = 0.8;

/** Green, yellow from 80 % of the time between start and due, red once past. No due time, no light. */
export function lightOf(startedAt: Date, due: Date | null, now: Date): Light | null {
  if (!due) return null;
  if (now >= due) return 'red';
  const used = (now.getTime() - startedAt.getTime()) / Math.max(1, due.getTime() - startedAt.getTime());
  return used >= YELLOW_FROM ? 'yellow' : 'green';
}
