import type { ImportLine } from '@hongqi/shared';

const EMPTY: ImportLine = {
  line: 2,
  grid: '红旗社区第一网格',
  building: '',
  unit: '',
  number: '',
  contactName: '',
  contactPhone: '',
  note: '',
};

/** Lines of a sheet of doors, numbered as in the sheet: the first is its heading. */
export function sheet(...lines: readonly Partial<ImportLine>[]): ImportLine[] {
  return lines.map((line, at) => ({ ...EMPTY, line: at + 2, ...line }));
}
