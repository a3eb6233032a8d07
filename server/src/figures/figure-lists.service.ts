import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import {
  AppError,
  bitOf,
  codeAt,
  type CountedIssue,
  type FigureIssuesQuery,
  type FigureKey,
  figureRule,
  kindOf,
  LIMITS,
  type Measure,
  type Page,
  partsOf,
} from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Database } from '../database/database';
import type { Me } from '../http/access';
import { Issue } from '../issues/issue.entity';
import { IssuePresenter } from '../issues/issue-presenter';
import { DutyService } from '../people/duty.service';
import type { Slice } from './figure-scope';
import { inside, narrow } from './figure-sums.service';
import { FigureValues } from './figure-values.service';
import { IssueFact } from './issue-fact.entity';

/** Of an area with everything below it, or `directly` in none below. */
type Listed = Slice & { directly: boolean };

/** The list behind a number: as many rows as the number says. Pages by keyset, newest day first. */
@Injectable()
export class FigureLists {
  constructor(
    private readonly database: Database,
    private readonly values: FigureValues,
    private readonly presenter: IssuePresenter,
    private readonly duty: DutyService,
    private readonly directory: Directory,
  ) {}

  async page(me: Me, key: FigureKey, asked: FigureIssuesQuery): Promise<Page<CountedIssue>> {
    const { part = 'sample', directly = false, after, limit = LIMITS.page.usual, ...scope } = asked;
    const measure = partsOf(figureRule(key))[part];
    if (!measure) throw new AppError('NOT_FOUND');
    const slice = this.values.slice(me, scope);
    const found = await this.facts({ ...slice, directly }, measure, after, limit + 1);
    const facts = found.slice(0, limit);
    const last = facts.at(-1);
    return { items: await this.rows(facts), next: found.length > limit && last ? keyOf(last) : null };
  }

  private async facts(slice: Listed, measure: Measure, after: string | undefined, limit: number): Promise<IssueFact[]> {
    const facts: IssueFact[] = [];
    for (const area of slice.areas) {
      const query = this.query(slice, measure, area);
      beforeCursor(query, after);
      facts.push(...(await query.limit(limit).getMany()));
    }
    // Areas are few, and none lies in another.
    return facts.sort((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1)).slice(0, limit);
  }

  /**
   * Two looks at one table. `listed` is answered by an index alone, in the order of the list, which ends once the page is
   * full; only what passes there is looked at whole. Left to itself MariaDB begins at the newest day of the kind.
   */
  private query(slice: Listed, measure: Measure, area: string): SelectQueryBuilder<IssueFact> {
    const township = codeAt(area, 'township');
    const hint = this.database.isSqlite ? '' : ` FORCE INDEX (${township ? 'fact_township' : 'fact_wide'})`;
    const isSame = 'listed.issueId = counted.issueId AND listed.n = counted.n';
    const query = this.database.manager
      .createQueryBuilder(IssueFact, 'counted')
      .innerJoin(`(SELECT * FROM issue_fact${hint})`, 'listed', isSame)
      .where('listed.kind = :kind', { kind: kindOf(measure) })
      .andWhere('listed.day BETWEEN :first AND :last', { first: slice.from, last: slice.to })
      .andWhere('(counted.measures & :bit) <> 0', { bit: bitOf(measure) })
      .orderBy('listed.day', 'DESC')
      .addOrderBy('listed.issueId', 'DESC');
    // Of one issue the area is always the same; named here the order is that of the township's index, and nothing is sorted.
    if (township) query.andWhere('listed.townshipCode = :township', { township }).addOrderBy('listed.areaCode', 'DESC');
    query.addOrderBy('listed.n', 'DESC');
    const table = township ? 'listed' : 'counted';
    if (slice.directly) query.andWhere(`${table}.areaCode = :area`, { area });
    else inside(query, area, table);
    narrow(query, slice);
    return query;
  }

  private async rows(facts: readonly IssueFact[]): Promise<CountedIssue[]> {
    const found = await this.database.manager.findBy(Issue, { id: In(facts.map(({ issueId }) => issueId)) });
    const issues = new Map(found.map((issue) => [issue.id, issue]));
    const names = await this.duty.names(found.flatMap(({ holderUserId }) => holderUserId ?? []));
    return facts.flatMap((fact) => {
      const issue = issues.get(fact.issueId);
      if (!issue) return [];
      const { day, minutes, departmentId } = fact;
      const name = this.directory.departmentName(departmentId);
      const department = departmentId === '' ? null : { id: departmentId, name };
      return [{ ...this.presenter.row(issue, names), key: keyOf(fact), day, minutes, department }];
    });
  }
}

/** `2026-11-23~01K…~3`: also the cursor. */
function keyOf({ day, issueId, n }: IssueFact): string {
  return `${day}~${issueId}~${n}`;
}

function sortKey({ day, issueId, n }: IssueFact): string {
  return `${day}~${issueId}~${String(n).padStart(6, '0')}`;
}

function beforeCursor(query: SelectQueryBuilder<IssueFact>, after: string | undefined): void {
  const [day, issueId, n] = after?.split('~') ?? [];
  if (!day || !issueId || !n) return;
  query
    .andWhere('listed.day <= :day', { day })
    .andWhere('(listed.day < :day OR listed.issueId < :issueId OR (listed.issueId = :issueId AND listed.n < :n))', {
      issueId,
      n: Number(n),
    });
}
