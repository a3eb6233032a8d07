import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { issueRoutes, type IssueRow, LIMITS, type Queue } from '@hongqi/shared';
import { useCallback, useEffect, useState } from 'react';
import { Empty, Failed } from '@/components/Empty';
import { ListEnd } from '@/components/ListEnd';
import { Page } from '@/components/Page';
import { Segmented } from '@/components/Segmented';
import { SkeletonRows } from '@/components/Skeleton';
import { usePaged } from '@/hooks/use-paged';
import { call } from '@/services/api';
import { openTask } from '@/services/links';
import { liveNotices } from '@/services/live';
import { LeaderRow } from './LeaderRow';

const LISTS = [
  { key: 'leaders', label: '等我的' },
  { key: 'ordered', label: '督办中' },
] as const satisfies readonly { key: Queue; label: string }[];
type List = (typeof LISTS)[number]['key'];

const EMPTY: Record<List, { title: string; words: string }> = {
  leaders: { title: '没有等您的事', words: '居民喊到您这一级的、超期太久的，会出现在这里。' },
  ordered: { title: '没有督办中的事', words: '发出的督办和平台自动督办，解除之前都在这里。' },
};

/** What waits for a leader: calls to answer and matters red too long, and the orders still open. */
function LeaderPage() {
  const [shown, setShown] = useState<List>('leaders');
  const list = usePaged<IssueRow>((after) => call(issueRoutes.desk, { queue: shown, after, limit: LIMITS.page.usual }));
  const { reload, loadMore } = list;
  useEffect(() => void reload(), [shown, reload]);
  useDidShow(() => void reload());
  usePullDownRefresh(() => void reload().finally(() => Taro.stopPullDownRefresh()));
  useReachBottom(() => void loadMore());
  useEffect(() => liveNotices.listen(() => void reload()), [reload]);
  const open = useCallback((row: IssueRow) => openTask(row.id), []);

  return (
    <Page>
      <Segmented options={LISTS} chosen={shown} onChoose={setShown} />
      {list.status === 'loading' && <SkeletonRows count={5} />}
      {list.status === 'failed' && list.items.length === 0 && (
        <Failed error={list.error} onRetry={() => void reload()} />
      )}
      {list.status === 'ready' && list.items.length === 0 && <Empty icon="check" {...EMPTY[shown]} />}
      {list.items.map((row) => (
        <LeaderRow key={row.id} row={row} onOpen={open} />
      ))}
      <ListEnd list={list} />
    </Page>
  );
}

export default LeaderPage;
