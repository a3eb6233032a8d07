import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { COMMUNITY_DIGITS, directiveTransition, isValid, outermost, RELAY_ROLES, touches } from '@hongqi/shared';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { insideAreas } from '../database/inside-areas';
import type { Me } from '../http/access';
import { DutyService } from '../people/duty.service';
import { levelAreas } from './directive-access';
import { DirectiveTally } from './directive-copy.entity';
import { DirectiveLeg } from './directive-leg.entity';
import type { Directive } from './directive.entity';

/** What whoever has a directive can do for it besides answering. */
export interface Ties {
  mayPass: { areaCode: string; dueAt: Date }[];
  mayAdd: string[];
  /** Residents of the worker's grids who have not settled it; null for others. */
  unsettled: number | null;
}

@Injectable()
export class ReceivedTies {
  constructor(
    private readonly database: Database,
    private readonly duty: DutyService,
    private readonly clock: Clock,
  ) {}

  async of(me: Me, directive: Directive): Promise<Ties> {
    const [mayPass, unsettled] = await Promise.all([this.waiting(me, directive), this.unsettled(me, directive)]);
    const { areas } = directive.content.audience;
    const isOpen = isValid(directive.state, directive.validUntil?.getTime() ?? null, this.clock.now().getTime());
    const mayAdd = isOpen ? levelAreas(me).filter((code) => touches(areas, code)) : [];
    return { mayPass, mayAdd, unsettled };
  }

  private async waiting(me: Me, { id, state, content }: Directive): Promise<Ties['mayPass']> {
    const own = me.posts
      .filter(({ role, areaCode }) => RELAY_ROLES.includes(role) && areaCode.length === COMMUNITY_DIGITS)
      .map(({ areaCode }) => areaCode);
    if (content.cascade !== 'relay' || own.length === 0 || !directiveTransition('pass').from.includes(state)) return [];
    const legs = await this.database.manager.find(DirectiveLeg, {
      where: { directiveId: id, areaCode: In(own), cut: 'body', state: 'waiting' },
      order: { areaCode: 'ASC' },
    });
    return legs.map(({ areaCode, dueAt }) => ({ areaCode, dueAt }));
  }

  private async unsettled(me: Me, { id }: Directive): Promise<number | null> {
    const { posts } = await this.duty.actingToday(me);
    const grids = outermost(posts.filter(({ role }) => role === 'worker').map(({ areaCode }) => areaCode));
    if (grids.length === 0) return null;
    const row = await this.database.manager
      .createQueryBuilder(DirectiveTally, 'tally')
      .select('SUM(tally.people - tally.settled)', 'open')
      .where(`tally.directiveId = :id AND tally.part = 'resident'`, { id })
      .andWhere(insideAreas('tally.areaCode', grids))
      .getRawOne<{ open: number | string | null }>();
    return Number(row?.open ?? 0);
  }
}
