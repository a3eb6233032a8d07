import type { EntityManager } from 'typeorm';
import type { Me } from '../http/access';
import { DirectiveCopy } from './directive-copy.entity';
import { Directive } from './directive.entity';
import { walkedBy } from './walked-by';

/**
 * Whether somebody can have found something with it: they got it, or walk doors of their grid with it. Copies are only
 * there once it has begun to go out.
 */
export async function carriesDirective(manager: EntityManager, me: Me, directiveId: string): Promise<boolean> {
  if (await manager.existsBy(DirectiveCopy, { directiveId, personId: me.id })) return true;
  if (!me.posts.some(({ role }) => role === 'worker')) return false;
  const directive = await manager.findOneBy(Directive, { id: directiveId });
  if (!directive?.sentAt) return false;
  return (await walkedBy(manager, me, [directive])).has(directiveId);
}
