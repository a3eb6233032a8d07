import { type EntityManager, MoreThan } from 'typeorm';
import { AppError, covers, DIRECTIVE_LIMITS } from '@hongqi/shared';
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
  const since = new Date(now.getTime() - DIRECTIVE_LIMITS.remindMinutes * MINUTE);
  const recent = await tx.findBy(DirectiveStep, { directiveId: id, action: 'remind', at: MoreThan(since) });
  if (recent.some((step) => step.areaCode !== null && covers(step.areaCode, areaCode)))
    throw new AppError('DIRECTIVE_REMINDED');
  const { people, done } = (await talliesOf(tx, [id], [areaCode])).get(id) ?? { people: 0, done: 0 };
  if (people <= done) throw new AppError('DIRECTIVE_ALL_DONE');
}
