import { covers } from './areas';
import type { Cascade, DirectiveAudience, CopyPart } from './directive';
import { SENDERS } from './directive-transitions';
import { type Actor, hasPost, type Post, type Role } from './roles';

/** Digits of a community's code: what is longer lies below it. */
export const COMMUNITY_DIGITS = 12;

/** Whoever holds one of these in a community passes a relayed directive on for it. */
export const RELAY_ROLES: readonly Role[] = ['dispatcher', 'supervisor'];

/** None lies inside another; in order of their codes. */
export function outermost(codes: readonly string[]): string[] {
  const all = [...new Set(codes)];
  return all.filter((code) => !all.some((other) => other !== code && covers(other, code))).sort();
}

/** Whoever may be in an audience; posts are current ones. */
export interface Listener {
  posts: readonly Post[];
  homeGridCode: string | null;
}

export interface Reached {
  part: CopyPart;
  /** Where the copy is counted: the post's area (the first by code), or the home grid. */
  areaCode: string;
}

/**
 * Whether and as what somebody belongs to an audience. The selection by the database must give exactly these people;
 * of several reasons staff comes before resident, and of several posts the smallest code. `unansweredOf` is not a
 * matter of who somebody is, so it is decided elsewhere.
 */
export function reaches(audience: DirectiveAudience, cascade: Cascade, who: Listener): Reached | null {
  const inAreas = (code: string): boolean => audience.areas.some((area) => covers(area, code));
  const own = who.posts
    .filter(
      (post) =>
        (inAreas(post.areaCode) && (audience.roles.includes(post.role) || isRelay(cascade, post))) ||
        (post.departmentId !== null && audience.departments.includes(post.departmentId)),
    )
    .map(({ areaCode }) => areaCode)
    .sort();
  if (own[0] !== undefined) return { part: 'staff', areaCode: own[0] };
  if (audience.residents && who.homeGridCode !== null && inAreas(who.homeGridCode))
    return { part: 'resident', areaCode: who.homeGridCode };
  return null;
}

/** Whoever passes it on has it, ticked or not. */
function isRelay(cascade: Cascade, { role, areaCode }: Post): boolean {
  return cascade === 'relay' && RELAY_ROLES.includes(role) && areaCode.length === COMMUNITY_DIGITS;
}

/** Areas and departments' areas that lie outside what the sender's posts cover: nothing goes there. */
export function outsideScope(actor: Actor, codes: readonly string[]): string[] {
  return codes.filter((code) => !SENDERS.some((role) => hasPost(actor, role, code)));
}

/** The smallest of the sender's posts that covers all of it: in whose name it goes out. Null when there is none. */
export function senderArea(actor: Actor, codes: readonly string[]): string | null {
  const own = actor.posts
    .filter(({ role, areaCode }) => SENDERS.includes(role) && codes.every((code) => covers(areaCode, code)))
    .map(({ areaCode }) => areaCode);
  return own.sort((a, b) => b.length - a.length)[0] ?? null;
}
