import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { addTallyText, bitsOf, COUNTING_RULES, factsOf, isNothing, type LifeStep, tallyText } from '@hongqi/shared';
import { Database } from '../database/database';
import { Issue } from '../issues/issue.entity';
import { IssueHistory } from '../issues/issue-history.entity';
import { FigureCell } from './figure-cell.entity';
import { FigureMark } from './figure-mark.entity';
import { FigureProgress, PROGRESS } from './figure-progress.entity';
import { type CellChange, CellChanges } from './grains';
import { IssueFact } from './issue-fact.entity';

/** Rows of one statement: SQLite takes 32,766 values. */
const ROWS = 1_000;

type Counted = Pick<Issue, 'id' | 'version' | 'areaCode' | 'townshipCode' | 'categoryCode' | 'source'>;

const COUNTED = { id: true, version: true, areaCode: true, townshipCode: true, categoryCode: true, source: true };
const STEPS = {
  ...{ issueId: true, seq: true, action: true, fromState: true, toState: true, at: true },
  ...{ holderUserId: true, holderDepartmentId: true, rating: true, solved: true, effects: true },
};

/**
 * Counts issues anew from their histories: their old facts out of every cell, their new ones in, and the mark that says up
 * to which step, in one transaction. Done twice it changes nothing; done by two servers at once, one waits for the other.
 */
@Injectable()
export class FigureFold {
  constructor(private readonly database: Database) {}

  /** Gives back how many of them had moved since they were counted. */
  async fold(issueIds: readonly string[]): Promise<number> {
    if (issueIds.length === 0) return 0;
    return this.database.transaction(async (tx) => {
      // The lock: sums are read, added to and written back, so only one may do so at a time.
      await tx.increment(FigureProgress, { name: PROGRESS }, 'folds', 1);
      const issues = await this.moved(tx, issueIds);
      if (issues.length > 0) await this.recount(tx, issues);
      return issues.length;
    });
  }

  private async moved(tx: EntityManager, ids: readonly string[]): Promise<Counted[]> {
    const [issues, marks] = [
      await tx.find(Issue, { where: { id: In([...ids]) }, select: COUNTED }),
      await tx.findBy(FigureMark, { issueId: In([...ids]) }),
    ];
    const known = new Map(marks.map((mark) => [mark.issueId, mark]));
    return issues.filter(({ id, version }) => {
      const mark = known.get(id);
      return mark?.version !== version || mark.rules !== COUNTING_RULES;
    });
  }

  private async recount(tx: EntityManager, issues: readonly Counted[]): Promise<void> {
    const ids = issues.map(({ id }) => id);
    const [before, steps] = [await this.factsBefore(tx, ids), await this.stepsOf(tx, ids)];
    const changes = new CellChanges();
    const after = issues.flatMap((issue) => {
      // A step that was committed after the issue was read belongs to the next count.
      const life = (steps.get(issue.id) ?? []).filter(({ seq }) => seq <= issue.version);
      const facts = factRows(issue, life.map(stepOf));
      const old = before.get(issue.id) ?? [];
      if (JSON.stringify(facts) === JSON.stringify(old)) return [];
      for (const fact of old) changes.add(fact, -1);
      for (const fact of facts) changes.add(fact, 1);
      return [{ issueId: issue.id, facts, hadFacts: old.length > 0 }];
    });

    const stale = after.filter(({ hadFacts }) => hadFacts).map(({ issueId }) => issueId);
    if (stale.length) await tx.delete(IssueFact, { issueId: In(stale) });
    const facts = after.flatMap((one) => one.facts);
    await inSlices(facts, (rows) => this.database.write(tx, 'INSERT', { entity: IssueFact, rows }));
    await this.applyTo(tx, changes.get());
    const marks = issues.map(({ id, version }) => ({ issueId: id, version, rules: COUNTING_RULES }));
    await inSlices(marks, (rows) => this.database.write(tx, 'REPLACE', { entity: FigureMark, rows }));
  }

  private async factsBefore(tx: EntityManager, ids: readonly string[]): Promise<Map<string, IssueFact[]>> {
    const facts = await tx.find(IssueFact, { where: { issueId: In([...ids]) }, order: { issueId: 'ASC', n: 'ASC' } });
    return groupedBy(
      facts.map((fact) => ({ ...fact })),
      ({ issueId }) => issueId,
    );
  }

  private async stepsOf(tx: EntityManager, ids: readonly string[]): Promise<Map<string, IssueHistory[]>> {
    const where = { issueId: In([...ids]) };
    const steps = await tx.find(IssueHistory, { where, select: STEPS, order: { issueId: 'ASC', seq: 'ASC' } });
    return groupedBy(steps, ({ issueId }) => issueId);
  }

  private async applyTo(tx: EntityManager, changes: Map<string, CellChange>): Promise<void> {
    await inSlices([...changes], async (slice) => {
      const cells = await tx
        .createQueryBuilder(FigureCell, 'cell')
        .select(['cell.id AS id', 'cell.tally AS tally'])
        .where('cell.id IN (:...ids)', { ids: slice.map(([id]) => id) })
        .getRawMany<Pick<FigureCell, 'id' | 'tally'>>();
      const texts = new Map(cells.map(({ id, tally }) => [id, tally]));
      const rows = slice.map(([id, { tally, ...cell }]): FigureCell => {
        const before = texts.get(id);
        if (before) addTallyText(tally, before);
        return { id, ...cell, tally: isNothing(tally) ? '' : tallyText(tally) };
      });
      const [empty, full] = [rows.filter(isEmpty), rows.filter((row) => !isEmpty(row))];
      if (empty.length) await tx.delete(FigureCell, { id: In(empty.map(({ id }) => id)) });
      if (full.length) await this.database.write(tx, 'REPLACE', { entity: FigureCell, rows: full });
    });
  }
}

/** What counts in an issue now, as rows. */
export function factRows(issue: Counted, life: readonly LifeStep[]): IssueFact[] {
  const { id: issueId, areaCode, townshipCode, categoryCode, source } = issue;
  return factsOf(life).map((fact, n): IssueFact => {
    const { kind, day, minutes } = fact;
    const departmentId = fact.departmentId ?? '';
    // In the order of the columns, as a row that was read has them: the two are compared.
    const where = { day, areaCode, townshipCode, categoryCode, departmentId, source };
    return { issueId, n, kind, measures: bitsOf(fact), ...where, minutes };
  });
}

export function stepOf(row: IssueHistory): LifeStep {
  const { action, fromState: from, toState: to, at, holderUserId, holderDepartmentId, effects } = row;
  const rating = row.rating === null || row.solved === null ? null : { score: row.rating, solved: row.solved };
  return { action, from, to, at, holderUserId, holderDepartmentId, rating, effects };
}

function isEmpty({ tally }: FigureCell): boolean {
  return tally === '';
}

function groupedBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

async function inSlices<Row>(rows: readonly Row[], work: (slice: Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS) await work(rows.slice(from, from + ROWS));
}
