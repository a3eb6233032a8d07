import { AppError, createCall, type IssueView, issueRoutes } from '@hongqi/shared';
import type { EntityManager } from 'typeorm';
import { Issue } from '../../server/src/issues/issue.entity';
import { IssueHistory } from '../../server/src/issues/issue-history.entity';
import { type Actor, newKey, RED_FLAG_STREET } from './actor';
import { type BrokenHistory, brokenHistories } from './history-invariants';
import type { Street } from './server-process';

/** What a database must answer for. Every list is empty when nothing was lost. */
export interface Verdict {
  /** Acknowledged keys without a row. */
  lost: string[];
  /** Keys with more than one row. */
  doubled: string[];
  /** Keys that were answered with another id than the row has. */
  wrongId: string[];
  /** Rows under a key that was never sent. */
  ghosts: string[];
  /** Issues whose history or letters are not whole, or that were not exactly submitted and routed once. */
  torn: BrokenHistory[];
}

export const NOTHING_LOST: Verdict = { lost: [], doubled: [], wrongId: [], ghosts: [], torn: [] };

/** Somebody who never forgets: writes down each key before it is sent and each id that was acknowledged. */
export class Ledger {
  readonly sent = new Set<string>();
  readonly acknowledged = new Map<string, string>();
  /** Requests that got no answer; the same key was sent again. */
  unanswered = 0;
  private readonly conflicting = new Set<string>();
  private waiting: { count: number; go: () => void }[] = [];

  note(key: string, id: string): void {
    const before = this.acknowledged.get(key);
    if (before !== undefined && before !== id) this.conflicting.add(key);
    this.acknowledged.set(key, id);
    const due = this.waiting.filter(({ count }) => this.acknowledged.size >= count);
    this.waiting = this.waiting.filter((one) => !due.includes(one));
    for (const { go } of due) go();
  }

  /** Resolves when so many more have been acknowledged. */
  grows(more: number): Promise<void> {
    return new Promise((go) => this.waiting.push({ count: this.acknowledged.size + more, go }));
  }

  /** Submits one thing under one key until it is acknowledged, whatever happens to the server meanwhile. */
  async submit(street: Street, resident: Actor, text: string): Promise<void> {
    const submissionKey = newKey();
    this.sent.add(submissionKey);
    for (;;) {
      try {
        const { url } = await street.server;
        const { id } = await submitAt(url, resident, { submissionKey, text });
        return this.note(submissionKey, id);
      } catch (error) {
        if (!isNoAnswer(error)) throw error;
        this.unanswered += 1;
      }
    }
  }

  compare(rows: readonly Pick<Issue, 'id' | 'submissionKey'>[]): Omit<Verdict, 'torn'> {
    const byKey = new Map<string, string[]>();
    for (const { id, submissionKey } of rows) byKey.set(submissionKey, [...(byKey.get(submissionKey) ?? []), id]);
    const keys = [...this.acknowledged.keys()];
    return {
      lost: keys.filter((key) => !byKey.has(key)),
      doubled: [...byKey].filter(([, ids]) => ids.length > 1).map(([key]) => key),
      wrongId: keys.filter(
        (key) => this.conflicting.has(key) || (byKey.get(key) ?? []).some((id) => id !== this.acknowledged.get(key)),
      ),
      ghosts: [...byKey.keys()].filter((key) => !this.sent.has(key)),
    };
  }

  /** Compares what was acknowledged with what the database holds. */
  async check(database: EntityManager): Promise<Verdict> {
    const rows = await database.find(Issue, { select: { id: true, submissionKey: true } });
    return { ...this.compare(rows), torn: [...(await brokenHistories(database)), ...(await unevenStarts(database))] };
  }
}

function submitAt(url: string, { token }: Actor, issue: { submissionKey: string; text: string }): Promise<IssueView> {
  const call = createCall(
    async (method, path, body) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const answer = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
      return { status: answer.status, body: await answer.json() };
    },
    () => undefined,
  );
  return call(issueRoutes.submit, { ...issue, place: RED_FLAG_STREET });
}

/** The connection broke, nobody listened, or the answer was cut: what happened is not known. */
function isNoAnswer(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'BUSY' || error.code === 'UNREACHABLE';
  // By name: what fetch throws was made outside the test's own globals.
  return (
    typeof error === 'object' &&
    error !== null &&
    ['TypeError', 'SyntaxError'].includes(String(Reflect.get(error, 'name')))
  );
}

async function unevenStarts(database: EntityManager): Promise<BrokenHistory[]> {
  const rows = await database
    .createQueryBuilder(IssueHistory, 'step')
    .select('step.issueId', 'issueId')
    .where("step.action IN ('submit', 'dispatch')")
    .groupBy('step.issueId')
    .having('COUNT(*) <> 2')
    .getRawMany<{ issueId: string }>();
  return rows.map(({ issueId }) => ({ rule: 'submitted and routed once', issueId, seq: null }));
}
