import { Checkbox } from 'antd';
import type { SheetLines } from './sheet-lines';

interface Props {
  sheet: Pick<SheetLines, 'unused' | 'merged' | 'dates'> & { fillMerged: boolean };
  /** Whether merged cells count for each of their lines. */
  fill: (on: boolean) => void;
}

/** What was read differently from how it stands there, so that nobody is surprised. */
export function SheetRemarks({ sheet, fill }: Props) {
  const { unused, merged, dates, fillMerged } = sheet;
  const few = (lines: readonly number[]): string =>
    `第 ${lines.slice(0, 5).join('、')}${lines.length > 5 ? ` 等 ${lines.length}` : ''} 行`;
  return (
    <ul className="import-remarks">
      {unused.length ? (
        <li data-testid="import-unused">不认识的栏目，不导入：{unused.map((title) => `「${title}」`).join('')}</li>
      ) : null}
      {dates.length ? (
        <li data-testid="import-dates">{few(dates)}的门牌被 Excel 存成了日期，已按「3-1」这样读回，请核对。</li>
      ) : null}
      {merged.length ? (
        <li>
          <Checkbox checked={fillMerged} onChange={({ target }) => fill(target.checked)} data-testid="import-merged">
            {few(merged)}没有写网格或楼栋：是合并的单元格，与上一行相同
          </Checkbox>
        </li>
      ) : null}
    </ul>
  );
}
