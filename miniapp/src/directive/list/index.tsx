import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { LIMITS, type ReceivedRow, receivedRoutes } from '@hongqi/shared';
import { useCallback, useEffect } from 'react';
import { DirectiveCard } from '@/components/DirectiveCard';
import { Empty, Failed } from '@/components/Empty';
import { ListEnd } from '@/components/ListEnd';
import { Page } from '@/components/Page';
import { SkeletonRows } from '@/components/Skeleton';
import { usePaged } from '@/hooks/use-paged';
import { useQueue } from '@/services/action-queue';
import { call } from '@/services/api';
import { openDirective } from '@/services/links';
import { liveDirectives } from '@/services/live';
import { rowWithWaiting } from '@/services/received-view';

function DirectivesPage() {
  const list = usePaged<ReceivedRow>((after) => call(receivedRoutes.list, { after, limit: LIMITS.page.usual }));
  const { waiting } = useQueue();
  const { reload, loadMore } = list;
  useDidShow(() => void reload());
  usePullDownRefresh(() => void reload().finally(() => Taro.stopPullDownRefresh()));
  useReachBottom(() => void loadMore());
  useEffect(() => liveDirectives.listen(() => void reload()), [reload]);
  const open = useCallback((row: ReceivedRow) => openDirective(row.id), []);

  return (
    <Page>
      {list.status === 'loading' && <SkeletonRows count={5} />}
      {list.status === 'failed' && list.items.length === 0 && (
        <Failed error={list.error} onRetry={() => void reload()} />
      )}
      {list.status === 'ready' && list.items.length === 0 && (
        <Empty icon="bell" title="还没有指令" words="发给您的通知、任务、动员和预警都会留在这里，随时可以再看。" />
      )}
      <View>
        {list.items.map((row) => (
          <DirectiveCard key={row.id} row={rowWithWaiting(row, waiting)} onOpen={open} />
        ))}
      </View>
      <ListEnd list={list} />
    </Page>
  );
}

export default DirectivesPage;
