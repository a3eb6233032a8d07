import { DownOutlined, RightOutlined, SearchOutlined } from '@ant-design/icons';
import type { BuildingView, DoorBrief } from '@hongqi/shared';
import { App, Button, Checkbox, Input, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { errorText } from '../../api';
import { useBuildings } from '../../doors/door-queries';
import { Say, SayFailed } from '../../parts/Say';
import { figure } from '../sending-words';
import { BuildingDoors } from './BuildingDoors';
import { buildingKey, type GridToPick, gridsToPick, groupsOf, tickOf } from './door-groups';
import type { Choosing } from './ListDrawer';
import { useDoorsAt } from './list-queries';

/** More buildings than this do not stand open at once, and many more are not read but narrowed. */
const FEW = 40;
const MOST = 300;

type Listed = ReadonlyMap<string, readonly DoorBrief[]>;
type RowProps = Pick<Choosing, 'add' | 'remove'> & { listed: Listed };

/** The grids of the areas with their buildings, units and doors, each to be ticked. */
export function ByBuilding({ areas, doors, add, remove }: Choosing) {
  const buildings = useBuildings('');
  const [word, setWord] = useState('');
  const grids = useMemo(() => gridsToPick(buildings.data ?? [], areas, word), [buildings.data, areas, word]);
  const listed = useMemo(
    () => new Map(groupsOf(doors).flatMap((grid) => grid.buildings.map((group) => [group.key, group.doors] as const))),
    [doors],
  );
  const count = grids.reduce((sum, grid) => sum + grid.buildings.length, 0);
  const isOpen = count <= FEW || (word.trim() !== '' && count <= MOST);
  return (
    <>
      <Input
        allowClear
        prefix={<SearchOutlined />}
        suffix={<span className="quiet">{count} 栋</span>}
        placeholder="楼栋或网格，如 6号楼"
        aria-label="找楼栋"
        maxLength={60}
        value={word}
        onChange={({ target }) => setWord(target.value)}
        data-testid="pick-search"
      />
      <div className="pick-scroll" role="group" aria-label="楼栋" tabIndex={0}>
        {buildings.error ? <SayFailed error={buildings.error} again={() => void buildings.refetch()} /> : null}
        {buildings.isPending ? <Skeleton active className="pad" /> : null}
        {buildings.data && count === 0 ? (
          <Say title={word.trim() ? '没有这样的楼栋' : '发送范围内还没有登记的户'}>
            {word.trim() ? '换个词再找。' : '先在「户」里从表格导入，再来编制名单。'}
          </Say>
        ) : null}
        {grids.map((grid) => (
          <Grid key={`${grid.gridCode} ${isOpen}`} grid={grid} usual={isOpen} {...{ listed, add, remove }} />
        ))}
      </div>
    </>
  );
}

function Grid({ grid, usual, listed, ...steps }: RowProps & { grid: GridToPick; usual: boolean }) {
  const [open, setOpen] = useState(usual);
  const there = grid.buildings.flatMap((each) => listed.get(buildingKey(each)) ?? []);
  return (
    <section className="pick-grid" aria-label={grid.gridName}>
      <Row
        name={grid.gridName}
        all={grid.doors}
        there={there}
        places={grid.buildings}
        testId={`pick-grid-${grid.gridCode}`}
        {...{ open, setOpen, ...steps }}
      />
      {open ? (
        <ul>
          {grid.buildings.map((each) => (
            <Building key={buildingKey(each)} building={each} {...{ listed, ...steps }} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Building({ building, listed, ...steps }: RowProps & { building: BuildingView }) {
  const [open, setOpen] = useState(false);
  const there = listed.get(buildingKey(building)) ?? [];
  return (
    <li>
      <Row
        name={building.building}
        all={building.doors}
        there={there}
        places={[building]}
        testId={`pick-${building.building}`}
        {...{ open, setOpen, ...steps }}
      />
      {open ? <BuildingDoors place={building} there={there} {...steps} /> : null}
    </li>
  );
}

interface TickProps extends Pick<Choosing, 'add' | 'remove'> {
  name: string;
  /** Doors on record. */
  all: number;
  /** Those of them that are on the list. */
  there: readonly DoorBrief[];
  places: readonly BuildingView[];
  open: boolean;
  setOpen: (open: boolean) => void;
  testId: string;
}

function Row({ name, all, there, places, open, setOpen, testId, add, remove }: TickProps) {
  const { message } = App.useApp();
  const find = useDoorsAt();
  const tick = tickOf(there.length, all);
  const press = (): void => {
    if (tick.checked) return remove(there);
    find.mutate(
      places.map(({ gridCode, building }) => ({ gridCode, building })),
      { onSuccess: (found) => add(found), onError: (error) => void message.warning(errorText(error)) },
    );
  };
  return (
    <div className="pick-row">
      <Button
        type="text"
        size="small"
        icon={open ? <DownOutlined /> : <RightOutlined />}
        aria-expanded={open}
        aria-label={`${open ? '收起' : '展开'}${name}`}
        onClick={() => setOpen(!open)}
        data-testid={`open-${testId}`}
      />
      <Checkbox {...tick} disabled={find.isPending || all === 0} onChange={press} data-testid={testId}>
        {name}
      </Checkbox>
      <span className="quiet">
        {there.length ? `已选 ${figure(there.length)} / ` : ''}
        {figure(all)} 户
      </span>
    </div>
  );
}
