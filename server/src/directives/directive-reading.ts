import type { EntityManager } from 'typeorm';
import { type Actor, directiveRelations, type DirectiveContent, type Role, touches } from '@hongqi/shared';
import { DECIDERS, tiesOf } from './directive-access';
import { DirectiveCopy } from './directive-copy.entity';
import { Directive } from './directive.entity';
import { walkedBy } from './walked-by';

/** What of its content somebody of the staff reads who may look into a directive. */
export interface Reading {
  /** Text, photos, documents and form. */
  words: boolean;
  staffWords: boolean;
}

/** For whose orders somebody of a role answers: a desk for its workers', too. */
const ANSWERS_FOR: Record<Role, readonly Role[]> = {
  worker: ['worker'],
  department: ['department'],
  dispatcher: ['worker', 'dispatcher'],
  supervisor: ['worker', 'dispatcher', 'supervisor'],
  admin: ['worker', 'dispatcher', 'supervisor', 'admin'],
};

/**
 * Those who write and approve it read everything, always. A level it only passes reads what it has a copy of, what goes to
 * its own kind or those under it, and what residents read there anyway, or workers take to their doors; once it is
 * withdrawn, nothing.
 */
export async function readingOf(manager: EntityManager, me: Actor, directive: Directive): Promise<Reading> {
  const relations = directiveRelations(me, tiesOf(directive));
  if (DECIDERS.some((one) => relations.includes(one))) return { words: true, staffWords: true };
  const { id, state, content } = directive;
  if (state === 'recalled') return { words: false, staffWords: false };
  const { areas, residents } = content.audience;
  const copy = await manager.findOneBy(DirectiveCopy, { directiveId: id, personId: me.id });
  const here = me.posts.filter(({ areaCode }) => touches(areas, areaCode)).map(({ role }) => role);
  const meant = await rolesMeant(manager, content);
  const isKind = here.some((role) => ANSWERS_FOR[role].some((one) => meant.includes(one)));
  const walks = (await walkedBy(manager, me, [directive])).has(id);
  return {
    words: copy !== null || isKind || residents || walks,
    staffWords: copy?.part === 'staff' || isKind,
  };
}

/** Nothing of what is not read, but the bare facts. */
export function readable(content: DirectiveContent, { words, staffWords }: Reading): DirectiveContent {
  const nothing = { text: '', photos: [], documents: [], form: [] };
  return { ...content, ...(!words && nothing), ...(!staffWords && { staffText: '' }) };
}

/** Those who owe an earlier one an answer are of the roles that one went to. */
async function rolesMeant(manager: EntityManager, { audience }: DirectiveContent): Promise<readonly Role[]> {
  if (audience.unansweredOf === null) return audience.roles;
  const earlier = await manager.findOneBy(Directive, { id: audience.unansweredOf });
  return earlier?.content.audience.roles ?? [];
}
