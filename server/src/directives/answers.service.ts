import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type AnswerReceived,
  answerProblems,
  AppError,
  covers,
  type FormAnswer,
  isSettled,
  isValid,
  photosOf,
  withAnswer,
} from '@hongqi/shared';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { takePhotos } from '../files/take-photos';
import type { Me } from '../http/access';
import { IssueSubmitService } from '../issues/issue-submit.service';
import { DutyService } from '../people/duty.service';
import { DirectiveCopy } from './directive-copy.entity';
import { Directive } from './directive.entity';
import { moveTally, type TallyMove } from './tallies';

/** A phone may be without signal so long. */
const OFFLINE_MS = 7 * 86_400_000;

/** One knock at a door of a directive; `before` is what the household had said with it earlier. */
export interface DoorAnswered {
  knockedBefore: boolean;
  metBefore: boolean;
  met: boolean;
  /** Null when nothing was said this time; then what was said before stays. */
  answer: FormAnswer | null;
  before: FormAnswer | null;
}

export interface Held {
  copy: DirectiveCopy;
  directive: Directive;
}

/** What people do with their copies. Each move of a copy and of its area's tally is one transaction. */
@Injectable()
export class DirectiveAnswers {
  constructor(
    private readonly database: Database,
    private readonly submits: IssueSubmitService,
    private readonly duty: DutyService,
    private readonly clock: Clock,
  ) {}

  /**
   * Opening it. Again and again is fine: only the first time counts, and the last says what is news. `seen` is the instant
   * of what was shown, where it is told later: a word added since is still news.
   */
  async read(me: Me, id: string, seen?: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const held = await this.held(tx, id, me.id);
      const now = this.clock.now();
      // What was withdrawn before is not there to be read any more.
      const isFirst = held.copy.readAt === null && held.directive.state !== 'recalled';
      await this.move(tx, held, { seenAt: seenUntil(held.copy, seen, now), ...(isFirst && { readAt: now }) });
    });
  }

  /** The person's own answer or receipt; a problem found becomes an issue first, so that its key makes both repeatable. */
  async answer(me: Me, id: string, { answer, report, at }: AnswerReceived): Promise<Held> {
    if (report) {
      const held = await this.held(this.database.manager, id, me.id);
      refuseUnfit(held, answer, null, this.pressedAt(held, at));
      await this.submits.submit(me, { ...report, source: 'directive', directiveId: id });
    }
    return this.database.transaction(async (tx) => {
      const held = await this.held(tx, id, me.id);
      await this.settle(tx, me, held, answer, null, this.pressedAt(held, at));
      return held;
    });
  }

  /** What somebody of the worker's grid said at the door. Nobody speaks for a person who has answered already. */
  async answerFor(me: Me, id: string, personId: string, answer: FormAnswer | undefined): Promise<Held> {
    const { posts } = await this.duty.actingToday(me);
    return this.database.transaction(async (tx) => {
      const held = await this.held(tx, id, personId);
      const { copy } = held;
      const isTheirs = posts.some(({ role, areaCode }) => role === 'worker' && covers(areaCode, copy.areaCode));
      if (copy.part !== 'resident' || !isTheirs) throw new AppError('NOT_FOUND');
      if (copy.answeredAt !== null && copy.answeredById === null) throw new AppError('DIRECTIVE_NOT_YOURS');
      await this.settle(tx, me, held, answer, me.id, this.clock.now());
      return held;
    });
  }

  /** Moves the tally of the grid's doors, in the transaction that writes the visit. What was said there must fit the form. */
  async doorAnswered(tx: EntityManager, directive: Directive, gridCode: string, door: DoorAnswered): Promise<void> {
    const { answer, before } = door;
    const { form } = directive.content;
    if (answer) refuseProblems(directive, answer);
    const key = { directiveId: directive.id, areaCode: gridCode, part: 'door' as const };
    await moveTally(tx, this.database, key, {
      readers: door.knockedBefore ? 0 : 1,
      settled: door.met && !door.metBefore ? 1 : 0,
      ...(answer && { sums: (sums) => withAnswer(form, sums, answer, before) }),
    });
  }

  /**
   * When a phone without signal says it was pressed, for at most a week and not before the copy was there: what was
   * pressed in time is in time.
   */
  private pressedAt({ copy }: Held, at: string | undefined): Date {
    const now = this.clock.now();
    if (at === undefined) return now;
    const first = Math.max(copy.createdAt.getTime(), now.getTime() - OFFLINE_MS);
    return new Date(Math.max(first, Math.min(now.getTime(), Date.parse(at))));
  }

  /** `byId` is the worker who says it for the person, null when they do so themselves. */
  private async settle(
    tx: EntityManager,
    me: Me,
    held: Held,
    answer: FormAnswer | undefined,
    byId: string | null,
    now: Date,
  ): Promise<void> {
    if (!refuseUnfit(held, answer, byId, now)) return;
    const { copy, directive } = held;
    const { wants, form } = directive.content;
    const readAt = copy.readAt ?? now;
    const seenAt = byId === null ? (copy.seenAt ?? now) : copy.seenAt;
    if (wants === 'read') {
      await this.move(tx, held, { readAt, seenAt, answeredById: copy.readAt === null ? byId : copy.answeredById });
      return;
    }
    const said = wants === 'form' ? (answer ?? {}) : null;
    if (said) {
      const had = new Set(photosOf(form, copy.answer ?? {}));
      const added = photosOf(form, said).filter((photo) => !had.has(photo));
      await takePhotos(tx, me.id, added, { heldById: directive.id });
    }
    const answeredAt = copy.answeredAt ?? now;
    await this.move(tx, held, { readAt, seenAt, answeredAt, answeredById: byId, answer: said });
  }

  /** Writes the copy and moves its area's tally by what became different. `held` is then as it stands. */
  private async move(tx: EntityManager, held: Held, patch: Partial<DirectiveCopy>): Promise<void> {
    const { copy, directive } = held;
    const { wants, form } = directive.content;
    const after = { ...copy, ...patch };
    const { directiveId, personId, areaCode, part } = copy;
    await this.database.change(tx, DirectiveCopy, { directiveId, personId }, patch);
    const said = patch.answer;
    const move: TallyMove = {
      readers: after.readAt !== null && copy.readAt === null ? 1 : 0,
      settled: isSettled(wants, after) && !isSettled(wants, copy) ? 1 : 0,
      ...(said && { sums: (sums) => withAnswer(form, sums, said, copy.answer) }),
    };
    await moveTally(tx, this.database, { directiveId, areaCode, part }, move);
    held.copy = after;
  }

  /** The copy, held until the transaction ends: the same press twice at once is one. */
  private async held(tx: EntityManager, directiveId: string, personId: string): Promise<Held> {
    const copy = await this.database.row(tx, DirectiveCopy, { directiveId, personId }, tx.queryRunner !== undefined);
    const directive = copy && (await this.database.row(tx, Directive, { id: directiveId }));
    if (!directive) throw new AppError('NOT_FOUND');
    return { copy, directive };
  }
}

