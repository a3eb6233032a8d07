import { DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import { type ImportReport, levelOf } from '@hongqi/shared';
import { Alert, Button, Drawer, Progress, Upload } from 'antd';
import { useState } from 'react';
import { errorText, saveFile } from '../../api';
import { useAreaNames } from '../../desk/desk-queries';
import { useImportSheet } from '../door-queries';
import { templateFile } from './import-report';
import { readSheetFile } from './read-sheet';
import { ReportTable } from './ReportTable';
import type { Cell } from './sheet-cells';
import { type SheetLines, SheetProblem, linesOf } from './sheet-lines';
import { SheetRemarks } from './SheetRemarks';

interface Read extends SheetLines {
  fileName: string;
  rows: readonly (readonly Cell[])[];
  fillMerged: boolean;
}

/** From a file to a report of every line, and only then into the records. */
export function ImportDrawer({ areaCode, onClose }: { areaCode: string; onClose: () => void }) {
  const nameOf = useAreaNames();
  const grid = levelOf(areaCode) === 'grid' ? areaCode : undefined;
  const [sheet, setSheet] = useState<Read | null>(null);
  const [problem, setProblem] = useState('');
  const [report, setReport] = useState<{ of: ImportReport; done: boolean } | null>(null);
  const [sent, setSent] = useState(0);
  const run = useImportSheet();

  const send = (read: Read, dryRun: boolean): void => {
    run.mutate(
      { lines: read.lines, dryRun, progress: setSent },
      { onSuccess: (answer) => setReport({ of: answer, done: !dryRun }) },
    );
  };
  const look = (fileName: string, rows: Read['rows'], fillMerged: boolean): void => {
    try {
      const read = { ...linesOf(rows, { grid, fillMerged }), fileName, rows, fillMerged };
      setSheet(read);
      setReport(null);
      setProblem('');
      send(read, true);
    } catch (error) {
      refuse(error);
    }
  };
  const refuse = (error: unknown): void => {
    if (!(error instanceof SheetProblem)) throw error;
    setSheet(null);
    setReport(null);
    setProblem(error.message);
  };
  const choose = (file: File): void => {
    void readSheetFile(file).then((rows) => look(file.name, rows, false), refuse);
  };
  const changes = report ? report.of.counts.added + report.of.counts.changed : 0;

  return (
    <Drawer
      open
      size={900}
      onClose={onClose}
      title="从表格导入"
      extra={
        <Button
          type="text"
          icon={<DownloadOutlined />}
          onClick={() =>
            saveFile(new Blob([templateFile(grid ? nameOf(grid) : '红旗社区第一网格')]), '户-导入模板.csv')
          }
          data-testid="import-template"
        >
          下载模板
        </Button>
      }
      footer={
        report ? (
          <div className="import-foot">
            {report.done ? (
              <>
                <span className="tone-ok" role="status" data-testid="import-done">
                  ● 已导入：新增 {report.of.counts.added} 户，更新 {report.of.counts.changed} 户
                </span>
                <Button type="primary" onClick={onClose}>
                  完成
                </Button>
              </>
            ) : (
              <>
                <span className="quiet">以上是预检，还没有写入。</span>
                <Button
                  type="primary"
                  disabled={changes === 0}
                  loading={run.isPending}
                  onClick={() => sheet && send(sheet, false)}
                  data-testid="import-confirm"
                >
                  {changes ? `确认导入 ${changes} 户` : '没有要导入的'}
                </Button>
              </>
            )}
          </div>
        ) : null
      }
    >
      <Upload.Dragger
        accept=".xlsx,.csv,.txt"
        showUploadList={false}
        disabled={run.isPending}
        beforeUpload={(file) => {
          choose(file);
          // Read here, sent line by line: antd must not send it by itself.
          return false;
        }}
        className="import-drop"
        height={92}
      >
        <p className="import-drop-words">
          <InboxOutlined />{' '}
          {sheet ? `${sheet.fileName} · ${sheet.lines.length} 行` : '把 .xlsx 或 .csv 文件拖到这里，或点击选择'}
        </p>
        <p className="quiet">
          {sheet ? '换一个文件' : '第一行写 网格 · 楼栋 · 单元 · 门牌 · 联系人 · 电话 · 备注；同一张表再导一次不会重复'}
        </p>
      </Upload.Dragger>
      {problem ? (
        <Alert className="import-note" type="warning" showIcon title={problem} data-testid="import-problem" />
      ) : null}
      {sheet ? <SheetRemarks sheet={sheet} fill={(on) => look(sheet.fileName, sheet.rows, on)} /> : null}
      {run.isPending && sheet && sheet.lines.length > 1000 ? (
        <Progress percent={Math.floor((sent / sheet.lines.length) * 100)} aria-label="导入进度" />
      ) : null}
      {run.error ? (
        <Alert
          className="import-note"
          type="warning"
          showIcon
          title={errorText(run.error)}
          description={sent > 0 ? `前 ${sent} 行已经处理。再试一次不会重复导入。` : '再试一次不会重复导入。'}
          action={
            sheet ? (
              <Button size="small" onClick={() => send(sheet, !report)}>
                再试一次
              </Button>
            ) : null
          }
        />
      ) : null}
      {sheet && report ? <ReportTable lines={sheet.lines} report={report.of} /> : null}
    </Drawer>
  );
}
