import { type DoorBrief } from '@hongqi/shared';
import { Button, Drawer, Popconfirm, Segmented } from 'antd';
import { useState } from 'react';
import { Say } from '../../parts/Say';
import { ByBuilding } from './ByBuilding';
import { BySheet } from './BySheet';
import { DoorTree } from './DoorTree';
import { listWords } from './list-words';
import { OutsideDoors } from './OutsideDoors';
import { Unmet } from './Unmet';

const WAYS = ['building', 'sheet', 'unmet'] as const;
type Way = (typeof WAYS)[number];
const WAY_LABEL: Record<Way, string> = { building: '按楼栋', sheet: '从表格', unmet: '上次没见到的户' };

export interface Choosing {
  /** Of the audience; empty while none is chosen. */
  areas: readonly string[];
  doors: readonly DoorBrief[];
  /** False: the list would be too long, and stays as it was. */
  add: (more: readonly DoorBrief[]) => boolean;
  remove: (gone: readonly DoorBrief[]) => void;
}

/** Where doors come from, beside the list they go to. Each step is kept at once, as everything of a draft. */
export function ListDrawer({ onClose, ...choosing }: Choosing & { onClose: () => void }) {
  const [way, setWay] = useState<Way>('building');
  const { areas, doors, remove } = choosing;
  return (
    <Drawer
      open
      size={1100}
      onClose={onClose}
      title="走访名单"
      classNames={{ body: 'list-drawer' }}
      footer={
        <div className="list-foot">
          <span className="quiet">名单随草稿自动保存。</span>
          <Button type="primary" onClick={onClose} data-testid="list-done">
            完成
          </Button>
        </div>
      }
    >
      <section className="list-ways" aria-label="加入住户">
        <Segmented<Way>
          block
          value={way}
          onChange={setWay}
          options={WAYS.map((value) => ({ value, label: WAY_LABEL[value] }))}
          data-testid="list-way"
        />
        {way === 'building' ? <ByBuilding {...choosing} /> : null}
        {way === 'sheet' ? <BySheet {...choosing} /> : null}
        {way === 'unmet' ? <Unmet {...choosing} /> : null}
      </section>
      <section className="list-have" aria-label="名单上的住户">
        <header className="list-have-head">
          <p role="status" data-testid="list-count">
            {doors.length ? (
              <>
                <b>名单</b> {listWords(doors)}
              </>
            ) : (
              <b>名单</b>
            )}
          </p>
          {doors.length ? (
            <Popconfirm title="清空名单？" okText="清空" onConfirm={() => remove(doors)}>
              <Button size="small" type="text" data-testid="list-clear">
                清空
              </Button>
            </Popconfirm>
          ) : null}
        </header>
        <OutsideDoors doors={doors} areas={areas} remove={remove} />
        {doors.length ? (
          <DoorTree doors={doors} areas={areas} remove={remove} />
        ) : (
          <Say title="名单还是空的">从左边勾选楼栋、导入表格，或取上次没见到的户，加入的住户列在这里。</Say>
        )}
      </section>
    </Drawer>
  );
}
