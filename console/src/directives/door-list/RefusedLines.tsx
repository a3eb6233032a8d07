import type { ChosenDoors, ImportLine } from '@hongqi/shared';
import { Table, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { LIST_PROBLEM_LABEL } from './list-words';

const ROWS_PX = 300;

interface Row extends ImportLine {
  why: string;
}

/** Each line of a sheet that names no door, as it stands there, and why. */
export function RefusedLines({ lines, refused }: { lines: readonly ImportLine[]; refused: ChosenDoors['refused'] }) {
  const rows = useMemo(() => {
    const byLine = new Map(lines.map((line) => [line.line, line]));
    return refused.flatMap(({ line, problem }): Row[] => {
      const said = byLine.get(line);
      return said ? [{ ...said, why: LIST_PROBLEM_LABEL[problem] }] : [];
    });
  }, [lines, refused]);
  return (
    <Table
      size="small"
      virtual
      rowKey="line"
      pagination={false}
      scroll={{ y: Math.min(ROWS_PX, 48 * rows.length), x: 540 }}
      dataSource={rows}
      columns={COLUMNS}
      data-testid="list-refused"
    />
  );
}

const COLUMNS: TableColumnsType<Row> = [
  { title: '行', dataIndex: 'line', width: 48 },
  { title: '原因', dataIndex: 'why', width: 130, ellipsis: true },
  { title: '网格', dataIndex: 'grid', width: 140, ellipsis: true },
  { title: '楼栋', dataIndex: 'building', width: 110, ellipsis: true },
  { title: '单元', dataIndex: 'unit', width: 60, ellipsis: true },
  { title: '门牌', dataIndex: 'number', width: 60, ellipsis: true },
];
