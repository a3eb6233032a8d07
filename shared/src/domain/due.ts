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

/** What a category promises for each urgency: one limit for each of these. */
export const LIMIT_NAMES = ['accept', 'respond', 'finish', 'check', 'rate', 'whole'] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];
export type Limits = Record<Urgency, Record<LimitName, Limit>>;

/** Working days by local date (`2026-10-10`), office hours as minutes of the local day, in order. */
export interface WorkCalendar {
  /** Of the township's calendar; a promise remembers it. */
  version: number;
  isWorkingDay(localDate: string): boolean;
  officeHours: readonly { from: number; to: number }[];
}

/** A day without end would loop for ever; a thousand working days with a year of closed ones are five. */
const LONGEST_SEARCH_DAYS = 3_000;

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
      return afterOfficeTime(start, limit.amount * HOUR, calendar);
    case 'workingDays':
      return closeOfWorkingDay(start, Math.ceil(limit.amount), calendar);
  }
}

/** Of the day asked for last: nearly always it is asked for again. */
let lastDay = { number: Number.NaN, text: '' };

/** `2026-11-23`. */
export function localDate(at: Date): string {
  const number = Math.floor((at.getTime() + SHANGHAI_OFFSET_MS) / DAY);
  if (number !== lastDay.number) lastDay = { number, text: new Date(number * DAY).toISOString().slice(0, 10) };
  return lastDay.text;
}

function midnightBefore(at: Date): number {
  const local = at.getTime() + SHANGHAI_OFFSET_MS;
  return local - (((local % DAY) + DAY) % DAY) - SHANGHAI_OFFSET_MS;
}

/** Does the unit count office time only? */
export function isOfficeTime(unit: LimitUnit): boolean {
  return unit === 'workingHours' || unit === 'workingDays';
}

/** Milliseconds of the unit's own time from one instant to a later one: office time for working units, else all time. */
export function timeBetween(from: Date, to: Date, unit: LimitUnit, calendar: WorkCalendar): number {
  if (!isOfficeTime(unit)) return Math.max(0, to.getTime() - from.getTime());
  let sum = 0;
  for (let midnight = midnightBefore(from); midnight < to.getTime(); midnight += DAY) {
    if (!calendar.isWorkingDay(localDate(new Date(midnight)))) continue;
    for (const hours of calendar.officeHours) {
      const opens = Math.max(midnight + hours.from * MINUTE, from.getTime());
      const closes = Math.min(midnight + hours.to * MINUTE, to.getTime());
      sum += Math.max(0, closes - opens);
    }
  }
  return sum;
}

/** The instant when so many milliseconds of the unit's own time have passed. */
export function timeAfter(start: Date, milliseconds: number, unit: LimitUnit, calendar: WorkCalendar): Date {
  return isOfficeTime(unit) ? afterOfficeTime(start, milliseconds, calendar) : new Date(start.getTime() + milliseconds);
}

function afterOfficeTime(start: Date, milliseconds: number, calendar: WorkCalendar): Date {
  let left = milliseconds;
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
