import type { IssueRow, Page } from '@hongqi/shared';

/**
 * The pages of a list as one. A row that moved while the pages were fetched can come twice: its first place counts,
 * its newest content is shown.
 */
export function rowsOf(pages: readonly Page<IssueRow>[]): IssueRow[] {
  const rows = new Map<string, IssueRow>();
  for (const row of pages.flatMap((page) => page.items)) {
    const known = rows.get(row.id);
    if (!known || known.updatedAt < row.updatedAt) rows.set(row.id, row);
  }
  return [...rows.values()];
}

/**
 * Where the marker goes by one step from `id`. When that row has left the list (it was just dealt with), the marker
 * stays at `lastIndex`, which by then is the following row. Null for an empty list.
 */
export function stepFrom(rows: readonly IssueRow[], id: string | null, lastIndex: number, step: 1 | -1): string | null {
  const at = rows.findIndex((row) => row.id === id);
  const wanted = at >= 0 ? at + step : id === null || step > 0 ? lastIndex : lastIndex - 1;
  return rows[Math.max(0, Math.min(rows.length - 1, wanted))]?.id ?? null;
}
