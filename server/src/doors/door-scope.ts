import { Injectable } from '@nestjs/common';
import { AppError, covers, type Permission, PERMISSIONS } from '@hongqi/shared';
import type { Me } from '../http/access';
import { DutyService } from '../people/duty.service';

/** Where somebody may see, change and walk doors: inside own posts, and as a worker also where they stand in. */
@Injectable()
export class DoorScope {
  constructor(private readonly duty: DutyService) {}

  /** Areas in which the person may do it; empty for whoever lost the post meanwhile. */
  async areasFor(me: Me, permission: Permission): Promise<string[]> {
    const roles: 'everyone' | readonly string[] = PERMISSIONS[permission];
    const own = me.posts
      .filter(({ role }) => roles !== 'everyone' && roles.includes(role))
      .map((post) => post.areaCode);
    const standsIn = roles !== 'everyone' && roles.includes('worker') ? await this.duty.dutiesOf(me.id) : [];
    return [...new Set([...own, ...standsIn.map(({ areaCode }) => areaCode)])];
  }

  async may(me: Me, permission: Permission, areaCode: string): Promise<boolean> {
    return isInside(await this.areasFor(me, permission), areaCode);
  }

  /** What lies outside answers as if it were not there. */
  async require(me: Me, permission: Permission, areaCode: string): Promise<void> {
    if (!(await this.may(me, permission, areaCode))) throw new AppError('NOT_FOUND');
  }

  /** Answers for the place today, by post or for somebody on leave; whoever is on leave does not. */
  async isOnDuty(me: Me, areaCode: string): Promise<boolean> {
    return (await this.duty.dutiesOf(me.id)).some((post) => covers(post.areaCode, areaCode));
  }

  /** The person, and those they stand in for: whose directives they walk with. */
  async walkers(me: Me): Promise<string[]> {
    return [...new Set([me.id, ...(await this.duty.dutiesOf(me.id)).map(({ ownerId }) => ownerId)])];
  }
}

export function isInside(areas: readonly string[], areaCode: string): boolean {
  return areas.some((area) => covers(area, areaCode));
}
