import { localDate } from '@hongqi/shared';

const DAY = 86_400_000;

export const PERIODS = ['month', 'lastMonth', 'year', 'custom'] as const;
export type Period = (typeof PERIODS)[number];
export const PERIOD_LABEL: Record<Period, string> = { month: '本月', lastMonth: '上月', year: '今年', custom: '自选' };

/** Local days, both included. */
export interface Days {
  from: string;
  to: string;
}

/** A month or year that still runs ends today: what has not come cannot be compared. */
export function daysOf(period: Exclude<Period, 'custom'>, now: Date): Days {
  const today = localDate(now);
  switch (period) {
    case 'month':
      return { from: `${today.slice(0, 7)}-01`, to: today };
    case 'lastMonth': {
      const to = shift(`${today.slice(0, 7)}-01`, -1);
      return { from: `${to.slice(0, 7)}-01`, to };
    }
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
  }
}

/** As many days, right before. */
export function before({ from, to }: Days): Days {
  const count = (utc(to) - utc(from)) / DAY + 1;
  return { from: shift(from, -count), to: shift(from, -1) };
}

/** The part of a month, `2026-11`, that lies in the days asked for. */
export function monthWithin(month: string, { from, to }: Days): Days {
  const first = `${month}-01`;
  const next = new Date(utc(first));
  next.setUTCMonth(next.getUTCMonth() + 1);
  const last = shift(dayOf(next.getTime()), -1);
  return { from: first > from ? first : from, to: last < to ? last : to };
}

/** A whole day that exists, as an address may have it. */
export function isDay(word: string | null): word is string {
  return word !== null && /^\d{4}-\d{2}-\d{2}$/.test(word) && !Number.isNaN(utc(word)) && dayOf(utc(word)) === word;
}

function shift(day: string, days: number): string {
  return dayOf(utc(day) + days * DAY);
}

const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
