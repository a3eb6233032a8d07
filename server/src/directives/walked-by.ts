import type { EntityManager } from 'typeorm';
import { type Actor, touches } from '@hongqi/shared';
import { listedByGrid, listOf } from '../doors/door-lists';
import type { Directive } from './directive.entity';

/** Which of the directives somebody walks doors with, as a worker. One statement where some have a list; else none. */
export async function walkedBy(
  manager: EntityManager,
  { posts }: Pick<Actor, 'posts'>,
  directives: readonly Pick<Directive, 'id' | 'content'>[],
): Promise<Set<string>> {
  const grids = posts.filter(({ role }) => role === 'worker').map(({ areaCode }) => areaCode);
  const near = directives.filter(
    ({ content }) => content.visits && grids.some((code) => touches(content.audience.areas, code)),
  );
  const lists = near.flatMap((directive) => listOf(directive) ?? []);
  const own = new Set((await listedByGrid(manager, lists, grids)).map(({ directiveId }) => directiveId));
  return new Set(near.filter((one) => listOf(one) === null || own.has(one.id)).map(({ id }) => id));
}
