import { DownloadOutlined } from '@ant-design/icons';
import {
  IMPORT_OUTCOME_LABEL,
  IMPORT_OUTCOMES,
  IMPORT_PROBLEM_LABEL,
  type ImportLine,
  type ImportOutcome,
  type ImportReport,
} from '@hongqi/shared';
import { Button, Segmented, Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { saveFile } from '../../api';
import { refusedFile } from './import-report';

/** Shape and word, not colour alone. */
const MARK: Record<ImportOutcome, string> = { added: '＋', changed: '◆', same: '＝', refused: '✕' };
const LOOK: Record<ImportOutcome, string> = {
  added: 'chip chip-ok',
  changed: 'chip chip-here',
  same: 'chip chip-none',
  refused: 'chip chip-near',
};
const ROWS_PX = 396;

interface Row extends ImportLine {
  outcome: ImportOutcome;
  why: string;
}

/** Every line with what became, or would become, of it. Contacts are sent, never shown back. */
export function ReportTable({ lines, report }: { lines: readonly ImportLine[]; report: ImportReport }) {
  const [chosen, setChosen] = useState<ImportOutcome | 'all'>('all');
  const rows = useMemo(() => rowsOf(lines, report), [lines, report]);
  const shown = chosen === 'all' ? rows : rows.filter(({ outcome }) => outcome === chosen);
  return (
    <section className="import-report" aria-label="逐行结果">
      <div className="import-filter">
        <Segmented<ImportOutcome | 'all'>
          value={chosen}
          onChange={setChosen}
          options={[
            { value: 'all', label: `全部 ${rows.length}` },
            ...IMPORT_OUTCOMES.map((value) => ({
              value,
              label: `${IMPORT_OUTCOME_LABEL[value]} ${report.counts[value]}`,
            })),
          ]}
          data-testid="import-filter"
        />
        {report.counts.refused ? (
          <Button
            icon={<DownloadOutlined />}
            onClick={() => saveFile(new Blob([refusedFile(lines, report)]), '未导入的行.csv')}
            data-testid="import-refused"
          >
            下载未导入的 {report.counts.refused} 行
          </Button>
        ) : null}
      </div>
      <Table
        size="small"
        virtual
        rowKey="line"
        pagination={false}
        scroll={{ y: ROWS_PX, x: 820 }}
        dataSource={shown}
        columns={COLUMNS}
        locale={{ emptyText: '没有这样的行' }}
        data-testid="import-lines"
      />
    </section>
  );
}

const COLUMNS: TableColumnsType<Row> = [
  { title: '行', dataIndex: 'line', width: 60 },
  {
    title: '结果',
    dataIndex: 'outcome',
    width: 96,
    render: (outcome: ImportOutcome) => (
      <span className={LOOK[outcome]}>
        {MARK[outcome]} {IMPORT_OUTCOME_LABEL[outcome]}
      </span>
    ),
  },
  { title: '原因', dataIndex: 'why', width: 170, ellipsis: true },
  { title: '网格', dataIndex: 'grid', width: 170, ellipsis: true },
  { title: '楼栋', dataIndex: 'building', width: 150, ellipsis: true },
  { title: '单元', dataIndex: 'unit', width: 80, ellipsis: true },
  { title: '门牌', dataIndex: 'number', width: 80, ellipsis: true },
];

function rowsOf(lines: readonly ImportLine[], report: ImportReport): Row[] {
  const byLine = new Map(lines.map((line) => [line.line, line]));
  return report.lines.flatMap(({ line, outcome, problem }) => {
    const said = byLine.get(line);
    return said ? [{ ...said, outcome, why: problem ? IMPORT_PROBLEM_LABEL[problem] : '' }] : [];
  });
}
