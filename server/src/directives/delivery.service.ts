import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { AppError, COMMUNITY_DIGITS, covers, RELAY_ROLES } from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Database } from '../database/database';
import { newId } from '../ids';
import { OutboxRow } from '../notices/outbox.entity';
import { Person } from '../people/person.entity';
import { PostRow } from '../people/post.entity';
import { isCurrent } from '../people/session.service';
import { DirectiveLeg } from './directive-leg.entity';
import { Directive } from './directive.entity';
import { directiveLetter } from './directive-letters';
import { goingOut } from './going-out';
import { plannedLegs } from './planned-legs';

/** The way of a directive to its audience. Everything here is rows; the drain of the outbox walks the way. */
@Injectable()
export class Delivery {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  /** Legs and their letters, in the transaction that sends it or sets its time. `directive` is already in that state. */
  async begin(tx: EntityManager, directive: Directive, now: Date): Promise<void> {
    const { id, state, content } = directive;
    const { areas } = content.audience;
    if (state === 'sending' && directive.sentAt === null) {
      const times = goingOut(content, now);
      await tx.update(Directive, { id }, times);
      Object.assign(directive, times);
    }
    const startAt = state === 'scheduled' && content.sendAt ? new Date(content.sendAt) : now;
    const isRelay = content.cascade === 'relay';
    const places = isRelay ? areas.flatMap((area) => this.directory.listAreas(area, false)) : [];
    const heads = isRelay ? await this.communitiesWithHead(tx, areas, now) : new Set<string>();
    const plans = plannedLegs(
      content,
      places.map(({ code }) => code),
      heads,
    );
    const rows = plans.map(({ waits, ...plan }) => {
      const dueAt = waits ? new Date(startAt.getTime() + content.relayMinutes * 60_000) : startAt;
      const leg = {
        ...plan,
        id: newId(now),
        directiveId: id,
        state: waits ? ('waiting' as const) : ('going' as const),
      };
      const letter = directiveLetter({ topic: 'fanOut', legId: leg.id }, directive, now, dueAt);
      return { letter, leg: { ...leg, cursor: null, outboxId: letter.id, dueAt } };
    });
    await this.database.write(tx, 'INSERT', { entity: OutboxRow, rows: rows.map(({ letter }) => letter) });
    await this.database.write(tx, 'INSERT', { entity: DirectiveLeg, rows: rows.map(({ leg }) => leg) });
  }

  /** Of one that waits for its time: as if it had never been sent. */
  async takeBack(tx: EntityManager, directiveId: string): Promise<void> {
    const legs = await tx.findBy(DirectiveLeg, { directiveId });
    await tx.delete(DirectiveLeg, { directiveId });
    if (legs.length) await tx.delete(OutboxRow, { id: In(legs.map(({ outboxId }) => outboxId)) });
  }

  /** Lets the body of a community (or of all in a wider area) go now. */
  async pass(tx: EntityManager, directive: Directive, areaCode: string, now: Date): Promise<void> {
    const waiting = await tx.findBy(DirectiveLeg, { directiveId: directive.id, state: 'waiting' });
    const here = waiting.filter((leg) => covers(areaCode, leg.areaCode));
    if (here.length === 0) throw new AppError('DIRECTIVE_NOT_WAITING');
    await tx.update(DirectiveLeg, { id: In(here.map(({ id }) => id)) }, { state: 'going', dueAt: now });
    await tx.update(OutboxRow, { id: In(here.map(({ outboxId }) => outboxId)), state: 'waiting' }, { dueAt: now });
  }

  /** Everyone of the area who has not settled it hears of it once more. */
  async remind(tx: EntityManager, directive: Directive, areaCode: string, now: Date): Promise<void> {
    await tx.insert(OutboxRow, directiveLetter({ topic: 'remind', areaCode, after: '' }, directive, now));
  }

  /** Where nobody could pass it on there is nothing to wait for. */
  private async communitiesWithHead(tx: EntityManager, areas: readonly string[], now: Date): Promise<Set<string>> {
    const posts = await tx.findBy(PostRow, { role: In([...RELAY_ROLES]) });
    const heads = posts.filter(
      (post) =>
        post.areaCode.length === COMMUNITY_DIGITS &&
        isCurrent(post, now) &&
        areas.some((area) => covers(area, post.areaCode)),
    );
    const people = await tx.find(Person, {
      where: { id: In(heads.map(({ personId }) => personId)) },
      select: { id: true, disabledAt: true },
    });
    const active = new Set(people.filter(({ disabledAt }) => disabledAt === null).map(({ id }) => id));
    return new Set(heads.filter(({ personId }) => active.has(personId)).map(({ areaCode }) => areaCode));
  }
}
