import type { EntityManager } from 'typeorm';
import {
  type Actor,
  AppError,
  covers,
  directiveRelations,
  type DirectiveRelation,
  type DirectiveState,
  type DirectiveTies,
  outermost,
  parentOf,
  PERMISSIONS,
  type Role,
} from '@hongqi/shared';
import type { Me } from '../http/access';
import { Directive } from './directive.entity';

type Looked = Pick<Directive, 'authorId' | 'areaCode' | 'state' | 'content'>;

/** A directive that is none of the person's answers like a missing one. For staff only: a copy is another way in. */
export async function requireForStaff(manager: EntityManager, me: Me, id: string): Promise<Directive> {
  const directive = await manager.findOneBy(Directive, { id });
  if (!directive || !mayLookInto(me, directive)) throw new AppError('NOT_FOUND');
  return directive;
}

export function tiesOf({ authorId, areaCode, content }: Looked): DirectiveTies {
  return { authorId, areaCode, audience: content.audience };
}

/** Before it goes out it is for those who write and approve it; then for every level it passes. */
export function mayLookInto(me: Actor, directive: Looked): boolean {
  const relations = directiveRelations(me, tiesOf(directive));
  return relations.some((relation) => LOOKERS[directive.state].includes(relation));
}

const WRITERS: readonly DirectiveRelation[] = ['author', 'superior'];
/** Those who write it, and those who consent to it. */
export const DECIDERS: readonly DirectiveRelation[] = [...WRITERS, 'approver'];
const ALL: readonly DirectiveRelation[] = [...DECIDERS, 'level'];
const LOOKERS: Record<DirectiveState, readonly DirectiveRelation[]> = {
  draft: WRITERS,
  pending: DECIDERS,
  scheduled: DECIDERS,
  sending: ALL,
  sent: ALL,
  closed: ALL,
  recalled: ALL,
};

/** Codes of the person's posts of these roles, none inside another. */
export function areasOf({ posts }: Pick<Actor, 'posts'>, roles: readonly Role[]): string[] {
  return outermost(posts.filter(({ role }) => roles.includes(role)).map(({ areaCode }) => areaCode));
}

/** Of the posts that look into what goes through their areas. */
export function levelAreas(me: Pick<Actor, 'posts'>): string[] {
  return areasOf(me, PERMISSIONS['directive.level']);
}

/** The areas around these. */
export function areasAround(codes: readonly string[]): string[] {
  const around = codes.flatMap((code) => {
    const parent = parentOf(code);
    return parent === null ? [] : [parent, ...areasAround([parent])];
  });
  return [...new Set(around)];
}

/** What two lists of areas have in common, outermost. */
export function within(some: readonly string[], others: readonly string[]): string[] {
  return outermost(
    some.flatMap((one) => others.flatMap((other) => (covers(one, other) ? [other] : covers(other, one) ? [one] : []))),
  );
}

/**
 * The outermost areas of it the person may look into: own posts ∩ audience. People of a department are counted where
 * their post lies, so with departments whoever stands over the sender looks at all the sender's area.
 */
export function areasSeen(me: Pick<Actor, 'posts'>, { areaCode, content }: Looked): string[] {
  const { areas, departments } = content.audience;
  const own = levelAreas(me);
  if (departments.length && own.some((code) => covers(code, areaCode))) return [areaCode];
  return within(own, areas);
}
