import { COMMUNITY_DIGITS, covers, type DirectiveContent, type Listener, type Reached, reaches } from '@hongqi/shared';
import type { DirectiveLeg } from './directive-leg.entity';

/**
 * As what somebody gets a directive that is on its way or through. Null for those outside, and for those of a leg that
 * still waits for its community: they get it with the others there.
 */
export function joinedPart(
  { audience, cascade }: Pick<DirectiveContent, 'audience' | 'cascade'>,
  waiting: readonly Pick<DirectiveLeg, 'areaCode'>[],
  who: Listener,
): Reached | null {
  const reached = reaches(audience, cascade, who);
  if (!reached || waiting.length === 0) return reached;
  const waits = (code: string): boolean =>
    code.length > COMMUNITY_DIGITS && waiting.some(({ areaCode }) => covers(areaCode, code));
  const { posts, homeGridCode } = who;
  const now = reaches(audience, cascade, {
    posts: posts.filter(
      ({ areaCode, departmentId }) =>
        !waits(areaCode) || (departmentId !== null && audience.departments.includes(departmentId)),
    ),
    homeGridCode: homeGridCode !== null && waits(homeGridCode) ? null : homeGridCode,
  });
  return now?.part === reached.part ? reached : null;
}
