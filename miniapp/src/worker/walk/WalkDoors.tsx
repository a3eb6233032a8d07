import { usePullDownRefresh } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { clockTime, doorWords, howFarDue, type Walk } from '@hongqi/shared';
import { useCallback, useMemo, useState } from 'react';
import { Button } from '@/components/Button';
import { Empty, Failed } from '@/components/Empty';
import { SkeletonRows } from '@/components/Skeleton';
import { openDoor, openUnsettled } from '@/services/links';
import { useDoorList } from '../door-list';
import { DoorSheet } from '../door/DoorSheet';
import { useNotedVisits } from '../noted-visits';
import { UnsentVisits } from '../UnsentVisits';
import { useAsked } from '../use-asked';
import { byBuilding, countDoors, type DoorFilter, gridsToWalk, nextUnvisited } from '../walk-rules';
import { listWords, walkTitle } from '../walk-words';
import { BuildingCard } from './BuildingCard';
import { GridChooser, WalkChooser } from './Choosers';
import { DoorFilters } from './DoorFilters';
import { Progress } from './Progress';

/** So few doors are shown all at once; of more, one building at a time. */
const ALL_OPEN = 40;

interface Props {
  walks: Walk[];
  walk: Walk;
  grid: Walk['grids'][number];
  onWalk: (directiveId: string | null) => void;
  onGrid: (gridCode: string) => void;
}

/** The doors of one grid on one walk. */
export function WalkDoors({ walks, walk, grid, onWalk, onGrid }: Props) {
  const { directiveId, dueAt, listed } = walk;
  const list = useDoorList(directiveId, grid.code);
  usePullDownRefresh(() => void list.refresh());
  // Taken along now: at the door there may be no signal to ask what is to be asked.
  useAsked(directiveId);
  const visits = useNotedVisits();
  const [filter, setFilter] = useState<DoorFilter>('all');
  const [lastDoor, setLastDoor] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const doors = useMemo(() => list.doors ?? [], [list.doors]);
  const counts = list.doors ? countDoors(doors) : grid;
  const groups = useMemo(() => byBuilding(doors, filter), [doors, filter]);
  const next = useMemo(() => nextUnvisited(doors, lastDoor), [doors, lastDoor]);
  // Undefined until the person opens or closes one.
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const isShort = groups.reduce((sum, { shown }) => sum + shown, 0) <= ALL_OPEN;
  const opened = chosen === undefined ? (next?.building ?? groups[0]?.building) : chosen;

  const goTo = useCallback(
    (id: string) => {
      setLastDoor(id);
      openDoor(id, grid.code, directiveId);
    },
    [grid.code, directiveId],
  );
  const toggle = useCallback((building: string) => setChosen(opened === building ? null : building), [opened]);

  return (
    <View>
      {list.seenAt && (
        <View id="offline" className="notice-line" aria-live="polite">
          {`离线，显示 ${clockTime(list.seenAt, new Date())} 的内容`}
        </View>
      )}
      <UnsentVisits {...visits} />
      <View className="card">
        <View className="walk-head">
          <View className="sentence grow">{walkTitle(walk)}</View>
          <WalkChooser walks={walks} chosen={walk} onChoose={onWalk} />
        </View>
        {dueAt && (
          <View className="hint">{`${howFarDue(dueAt, new Date())}（${clockTime(dueAt, new Date())} 前）`}</View>
        )}
        <View className="walk-head">
          <View className="hint grow">{grid.name}</View>
          <GridChooser grids={gridsToWalk(walk)} listed={listed} chosen={grid} onChoose={onGrid} />
        </View>
        {listed && (
          <View id="listed" className="hint">
            {`${listWords(counts.doors)}，只走访名单上的住户`}
          </View>
        )}
        <Progress counts={counts} />
        {directiveId && (
          <Button id="go-unsettled" kind="text" icon="person" onPress={() => openUnsettled(directiveId)}>
            按人代回执
          </Button>
        )}
      </View>
      {doors.length > 0 && <DoorFilters doors={doors} listed={listed} chosen={filter} onChoose={setFilter} />}
      {!list.doors &&
        (list.error ? <Failed error={list.error} onRetry={() => void list.refresh()} /> : <SkeletonRows />)}
      {list.doors && groups.length === 0 && <NoDoors filter={filter} none={doors.length === 0} listed={listed} />}
      {groups.map((group, i) => (
        <BuildingCard
          key={group.building}
          group={group}
          at={i}
          open={isShort || opened === group.building}
          onToggle={isShort ? null : toggle}
          onDoor={goTo}
        />
      ))}
      {list.doors && !listed && (
        <View className="stack">
          <Button id="add-door" kind="text" icon="plus" onPress={() => setAdding(true)}>
            加一户
          </Button>
        </View>
      )}
      <View className="bar">
        <Button
          id="next-door"
          kind="primary"
          className="bar-main"
          disabled={!next}
          onPress={() => next && goTo(next.id)}
        >
          {next ? `下一户 ${doorWords(next)}` : doors.length > 0 ? '都走访过了' : '没有要走访的住户'}
        </Button>
      </View>
      {adding && (
        <DoorSheet
          gridCode={grid.code}
          door={null}
          beside={doors.find(({ id }) => id === lastDoor) ?? next}
          onClose={() => setAdding(false)}
        />
      )}
    </View>
  );
}

function NoDoors({ filter, none, listed }: { filter: DoorFilter; none: boolean; listed: boolean }) {
  if (none && listed)
    return (
      <Empty
        icon="home"
        title="名单上已经没有这个网格的住户"
        words="名单上的住户可能已经删除，或划到了别的网格。这里没有要走访的。"
      />
    );
  if (none)
    return (
      <Empty icon="home" title="这个网格还没有住户" words="街道导入住户后会列在这里；也可以用“加一户”自己添加。" />
    );
  return filter === 'unvisited' ? (
    <Empty icon="check" title="都走访过了" words="每一户都敲过门。不在家的，可以在“不在家”里再走一遍。" />
  ) : (
    <Empty icon="check" title="没有这样的住户" words="换一个条件看看。" />
  );
}
