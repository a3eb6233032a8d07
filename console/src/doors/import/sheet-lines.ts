import { DOOR_LIMITS, type ImportLine, sameSpelling } from '@hongqi/shared';
import { type Cell, cellText, fieldText, isDate } from './sheet-cells';
import { FIELD_TITLE, findHeadings, type Headings, SHEET_FIELDS, type SheetField } from './sheet-headings';

export interface SheetLines {
  lines: ImportLine[];
  /** Titles of columns that are left out. */
  unused: string[];
  /** Numbers of the lines that name no grid or building below a line that does: cells merged over several lines. */
  merged: number[];
  /** Numbers of the lines in which a cell was kept as a date. */
  dates: number[];
}

export interface SheetOptions {
  /** Used where the sheet has no column for it. */
  grid?: string | undefined;
  /** Cells merged over several lines count for each of them. */
  fillMerged?: boolean;
}

/** Why nothing of a sheet can be read, in words. */
export class SheetProblem extends Error {}

/** What a sheet says, line by line. Line numbers are the sheet's own, from 1; empty lines are left out. */
export function linesOf(rows: readonly (readonly Cell[])[], options: SheetOptions = {}): SheetLines {
  const texts = rows.map((row) => Array.from(row, cellText));
  if (texts.every((row) => row.every((text) => text === ''))) throw new SheetProblem('这张表是空的。');
  const headings = findHeadings(texts);
  if (!headings)
    throw new SheetProblem(`没有找到表头。表头要有「${FIELD_TITLE.building}」和「${FIELD_TITLE.number}」两栏。`);
  if (!headings.columns.has('grid') && !options.grid)
    throw new SheetProblem(`表里没有「${FIELD_TITLE.grid}」一栏。请加上这一栏，或先只选中一个网格。`);

  const lines = texts.flatMap((row, at) =>
    at <= headings.row || isEmpty(headings, row) ? [] : [lineOf(headings, row, at + 1, options.grid)],
  );
  if (lines.length === 0) throw new SheetProblem('表头下面没有内容。');
  const merged = mergedLines(lines, headings);
  return {
    lines: options.fillMerged ? filled(lines, new Set(merged)) : lines,
    unused: headings.unused,
    merged,
    dates: lines.map(({ line }) => line).filter((line) => hasDate(headings, rows[line - 1] ?? [])),
  };
}

function isEmpty({ columns }: Headings, row: readonly string[]): boolean {
  return [...columns.values()].every((column) => !row[column]);
}

function hasDate({ columns }: Headings, row: readonly Cell[]): boolean {
  return [...columns].some(([field, column]) => field !== 'note' && isDate(row[column]));
}

function lineOf({ columns }: Headings, row: readonly string[], line: number, grid: string | undefined): ImportLine {
  const text = (field: SheetField): string => {
    const column = columns.get(field);
    return column === undefined ? '' : fieldText(field, row[column] ?? '');
  };
  const read = Object.fromEntries(SHEET_FIELDS.map((field) => [field, text(field)])) as Record<SheetField, string>;
  return { line, ...read, grid: columns.has('grid') ? read.grid : (grid ?? '') };
}

function mergedLines(lines: readonly ImportLine[], { columns }: Headings): number[] {
  return lines
    .slice(1)
    .filter(({ grid, building, number }) => number && (!building || (columns.has('grid') && !grid)))
    .map(({ line }) => line);
}

/** A unit without a number of its own is only taken over with its building: many buildings have one entrance. */
function filled(lines: readonly ImportLine[], merged: ReadonlySet<number>): ImportLine[] {
  const done: ImportLine[] = [];
  for (const line of lines) {
    const above = done.at(-1);
    if (!above || !merged.has(line.line)) done.push(line);
    else
      done.push({
        ...line,
        grid: line.grid || above.grid,
        building: line.building || above.building,
        unit: line.building ? line.unit : line.unit || above.unit,
      });
  }
  return done;
}

/** The lines as requests take them, and those that name the same door as one before them anywhere in the sheet. */
export function batchesOf(lines: readonly ImportLine[]): { batches: ImportLine[][]; repeated: number[] } {
  const seen = new Set<string>();
  const repeated: number[] = [];
  const first: ImportLine[] = [];
  for (const line of lines) {
    const key = [line.grid, line.building, line.unit, line.number].map(sameSpelling).join('\n');
    // Lines that lack something are refused for that, each of them.
    const isWhole = line.grid !== '' && line.building !== '' && line.number !== '';
    if (isWhole && seen.has(key)) repeated.push(line.line);
    else first.push(line);
    seen.add(key);
  }
  const batches: ImportLine[][] = [];
  for (let at = 0; at < first.length; at += DOOR_LIMITS.importRows) {
    batches.push(first.slice(at, at + DOOR_LIMITS.importRows));
  }
  return { batches, repeated };
}
