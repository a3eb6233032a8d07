import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isSettled, type Post, type Reached } from '@hongqi/shared';
import { Clock } from '../clock';
import { Database, isDuplicate } from '../database/database';
import type { Me } from '../http/access';
import { OutboxDrain } from '../notices/outbox.drain';
import { Person } from '../people/person.entity';
import { currentPosts } from '../people/session.service';
import { Subscription } from '../people/subscription.entity';
import { WechatService } from '../wechat/wechat.service';
import type { Listed } from './audience-query';
import { promoteCopies, writeCopies } from './copy-writer';
import { Directive } from './directive.entity';
import { DirectiveCopy } from './directive-copy.entity';
import { DirectiveLeg } from './directive-leg.entity';
import { DirectiveNews } from './directive-news.service';
import { joinedPart } from './joined-part';
import { ValidDirectives } from './valid-directives.service';

const TRIES = 3;

interface Due extends Reached {
  directive: Directive;
}

/** Whoever joins an audience while the directive is valid gets it too; who had it as a resident has it as staff then. */
@Injectable()
export class Joiners {
  constructor(
    private readonly database: Database,
    private readonly valid: ValidDirectives,
    private readonly wechat: WechatService,
    private readonly news: DirectiveNews,
    private readonly drain: OutboxDrain,
    private readonly clock: Clock,
  ) {}

  /** Somebody's posts or home have changed. */
  async joined(personId: string): Promise<void> {
    const posts = await currentPosts(this.database.manager, [personId], this.clock.now());
    // What began to go out a moment ago may have passed where they live before they said so.
    this.valid.forget();
    await this.catchUp({ id: personId, posts });
  }

  /** At the latest when they look. `posts` are current ones. */
  async catchUp({ id, posts }: Pick<Me, 'id'> & { posts: readonly Post[] }): Promise<void> {
    const valid = await this.valid.list();
    if (valid.length === 0) return;
    const { manager } = this.database;
    const person = await manager.findOne(Person, {
      where: { id },
      select: { id: true, homeGridCode: true, openid: true, disabledAt: true },
    });
    if (!person || person.disabledAt) return;
    const due = await this.due(valid, { posts, homeGridCode: person.homeGridCode });
    if (due.length === 0) return;
    const ids = due.map(({ directive }) => directive.id);
    const copies = await manager.find(DirectiveCopy, {
      where: { personId: id, directiveId: In(ids) },
      select: { directiveId: true, part: true, readAt: true, answeredAt: true },
    });
    const had = new Map(copies.map((copy) => [copy.directiveId, copy]));
    const missing = due.filter(({ directive, part }) => {
      const copy = had.get(directive.id);
      if (!copy) return true;
      return part === 'staff' && copy.part === 'resident' && !isSettled(directive.content.wants, copy);
    });
    if (missing.length === 0) return;
    const wechat = person.openid !== null && (await this.allows(id));
    for (const { directive, part, areaCode } of missing)
      await this.give(directive, [{ personId: id, part, areaCode, has: false, wechat }]);
  }

  /** Copies for these as what they are due, unless the directive has ended meanwhile. Gives back how many it changed. */
  async give({ id }: Pick<Directive, 'id'>, list: readonly Listed[]): Promise<number> {
    const told = await this.write(id, list);
    if (!told || told.people.length === 0) return 0;
    this.drain.wake();
    await this.news.arrived(told.directive, told.people);
    return told.people.length;
  }

  private async due(valid: readonly Directive[], who: { posts: readonly Post[]; homeGridCode: string | null }) {
    const relayed = valid.filter(({ state, content }) => state === 'sending' && content.cascade === 'relay');
    const waiting = relayed.length
      ? await this.database.manager.findBy(DirectiveLeg, {
          directiveId: In(relayed.map(({ id }) => id)),
          state: 'waiting',
        })
      : [];
    return valid.flatMap((directive): Due[] => {
      const legs = waiting.filter(({ directiveId }) => directiveId === directive.id);
      const part = joinedPart(directive.content, legs, who);
      return part ? [{ directive, ...part }] : [];
    });
  }

  /** The fan-out may give one of them a copy at the same moment; with that in sight it goes through. */
  private async write(
    directiveId: string,
    list: readonly Listed[],
  ): Promise<{ directive: Directive; people: string[] } | null> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.database.transaction(async (tx) => {
          const directive = await tx.findOneBy(Directive, { id: directiveId });
          if (!directive || (directive.state !== 'sending' && directive.state !== 'sent')) return null;
          const personId = In(list.map((one) => one.personId));
          const copies = await tx.find(DirectiveCopy, { where: { directiveId, personId }, select: { personId: true } });
          const had = new Set(copies.map((copy) => copy.personId));
          const some = list.filter((one) => !had.has(one.personId));
          const others = list.filter((one) => had.has(one.personId));
          const given = await writeCopies(this.database, tx, directive, some, this.clock.now());
          const promoted = await promoteCopies(this.database, tx, directive, others);
          return { directive, people: [...given, ...promoted] };
        });
      } catch (error) {
        if (tries >= TRIES || !isDuplicate(error)) throw error;
      }
    }
  }

  private async allows(personId: string): Promise<boolean> {
    const templateId = this.wechat.templateId('directive');
    if (templateId === null) return false;
    const consent = await this.database.manager.findOneBy(Subscription, { personId, templateId });
    return consent !== null && consent.remaining > 0;
  }
}
