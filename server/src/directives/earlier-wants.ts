import type { EntityManager } from 'typeorm';
import type { DirectiveAudience, Wants } from '@hongqi/shared';
import { Directive } from './directive.entity';

/** What the directive asked for that those who owe it an answer are sought of; null where none is meant. */
export async function earlierWants(manager: EntityManager, { unansweredOf }: DirectiveAudience): Promise<Wants | null> {
  if (unansweredOf === null) return null;
  const earlier = await manager.findOneBy(Directive, { id: unansweredOf });
  return earlier?.content.wants ?? null;
}
