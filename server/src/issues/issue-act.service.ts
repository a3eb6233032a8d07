import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type Action,
  ACTION_FIELDS,
  type ActionField,
  type ActInput,
  type ActRequest,
  AppError,
  covers,
  decide,
  fieldsOf,
  type Decision,
  type HolderRef,
  isIssueNumber,
  type IssueView,
  maySee,
  refusal,
  type Relation,
  type Standing,
  transition,
} from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { takePhotos } from '../files/take-photos';
import type { Me } from '../http/access';
import { OutboxDrain } from '../notices/outbox.drain';
import { OutboxRow } from '../notices/outbox.entity';
import { DutyService } from '../people/duty.service';
import { WechatService } from '../wechat/wechat.service';
import { Calendar } from './calendar';
import { Issue } from './issue.entity';
import { IssueHistory } from './issue-history.entity';
import { IssueReader } from './issue-reader.service';
import { pledgeOf } from './issue-submit.service';
import {
  changedColumns,
  checksOf,
  historyRow,
  lastWordsOf,
  outboxRow,
  type Step,
  tellLetters,
  updateGuarded,
} from './issue-writer';

@Injectable()
export class IssueActService {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly duty: DutyService,
    private readonly calendar: Calendar,
    private readonly reader: IssueReader,
    private readonly drain: OutboxDrain,
    private readonly wechat: WechatService,
    private readonly clock: Clock,
  ) {}

  /** The only way an issue that exists ever changes state. */
  async act(me: Me, id: string, action: Action, request: ActRequest): Promise<IssueView> {
    try {
      await this.database.transaction((tx) => this.write(tx, me, id, action, request));
    } catch (error) {
      // The same press sent twice at once: the other one was first, and this is its answer.
      if (error instanceof AppError && (await this.wasDone(this.database.manager, me, id, request)))
        return this.reader.afterActing(me, id);
      throw await this.withCurrentState(error, me, id);
    }
    this.drain.wake();
    return this.reader.afterActing(me, id);
  }

  private async write(tx: EntityManager, me: Me, id: string, action: Action, request: ActRequest): Promise<void> {
    const { issue, who } = await this.reader.require(tx, me, id);
    // After the issue was read: a repeat that is being written now moves the version, so one of the two sees the other.
    if (await this.wasDone(tx, me, id, request)) return;
    if (request.version !== undefined && request.version !== issue.version) throw new AppError('ISSUE_CHANGED');

    const now = this.clock.now();
    const category = this.directory.category(issue.categoryCode);
    if (!category) throw new Error(`issue ${id} has the unknown category ${issue.categoryCode}`);
    const { version: _, actionKey, ...input } = request;
    const pledge = pledgeOf(category, issue);
    // Whoever may not merge is told so, before anything is said about the other issue.
    const mayMerge = action === 'merge' && refusal(standingOf(issue), action, who, now) === null;
    const lead = mayMerge && input.lead ? await this.leadFor(tx, me, issue, input.lead) : undefined;
    const given = lead ? { ...input, lead: lead.id } : input;
    const decision = decide(standingOf(issue), pledge, action, who, given, now, this.calendar);
    if (!decision.ok) throw new AppError(decision.error, detailsOf(decision));
    refuseStrays(input, fieldsOf(action, pledge));
    if (transition(action).holder === 'set' && input.holder) await this.checkHolder(tx, issue, input.holder);
    if (transition(action).raises) await this.checkDeskAbove(tx, issue, decision.next.deskCode);
    if (input.internal && !who.some((relation) => relation === 'holder' || relation === 'dispatcher')) {
      throw new AppError('INPUT_INVALID', [{ field: 'internal', rule: 'isForStaff' }]);
    }

    const step: Step = {
      action,
      actorId: me.id,
      relation: actingAs(action, who),
      from: issue.state,
      input: given,
      reason: null,
      actionKey: actionKey ?? null,
      tells: decision.tells,
    };
    const after = await updateGuarded(
      tx,
      issue,
      changedColumns(decision.next, lastWordsOf(step, issue.lastWords), now),
    );
    const history = historyRow(after, step, now);
    await tx.insert(IssueHistory, history);
    await takePhotos(tx, me.id, input.photos ?? [], { issueId: id, historyId: history.id });
    const checks = this.wechat.checksContent(me.openid) ? checksOf(input.note, input.photos) : [];
    const letters = [...tellLetters(issue, after, step), ...checks].map((letter) => outboxRow(letter, history, now));
    if (letters.length) await tx.insert(OutboxRow, letters);
    // Whoever followed this issue follows its lead now, so that a chain of duplicates stays one step long.
    if (lead) await tx.update(Issue, { leadId: id }, { leadId: lead.id });
  }

  private async wasDone(manager: EntityManager, me: Me, id: string, { actionKey }: ActRequest): Promise<boolean> {
    if (!actionKey) return false;
    return manager.existsBy(IssueHistory, { issueId: id, actionKey, actorId: me.id });
  }

  /** A conflict answers with what is true now, so that the client need not ask again. */
  private async withCurrentState(error: unknown, me: Me, id: string): Promise<unknown> {
    if (!(error instanceof AppError) || !['ISSUE_CHANGED', 'ISSUE_WRONG_STATE'].includes(error.code)) return error;
    const { state, version } = await this.reader.one(me, id);
    return new AppError(error.code, { state, version });
  }

  /** Raised to a level where nobody sits, it would be lost. */
  private async checkDeskAbove(tx: EntityManager, issue: Issue, deskCode: string): Promise<void> {
    const desks = await this.duty.dispatchersOver(tx, deskCode);
    if (deskCode === issue.deskCode || desks.length === 0) throw new AppError('ISSUE_TOP_REACHED');
  }

  private async checkHolder(tx: EntityManager, issue: Issue, holder: HolderRef): Promise<void> {
    const allowed =
      'departmentId' in holder
        ? this.directory.departmentsIn(issue.deskCode).some(({ id }) => id === holder.departmentId)
        : (await this.duty.postsOf(tx, holder.userId)).some(
            ({ role, areaCode }) => role === 'worker' && covers(issue.deskCode, areaCode),
          );
    if (!allowed) throw new AppError('ISSUE_HOLDER_INVALID');
  }

  /** By id or by the number people read out. Merging into a merged issue lands on its lead. */
  private async leadFor(tx: EntityManager, me: Me, issue: Issue, given: string): Promise<Issue> {
    const named = await tx.findOneBy(Issue, isIssueNumber(given) ? { number: given } : { id: given });
    const lead = named?.leadId ? await tx.findOneBy(Issue, { id: named.leadId }) : named;
    const usable =
      lead &&
      lead.id !== issue.id &&
      ['submitted', 'assigned', 'handling', 'checking', 'resolved'].includes(lead.state);
    if (!usable || !maySee(await this.reader.relations(tx, me, lead))) throw new AppError('ISSUE_LEAD_INVALID');
    return lead;
  }
}

