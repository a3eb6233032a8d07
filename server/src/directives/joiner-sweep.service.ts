import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { Post } from '@hongqi/shared';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { Person } from '../people/person.entity';
import { currentPosts } from '../people/session.service';
import { Logger } from '../system/logger';
import { WechatService } from '../wechat/wechat.service';
import { AudienceQuery, type Listed } from './audience-query';
import { Directive } from './directive.entity';
import { DirectiveLeg } from './directive-leg.entity';
import { joinedPart } from './joined-part';
import { Joiners } from './joiners.service';
import { ValidDirectives } from './valid-directives.service';

const EVERY_MS = 60_000;
const PAGE = 500;

/** A post is given without a word to anybody: once a minute whoever has a new one is looked for and gets what is valid. */
@Injectable()
export class JoinerSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<number> | null = null;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly valid: ValidDirectives,
    private readonly joiners: Joiners,
    private readonly wechat: WechatService,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweepSafely(), EVERY_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.running?.catch(() => undefined);
  }

  /** Gives back how many copies were missing, or not yet those of staff. One at a time in a process. */
  async sweep(): Promise<number> {
    this.running ??= this.run().finally(() => (this.running = null));
    return this.running;
  }

  private async run(): Promise<number> {
    let given = 0;
    for (const directive of await this.valid.list()) {
      const { roles, departments } = directive.content.audience;
      const hasStaff = roles.length > 0 || departments.length > 0 || directive.content.cascade === 'relay';
      if (hasStaff && !this.stopping) given += await this.through(directive);
    }
    return given;
  }

  private async through(directive: Directive): Promise<number> {
    const { id, content, state } = directive;
    const open =
      state === 'sending'
        ? await this.database.manager.findBy(DirectiveLeg, { directiveId: id, state: Not('done') })
        : [];
    // What is on its way reaches them with the others.
    if (open.some(({ cut }) => cut !== 'body')) return 0;
    const query = new AudienceQuery({
      audience: content.audience,
      cascade: content.cascade,
      earlierWants: null,
      templateId: this.wechat.templateId('directive'),
      now: this.clock.now(),
    });
    let given = 0;
    for (let after = ''; !this.stopping;) {
      const list = await query.missingStaff(
        this.database.manager,
        { directiveId: id, wants: content.wants },
        after,
        PAGE,
      );
      const due = open.length ? await this.due(directive, open, list) : list;
      if (due.length) given += await this.joiners.give(directive, due);
      const last = list.at(-1);
      if (!last || list.length < PAGE) break;
      after = last.personId;
    }
    return given;
  }

  /** Without those whose community has not passed it on, or is just getting it. */
  private async due({ content }: Directive, open: readonly DirectiveLeg[], list: readonly Listed[]): Promise<Listed[]> {
    const { manager } = this.database;
    const ids = list.map(({ personId }) => personId);
    const people = await manager.find(Person, { where: { id: In(ids) }, select: { id: true, homeGridCode: true } });
    const homes = new Map(people.map(({ id, homeGridCode }) => [id, homeGridCode]));
    const posts = new Map<string, Post[]>();
    for (const post of await currentPosts(manager, ids, this.clock.now()))
      posts.set(post.personId, [...(posts.get(post.personId) ?? []), post]);
    return list.filter(({ personId }) => {
      const who = { posts: posts.get(personId) ?? [], homeGridCode: homes.get(personId) ?? null };
      return joinedPart(content, open, who) !== null;
    });
  }

  private async sweepSafely(): Promise<void> {
    try {
      await this.sweep();
    } catch (error) {
      this.logger.error({ err: error }, 'looking for those who joined failed');
    }
  }
}
