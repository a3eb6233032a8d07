import { FIGURE_PART_LABEL, figureDefinition, type FiguresView, type FigureValue } from '@hongqi/shared';
import { CSV_BEGIN, csvLine } from '../http/csv';

const HEAD = ['统计期', '分组', '指标', '数值', ...Object.values(FIGURE_PART_LABEL), '公式', '统计口径', '不计'];
const TOTAL = '合计';

/** The view as a CSV file: UTF-8 with a mark for Excel, a row for each figure of each group, with what it means. */
export function figuresFile(view: FiguresView): string {
  const period = `${view.from} 至 ${view.to}`;
  const groups = [{ label: TOTAL, values: view.values }, ...view.groups];
  const rows = groups.flatMap(({ label, values }) => values.map((value) => [period, label, ...cellsOf(value)]));
  return CSV_BEGIN + [HEAD, ...rows].map(csvLine).join('');
}

function cellsOf({ key, text, numerator, sample, excluded }: FigureValue): string[] {
  const { label, formula, population, exclusions } = figureDefinition(key);
  const numbers = [numerator, sample, excluded].map((number) => (number === null ? '' : String(number)));
  return [label, text, ...numbers, formula, population, exclusions];
}
