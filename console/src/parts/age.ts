const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How old, as short as a list's edge allows: `刚刚`, `5 分钟`, `3 小时`, `12 天`. */
export function ageOf(iso: string, now: Date): string {
  const passed = now.getTime() - Date.parse(iso);
  if (passed < MINUTE) return '刚刚';
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} 分钟`;
  if (passed < DAY) return `${Math.floor(passed / HOUR)} 小时`;
  return `${Math.floor(passed / DAY)} 天`;
}