function detailsOf({ missing, unwanted }: Extract<Decision, { ok: false }>): unknown {
  if (missing) return { missing };
  return unwanted && [{ field: unwanted, rule: 'isTaken' }];
}

/** In which of their relations someone acts: the first one the table allows. */
function actingAs(action: Action, who: readonly Relation[]): Relation {
  const relation = transition(action).by.find((one) => who.includes(one));
  if (!relation) throw new Error(`${action} was decided without a relation`);
  return relation;
}

/** What the action does not take is refused, not dropped: an `internal` here would hide a step from its reporter. */
function refuseStrays(input: ActInput, taken: readonly ActionField[]): void {
  const stray = ACTION_FIELDS.filter((field) => !taken.includes(field) && isGiven(input[field]));
  if (stray.length)
    throw new AppError(
      'INPUT_INVALID',
      stray.map((field) => ({ field, rule: 'isTaken' })),
    );
}

/** A form may send its empty fields along. */
function isGiven(value: ActInput[ActionField]): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false && value !== '';
}

function standingOf(issue: Issue): Standing {
  const { state, deskCode, holderUserId, holderDepartmentId, leadId, urgedAt, rating, solved } = issue;
  const { acceptFrom, acceptDueAt, finishFrom, finishDueAt, acceptedAt, resolvedAt, closedAt } = issue;
  const clocks = { acceptFrom, acceptDueAt, finishFrom, finishDueAt, acceptedAt, resolvedAt, closedAt, urgedAt };
  return { state, deskCode, holderUserId, holderDepartmentId, leadId, rating, solved, ...clocks };
}
