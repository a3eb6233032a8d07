import { type EntityManager, MoreThan } from 'typeorm';
import { AppError, covers, DIRECTIVE_LIMITS, outermost } from '@hongqi/shared';
import { inside } from './audience-query';
import { type Directive, DirectiveStep } from './directive.entity';
import { talliesOf } from './directive-sums';

const MINUTE = 60_000;

/** Nobody is pressed twice within the hour, nor where nothing is owed. */
export async function requireRemindable(
  tx: EntityManager,
  { id }: Directive,
  areaCode: string,
  now: Date,
): Promise<void> {
  const pressed = await pressedSince(tx, id, now);
  if (pressed.some((code) => covers(code, areaCode))) throw new AppError('DIRECTIVE_REMINDED');
  const owed = await owedIn(tx, id, [areaCode]);
  if (owed <= 0) throw new AppError('DIRECTIVE_ALL_DONE');
  if (owed <= (await owedIn(tx, id, insideOf(areaCode, pressed)))) throw new AppError('DIRECTIVE_REMINDED');
}

/**
 * A condition on the area of a copy, for a reminder of `areaCode` that was asked for at `askedAt`: who was pressed by a
 * level further down within the hour is left out. A wider reminder cannot have come before this one, only after it, so
 * only those inside count.
 */
export async function notPressedSince(
  tx: EntityManager,
  directiveId: string,
  areaCode: string,
  askedAt: Date,
  column: string,
): Promise<string> {
  const pressed = insideOf(areaCode, await pressedSince(tx, directiveId, askedAt));
  return pressed.length ? `NOT (${pressed.map((code) => inside(column, code)).join(' OR ')})` : '1 = 1';
}

/** Areas that were pressed within the hour before an instant, or after it. */
async function pressedSince(tx: EntityManager, directiveId: string, now: Date): Promise<string[]> {
  const since = new Date(now.getTime() - DIRECTIVE_LIMITS.remindMinutes * MINUTE);
  const steps = await tx.findBy(DirectiveStep, { directiveId, action: 'remind', at: MoreThan(since) });
  return steps.flatMap(({ areaCode }) => areaCode ?? []);
}

function insideOf(areaCode: string, codes: readonly string[]): string[] {
  return outermost(codes.filter((code) => code !== areaCode && covers(areaCode, code)));
}

async function owedIn(tx: EntityManager, id: string, areas: readonly string[]): Promise<number> {
  const { people, done } = (await talliesOf(tx, [id], areas)).get(id) ?? { people: 0, done: 0 };
  return people - done;
}
