import type { EntityManager } from 'typeorm';
import { touches } from '@hongqi/shared';
import type { Me } from '../http/access';
import { DirectiveCopy } from './directive-copy.entity';
import { Directive } from './directive.entity';

/**
 * Whether somebody can have found something with it: they got it, or walk doors of their grid with it. Copies are only
 * there once it has begun to go out.
 */
export async function carriesDirective(manager: EntityManager, me: Me, directiveId: string): Promise<boolean> {
  if (await manager.existsBy(DirectiveCopy, { directiveId, personId: me.id })) return true;
  const grids = me.posts.filter(({ role }) => role === 'worker').map(({ areaCode }) => areaCode);
  if (grids.length === 0) return false;
  const directive = await manager.findOneBy(Directive, { id: directiveId });
  if (!directive?.sentAt || !directive.content.visits) return false;
  const { areas } = directive.content.audience;
  return grids.some((code) => touches(areas, code));
}
