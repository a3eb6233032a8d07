import { Injectable } from '@nestjs/common';
import { type EntityManager, type FindOneOptions, In } from 'typeorm';
import {
  type Action,
  type ActInput,
  AppError,
  isIssueNumber,
  LIMITS,
  maySee,
  OPEN_STATES,
  ROUTER,
} from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Database } from '../database/database';
import type { Me } from '../http/access';
import { OutboxRow } from '../notices/outbox.entity';
import { sha256 } from '../system/secrets';
import type { Prepared } from './act-preparation.service';
import { Crowded } from './crowded';
import { Issue } from './issue.entity';
import { IssueBirth, type Report } from './issue-birth.service';
import { IssueHistory } from './issue-history.entity';
import { IssueReader } from './issue-reader.service';
import { IssueStepper } from './issue-stepper.service';
import { RoutingService } from './routing.service';

/** Reports that are one matter, and one report that is several: what happens to the others when one is moved. */
@Injectable()
export class Matters {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly routing: RoutingService,
    private readonly stepper: IssueStepper,
    private readonly birth: IssueBirth,
    private readonly reader: IssueReader,
  ) {}

  /** By id or by the number people read out. Merging into a merged issue lands on its lead. */
  async leadOf(tx: EntityManager, me: Me, issue: Issue, input: ActInput): Promise<Prepared> {
    const given = input.lead;
    if (!given) return { input };
    const named = await tx.findOneBy(Issue, isIssueNumber(given) ? { number: given } : { id: given });
    const lead = named?.leadId ? await tx.findOneBy(Issue, { id: named.leadId }) : named;
    const isUsable = lead && lead.id !== issue.id && (OPEN_STATES.includes(lead.state) || lead.state === 'resolved');
    if (!isUsable || !maySee(await this.reader.relations(tx, me, lead))) throw new AppError('ISSUE_LEAD_INVALID');
    return { input: { ...input, lead: lead.id }, leadId: lead.id, patch: { mergedWithId: lead.id } };
  }

  /** Out of a merge, with all that had come through it. */
  async apart(tx: EntityManager, { id, leadId }: Issue, input: ActInput): Promise<Prepared> {
    const followers = await this.followedThrough(tx, id);
    return { input, leadId, patch: { mergedWithId: null }, circumstances: { reports: 1 + followers.length } };
  }

  checkParts(input: ActInput): Prepared {
    const parts = input.parts ?? [];
    const { min, max } = LIMITS.parts;
    const isGood = parts.every(({ text, categoryCode }) => text.trim() !== '' && this.directory.category(categoryCode));
    if (parts.length > 0 && (parts.length < min || parts.length > max || !isGood))
      throw new AppError('ISSUE_NOT_DIVISIBLE');
    return { input };
  }

  async settle(
    tx: EntityManager,
    me: Me,
    before: Issue,
    after: Issue,
    action: Action,
    { input, leadId }: Prepared,
  ): Promise<void> {
    if ((action === 'merge' || action === 'follow') && leadId) {
      // Whoever followed this issue follows its lead now, so that a chain of duplicates stays one step long.
      await tx.update(Issue, { leadId: after.id }, { leadId });
      await this.joined(tx, leadId, before);
    }
    if (action === 'unmerge' && leadId) await this.parted(tx, leadId, after);
    if (action === 'split') await this.bearParts(tx, me, after, input);
    await this.ended(tx, before, after);
  }

  /** The report is closed with the last of its parts. */
  async ended(tx: EntityManager, before: Issue, after: Issue): Promise<void> {
    if (after.parentId && after.stage === 'ended' && before.stage !== 'ended') await this.gather(tx, after.parentId);
  }

  /** The lead hears of one more report; with enough of them the platform presses by itself. */
  async joined(tx: EntityManager, leadId: string, by: Pick<Issue, 'number' | 'course'>): Promise<void> {
    const note = `${by.number} 反映同一件事。`;
    // A report that others had followed brings them along.
    await this.platformStep(tx, leadId, 'join', note, by.course.counts.reporters);
  }

  /** Takes back what followed through it. */
  private async parted(tx: EntityManager, leadId: string, issue: Issue): Promise<void> {
    const followers = await this.followedThrough(tx, issue.id);
    if (followers.length) await tx.update(Issue, { id: In(followers) }, { leadId: issue.id });
    await this.platformStep(tx, leadId, 'part', `${issue.number} 已分出。`, issue.course.counts.reporters);
  }

  /** Those merged into it, and those merged into these, and so on. */
  private async followedThrough(tx: EntityManager, id: string): Promise<string[]> {
    const all: string[] = [];
    for (let level = [id]; level.length > 0;) {
      const next = await tx.find(Issue, { where: { mergedWithId: In(level) }, select: { id: true } });
      level = next.map((issue) => issue.id).filter((found) => !all.includes(found) && found !== id);
      all.push(...level);
    }
    return all;
  }

  private async bearParts(tx: EntityManager, me: Me, parent: Issue, { parts = [] }: ActInput): Promise<void> {
    const { lng, lat, address } = parent;
    const place = lng === null || lat === null ? null : { lng, lat, address };
    for (const [at, part] of parts.entries()) {
      const category = this.directory.category(part.categoryCode);
      if (!category) throw new AppError('ISSUE_NOT_DIVISIBLE');
      const route = await this.routing.route(place ?? undefined, place ? null : parent.areaCode, category, tx);
      const submissionKey = `${parent.id}-${at + 1}`;
      const report: Report = {
        reporterId: parent.reporterId,
        submissionKey,
        submissionHash: sha256(submissionKey),
        text: part.text,
        category,
        urgency: parent.urgency,
        place,
        anonymous: parent.anonymous,
        source: parent.source,
        directiveId: parent.directiveId,
        coverPhotoId: null,
        route,
        parent,
        lead: null,
        checksContent: false,
        photos: [],
      };
      const { issue, steps, letters } = await this.birth.of(me, report, tx);
      await tx.insert(Issue, issue);
      await tx.insert(IssueHistory, steps);
      if (letters.length) await tx.insert(OutboxRow, letters);
    }
  }

  private async gather(tx: EntityManager, parentId: string): Promise<void> {
    const parent = await tx.findOne(Issue, { where: { id: parentId }, ...this.inTurn });
    // The last two may end in the same moment: each must see the other.
    const parts = await tx.find(Issue, { where: { parentId }, select: { id: true, stage: true }, ...this.inTurn });
    const isOver = parts.every(({ stage }) => stage === 'ended');
    if (isOver && parent?.state === 'split') await this.platformStep(tx, parentId, 'gather');
  }

  /** Many may write to one lead in the same second: they wait for each other. SQLite lets one write at a time anyway. */
  private get inTurn(): Pick<FindOneOptions<Issue>, 'lock'> {
    return this.database.isSqlite ? {} : { lock: { mode: 'pessimistic_write' } };
  }

  private async platformStep(tx: EntityManager, id: string, action: Action, note?: string, reports = 1): Promise<void> {
    const issue = await tx.findOneOrFail(Issue, { where: { id }, ...this.inTurn });
    const move = { actor: ROUTER, who: ['router' as const], action, input: note ? { note } : {} };
    try {
      await this.stepper.take(tx, issue, { ...move, circumstances: { reports } });
    } catch (error) {
      if (error instanceof AppError && error.code === 'ISSUE_CHANGED') throw new Crowded();
      throw error;
    }
  }
}
