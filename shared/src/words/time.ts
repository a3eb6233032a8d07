import { localDate } from '../domain/due';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function local(at: Date): Date {
  return new Date(at.getTime() + SHANGHAI_OFFSET_MS);
}

const two = (n: number): string => String(n).padStart(2, '0');

/** `10月10日 15:04`, in Shanghai; with the year when it is not this year. */
export function clockTime(iso: string, now: Date): string {
  const at = local(new Date(iso));
  const year = at.getUTCFullYear() === local(now).getUTCFullYear() ? '' : `${at.getUTCFullYear()}年`;
  return `${year}${at.getUTCMonth() + 1}月${at.getUTCDate()}日 ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** `刚刚`, `5 分钟前`, `今天 15:04`, `昨天 15:04`, then the clock time. */
export function howLongAgo(iso: string, now: Date): string {
  const at = new Date(iso);
  const passed = now.getTime() - at.getTime();
  if (passed < MINUTE) return '刚刚';
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} 分钟前`;
  const time = `${two(local(at).getUTCHours())}:${two(local(at).getUTCMinutes())}`;
  if (localDate(at) === localDate(now)) return `今天 ${time}`;
  if (localDate(at) === localDate(new Date(now.getTime() - DAY))) return `昨天 ${time}`;
  return clockTime(iso, now);
}

/** `5 分钟`, `3 小时`, `2 天`: a length of time in its largest whole unit, at least a minute. */
export function howLong(milliseconds: number): string {
  if (milliseconds < HOUR) return `${Math.max(1, Math.floor(milliseconds / MINUTE))} 分钟`;
  if (milliseconds < DAY) return `${Math.floor(milliseconds / HOUR)} 小时`;
  return `${Math.floor(milliseconds / DAY)} 天`;
}

/** `还有 3 小时`, `还有 2 天`, `超期 2 天`: how far away a due time is, in words. */
export function howFarDue(iso: string, now: Date): string {
  const left = new Date(iso).getTime() - now.getTime();
  return left >= 0 ? `还有 ${howLong(left)}` : `超期 ${howLong(-left)}`;
}
