import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import {
  AppError,
  type HolderCandidate,
  type IssueView,
  maySee,
  type Relation,
  relationsTo,
  seesInternal,
  isPlatform,
} from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { Directive } from '../directives/directive.entity';
import { Photo } from '../files/photo.entity';
import type { Me } from '../http/access';
import { newId } from '../ids';
import { AuditRow } from '../people/audit.entity';
import { DutyService } from '../people/duty.service';
import { Person } from '../people/person.entity';
import { Secrets } from '../system/secrets';
import { Issue } from './issue.entity';
import { IssueHistory } from './issue-history.entity';
import { IssuePresenter } from './issue-presenter';
import { RoutingService } from './routing.service';
import { tiesOf } from './standing';

/** More are counted, not listed. */
const MERGED_SHOWN = 50;

/** One issue as one person may see it. */
@Injectable()
export class IssueReader {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly duty: DutyService,
    private readonly routing: RoutingService,
    private readonly presenter: IssuePresenter,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Someone else's issue answers like a missing one. */
  async require(manager: EntityManager, me: Me, id: string): Promise<{ issue: Issue; who: Relation[] }> {
    const issue = await manager.findOneBy(Issue, { id });
    const who = issue ? await this.relations(manager, me, issue) : [];
    if (!issue || !maySee(who)) throw new AppError('NOT_FOUND');
    return { issue, who };
  }

  /** Followers are asked for only when nothing nearer ties the person to the issue. */
  async relations(manager: EntityManager, me: Me, issue: Issue): Promise<Relation[]> {
    const who = relationsTo(me, tiesOf(issue));
    if (maySee(who)) return who;
    const follows = await manager.existsBy(Issue, { leadId: issue.id, reporterId: me.id });
    return relationsTo(me, tiesOf(issue, follows ? [me.id] : []));
  }

  async one(me: Me, id: string): Promise<IssueView> {
    const { issue, who } = await this.require(this.database.manager, me, id);
    return this.view(issue, who);
  }

  /** The answer to someone's own action, also when it took the issue out of their hands: then as a colleague sees it. */
  async afterActing(me: Me, id: string): Promise<IssueView> {
    const { manager } = this.database;
    const issue = await manager.findOneByOrFail(Issue, { id });
    const who = await this.relations(manager, me, issue);
    return this.view(issue, maySee(who) ? who : ['colleague']);
  }

  private async view(issue: Issue, who: readonly Relation[]): Promise<IssueView> {
    const { manager } = this.database;
    const { id } = issue;
    const isStaff = seesInternal(who);
    const [history, photos, followers, lead, parent, children, merged, directive] = await Promise.all([
      manager.find(IssueHistory, { where: { issueId: id }, order: { seq: 'ASC' } }),
      manager.find(Photo, { where: { issueId: id }, order: { id: 'ASC' } }),
      manager.countBy(Issue, { leadId: id }),
      issue.leadId ? manager.findOne(Issue, { where: { id: issue.leadId }, select: { id: true, number: true } }) : null,
      issue.parentId ? manager.findOneBy(Issue, { id: issue.parentId }) : null,
      issue.state === 'split' || issue.state === 'closed'
        ? manager.find(Issue, { where: { parentId: id }, order: { id: 'ASC' } })
        : [],
      isStaff ? manager.find(Issue, { where: { leadId: id }, order: { id: 'ASC' }, take: MERGED_SHOWN }) : [],
      isStaff && issue.directiveId ? manager.findOneBy(Directive, { id: issue.directiveId }) : null,
    ]);
    const people = await this.people(issue, history);
    const found = directive && { id: directive.id, title: directive.content.title };
    const around = { followers, lead, parent, children, merged, directive: found };
    return this.presenter.view({ issue, who, history, photos, ...around, ...people });
  }