/** Never earlier than it was there, or than what was seen before; never later than now. */
function seenUntil({ createdAt, seenAt }: DirectiveCopy, seen: string | undefined, now: Date): Date {
  const until = seen === undefined ? now.getTime() : Math.min(Date.parse(seen), now.getTime());
  return new Date(Math.max(until, createdAt.getTime(), seenAt?.getTime() ?? 0));
}

/** False when nothing is left to do because it was said already, even where it is over by now. */
function refuseUnfit(held: Held, answer: FormAnswer | undefined, byId: string | null, now: Date): boolean {
  const { copy, directive } = held;
  const { wants } = directive.content;
  refuseProblems(directive, answer);
  const isSaid = wants !== 'form' || isDeepStrictEqual(copy.answer, answer ?? {});
  const isBySame = wants === 'read' || copy.answeredById === byId;
  if (isSettled(wants, copy) && isSaid && isBySame) return false;
  if (!isValid(directive.state, directive.validUntil?.getTime() ?? null, now.getTime()))
    throw new AppError('DIRECTIVE_OVER');
  return true;
}

/** A receipt says nothing; a form is answered as it asks. */
function refuseProblems({ content }: Directive, answer: FormAnswer = {}): void {
  const problems = answerProblems(content.wants === 'form' ? content.form : [], answer);
  if (problems.length > 0) throw new AppError('ANSWER_INVALID', problems);
}
