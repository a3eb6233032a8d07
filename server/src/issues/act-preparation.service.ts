import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type Action,
  type ActInput,
  AppError,
  covers,
  type HolderRef,
  parentOf,
  type Pledge,
  refusal,
  type Relation,
  transition,
} from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { Config } from '../config';
import type { Me } from '../http/access';
import { DutyService } from '../people/duty.service';
import { IssueEdits } from './issue-edits.service';
import { EvidenceRules } from './evidence.service';
import { Issue } from './issue.entity';
import type { Move } from './issue-stepper.service';
import { Matters } from './matters.service';
import type { Route } from './routing.service';
import { Rulings } from './rulings.service';
import { SimilarIssues } from './similar.service';
import { standingOf } from './standing';

export type Prepared = Pick<Move, 'input' | 'patch' | 'effects' | 'leadId' | 'circumstances'> & {
  /** Where an edited report belongs now. */
  route?: Route;
};

/** What an action's fields mean beyond the table: that the holder may hold it, the lead can lead, the photos prove. */
@Injectable()
export class ActPreparation {
  constructor(
    private readonly directory: Directory,
    private readonly duty: DutyService,
    private readonly rulings: Rulings,
    private readonly matters: Matters,
    private readonly similar: SimilarIssues,
    private readonly edits: IssueEdits,
    private readonly evidence: EvidenceRules,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Whoever may not do it is told so by the table, before anything is said about what they named. */
  async prepare(
    tx: EntityManager,
    me: Me,
    issue: Issue,
    action: Action,
    who: readonly Relation[],
    input: ActInput,
  ): Promise<Prepared> {
    const look = { now: this.clock.now(), thresholds: this.config.thresholds };
    if (refusal(standingOf(issue), action, who, look) !== null) return { input };
    if (input.internal && !who.some((relation) => relation === 'holder' || relation === 'dispatcher'))
      throw new AppError('INPUT_INVALID', [{ field: 'internal', rule: 'isForStaff' }]);
    if (transition(action).holder === 'set' && input.holder) await this.checkHolder(tx, issue, input.holder);
    if (transition(action).raises) await this.checkDeskAbove(tx, issue);
    switch (action) {
      case 'merge':
        return this.matters.leadOf(tx, me, issue, input);
      case 'follow':
        return this.leadToFollow(tx, issue, input);
      case 'unmerge':
        return this.matters.apart(tx, issue, input);
      case 'edit':
        return this.edits.prepare(tx, issue, input);
      case 'split':
        return this.matters.checkParts(input);
      case 'resolve':
        return { input, circumstances: { pledge: await this.pledgeWithEvidence(tx, me, issue, input) } };
      default:
        return { input };
    }
  }

  /** What must happen to other issues because of this one. */
  async settle(
    tx: EntityManager,
    me: Me,
    before: Issue,
    after: Issue,
    action: Action,
    prepared: Prepared,
  ): Promise<void> {
    if (prepared.route) await this.edits.reroute(tx, after, prepared.route);
    await this.matters.settle(tx, me, before, after, action, prepared);
  }

  /** The reporter says so of a report that waits: what could have been named when it was sent. */
  private async leadToFollow(tx: EntityManager, issue: Issue, input: ActInput): Promise<Prepared> {
    if (!input.lead) return { input };
    const { lng, lat, address } = issue;
    const place = lng === null || lat === null ? null : { lng, lat, address };
    const lead = await this.similar.leadFor(input.lead, issue, place, tx);
    if (lead.id === issue.id) throw new AppError('ISSUE_LEAD_INVALID');
    return { input: { ...input, lead: lead.id }, leadId: lead.id, patch: { mergedWithId: lead.id } };
  }

  /** Photos whose place is not known prove less: then a person looks. */
  private async pledgeWithEvidence(tx: EntityManager, me: Me, issue: Issue, input: ActInput): Promise<Pledge> {
    const pledge = this.rulings.pledge(issue);
    const isProven = await this.evidence.check(tx, me, issue, [...(input.before ?? []), ...(input.photos ?? [])]);
    return isProven ? pledge : { ...pledge, checkBeforeClose: true };
  }

  /** Raised to a level where nobody sits, it would be lost. */
  private async checkDeskAbove(tx: EntityManager, issue: Issue): Promise<void> {
    const above = parentOf(issue.deskCode);
    const desks = above ? await this.duty.dispatchersOver(tx, above) : [];
    if (!above || desks.length === 0) throw new AppError('ISSUE_TOP_REACHED');
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
}
