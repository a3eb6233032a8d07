import { Injectable } from '@nestjs/common';
import { type EntityManager, Not } from 'typeorm';
import { DEADLINE, type DirectiveState, HALTED_REASON, isValid } from '@hongqi/shared';
import { Clock } from '../clock';
import { Config } from '../config';
import { Database, isDuplicate } from '../database/database';
import { finished, putBack } from '../notices/held-row';
import type { OutboxRow } from '../notices/outbox.entity';
import { DutyService } from '../people/duty.service';
import { WechatService } from '../wechat/wechat.service';
import { AudienceQuery, type Listed } from './audience-query';
import { writeCopies } from './copy-writer';
import { Delivery } from './delivery.service';
import type { Directive } from './directive.entity';
import { DirectiveLeg, type LegCursor } from './directive-leg.entity';
import { DirectiveNews } from './directive-news.service';
import { DirectiveScope } from './directive-scope.service';
import { lockDirective, writeStep } from './directive-writer';
import { goingOut } from './going-out';
import { earlierWants } from './earlier-wants';
import { ValidDirectives } from './valid-directives.service';

/** The embedded database lets nobody else work meanwhile. */
const SQLITE_CHUNK = 500;
const TRIES = 5;
const GOES_ON: readonly DirectiveState[] = ['scheduled', 'sending'];
const BEGINNING = { areaCode: '', personId: '' };

interface Walked {
  directive: Directive;
  told: string[];
  /** This was the first chunk of its leg. */
  begun: boolean;
  /** It began or ended with this chunk. */
  turned: boolean;
}

/**
 * Walks the legs of directives, one chunk at a time: copies, tallies, messages and the cursor are one transaction, and the
 * copy's key is the person, so whatever dies on the way goes on where it was and gives nobody a second one.
 */
@Injectable()
export class FanOut {
  constructor(
    private readonly database: Database,
    private readonly wechat: WechatService,
    private readonly news: DirectiveNews,
    private readonly valid: ValidDirectives,
    private readonly duty: DutyService,
    private readonly scope: DirectiveScope,
    private readonly delivery: Delivery,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** One chunk of the leg; the letter is put back, or finished with it. */
  async work(row: OutboxRow): Promise<void> {
    const walked = await this.walk(row);
    if (!walked) return;
    // Whoever joins on this server from now on is given it, too.
    if (walked.begun) this.valid.forget();
    await this.news.arrived(walked.directive, walked.told);
    if (walked.turned) await this.news.changed(walked.directive);
  }

  /** Somebody in the chunk may just have joined by another way; with their copy in sight it goes through. */
  private async walk(row: OutboxRow): Promise<Walked | null> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.database.transaction((tx) => this.chunk(tx, row));
      } catch (error) {
        if (tries >= TRIES || !isDuplicate(error)) throw error;
      }
    }
  }

  private async chunk(tx: EntityManager, row: OutboxRow): Promise<Walked | null> {
    const now = this.clock.now();
    const { letter, directiveId } = row;
    if (letter.topic !== 'fanOut' || directiveId === null) throw new Error(`not a leg: ${letter.topic}`);
    // Held first and to the end: a recall waits for the chunk, and no chunk comes after a recall.
    const found = await lockDirective(tx, this.database, directiveId);
    if (!(await putBack(tx, row, now))) return null;
    const leg = await tx.findOneBy(DirectiveLeg, { id: letter.legId });
    if (!found || !leg || leg.state === 'done' || !GOES_ON.includes(found.state)) {
      await tx.update(DirectiveLeg, { id: letter.legId }, { state: 'done' });
      await finished(tx, row);
      return null;
    }
    const begins = found.state === 'scheduled';
    if (begins && !(await this.maySend(tx, found))) return this.halt(tx, found, now);
    const directive = begins ? await this.start(tx, found, now) : found;

    const isOpen = isValid(directive.state, directive.validUntil?.getTime() ?? null, now.getTime());
    // What is over is given to nobody any more; its legs end all the same.
    const { list, cursor } = isOpen ? await this.next(tx, directive, leg, now) : { list: [], cursor: null };
    const told = await writeCopies(this.database, tx, directive, list, now);
    await tx.update(DirectiveLeg, { id: leg.id }, { cursor, state: cursor ? 'going' : 'done' });
    const begun = leg.cursor === null;
    if (cursor) return { directive, told, begun, turned: begins };
    await finished(tx, row);
    const isThrough = !(await tx.existsBy(DirectiveLeg, { directiveId: directive.id, state: Not('done') }));
    const step = { action: 'finish' as const, actorId: DEADLINE.id };
    const after = isThrough ? await writeStep(tx, directive, { state: 'sent' }, step, now) : directive;
    return { directive: after, told, begun, turned: begins || isThrough };
  }

  /** Days may have gone by since it was sent: its author may stand elsewhere by now. */
  private async maySend(tx: EntityManager, { authorId, content }: Directive): Promise<boolean> {
    const posts = await this.duty.postsOf(tx, authorId);
    return this.scope.covers({ id: authorId, posts }, content.audience);
  }

  /** Back to its author, with everything that was planned for it taken away: this letter, too. */
  private async halt(tx: EntityManager, directive: Directive, now: Date): Promise<Walked> {
    await this.delivery.takeBack(tx, directive.id);
    const patch = { state: 'draft' as const, approverId: null, reason: HALTED_REASON };
    const step = { action: 'halt' as const, actorId: DEADLINE.id, note: HALTED_REASON };
    const after = await writeStep(tx, directive, patch, step, now);
    return { directive: after, told: [], begun: false, turned: true };
  }

  private start(tx: EntityManager, directive: Directive, now: Date): Promise<Directive> {
    const patch = { state: 'sending' as const, ...goingOut(directive.content, now) };
    return writeStep(tx, directive, patch, { action: 'start', actorId: DEADLINE.id }, now);
  }

  /** Up to a chunk of people, and where the next one begins; null when nobody is left. */
  private async next(
    tx: EntityManager,
    directive: Directive,
    leg: DirectiveLeg,
    now: Date,
  ): Promise<{ list: Listed[]; cursor: LegCursor | null }> {
    const { audience, cascade } = directive.content;
    const query = new AudienceQuery({
      audience,
      cascade,
      earlierWants: await earlierWants(tx, audience),
      templateId: this.wechat.templateId('directive'),
      now,
    });
    const size = Math.min(this.config.directiveChunk, this.database.isSqlite ? SQLITE_CHUNK : Infinity);
    const passes = passesOf(leg, audience.residents);
    const list: Listed[] = [];
    let cursor: LegCursor | null = leg.cursor ?? { pass: passes[0], ...BEGINNING };
    while (cursor && list.length < size) {
      const room: number = size - list.length;
      const some = await query.chunk(tx, directive.id, leg, cursor, room);
      list.push(...some);
      cursor = after(cursor, some, room, passes);
    }
    return { list, cursor };
  }
}

function passesOf({ kind, cut }: DirectiveLeg, residents: boolean): [LegCursor['pass'], ...LegCursor['pass'][]] {
  if (kind === 'unanswered') return ['residents'];
  return kind === 'area' && cut !== 'heads' && residents ? ['staff', 'residents'] : ['staff'];
}

function after(
  { pass }: LegCursor,
  some: readonly Listed[],
  room: number,
  passes: readonly LegCursor['pass'][],
): LegCursor | null {
  const last = some.at(-1);
  if (last && some.length === room) return { pass, areaCode: last.areaCode, personId: last.personId };
  const next = passes[passes.indexOf(pass) + 1];
  return next ? { pass: next, ...BEGINNING } : null;
}
