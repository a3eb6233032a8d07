import type { IssueView } from '@hongqi/shared';
import { chainExisting } from '../../server/src/audit/chain-existing';
import { chainHash } from '../../server/src/audit/chain';
import { chainOfDay, DayRoot, leafFrom, leafLine } from '../../server/src/audit/day-root';
import { DaySeal } from '../../server/src/audit/day-seal.service';
import type { Finding, Flaw } from '../../server/src/audit/finding';
import { type AuditCounts, HistoryAudit } from '../../server/src/audit/history-audit';
import { HistoryDay, HistoryDayPart } from '../../server/src/audit/history-day.entity';
import { Config } from '../../server/src/config';
import { Issue } from '../../server/src/issues/issue.entity';
import { IssueHistory } from '../../server/src/issues/issue-history.entity';
import type { Town } from './town';

const TABLES = ['issue', 'issue_history', 'history_day', 'history_day_part'];

export type HistoryRow = IssueHistory;

/** What somebody can do who has the password of the database and knows the rules, and the audit that looks for it. */
export class Tampering {
  constructor(private readonly place: Town) {}

  /** A copy of everything the audit looks at, inside the same database. */
  async backup(): Promise<void> {
    for (const table of TABLES) await this.query(`CREATE TABLE kept_${table} AS SELECT * FROM ${table}`);
  }

  async restore(): Promise<void> {
    for (const table of TABLES) {
      await this.query(`DELETE FROM ${table}`);
      await this.query(`INSERT INTO ${table} SELECT * FROM kept_${table}`);
    }
  }

  async audit(noted: string[] = []): Promise<{ found: Finding[]; counts: AuditCounts }> {
    const found: Finding[] = [];
    const counts = await new HistoryAudit(this.manager, (finding) => found.push(finding)).run(noted);
    return { found, counts };
  }

  async found(noted: string[] = []): Promise<Finding[]> {
    return (await this.audit(noted)).found;
  }

  /** The settings under which another program finds this database. */
  settings(): Record<string, string> {
    const { dataDir, databaseUrl } = this.place.running.app.get(Config);
    return { DATA_DIR: dataDir, DATABASE_URL: databaseUrl };
  }

  steps({ id }: { id: string }): Promise<HistoryRow[]> {
    return this.manager.find(IssueHistory, { where: { issueId: id }, order: { seq: 'ASC' } });
  }

  async step(issue: { id: string }, seq: number): Promise<HistoryRow> {
    return this.manager.findOneByOrFail(IssueHistory, { issueId: issue.id, seq });
  }

  async change(row: HistoryRow, fields: Partial<Omit<HistoryRow, 'effects'>>): Promise<void> {
    await this.manager.update(IssueHistory, { id: row.id }, fields);
  }

  async changeEffects(row: HistoryRow, json: string): Promise<void> {
    await this.query('UPDATE issue_history SET effects = ? WHERE id = ?', [json, row.id]);
  }

  async remove(row: HistoryRow): Promise<void> {
    await this.manager.delete(IssueHistory, { id: row.id });
  }

  async changeIssue(
    { id }: { id: string },
    fields: { state?: 'closed'; version?: number; number?: string; text?: string; lng?: number },
  ) {
    await this.manager.update(Issue, { id }, fields);
  }

  async removeIssue({ id }: { id: string }, { rows }: { rows: boolean }): Promise<void> {
    if (rows) await this.manager.delete(IssueHistory, { issueId: id });
    await this.manager.delete(Issue, { id });
  }

  /** Every hash of the issue made to fit again. */
  async rebuild(issue: { id: string }): Promise<void> {
    let hash = '';
    for (const row of await this.steps(issue)) {
      hash = chainHash(hash, row);
      await this.change(row, { hash });
    }
    await this.manager.update(Issue, { id: issue.id }, { lastHash: hash });
  }

  days(): Promise<HistoryDay[]> {
    return this.manager.find(HistoryDay, { order: { day: 'ASC' } });
  }

  seal(): Promise<HistoryDay[]> {
    return this.place.running.app.get(DaySeal).sealFinished();
  }

  async changeDay(day: string, fields: { events: number }): Promise<void> {
    await this.manager.update(HistoryDay, { day }, fields);
  }

  async emptyLeaves(day: string): Promise<void> {
    await this.manager.update(HistoryDayPart, { day }, { leaves: '' });
  }

  async removeDay(day: string): Promise<void> {
    for (const entity of [HistoryDay, HistoryDayPart]) await this.manager.delete(entity, { day });
  }

  /** The seal of the first day made to fit a row that was changed in it; the days after it are left. */
  async forgeFirstDay(row: HistoryRow): Promise<void> {
    const { hash } = await this.manager.findOneByOrFail(IssueHistory, { id: row.id });
    const [first] = await this.days();
    if (!first) throw new Error('no day is sealed');
    const part = await this.manager.findOneByOrFail(HistoryDayPart, { day: first.day });
    const lines = part.leaves.trimEnd().split('\n').map(leafFrom);
    const forged = lines.map((leaf) => (leaf.historyId === row.id ? { ...leaf, hash: hash.slice(0, 32) } : leaf));
    const leaves = forged.map(leafLine).join('');
    const root = new DayRoot();
    root.add(leaves);
    const record = { ...first, root: root.hex() };
    await this.manager.update(HistoryDayPart, { day: first.day }, { leaves });
    await this.manager.update(HistoryDay, { day: first.day }, { root: record.root, chain: chainOfDay('', record) });
  }

  /** As before there were hashes, and then what the migration does. */
  async chainAnew(): Promise<void> {
    await this.query("UPDATE issue_history SET hash = ''");
    await this.query("UPDATE issue SET lastHash = ''");
    const runner = this.place.database.createQueryRunner();
    await chainExisting(runner);
    await runner.release();
  }

  hashes(): Promise<unknown> {
    return this.query(
      'SELECT h.id, h.hash, i.lastHash FROM issue_history h JOIN issue i ON i.id = h.issueId ORDER BY h.id',
    );
  }

  private get manager() {
    return this.place.database.manager;
  }

  private query(sql: string, values: string[] = []): Promise<unknown> {
    return this.place.database.query(sql, values);
  }
}

/** What is found of this row in the chain of its issue. */
export function inIssue(flaw: Flaw, issue: IssueView, { id, seq }: HistoryRow): Finding {
  return { flaw, issueId: issue.id, number: issue.number, seq, historyId: id };
}

/** What is found of this row against the seal of its day. */
export function inDay(flaw: Flaw, day: string, { number }: IssueView, { id, seq }: HistoryRow): Finding {
  return { flaw, day, historyId: id, number, seq };
}
