import type { QueryRunner } from 'typeorm';
import { chainHash } from './chain';
import { type RawRow, stepColumns, stepFrom, text } from './stored-step';

const ISSUES = 200;
/** Rows in one statement: far below what SQLite takes as parameters. */
const ROWS = 1_000;

/**
 * Gives every row of the history its hash and every issue that of its last row, for rows written before there were any.
 * A batch of issues at a time; doing it again changes nothing.
 */
export async function chainExisting(runner: QueryRunner): Promise<void> {
  for (let after = ''; ;) {
    const issues = await ask(runner, `SELECT id FROM issue WHERE id > ? ORDER BY id LIMIT ${ISSUES}`, [after]);
    const ids = issues.map(({ id }) => text(id));
    const last = ids.at(-1);
    if (last === undefined) return;
    await chainIssues(runner, ids);
    after = last;
  }
}

async function chainIssues(runner: QueryRunner, ids: readonly string[]): Promise<void> {
  const rows = await ask(
    runner,
    `SELECT ${stepColumns('h')} FROM issue_history h WHERE h.issueId IN (${places(ids)}) ORDER BY h.issueId, h.seq`,
    ids,
  );
  const hashes = new Map<string, string>();
  const lastHashes = new Map<string, string>();
  for (const row of rows.map(stepFrom)) {
    const hash = chainHash(lastHashes.get(row.issueId) ?? '', row);
    hashes.set(row.id, hash);
    lastHashes.set(row.issueId, hash);
  }
  await setEach(runner, 'issue_history', 'hash', hashes);
  await setEach(runner, 'issue', 'lastHash', lastHashes);
}

/** One statement for many rows, each with a value of its own. */
async function setEach(
  runner: QueryRunner,
  table: string,
  column: string,
  values: ReadonlyMap<string, string>,
): Promise<void> {
  const pairs = [...values];
  for (let from = 0; from < pairs.length; from += ROWS) {
    const some = pairs.slice(from, from + ROWS);
    const ids = some.map(([id]) => id);
    const cases = some.map(() => 'WHEN ? THEN ?').join(' ');
    await runner.query(`UPDATE ${table} SET \`${column}\` = CASE id ${cases} END WHERE id IN (${places(ids)})`, [
      ...some.flat(),
      ...ids,
    ]);
  }
}

async function ask(runner: QueryRunner, sql: string, values: readonly unknown[]): Promise<RawRow[]> {
  return (await runner.query(sql, [...values])) as RawRow[];
}

function places(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
