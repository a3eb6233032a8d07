import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type ActDirective,
  AppError,
  decideDirective,
  directiveRelations,
  type DirectiveState,
  directiveTransition,
  type DirectiveView,
  hasPost,
  isValid,
  RELAY_ROLES,
} from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { Database } from '../database/database';
import type { Me } from '../http/access';
import type { PersonsDirectiveAction } from '../http/params';
import { OutboxDrain } from '../notices/outbox.drain';
import { DutyService } from '../people/duty.service';
import { AudienceCounts } from './audience-counts.service';
import { Delivery } from './delivery.service';
import { mayLookInto, requireForStaff, tiesOf } from './directive-access';
import { requireComplete, requireTimes } from './directive-checks';
import { DirectiveDoors } from './directive-doors.service';
import { DirectiveNews } from './directive-news.service';
import { dropParts } from './directive-parts';
import { DirectiveReader } from './directive-reader.service';
import { requireRemindable } from './directive-reminders';
import { DirectiveScope } from './directive-scope.service';
import { standingOf } from './directive-standing';
import { lockDirective, writeStep } from './directive-writer';
import { Directive, DirectiveStep } from './directive.entity';
import { isRepeated } from './repeated-step';

/** Its words can still change in these, so whoever decides must have seen the ones there are. */
const CHANGEABLE: readonly DirectiveState[] = ['draft', 'pending', 'scheduled'];

interface Move {
  action: PersonsDirectiveAction;
  request: ActDirective;
  /** The version that was counted and checked before; nothing is sent that was not. */
  checked: number | null;
}