  /** The answer to a submission, from what was just written: nothing is read again. */
  async viewOfNew(
    me: Me,
    issue: Issue,
    history: IssueHistory[],
    photoIds: readonly string[],
    holderName: string | null,
  ): Promise<IssueView> {
    const { manager } = this.database;
    const photos = photoIds.length
      ? await manager.find(Photo, { where: { id: In([...photoIds]) }, order: { id: 'ASC' } })
      : [];
    const names = new Map([[me.id, me.name]]);
    if (issue.holderUserId && holderName) names.set(issue.holderUserId, holderName);
    const who = relationsTo(me, tiesOf(issue));
    return this.presenter.view({
      issue,
      who,
      history,
      photos,
      followers: 0,
      directive: null,
      lead: null,
      parent: null,
      children: [],
      merged: [],
      names,
      reporterHasPhone: me.hasPhone,
    });
  }

  /** The holder may call the reporter while holding, the dispatcher while deciding. Each look leaves a trace. */
  async phone(me: Me, id: string): Promise<{ phone: string }> {
    const { manager } = this.database;
    const { issue, who } = await this.require(manager, me, id);
    const mayCall =
      (who.includes('holder') && issue.stage === 'work') || (who.includes('dispatcher') && issue.stage !== 'ended');
    if (!mayCall || issue.anonymous) throw new AppError('ISSUE_NOT_YOURS');
    const reporter = await manager.findOneByOrFail(Person, { id: issue.reporterId });
    if (!reporter.phoneSealed) throw new AppError('NOT_FOUND');

    const at = this.clock.now();
    await manager.insert(AuditRow, { id: newId(at), actorId: me.id, what: 'issue.phone', objectId: id, at });
    return { phone: this.secrets.unseal(reporter.phoneSealed) };
  }

  /** Whom a dispatcher or an arbiter may name: workers under the desk, the grid's own first, then departments. */
  async candidates(me: Me, id: string): Promise<HolderCandidate[]> {
    const { issue, who } = await this.require(this.database.manager, me, id);
    // Whoever may name a holder: the desk, and the supervisor who arbitrates.
    if (!who.includes('dispatcher') && !who.includes('arbiter')) throw new AppError('ISSUE_NOT_YOURS');
    const workers = await this.duty.workersIn(issue.deskCode);
    const open = await this.routing.openCounts(workers.map(({ personId }) => personId));
    const listed = workers.map(({ personId, name, areaCode, isAway }): HolderCandidate => ({
      kind: 'worker',
      id: personId,
      name,
      post: `${this.directory.areaName(areaCode)}网格员`,
      areaCode,
      openCount: open.get(personId) ?? 0,
      onDuty: !isAway,
    }));
    const near = (candidate: HolderCandidate): number => (candidate.areaCode === issue.areaCode ? 0 : 1);
    const units = this.directory
      .departmentsIn(issue.deskCode)
      .map(({ id: unitId, name, areaCode }): HolderCandidate => ({
        kind: 'department',
        id: unitId,
        name,
        post: this.directory.areaName(areaCode),
        areaCode,
        openCount: 0,
        onDuty: true,
      }));
    return [...listed.sort((a, b) => near(a) - near(b)), ...units];
  }

  private async people(issue: Issue, history: readonly IssueHistory[]) {
    const ids = [
      issue.reporterId,
      issue.holderUserId,
      issue.course.order?.byId ?? null,
      ...history.flatMap(({ actorId, holderUserId }) => [actorId, holderUserId]),
    ];
    const wanted = [...new Set(ids.filter((id): id is string => id !== null && !isPlatform(id)))];
    const people = await this.database.manager.find(Person, {
      where: { id: In(wanted) },
      select: { id: true, name: true, phoneSealed: true },
    });
    const reporter = people.find(({ id }) => id === issue.reporterId);
    return {
      names: new Map(people.map(({ id, name }) => [id, name])),
      reporterHasPhone: Boolean(reporter?.phoneSealed),
    };
  }
}
