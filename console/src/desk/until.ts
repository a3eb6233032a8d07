import { type Action, clockTime, howFarDue, type IssueView, localDate } from '@hongqi/shared';

const DAY = 86_400_000;
/** Shanghai, whatever the office computer is set to. */
const OFFSET = '+08:00';
const OFFSET_MS = 8 * 3_600_000;
const END_OF_OFFICE = '17:30';
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** `2026-12-03T17:30` as a date-and-time field has it; empty for none. */
export function fieldTime(iso: string | null): string {
  return iso === null ? '' : new Date(Date.parse(iso) + OFFSET_MS).toISOString().slice(0, 16);
}

/** The other way round; null while it is not a whole date and time. */
export function isoOf(field: string): string | null {
  const at = new Date(field + OFFSET);
  return field === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** What a chosen time has to be later than: a postponed promise later than the promise. */
export function floorOf(view: Pick<IssueView, 'clocks'>, action: Action, now: Date): Date {
  const promised = action === 'extend' ? view.clocks.find(({ name }) => name === 'finish')?.dueAt : undefined;
  return new Date(Math.max(now.getTime(), promised ? Date.parse(promised) : 0));
}

/** Ends of office days most people mean: counted from today, or for an extension from the promise. */
export function untilChoices(floor: Date, now: Date): { word: string; iso: string }[] {
  const endOf = (days: number): string =>
    new Date(`${localDate(new Date(floor.getTime() + days * DAY))}T${END_OF_OFFICE}${OFFSET}`).toISOString();
  const isPromise = floor.getTime() > now.getTime();
  return [
    { word: isPromise ? '当天下班前' : '今天下班前', iso: endOf(0) },
    { word: isPromise ? '延一天' : '明天', iso: endOf(1) },
    { word: isPromise ? '延三天' : '三天后', iso: endOf(3) },
    { word: isPromise ? '延一周' : '一周后', iso: endOf(7) },
  ].filter(({ iso }) => Date.parse(iso) > floor.getTime());
}

/** `还有 9 天 · 周四`, or why it cannot be. */
export function untilHint(iso: string | null, floor: Date, now: Date): { words: string; wrong: boolean } {
  if (iso !== null && Date.parse(iso) > floor.getTime()) {
    const weekday = WEEKDAYS[new Date(Date.parse(iso) + OFFSET_MS).getUTCDay()] ?? '';
    return { words: `${howFarDue(iso, now)} · ${weekday}`, wrong: false };
  }
  const isPromise = floor.getTime() > now.getTime();
  const words = isPromise ? `须晚于现在承诺的 ${clockTime(floor.toISOString(), now)}` : '须晚于现在';
  return { words, wrong: iso !== null };
}
