/** Tells a spreadsheet that it is UTF-8. */
export const CSV_BEGIN = '\u{feff}';
export const CSV_TYPE = 'text/csv; charset=utf-8';

export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

/** Words that begin like a formula would be run by a spreadsheet; an apostrophe keeps them words. */
function quoted(cell: string | number): string {
  if (typeof cell === 'number') return `"${cell}"`;
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}
