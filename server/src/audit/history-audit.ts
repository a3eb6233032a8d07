import type { EntityManager } from 'typeorm';
import { liveLeaves, sealedLeaves, sealedParts } from './day-leaves';
import {
  dayAfter,
  dayOfId,
  type DayRecord,
  DayRoot,
  instantOfId,
  leafLine,
  SEAL_AFTER_MS,
  startOfDay,
} from './day-root';
import type { Finding } from './finding';
import { instant, type RawRow, stepColumns, stepFrom, type StoredStep, text } from './stored-step';
import { compareLeaves, verifyDays } from './verify-day';
import { type IssueEnd, verifyIssue } from './verify-issue';

const ISSUES = 500;
const ORPHANS = 500;
/** A server seals a few minutes after it may; an event this much later proves that one was running. */
const SEALED_BY_MS = SEAL_AFTER_MS + 3_600_000;

export interface AuditCounts {
  issues: number;
  steps: number;
  days: number;
  /** The newest sealed day and its value; '' while there is none. */
  newestDay: string;
  newestChain: string;
  findings: number;
}

type Day = DayRecord & { chain: string };

/**
 * Looks at every row of the history and at every sealed day, and reports what is wrong as it is found. Reads only, in
 * batches, and each batch is one statement, so that a server may go on working on the same database.
 */
export class HistoryAudit {
  private readonly counts: AuditCounts = { issues: 0, steps: 0, days: 0, newestDay: '', newestChain: '', findings: 0 };

  constructor(
    private readonly manager: EntityManager,
    private readonly report: (finding: Finding) => void,
  ) {}

  /** `noted`: chain values written down elsewhere earlier; each must still be the value of a day. */
  async run(noted: readonly string[] = []): Promise<AuditCounts> {
    await this.issues();
    await this.orphans();
    const days = await this.days();
    this.found(verifyDays(days));
    for (const day of days) await this.day(day);
    await this.unsealed(days.at(-1)?.day);
    for (const chain of noted) {
      if (!days.some((day) => day.chain === chain)) this.found([{ flaw: 'notedUnknown', chain }]);
    }
    return this.counts;
  }

  private async issues(): Promise<void> {
    for (let after = ''; ;) {
      const rows = await this.manager.query<RawRow[]>(ISSUES_WITH_STEPS, [after]);
      const batch = new Map<string, { issue: IssueEnd; steps: StoredStep[] }>();
      for (const row of rows) {
        const id = text(row['ownId']);
        const entry = batch.get(id) ?? { issue: endFrom(row), steps: [] };
        batch.set(id, entry);
        if (row['id'] !== null) entry.steps.push(stepFrom(row));
      }
      for (const [id, { issue, steps }] of batch) {
        this.found(verifyIssue(issue, steps));
        this.counts.issues += 1;
        this.counts.steps += steps.length;
        after = id;
      }
      if (batch.size < ISSUES) return;
    }
  }

  private async orphans(): Promise<void> {
    for (let after = ''; ;) {
      const rows = await this.manager.query<RawRow[]>(STEPS_WITHOUT_ISSUE, [after]);
      for (const row of rows) {
        after = text(row['id']);
        this.found([{ flaw: 'orphan', historyId: after, issueId: text(row['issueId']), seq: Number(row['seq']) }]);
        this.counts.steps += 1;
      }
      if (rows.length < ORPHANS) return;
    }
  }

  private async days(): Promise<Day[]> {
    const rows = await this.manager.query<RawRow[]>('SELECT * FROM history_day ORDER BY day');
    const days = rows.map((row) => ({
      day: text(row['day']),
      events: Number(row['events']),
      root: text(row['root']),
      chain: text(row['chain']),
      sealedAt: instant(row['sealedAt']),
    }));
    const last = days.at(-1);
    Object.assign(this.counts, { days: days.length, newestDay: last?.day ?? '', newestChain: last?.chain ?? '' });
    return days;
  }

  private async day({ day, root }: Day): Promise<void> {
    const kept = new DayRoot();
    for await (const lines of sealedParts(this.manager, day)) kept.add(lines);
    if (kept.hex() !== root) {
      this.found([{ flaw: 'leavesChanged', day }]);
      // The root vouches for the rows without the list: then only the list was touched.
      const live = new DayRoot();
      for await (const leaf of liveLeaves(this.manager, day)) live.add(leafLine(leaf));
      if (live.hex() === root) return;
    }
    const differences = compareLeaves(day, sealedLeaves(this.manager, day), liveLeaves(this.manager, day));
    for await (const finding of differences) this.found([finding]);
  }

  /** Days that had to be sealed long ago, judged by the events themselves and not by this machine's clock. */
  private async unsealed(lastSealed: string | undefined): Promise<void> {
    const [ends] = await this.manager.query<RawRow[]>('SELECT MIN(id) AS first, MAX(id) AS last FROM issue_history');
    const [first, last] = [text(ends?.['first']), text(ends?.['last'])];
    const newest = instantOfId(last);
    if (!newest || !instantOfId(first)) return;
    const from = lastSealed ? dayAfter(lastSealed) : dayOfId(first);
    const until = dayAfter(dayOfId(last), -1);
    const late = newest.getTime() < startOfDay(dayAfter(until)).getTime() + SEALED_BY_MS ? dayAfter(until, -1) : until;
    if (from <= late) this.found([{ flaw: 'dayUnsealed', day: from, untilDay: late }]);
  }

  private found(findings: readonly Finding[]): void {
    for (const finding of findings) this.report(finding);
    this.counts.findings += findings.length;
  }
}

/** One statement, so that an issue and its steps are of the same moment. */
const ISSUES_WITH_STEPS = `
  SELECT i.id AS ownId, i.number AS ownNumber, i.version AS ownVersion, i.state AS ownState, i.lastHash AS ownLastHash,
    i.holderUserId AS ownHolderUserId, i.holderDepartmentId AS ownHolderDepartmentId, i.text AS ownText,
    i.categoryCode AS ownCategoryCode, i.address AS ownAddress, i.lng AS ownLng, i.lat AS ownLat, ${stepColumns('h')}
  FROM (
    SELECT id, number, version, state, lastHash, holderUserId, holderDepartmentId, text, categoryCode, address, lng, lat
    FROM issue WHERE id > ? ORDER BY id LIMIT ${ISSUES}
  ) i LEFT JOIN issue_history h ON h.issueId = i.id
  ORDER BY i.id, h.seq, h.id`;

const STEPS_WITHOUT_ISSUE = `
  SELECT h.id, h.issueId, h.seq FROM issue_history h
  WHERE h.id > ? AND NOT EXISTS (SELECT 1 FROM issue i WHERE i.id = h.issueId)
  ORDER BY h.id LIMIT ${ORPHANS}`;

function endFrom(row: RawRow): IssueEnd {
  return {
    id: text(row['ownId']),
    number: text(row['ownNumber']),
    version: Number(row['ownVersion']),
    state: text(row['ownState']),
    holderUserId: textOrNull(row['ownHolderUserId']),
    holderDepartmentId: textOrNull(row['ownHolderDepartmentId']),
    lastHash: text(row['ownLastHash']),
    text: text(row['ownText']),
    categoryCode: text(row['ownCategoryCode']),
    address: text(row['ownAddress']),
    lng: numberOrNull(row['ownLng']),
    lat: numberOrNull(row['ownLat']),
  };
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : text(value);
}

function numberOrNull(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
