import { covers } from './areas';
import type { LeaderCall, SupervisionOrder } from './issue-course';
import type { Relation } from './issue-transitions';
import { type Actor, DEADLINE, hasPost, isPlatform, ROUTER } from './roles';

const TOWNSHIP_DIGITS = 9;

/** What ties people to an issue. `deskCode` is the area whose dispatcher must look: the township, or above once raised. */
export interface IssueTies {
  reporterId: string;
  followerIds: readonly string[];
  holderUserId: string | null;
  holderDepartmentId: string | null;
  areaCode: string;
  deskCode: string;
  order: Pick<SupervisionOrder, 'byId' | 'areaCode'> | null;
  calls: readonly Pick<LeaderCall, 'areaCode' | 'why' | 'doneAt'>[];
}

/** Who someone is to this issue. The only place where person, post, area and department meet. */
export function relationsTo(actor: Actor, issue: IssueTies): Relation[] {
  if (actor.id === ROUTER.id) return ['router'];
  if (actor.id === DEADLINE.id) return ['deadline'];

  // A holder whose post has ended holds nothing any more, whatever the row says.
  const holdsAsWorker =
    issue.holderUserId === actor.id && actor.posts.some((post) => post.role === 'worker' || post.role === 'department');
  const holdsAsUnit =
    issue.holderDepartmentId !== null &&
    actor.posts.some((post) => post.role === 'department' && post.departmentId === issue.holderDepartmentId);
  const levels = levelsOf(actor, issue.areaCode);

  const ties: Record<Relation, boolean> = {
    anyone: true,
    reporter: issue.reporterId === actor.id,
    follower: issue.followerIds.includes(actor.id),
    holder: holdsAsWorker || holdsAsUnit,
    dispatcher: hasPost(actor, 'dispatcher', issue.deskCode),
    supervisor: levels.length > 0,
    arbiter: levels.some((code) => code.length <= TOWNSHIP_DIGITS),
    issuer: issue.order !== null && maySetAside(actor, levels, issue.order),
    called: issue.calls.some(
      ({ areaCode, why, doneAt }) => why === 'shout' && doneAt === null && levels.includes(areaCode),
    ),
    colleague:
      hasPost(actor, 'worker', issue.areaCode) ||
      hasPost(actor, 'dispatcher', issue.areaCode) ||
      hasPost(actor, 'admin', issue.areaCode),
    router: false,
    deadline: false,
  };
  return (Object.keys(ties) as Relation[]).filter((relation) => ties[relation]);
}

/** Areas around the issue that the person is supervisor of, nearest first. */
export function levelsOf(actor: Actor, areaCode: string): string[] {
  const codes = actor.posts
    .filter((post) => post.role === 'supervisor' && covers(post.areaCode, areaCode))
    .map((post) => post.areaCode);
  return [...new Set(codes)].sort((a, b) => b.length - a.length);
}

/** Its issuer, a level above it, or for an order of the platform's own whoever leads the level it was issued for. */
function maySetAside(
  actor: Actor,
  levels: readonly string[],
  order: Pick<SupervisionOrder, 'byId' | 'areaCode'>,
): boolean {
  if (levels.some((code) => code.length < order.areaCode.length)) return true;
  return levels.includes(order.areaCode) && (order.byId === actor.id || isPlatform(order.byId));
}

/** Whoever is no more than `anyone` to an issue gets the same answer as for one that does not exist. */
export function maySee(who: readonly Relation[]): boolean {
  return who.some((relation) => relation !== 'anyone');
}

/** Staff words (internal comments, reasons of choice) are for those who work on it, never for its reporter. */
export function seesInternal(who: readonly Relation[]): boolean {
  return who.some((relation) => ['holder', 'dispatcher', 'supervisor', 'colleague'].includes(relation));
}
