import { clockTime } from '@hongqi/shared';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY = 86_400_000;
/** Most offices close then; a day named without an hour means the end of it. */
export const END_OF_DAY = '17:30';

/** A day and an hour as WeChat's pickers speak: `2026-12-03`, `17:30`, in Shanghai whatever the phone is set to. */
export interface DayAndHour {
  date: string;
  time: string;
}

export function dayAndHour(at: Date): DayAndHour {
  const local = new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}

/** ISO 8601 in UTC. */
export function instantOf({ date, time }: DayAndHour): string {
  return new Date(`${date}T${time}:00.000+08:00`).toISOString();
}

/** So many days later: at the same hour when `time` is not given. */
export function daysAfter(from: Date, days: number, time?: string): DayAndHour {
  const day = dayAndHour(new Date(from.getTime() + days * DAY));
  return { date: day.date, time: time ?? day.time };
}

/** `12月3日`; the hour is left out. */
export function dayWords(iso: string, now: Date): string {
  return clockTime(iso, now).split(' ')[0] ?? '';
}

/** Records keep instants in milliseconds, `null` where none was named. */
export function momentWords(at: number | null | undefined, now: Date): string {
  return at === null || at === undefined ? '' : clockTime(new Date(at).toISOString(), now);
}
