import { instantOfId } from './day-root';
import { chainHash } from './chain';
import { type Content, contentHash } from './content-hash';
import type { Finding } from './finding';
import type { StoredStep } from './stored-step';

/** What an issue's own row says of its history. */
export interface IssueEnd extends Content {
  id: string;
  number: string;
  version: number;
  state: string;
  holderUserId: string | null;
  holderDepartmentId: string | null;
  lastHash: string;
}

/** Finding out where a row belongs tries every place against every row; a longer life is only called changed. */
const LONGEST_SEARCH = 60;

/**
 * Everything wrong with the history of one issue, its rows given by `seq`. Each row is judged against the stored hash of
 * the one before it, so that one changed row does not accuse all that follow.
 */
export function verifyIssue(issue: IssueEnd, rows: readonly StoredStep[]): Finding[] {
  const found: Finding[] = [];
  const about = (row: StoredStep): Omit<Finding, 'flaw'> => ({ ...named(issue), seq: row.seq, historyId: row.id });
  let expected = 1;
  let previous: StoredStep | undefined;

  for (const row of rows) {
    if (row.seq < expected || row.seq > issue.version) {
      found.push({ flaw: 'extra', ...about(row) });
      continue;
    }
    const gap = row.seq > expected;
    for (; expected < row.seq; expected++) found.push({ flaw: 'missing', ...named(issue), seq: expected });
    expected = row.seq + 1;
    const flaw = flawOf(row, gap ? undefined : (previous?.hash ?? ''), rows);
    if (flaw) found.push({ ...flaw, ...about(row) });
    previous = row;
  }
  // Every life begins with a first step, whatever the issue's own row says now.
  for (; expected <= Math.max(1, issue.version); expected++)
    found.push({ flaw: 'missing', ...named(issue), seq: expected });
  return [...found, ...endFlaws(issue, previous), ...contentFlaws(issue, rows)];
}

/** `previous` is undefined when the row before is gone. */
function flawOf(
  row: StoredStep,
  previous: string | undefined,
  rows: readonly StoredStep[],
): Pick<Finding, 'flaw' | 'wasSeq'> | null {
  if (!instantOfId(row.id)) return { flaw: 'changed' };
  if (previous !== undefined && chainHash(previous, row) === row.hash) return null;
  const place = placeOf(row, rows);
  if (!place) return { flaw: previous === undefined ? 'unprovable' : 'changed' };
  if (place.seq !== row.seq) return { flaw: 'reordered', wasSeq: place.seq };
  // It stands where it was written; the row it was written after was moved away and is named itself.
  const wasMoved = place.after && placeOf(place.after, rows)?.seq === row.seq - 1;
  return wasMoved ? null : { flaw: 'changed' };
}

/** Where this row was written and after which, if nothing in it but its place was touched and that row is still there. */
function placeOf(row: StoredStep, rows: readonly StoredStep[]): { seq: number; after: StoredStep | null } | null {
  if (rows.length > LONGEST_SEARCH) return null;
  for (let seq = 1; seq <= rows.length + 1; seq++) {
    for (const after of [null, ...rows.filter(({ id }) => id !== row.id)]) {
      if (chainHash(after?.hash ?? '', { ...row, seq }) === row.hash) return { seq, after };
    }
  }
  return null;
}

/** Whether the issue stands where its last row left it. Where that row is gone, it has been named already. */
function endFlaws(issue: IssueEnd, last: StoredStep | undefined): Finding[] {
  if (last?.seq !== issue.version) return [];
  const found: Finding[] = [];
  if (issue.lastHash !== last.hash) found.push({ flaw: 'tail', ...named(issue), seq: last.seq });
  const stands =
    issue.state === last.toState &&
    issue.holderUserId === last.holderUserId &&
    issue.holderDepartmentId === last.holderDepartmentId;
  if (!stands) found.push({ flaw: 'standing', ...named(issue), seq: last.seq });
  return found;
}

/** Whether it still says what its reporter said. Issues from before this was kept vouch for nothing. */
function contentFlaws(issue: IssueEnd, rows: readonly StoredStep[]): Finding[] {
  const said = rows.findLast(({ effects }) => effects !== null && 'content' in effects);
  if (!said?.effects || Reflect.get(said.effects, 'content') === contentHash(issue)) return [];
  return [{ flaw: 'content', ...named(issue), seq: said.seq }];
}

function named({ id, number }: IssueEnd): Pick<Finding, 'issueId' | 'number'> {
  return { issueId: id, number };
}
