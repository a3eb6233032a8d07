import {
  addFact,
  covers,
  type Fact,
  factsOf,
  FIGURE_KEYS,
  figureOf,
  type FigureResult,
  figureRule,
  type FiguresQuery,
  newTally,
  type Tally,
} from '@hongqi/shared';
import type { DataSource } from 'typeorm';
import { stepOf } from '../../server/src/figures/figure-fold.service';
import { Issue } from '../../server/src/issues/issue.entity';
import { IssueHistory } from '../../server/src/issues/issue-history.entity';

export interface CountedFact extends Fact {
  issue: Pick<Issue, 'id' | 'areaCode' | 'categoryCode' | 'source'>;
}

/** Everything that counts, worked out from all histories as they stand, beside whatever the server keeps. */
export async function recount(database: DataSource): Promise<CountedFact[]> {
  const issues = await database.manager.find(Issue);
  const steps = await database.manager.find(IssueHistory, { order: { issueId: 'ASC', seq: 'ASC' } });
  return issues.flatMap((issue) => {
    const life = steps.filter(({ issueId }) => issueId === issue.id).map(stepOf);
    return factsOf(life).map((fact) => ({ ...fact, issue }));
  });
}

const DIGITS: Record<number, number> = { 4: 6, 6: 9, 9: 12, 12: 15, 15: 15 };

/** The sums of a question, by group; without groups there is one, named ''. */
export function sumsOf(facts: readonly CountedFact[], query: FiguresQuery, area: string): Map<string, Tally> {
  const sums = new Map<string, Tally>();
  for (const fact of facts) {
    if (!isAsked(fact, query, area)) continue;
    const name = groupOf(fact, query, area);
    const tally = sums.get(name) ?? newTally();
    addFact(tally, fact);
    sums.set(name, tally);
  }
  return sums;
}

export function isAsked({ day, departmentId, issue }: CountedFact, query: FiguresQuery, area: string): boolean {
  const unit = query.departmentId === 'none' ? null : query.departmentId;
  return (
    day >= query.from &&
    day <= query.to &&
    covers(area, issue.areaCode) &&
    (unit === undefined || departmentId === unit) &&
    (query.categoryCode === undefined || issue.categoryCode === query.categoryCode) &&
    (query.source === undefined || issue.source === query.source)
  );
}

function groupOf({ day, departmentId, issue }: CountedFact, { by }: FiguresQuery, area: string): string {
  switch (by) {
    case undefined:
      return '';
    case 'area':
      return issue.areaCode.slice(0, DIGITS[area.length]);
    case 'department':
      return departmentId ?? 'none';
    case 'category':
      return issue.categoryCode;
    case 'source':
      return issue.source;
    case 'month':
      return day.slice(0, 7);
  }
}

export function resultsOf(tally: Tally): (FigureResult & { key: string })[] {
  return FIGURE_KEYS.map((key) => ({ key, ...figureOf(figureRule(key), tally) }));
}
