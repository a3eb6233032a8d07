import { InboxOutlined } from '@ant-design/icons';
import { type ChosenDoors, levelOf } from '@hongqi/shared';
import { Alert, Button, Input, Spin, Upload } from 'antd';
import { useState } from 'react';
import { errorText } from '../../api';
import { readCsv, readSheetFile } from '../../doors/import/read-sheet';
import type { Cell } from '../../doors/import/sheet-cells';
import { linesOf, type SheetLines, SheetProblem } from '../../doors/import/sheet-lines';
import { SheetRemarks } from '../../doors/import/SheetRemarks';
import { figure } from '../sending-words';
import { withoutDoors } from './door-groups';
import type { Choosing } from './ListDrawer';
import { foundWords } from './list-words';
import { useDoorsOfSheet } from './list-queries';
import { RefusedLines } from './RefusedLines';

interface Read extends SheetLines {
  name: string;
  rows: readonly (readonly Cell[])[];
  fillMerged: boolean;
}

/** A sheet somebody has, as a file or pasted: looked up line by line first, and only then added. */
export function BySheet({ areas, doors, add }: Choosing) {
  const [sheet, setSheet] = useState<Read | null>(null);
  const [problem, setProblem] = useState('');
  const [pasted, setPasted] = useState('');
  const [found, setFound] = useState<ChosenDoors | null>(null);
  const [added, setAdded] = useState(0);
  const find = useDoorsOfSheet();
  // Whoever sends to one grid need not write it into every line.
  const grid = areas.length === 1 && areas[0] && levelOf(areas[0]) === 'grid' ? areas[0] : undefined;

  const refuse = (error: unknown): void => {
    if (!(error instanceof SheetProblem)) throw error;
    setSheet(null);
    setFound(null);
    setProblem(error.message);
  };
  const look = (name: string, rows: Read['rows'], fillMerged: boolean): void => {
    try {
      const read = { ...linesOf(rows, { grid, fillMerged }), name, rows, fillMerged };
      setSheet(read);
      setProblem('');
      setFound(null);
      setAdded(0);
      find.mutate(read.lines, { onSuccess: setFound });
    } catch (error) {
      refuse(error);
    }
  };
  const choose = (file: File): void => {
    void readSheetFile(file).then((rows) => look(file.name, rows, false), refuse);
  };
  const again = (): void => {
    setSheet(null);
    setFound(null);
    setPasted('');
  };
  const news = found ? withoutDoors(found.doors, doors) : [];
  const put = (): void => {
    if (found && add(found.doors)) setAdded(news.length);
  };

  return (
    <div className="by-sheet">
      <Upload.Dragger
        accept=".xlsx,.csv,.txt"
        showUploadList={false}
        disabled={find.isPending}
        beforeUpload={(file) => {
          choose(file);
          // Read here, sent line by line: antd must not send it by itself.
          return false;
        }}
        className="list-drop"
        height={84}
      >
        <p className="import-drop-words">
          <InboxOutlined />{' '}
          {sheet ? `${sheet.name} · ${figure(sheet.lines.length)} 行` : '把 .xlsx 或 .csv 文件拖到这里，或点击选择'}
        </p>
        <p className="quiet">
          {sheet ? '换一个文件' : '第一行写 网格 · 楼栋 · 单元 · 门牌；联系人、电话等其他栏目不读取'}
        </p>
      </Upload.Dragger>
      {sheet ? null : (
        <div className="paste">
          <Input.TextArea
            rows={3}
            aria-label="粘贴表格"
            placeholder="或者在 Excel、WPS 里连同表头一起复制，粘贴到这里"
            value={pasted}
            onChange={({ target }) => setPasted(target.value)}
            data-testid="list-paste"
          />
          <Button
            disabled={!pasted.trim()}
            onClick={() => look('粘贴的表格', readCsv(new TextEncoder().encode(pasted)), false)}
            data-testid="list-paste-read"
          >
            读取
          </Button>
        </div>
      )}
      {sheet ? (
        <Button type="link" className="paste-again" onClick={again} data-testid="list-paste-again">
          换成粘贴
        </Button>
      ) : null}
      {problem ? <Alert type="warning" showIcon title={problem} data-testid="list-sheet-problem" /> : null}
      {sheet ? <SheetRemarks sheet={sheet} fill={(on) => look(sheet.name, sheet.rows, on)} /> : null}
      {find.isPending ? <Spin description="正在逐行核对" /> : null}
      {find.error ? (
        <Alert
          type="warning"
          showIcon
          title={errorText(find.error)}
          action={
            sheet ? (
              <Button size="small" onClick={() => look(sheet.name, sheet.rows, sheet.fillMerged)}>
                再试一次
              </Button>
            ) : null
          }
        />
      ) : null}
      {sheet && found ? (
        <>
          <div className="list-found">
            <p role="status" data-testid="list-found">
              {added ? (
                <span className="tone-ok">● 已加入 {figure(added)} 户</span>
              ) : (
                `对上 ${foundWords(found.doors.length, found.doors.length - news.length)}`
              )}
              {found.refused.length ? (
                <span className="tone-near"> · ◆ {figure(found.refused.length)} 行没有对上</span>
              ) : null}
            </p>
            {added ? null : (
              <Button type="primary" disabled={news.length === 0} onClick={put} data-testid="list-put">
                {news.length ? `加入 ${figure(news.length)} 户` : '没有要加入的'}
              </Button>
            )}
          </div>
          {found.refused.length ? <RefusedLines lines={sheet.lines} refused={found.refused} /> : null}
        </>
      ) : null}
    </div>
  );
}
