import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { covers } from '@hongqi/shared';
import { Database } from '../database/database';
import { LiveHub } from '../notices/live-hub';
import { Logger } from '../system/logger';
import { mayLookInto } from './directive-access';
import { DirectiveCopy } from './directive-copy.entity';
import type { Directive } from './directive.entity';

type Told = Pick<Directive, 'id' | 'authorId' | 'areaCode' | 'state' | 'content'>;

/** Values of one list in a statement. */
const SLICE = 1_000;

/** Tells those who are online that something of a directive is new; everyone else sees it when they look. */
@Injectable()
export class DirectiveNews {
  constructor(
    private readonly database: Database,
    private readonly live: LiveHub,
    private readonly logger: Logger,
  ) {}

  /** These people got it, or are pressed to answer it. */
  arrived({ id }: Pick<Directive, 'id'>, people: readonly string[]): Promise<void> {
    return this.attempt(id, async () => {
      const online = this.live.online();
      if (online.size > 0)
        await this.live.directive(
          id,
          people.filter((personId) => online.has(personId)),
        );
    });
  }

  /**
   * It began, ended, was added to, passed on or withdrawn: for everyone who has it, and staff who may look into it. What
   * happened in one area is news to those only who have it there.
   */
  changed(directive: Told, areaCode?: string): Promise<void> {
    return this.attempt(directive.id, () => this.tellOfChange(directive, areaCode));
  }

  /** What they hear of is written already; a failure here must not undo or repeat it. */
  private async attempt(directive: string, tell: () => Promise<void>): Promise<void> {
    try {
      await tell();
    } catch (error) {
      this.logger.error({ err: error, directive }, 'telling of a directive failed');
    }
  }

  private async tellOfChange(directive: Told, areaCode: string | undefined): Promise<void> {
    const online = this.live.online();
    if (online.size === 0) return;
    const people = [...online.keys()];
    const told = new Set(
      people.filter((id) => {
        const me = online.get(id);
        return me !== undefined && me.posts.length > 0 && mayLookInto(me, directive);
      }),
    );
    // A few thousand are online where a million have it, so they are asked for.
    for (let from = 0; from < people.length; from += SLICE) {
      const personId = In(people.slice(from, from + SLICE));
      const copies = await this.database.manager.find(DirectiveCopy, {
        where: { directiveId: directive.id, personId },
        select: { personId: true, areaCode: true },
      });
      const here = copies.filter((copy) => areaCode === undefined || covers(areaCode, copy.areaCode));
      for (const copy of here) told.add(copy.personId);
    }
    await this.live.directive(directive.id, [...told]);
  }
}
