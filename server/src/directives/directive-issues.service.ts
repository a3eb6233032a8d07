import { Injectable } from '@nestjs/common';
import { type IssueRow, LIMITS, type Page, type PageQuery } from '@hongqi/shared';
import { Database } from '../database/database';
import { insideAreas } from '../database/inside-areas';
import type { Me } from '../http/access';
import { Issue } from '../issues/issue.entity';
import { IssuePresenter } from '../issues/issue-presenter';
import { DutyService } from '../people/duty.service';
import { requireForStaff } from './directive-access';
import { progressScope } from './progress-scope';

/** What was found with a directive, newest first. */
@Injectable()
export class DirectiveIssues {
  constructor(
    private readonly database: Database,
    private readonly duty: DutyService,
    private readonly presenter: IssuePresenter,
  ) {}

  async page(me: Me, id: string, { after, limit = LIMITS.page.usual }: PageQuery): Promise<Page<IssueRow>> {
    const { manager } = this.database;
    const directive = await requireForStaff(manager, me, id);
    const { areas } = progressScope(me, directive, undefined);
    const query = manager
      .createQueryBuilder(Issue, 'issue')
      .where('issue.directiveId = :id', { id })
      .andWhere(insideAreas('issue.areaCode', areas))
      .orderBy('issue.id', 'DESC')
      .limit(limit + 1);
    if (after) query.andWhere('issue.id < :after', { after });
    const found = await query.getMany();
    const issues = found.slice(0, limit);
    const names = await this.duty.names(issues.flatMap(({ holderUserId }) => holderUserId ?? []));
    const next = found.length > limit ? (issues.at(-1)?.id ?? null) : null;
    return { items: issues.map((issue) => this.presenter.row(issue, names)), next };
  }
}
