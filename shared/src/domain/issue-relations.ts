import type { Relation } from './issue-transitions';
import { type Actor, hasPost, ROUTER } from './roles';

/** What ties people to an issue. `deskCode` is the area whose dispatcher must look: the township, or above once raised. */
export interface IssueTies {
  reporterId: string;
  followerIds: readonly string[];
  holderUserId: string | null;
  holderDepartmentId: string | null;
  areaCode: string;
  deskCode: string;
}

/** Who someone is to this issue. The only place where person, post, area and department meet. */
export function relationsTo(actor: Actor, issue: IssueTies): Relation[] {
  if (actor.id === ROUTER.id) return ['router'];

  // A holder whose post has ended holds nothing any more, whatever the row says.
  const holdsAsWorker =
    issue.holderUserId === actor.id && actor.posts.some((post) => post.role === 'worker' || post.role === 'department');
  const holdsAsUnit =
    issue.holderDepartmentId !== null &&
    actor.posts.some((post) => post.role === 'department' && post.departmentId === issue.holderDepartmentId);

  const ties: Record<Relation, boolean> = {
    anyone: true,
    reporter: issue.reporterId === actor.id,
    follower: issue.followerIds.includes(actor.id),
    holder: holdsAsWorker || holdsAsUnit,
    dispatcher: hasPost(actor, 'dispatcher', issue.deskCode),
    supervisor: hasPost(actor, 'supervisor', issue.areaCode),
    colleague:
      hasPost(actor, 'worker', issue.areaCode) ||
      hasPost(actor, 'dispatcher', issue.areaCode) ||
      hasPost(actor, 'admin', issue.areaCode),
    router: false,
  };
  return (Object.keys(ties) as Relation[]).filter((relation) => ties[relation]);
}

/** Whoever is no more than `anyone` to an issue gets the same answer as for one that does not exist. */
export function maySee(who: readonly Relation[]): boolean {
  return who.some((relation) => relation !== 'anyone');
}

/** Staff words (internal comments, reasons of choice) are for those who work on it, never for its reporter. */
export function seesInternal(who: readonly Relation[]): boolean {
  return who.some((relation) => ['holder', 'dispatcher', 'supervisor', 'colleague'].includes(relation));
}
