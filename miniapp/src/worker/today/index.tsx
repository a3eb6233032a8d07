import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { ACTION_LABEL, type Action, clockTime, type IssueRow, type Light } from '@hongqi/shared';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '@/components/Button';
import { Empty, Failed } from '@/components/Empty';
import { Icon } from '@/components/Icon';
import { LightCounts } from '@/components/LightCounts';
import { ListEnd } from '@/components/ListEnd';
import { Page } from '@/components/Page';
import { SkeletonRows } from '@/components/Skeleton';
import { useLatest } from '@/hooks/use-latest';
import { useQueue } from '@/services/action-queue';
import { openMine, openReport, openTask } from '@/services/links';
import { canLocate } from '@/services/platform';
import { ofKind, type WaitingAction } from '@/services/queue-items';
import { distanceWords, useHere } from '../distance';
import { useNotedVisits } from '../noted-visits';
import { UnsentVisits } from '../UnsentVisits';
import { useWalks } from '../use-walks';
import { TaskCard } from './TaskCard';
import { useTasks } from './use-tasks';
import { WalkEntry } from './WalkEntry';

/** A filter looks further down the list until it has so many rows, as far as there are any. */
const FILTERED_LEAST = 10;

function TodayPage() {
  const tasks = useTasks();
  const { walks } = useWalks();
  const visits = useNotedVisits();
  const { list, rows, counts, refresh } = tasks;
  const [light, setLight] = useState<Light | null>(null);
  const { here, ask } = useHere();
  const queue = useQueue();
  const waiting = ofKind(queue.waiting, 'act');
  const refused = ofKind(queue.refused, 'act');
  useDidShow(() => void refresh());
  usePullDownRefresh(() => void refresh().finally(() => Taro.stopPullDownRefresh()));
  useReachBottom(() => void list.loadMore());

  const shown = light ? rows.filter((row) => row.light === light) : rows;
  const { hasMore, loadMore } = list;
  const wantsMore = light !== null && hasMore && shown.length < Math.min(FILTERED_LEAST, counts?.[light] ?? 0);
  useEffect(() => {
    if (wantsMore) void loadMore();
  }, [wantsMore, loadMore]);

  const latest = useLatest(tasks.accept);
  const accept = useCallback((row: IssueRow) => void latest.current(row), [latest]);
  const open = useCallback((row: IssueRow) => openTask(row.id), []);

  return (
    <Page className="page-with-bar">
      <View className="counts-card">
        <LightCounts counts={counts} chosen={light} onChoose={setLight} />
      </View>
      {tasks.seenAt && (
        <View id="offline" className="notice-line" aria-live="polite">
          {`离线，显示 ${clockTime(tasks.seenAt, new Date())} 的内容`}
        </View>
      )}
      {refused.map((item, i) => (
        <View
          key={item.actionKey}
          id={`refused-${i}`}
          className="notice-line notice-late"
          hoverClass="pressed"
          ariaRole="button"
          onClick={() => openTask(item.issueId)}
        >
          <View className="grow">{`▲ “${ACTION_LABEL[item.action]}”没有送达，点开看原因`}</View>
          <Icon name="chevron" className="icon-small" />
        </View>
      ))}
      {waiting.length > 0 && (
        <View id="waiting" className="notice-line">
          {`${waiting.length} 项操作存在手机里，有信号后自动发送`}
        </View>
      )}
      <UnsentVisits {...visits} />
      {walks && <WalkEntry walks={walks} />}
      {list.status === 'loading' && rows.length === 0 && <SkeletonRows count={5} />}
      {list.status === 'failed' && rows.length === 0 && <Failed error={list.error} onRetry={() => void refresh()} />}
      {list.status === 'ready' && shown.length === 0 && !wantsMore && (
        <Empty
          icon="check"
          title={light ? '这一类没有任务' : '任务都办完了'}
          words="派给您的事会出现在这里，最急的在最上面。"
        />
      )}
      {shown.map((row) => (
        <TaskCard
          key={row.id}
          row={row}
          distance={distanceWords(here, row.place)}
          waiting={lastWaiting(waiting, row.id)}
          refused={refused.some((item) => item.issueId === row.id)}
          busy={tasks.accepting === row.id}
          onOpen={open}
          onAccept={accept}
        />
      ))}
      {canLocate && !here && rows.length > 0 && (
        <Button id="show-distance" kind="text" icon="pin" onPress={() => void ask()}>
          显示距离
        </Button>
      )}
      <ListEnd list={list} />
      <View className="bar">
        <Button id="go-mine" kind="plain" icon="person" className="bar-half" onPress={openMine}>
          我的
        </Button>
        <Button id="go-report" kind="primary" icon="camera" className="bar-half" onPress={() => openReport('worker')}>
          上报
        </Button>
      </View>
    </Page>
  );
}

/** Not `at(-1)`: the phones here are older than that. */
function lastWaiting(waiting: readonly WaitingAction[], issueId: string): Action | null {
  const mine = waiting.filter((item) => item.issueId === issueId);
  return mine[mine.length - 1]?.action ?? null;
}

export default TodayPage;
