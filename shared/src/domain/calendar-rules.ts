/** Part of a day during which the office is open: minutes of the local day, the end not included. */
export interface OfficeSpan {
  from: number;
  to: number;
}

/** What is wrong with office hours: not readable, out of order or overlapping, or hardly open at all. */
export type OfficeHoursProblem = 'isOfficeHours' | 'isInOrder' | 'isLongEnough';

const SPAN = /^(\d\d):([0-5]\d)-(\d\d):([0-5]\d)$/;
const MIDNIGHT = 24 * 60;
/** A limit of a thousand working hours must end some day. */
const SHORTEST_DAY = 60;

/** `08:30-12:00,14:00-17:30`: one span after the other. Until midnight is `24:00`. */
export function readOfficeHours(
  text: string,
): { ok: true; spans: OfficeSpan[] } | { ok: false; problem: OfficeHoursProblem } {
  const spans: OfficeSpan[] = [];
  for (const part of text.split(',')) {
    const [, ...digits] = SPAN.exec(part) ?? [];
    const [fromHour = NaN, fromMinute = NaN, toHour = NaN, toMinute = NaN] = digits.map(Number);
    const span = { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
    if (!(span.from < MIDNIGHT && span.to <= MIDNIGHT)) return { ok: false, problem: 'isOfficeHours' };
    spans.push(span);
  }
  const isInOrder = spans.every(({ from, to }, i) => from < to && from >= (spans[i - 1]?.to ?? 0));
  if (!isInOrder) return { ok: false, problem: 'isInOrder' };
  const open = spans.reduce((sum, { from, to }) => sum + to - from, 0);
  return open < SHORTEST_DAY ? { ok: false, problem: 'isLongEnough' } : { ok: true, spans };
}

/** `2026-02-30` is none. */
export function isRealDate(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Monday to Friday, whatever any notice says of the day. */
export function isWeekday(localDate: string): boolean {
  const day = new Date(`${localDate}T00:00:00Z`).getUTCDay();
  return day >= 1 && day <= 5;
}
