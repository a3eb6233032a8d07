import { AppError, type DirectiveContent, formProblems } from '@hongqi/shared';

const MINUTE = 60_000;

/** What a draft may lack and a directive on its way may not. Who gets it is counted elsewhere. */
export function requireComplete({ title, text, wants, form, audience }: DirectiveContent): void {
  const missing = [
    { field: 'title', isThere: title.trim() !== '' },
    { field: 'text', isThere: text.trim() !== '' },
    { field: 'audience.areas', isThere: audience.areas.length > 0 },
  ].filter(({ isThere }) => !isThere);
  if (missing.length) {
    throw new AppError(
      'DIRECTIVE_INPUT_MISSING',
      missing.map(({ field }) => ({ field, rule: 'isNotEmpty' })),
    );
  }
  if (wants !== 'form') return;
  const problems = form.length ? formProblems(form) : [{ field: 'form', rule: 'isNotEmpty' }];
  if (problems.length) throw new AppError('DIRECTIVE_FORM_INVALID', problems);
}

/**
 * It reaches the last before it is due, is due before it runs out, and none of this has passed already. Relayed, it
 * reaches the last when the time of the communities has run out.
 */
export function requireTimes(content: DirectiveContent, now: Date): void {
  const { sendAt, dueAt, validUntil, cascade, relayMinutes } = content;
  const begins = Math.max(now.getTime(), sendAt === null ? 0 : Date.parse(sendAt));
  const arrives = begins + (cascade === 'relay' ? relayMinutes * MINUTE : 0);
  const due = dueAt === null ? null : Date.parse(dueAt);
  const until = validUntil === null ? null : Date.parse(validUntil);
  const wrong = [
    ...(due !== null && due <= arrives ? ['dueAt'] : []),
    ...(until !== null && (until <= arrives || until < (due ?? until)) ? ['validUntil'] : []),
  ];
  if (wrong.length) {
    throw new AppError(
      'DIRECTIVE_TIMES',
      wrong.map((field) => ({ field, rule: 'isLater' })),
    );
  }
}