/** What people do with a directive: the same way in for every action of the table. */
@Injectable()
export class DirectiveActs {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly duty: DutyService,
    private readonly scope: DirectiveScope,
    private readonly counts: AudienceCounts,
    private readonly doors: DirectiveDoors,
    private readonly delivery: Delivery,
    private readonly reader: DirectiveReader,
    private readonly drain: OutboxDrain,
    private readonly news: DirectiveNews,
    private readonly clock: Clock,
  ) {}

  async act(me: Me, id: string, action: PersonsDirectiveAction, request: ActDirective): Promise<DirectiveView> {
    // What is thrown away is shown once more as it was.
    const last = action === 'discard' ? await this.reader.one(me, id) : null;
    let after: Directive | null;
    try {
      const checked = action === 'submit' ? await this.checked(me, id, request) : null;
      after = await this.database.transaction((tx) => this.write(tx, me, id, { action, request, checked }));
    } catch (error) {
      throw await this.withCurrentState(error, id);
    }
    this.drain.wake();
    if (after) void this.news.changed(after, levelOf(action, request));
    return last ? { ...last, actions: [] } : this.reader.one(me, id);
  }

  /**
   * All that can be wrong with what is about to be sent, and whether it reaches anybody. Outside the transaction: an
   * embedded database lets nobody else ask until that has ended.
   */
  private async checked(me: Me, id: string, request: ActDirective): Promise<number> {
    const directive = await requireForStaff(this.database.manager, me, id);
    const now = this.clock.now();
    const { content } = directive;
    decideDirective(standingOf(directive), 'submit', directiveRelations(me, tiesOf(directive)), request, now.getTime());
    requireComplete(content);
    await this.doors.requireSendable(directive);
    requireTimes(content, now);
    this.scope.require(me, content.audience);
    if (!(await this.counts.isAnyone(content.audience, content.cascade))) throw new AppError('DIRECTIVE_NOBODY');
    return directive.version;
  }

  private async write(
    tx: EntityManager,
    me: Me,
    id: string,
    { action, request, checked }: Move,
  ): Promise<Directive | null> {
    const before = await this.locked(tx, me, id);
    const seen = checked ?? before.version;
    if (before.version !== seen || !isSeen(before, request)) throw new AppError('DIRECTIVE_CHANGED');
    const now = this.clock.now();
    const note = noteOf(action, request);
    const here = levelOf(action, request);
    const relations = directiveRelations(me, tiesOf(before), here);
    const next = decideDirective(standingOf(before), action, relations, request, now.getTime());
    if (next === null) {
      await this.discard(tx, before);
      return null;
    }

    const step = { action, actorId: me.id, areaCode: here, note };
    if (action === 'add' && (await isRepeated(tx, id, step, now))) return before;
    if (here !== undefined) await this.atLevel(tx, me, before, action, here, now);
    if (action === 'approve') await this.checkAgain(tx, before, now);
    if (action === 'takeBack' && before.state === 'scheduled') await this.delivery.takeBack(tx, id);
    const patch = patchOf(before, action, next, me, note);
    const after = await writeStep(tx, before, patch, step, now);
    if (isLeaving(before.state, next)) await this.delivery.begin(tx, after, now);
    return after;
  }

  /** A level adds, passes on or presses in an area of its own. */
  private async atLevel(
    tx: EntityManager,
    me: Me,
    directive: Directive,
    action: PersonsDirectiveAction,
    areaCode: string,
    now: Date,
  ): Promise<void> {
    if (!this.directory.area(areaCode)) throw new AppError('INPUT_INVALID', [{ field: 'areaCode', rule: 'isArea' }]);
    const { state, validUntil } = directive;
    if (!isValid(state, validUntil?.getTime() ?? null, now.getTime())) throw new AppError('DIRECTIVE_OVER');
    if (action === 'pass') {
      if (!RELAY_ROLES.some((role) => hasPost(me, role, areaCode))) throw new AppError('DIRECTIVE_NOT_YOURS');
      await this.delivery.pass(tx, directive, areaCode, now);
    }
    if (action === 'remind') {
      await requireRemindable(tx, directive, areaCode, now);
      await this.delivery.remind(tx, directive, areaCode, now);
    }
  }

  /** Days may have gone by since it was submitted: its time may have passed, its author may stand elsewhere. */
  private async checkAgain(tx: EntityManager, { authorId, content }: Directive, now: Date): Promise<void> {
    requireTimes(content, now);
    const posts = await this.duty.postsOf(tx, authorId);
    this.scope.require({ id: authorId, posts }, content.audience);
  }

  private async discard(tx: EntityManager, { id, version }: Directive): Promise<void> {
    const { affected } = await tx.delete(Directive, { id, version });
    if (affected !== 1) throw new AppError('DIRECTIVE_CHANGED');
    await tx.delete(DirectiveStep, { directiveId: id });
    await dropParts(tx, id);
  }

  /** Held until the end, so that of two who press a button at once the second sees what the first did. */
  private async locked(tx: EntityManager, me: Me, id: string): Promise<Directive> {
    const directive = await lockDirective(tx, this.database, id);
    if (!directive || !mayLookInto(me, directive)) throw new AppError('NOT_FOUND');
    return directive;
  }

  /** A conflict answers with what is true now, so that the client need not ask again. */
  private async withCurrentState(error: unknown, id: string): Promise<unknown> {
    if (!(error instanceof AppError) || !['DIRECTIVE_CHANGED', 'DIRECTIVE_WRONG_STATE'].includes(error.code))
      return error;
    const now = await this.database.manager.findOneBy(Directive, { id });
    return now ? new AppError(error.code, { state: now.state, version: now.version }) : new AppError('NOT_FOUND');
  }
}

/** The area that a level acts in; undefined for what is done to the whole of it. */
function levelOf(action: PersonsDirectiveAction, { areaCode }: ActDirective): string | undefined {
  return directiveTransition(action).needs?.includes('areaCode') ? areaCode : undefined;
}

/** A word where none belongs is not kept. */
function noteOf(action: PersonsDirectiveAction, { note }: ActDirective): string | undefined {
  const { needs = [], takes = [] } = directiveTransition(action);
  return [...needs, ...takes].includes('note') ? note?.trim() : undefined;
}

function isSeen({ state, version }: Directive, request: ActDirective): boolean {
  return request.version === undefined || request.version === version || !CHANGEABLE.includes(state);
}

function isLeaving(before: DirectiveState, next: DirectiveState): boolean {
  return before !== next && (next === 'scheduled' || (next === 'sending' && before !== 'scheduled'));
}

function patchOf(
  { state, content }: Directive,
  action: PersonsDirectiveAction,
  next: DirectiveState,
  me: Me,
  note: string | undefined,
): Partial<Directive> {
  if (next === state) return {};
  switch (action) {
    case 'submit':
      return { state: next, reason: null, dueAt: content.dueAt === null ? null : new Date(content.dueAt) };
    case 'approve':
      return { state: next, approverId: me.id };
    case 'takeBack':
      return { state: next, approverId: null };
    case 'refuse':
    case 'recall':
      return { state: next, reason: note ?? null };
    default:
      return { state: next };
  }
}
