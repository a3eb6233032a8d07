import {
  IMPORT_OUTCOMES,
  IMPORT_PROBLEM_LABEL,
  type ImportLine,
  type ImportOutcome,
  type ImportReport,
} from '@hongqi/shared';
import Papa from 'papaparse';
import { FIELD_TITLE, SHEET_FIELDS } from './sheet-headings';

type Reported = ImportReport['lines'][number];

/** The answers to all requests of one sheet as one, in the order of its lines. */
export function joinReports(reports: readonly ImportReport[], repeated: readonly number[]): ImportReport {
  const again = repeated.map((line): Reported => ({ line, outcome: 'refused', problem: 'repeated' }));
  const lines = [...reports.flatMap((report) => report.lines), ...again].sort((a, b) => a.line - b.line);
  const count = (wanted: ImportOutcome): number => lines.filter(({ outcome }) => outcome === wanted).length;
  const counts = Object.fromEntries(IMPORT_OUTCOMES.map((outcome) => [outcome, count(outcome)]));
  return { lines, counts: counts as ImportReport['counts'] };
}

/** The lines that were left out, with the reason, ready to be corrected and imported again. */
export function refusedFile(lines: readonly ImportLine[], report: ImportReport): string {
  const byLine = new Map(lines.map((line) => [line.line, line]));
  const rows = report.lines.flatMap(({ line, problem }) => {
    const said = byLine.get(line);
    return said && problem
      ? [[String(line), ...SHEET_FIELDS.map((field) => said[field]), IMPORT_PROBLEM_LABEL[problem]]]
      : [];
  });
  return sheetText(['行号', ...SHEET_FIELDS.map((field) => FIELD_TITLE[field]), '原因'], rows);
}

/** An empty sheet with one line to show how. */
export function templateFile(grid: string): string {
  const shown = {
    grid,
    building: '新建路6号楼',
    unit: '2单元',
    number: '301',
    contactName: '',
    contactPhone: '',
    note: '示例，导入前请删去',
  };
  return sheetText(
    SHEET_FIELDS.map((field) => FIELD_TITLE[field]),
    [SHEET_FIELDS.map((field) => shown[field])],
  );
}

/** With the mark by which Excel knows UTF-8, and with nothing in it that Excel would run. */
function sheetText(fields: string[], data: string[][]): string {
  return `\ufeff${Papa.unparse({ fields, data }, { escapeFormulae: true, newline: '\r\n' })}`;
}
