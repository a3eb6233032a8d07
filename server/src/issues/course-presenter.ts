import {
  CLOCKS,
  type ClockName,
  type ClockView,
  type HistoryView,
  isPlatform,
  isRunning,
  lightOf,
  LIT,
  type OrderView,
  type RequestView,
  type StepEffects,
} from '@hongqi/shared';
import type { Issue } from './issue.entity';

/** Clocks between colleagues: what a reporter was promised is not among them. */
const STAFF_CLOCKS: readonly ClockName[] = ['decide', 'answer', 'appeal'];

export function clocksOf({ course }: Pick<Issue, 'course'>, isStaff: boolean, now: Date): ClockView[] {
  return CLOCKS.filter((name) => isStaff || !STAFF_CLOCKS.includes(name)).flatMap((name) => {
    const run = course.clocks[name];
    if (!run) return [];
    const light = isRunning(run) && LIT.includes(name) ? lightOf(run, now) : null;
    const [stoppedAt, pausedAt] = [instant(run.stoppedAt), instant(run.pausedAt)];
    return [{ name, from: iso(run.from), dueAt: iso(run.due), light, stoppedAt, pausedAt }];
  });
}

export function requestOf({ course, awaits }: Pick<Issue, 'course' | 'awaits'>): RequestView | null {
  const { request, clocks } = course;
  if (!request) return null;
  const { kind, note, until } = request;
  const dueAt = instant(clocks.decide?.due ?? null);
  return { kind, note, until: instant(until), dueAt, arbitration: awaits === 'arbitration' };
}

export function orderOf(
  { course }: Pick<Issue, 'course'>,
  isStaff: boolean,
  names: ReadonlyMap<string, string>,
  areaName: (code: string) => string,
): OrderView | null {
  const { order, clocks } = course;
  if (!order) return null;
  return {
    card: order.card,
    note: isStaff ? order.note : null,
    issuer: isPlatform(order.byId) ? '平台' : (names.get(order.byId) ?? '督办领导'),
    areaName: areaName(order.areaCode),
    dueAt: instant(clocks.answer?.due ?? null),
    answeredAt: instant(order.answeredAt),
  };
}

/** Who rated is not even staff's to know, and how is in the step itself; the hash of the words is the audit's. */
export function staffEffects(effects: StepEffects | null): StepEffects | null {
  const { rating: _, content: __, ...shown } = effects ?? {};
  return Object.keys(shown).length ? shown : null;
}

/** What a reporter may know of a step: promises, requests that were for them, the calls they made. */
export function publicEffects(effects: StepEffects | null): StepEffects | null {
  if (!effects) return null;
  const { clocks, request, calls, parts } = effects;
  const shown: StepEffects = {};
  const promised = Object.entries(clocks ?? {}).filter(([name]) => !STAFF_CLOCKS.some((staff) => staff === name));
  if (promised.length) shown.clocks = Object.fromEntries(promised);
  if (request && request.kind !== 'return') shown.request = request;
  if (calls) shown.calls = calls.filter(({ why }) => why === 'shout');
  if (parts) shown.parts = parts;
  return Object.keys(shown).length ? shown : null;
}

/** Why nothing happens for now: the words of the step that paused it. */
export function pauseOf(
  { state, course }: Pick<Issue, 'state' | 'course'>,
  history: readonly Pick<HistoryView, 'action' | 'note' | 'effects'>[],
) {
  const until = pausedUntil({ state, course });
  if (!until) return null;
  const last = history.findLast(({ action }) => action === 'ask' || action === 'grant');
  const note = last?.action === 'grant' ? (last.effects?.request?.note ?? null) : (last?.note ?? null);
  return { note, until };
}

export function pausedUntil({ state, course }: Pick<Issue, 'state' | 'course'>): string | null {
  const { pause } = course.clocks;
  return pause && ['suspended', 'asked'].includes(state) ? iso(pause.due) : null;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function instant(at: number | null): string | null {
  return at === null ? null : iso(at);
}
