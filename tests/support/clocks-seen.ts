import type { ClockName, ClockView, IssueView } from '@hongqi/shared';

/** One clock as the person who looked at the issue saw it; an issue that never had it fails the test. */
export function clockOf({ number, clocks }: IssueView, name: ClockName): ClockView {
  const found = clocks.find((clock) => clock.name === name);
  if (!found) throw new Error(`${number} has no clock ${name}`);
  return found;
}

/** `2026-11-24 17:30`: when the promise runs out, in local time, to the minute. */
export function dueOf(issue: IssueView, name: ClockName): string {
  return localMinute(clockOf(issue, name).dueAt);
}

/** `2026-11-24 17:30` in Shanghai, to the nearest minute: each look at the test clock costs a millisecond. */
export function localMinute(iso: string): string {
  const minute = Math.round(Date.parse(iso) / 60_000) * 60_000;
  return new Date(minute + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
