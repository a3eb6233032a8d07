import { Injectable } from '@nestjs/common';
import { type EntityManager, MoreThan } from 'typeorm';
import { type Action, type ActRequest, AppError, type IssueView, transition } from '@hongqi/shared';
import { Database } from '../database/database';
import { takePhotos } from '../files/take-photos';
import type { Me } from '../http/access';
import { OutboxDrain } from '../notices/outbox.drain';
import { WechatService } from '../wechat/wechat.service';
import { ActPreparation } from './act-preparation.service';
import { letOthersThrough } from './crowded';
import { Issue } from './issue.entity';
import { IssueHistory } from './issue-history.entity';
import { IssueReader } from './issue-reader.service';
import { IssueStepper } from './issue-stepper.service';
import { checksOf } from './issue-writer';

/** What a person does with an issue that exists: the same way in for every action. */
@Injectable()
export class IssueActService {
  constructor(
    private readonly database: Database,
    private readonly stepper: IssueStepper,
    private readonly preparation: ActPreparation,
    private readonly reader: IssueReader,
    private readonly drain: OutboxDrain,
    private readonly wechat: WechatService,
  ) {}

  async act(me: Me, id: string, action: Action, request: ActRequest): Promise<IssueView> {
    try {
      await letOthersThrough(() => this.database.transaction((tx) => this.write(tx, me, id, action, request)));
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
    if (request.version !== undefined && !(await this.isStillSeen(tx, issue, request.version)))
      throw new AppError('ISSUE_CHANGED');

    const { version: _, actionKey, ...input } = request;
    const prepared = await this.preparation.prepare(tx, me, issue, action, who, input);
    const photos = [...(prepared.input.photos ?? []), ...(prepared.input.before ?? [])];
    const checks = this.wechat.checksContent(me.openid) ? checksOf(input.text ?? input.note, photos) : [];
    const move = { ...prepared, actor: me, who, action, actionKey: actionKey ?? null, letters: checks };
    const { issue: after, history } = await this.stepper.take(tx, issue, move);
    await takePhotos(tx, me.id, prepared.input.photos ?? [], { issueId: id, historyId: history.id });
    const before = { issueId: id, historyId: history.id, phase: 'before' as const };
    await takePhotos(tx, me.id, prepared.input.before ?? [], before);
    await this.preparation.settle(tx, me, issue, after, action, prepared);
  }

  /** What happened since takes nothing away from what the person saw: a reminder, an urging, a remark. */
  private async isStillSeen(tx: EntityManager, issue: Issue, version: number): Promise<boolean> {
    if (version === issue.version) return true;
    if (version > issue.version) return false;
    const since = await tx.find(IssueHistory, {
      where: { issueId: issue.id, seq: MoreThan(version) },
      select: { action: true },
    });
    return since.every(({ action }) => transition(action).aside);
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
}
