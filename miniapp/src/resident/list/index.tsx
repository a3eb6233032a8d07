import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { issueRoutes, type IssueRow, LIMITS } from '@hongqi/shared';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '@/components/Button';
import { Empty, Failed } from '@/components/Empty';
import { IssueCard } from '@/components/IssueCard';
import { ListEnd } from '@/components/ListEnd';
import { Page } from '@/components/Page';
import { Segmented } from '@/components/Segmented';
import { SkeletonRows } from '@/components/Skeleton';
import { usePaged } from '@/hooks/use-paged';
import { call } from '@/services/api';
import { openIssue, openReport } from '@/services/links';

const SHOWN = [
  { key: 'open', label: '办理中' },
  { key: 'all', label: '全部' },
] as const;

function ListPage() {
  const [shown, setShown] = useState<'open' | 'all'>('open');
  const list = usePaged<IssueRow>((after) =>
    call(issueRoutes.mine, { after, limit: LIMITS.page.usual, open: shown === 'open' || undefined }),
  );
  const { reload, loadMore } = list;
  useEffect(() => void reload(), [shown, reload]);
  useDidShow(() => void reload());
  usePullDownRefresh(() => void reload().finally(() => Taro.stopPullDownRefresh()));
  useReachBottom(() => void loadMore());
  const open = useCallback((row: IssueRow) => openIssue(row.id), []);

  return (
    <Page>
      <Segmented options={SHOWN} chosen={shown} onChoose={setShown} />
      {list.status === 'loading' && <SkeletonRows count={5} />}
      {list.status === 'failed' && list.items.length === 0 && (
        <Failed error={list.error} onRetry={() => void reload()} />
      )}
      {list.status === 'ready' && list.items.length === 0 && (
        <Empty
          icon="list"
          title={shown === 'open' ? '没有正在办理的诉求' : '还没有反映过问题'}
          words="您反映的每一件事都会在这里，随时看到办到了哪一步。"
        >
          <Button id="go-report" kind="primary" icon="camera" className="empty-action" onPress={() => openReport()}>
            我要反映
          </Button>
        </Empty>
      )}
      <View>
        {list.items.map((row) => (
          <IssueCard key={row.id} row={row} onOpen={open} />
        ))}
      </View>
      <ListEnd list={list} />
    </Page>
  );
}

export default ListPage;
