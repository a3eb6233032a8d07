import { DIRECTIVE_LIMITS, type DirectiveContent } from '@hongqi/shared';

const DAY_MS = 86_400_000;

/** When it began to go out, and until when whoever joins the audience gets it too. */
export function goingOut(
  { validUntil, dueAt }: Pick<DirectiveContent, 'validUntil' | 'dueAt'>,
  now: Date,
): { sentAt: Date; validUntil: Date } {
  return { sentAt: now, validUntil: validUntil ? new Date(validUntil) : usualEnd(dueAt, now) };
}

/** Some days beyond the time: whoever is late is still pressed, and can still answer. */
function usualEnd(dueAt: string | null, now: Date): Date {
  const { graceDays, validDays } = DIRECTIVE_LIMITS;
  return new Date(dueAt ? Date.parse(dueAt) + graceDays * DAY_MS : now.getTime() + validDays * DAY_MS);
}
