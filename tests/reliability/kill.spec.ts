import type { DataSource, EntityManager } from 'typeorm';
import { Issue } from '../../server/src/issues/issue.entity';
import { IssueHistory } from '../../server/src/issues/issue-history.entity';
import { OutboxRow } from '../../server/src/notices/outbox.entity';
import type { Actor } from '../support/actor';
import { Ledger, NOTHING_LOST } from '../support/ledger';
import { opened } from '../support/open-database';
import { buildServer, Street } from '../support/server-process';

const CLIENTS = 8;
const KILLS = 5;
/** So much is acknowledged between two kills that every server dies in the middle of its work. */
const BETWEEN_KILLS = 30;

class TakenBack extends Error {
  override readonly name = 'TakenBack';
}

describe('the server is killed while people submit', () => {
  const ledger = new Ledger();
  let street: Street;
  let database: DataSource;

  beforeAll(async () => {
    await buildServer();
    street = await Street.open();
  }, 120_000);
  afterAll(async () => {
    await database?.destroy();
    await street.close();
  });

  it('again and again: everything acknowledged is there, once, whole, and nothing else is', async () => {
    const residents = await Promise.all(Array.from({ length: CLIENTS }, (_, at) => street.comes(`ledger-${at}`)));
    let open = true;
    const client = async (resident: Actor): Promise<void> => {
      for (let at = 0; open; at += 1) await ledger.submit(street, resident, `第 ${at} 件`);
    };
    const working = Promise.all(residents.map(client));
    for (let kill = 0; kill < KILLS; kill += 1) {
      await Promise.race([ledger.grows(BETWEEN_KILLS), working]);
      await street.crash();
    }
    await Promise.race([ledger.grows(BETWEEN_KILLS), working]);
    open = false;
    await working;

    expect(await street.end()).toEqual({ code: 0, signal: null });
    database = await opened(street.database);

    expect(await ledger.check(database.manager)).toEqual(NOTHING_LOST);
    expect(ledger.acknowledged.size).toBe(ledger.sent.size);
    expect(ledger.sent.size).toBeGreaterThanOrEqual((KILLS + 1) * BETWEEN_KILLS);
    // Some submits were under way at each kill; a test in which none was would have proved nothing.
    expect(ledger.unanswered).toBeGreaterThanOrEqual(KILLS);
  }, 60_000);

  describe('and the comparison can fail:', () => {
    /** The verdict on a database with this change in it, which is then taken back. */
    async function verdictAfter(change: (tx: EntityManager, issue: Issue) => Promise<unknown>) {
      const [issue] = await database.manager.find(Issue, { take: 1 });
      if (!issue) throw new Error('nothing was submitted');
      let verdict = await ledger.check(database.manager);
      const changed = database.transaction(async (tx) => {
        await change(tx, issue);
        verdict = await ledger.check(tx);
        throw new TakenBack();
      });
      await expect(changed).rejects.toThrow(TakenBack);
      return { verdict, issue };
    }

    it('an issue that is gone is LOST', async () => {
      const { verdict, issue } = await verdictAfter((tx, { id }) => tx.delete(Issue, { id }));

      expect(verdict.lost).toEqual([issue.submissionKey]);
    });

    it('a row that is there twice is DOUBLED', async () => {
      const rows = await database.manager.find(Issue);
      const [first] = rows;

      expect(ledger.compare([...rows, { ...(first as Issue), id: 'ANOTHER' }])).toMatchObject({
        doubled: [first?.submissionKey],
        wrongId: [first?.submissionKey],
      });
    });

    it('a row that nobody submitted is a GHOST', async () => {
      const { verdict } = await verdictAfter((tx, issue) =>
        tx.insert(Issue, { ...issue, id: 'GHOST', number: '000000000', submissionKey: 'nobody-sent-this' }),
      );

      expect(verdict.ghosts).toEqual(['nobody-sent-this']);
      expect(verdict.torn).toContainEqual({ rule: 'every issue has a history', issueId: 'GHOST', seq: null });
    });

    it('a row under another id than was acknowledged has the WRONG ID', async () => {
      const { verdict, issue } = await verdictAfter((tx, { id }) => tx.update(Issue, { id }, { id: 'CHANGED' }));

      expect(verdict.wrongId).toEqual([issue.submissionKey]);
    });

    it.each([
      ['a step without its issue’s version', 'the version is the number of steps', (tx, { id }) => tx.update(Issue, { id }, { version: 3 })],
      ['a missing step', 'steps count from 1 without gaps', (tx, { id }) => tx.delete(IssueHistory, { issueId: id, seq: 1 })],
      ['a step missing at the end', 'submitted and routed once', (tx, { id }) => tx.delete(IssueHistory, { issueId: id, seq: 2 })],
      ['a step that is not in the table', 'each step is in the table of transitions', (tx, { id }) =>
        tx.update(IssueHistory, { issueId: id, seq: 2 }, { action: 'accept' })],
      ['a step from elsewhere', 'each step starts where the one before ended', (tx, { id }) =>
        tx.update(IssueHistory, { issueId: id, seq: 2 }, { fromState: 'handling' })],
      ['another state than the last step’s', 'the issue stands where its last step led', (tx, { id }) =>
        tx.update(Issue, { id }, { state: 'closed' })],
      ['missing letters', 'the holder is written to once', (tx, { id }) => tx.delete(OutboxRow, { issueId: id })],
    ] as [string, string, (tx: EntityManager, issue: Issue) => Promise<unknown>][])('%s is TORN', async (_, rule, change) => {
      const { verdict, issue } = await verdictAfter(change);

      expect(verdict.torn.filter((one) => one.rule === rule).map(({ issueId }) => issueId)).toEqual([issue.id]);
    });
  });
}); // prettier-ignore
