import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { howLongAgo, inboxRoutes, LIMITS, type NoticeView, spokenNumber } from '@hongqi/shared';
import { memo, useCallback, useEffect } from 'react';
import { Button } from '@/components/Button';
import { Empty, Failed } from '@/components/Empty';
import { ListEnd } from '@/components/ListEnd';
import { Page } from '@/components/Page';
import { SkeletonRows } from '@/components/Skeleton';
import { type Paged, usePaged } from '@/hooks/use-paged';
import { useTabBadge } from '@/hooks/use-tab-badge';
import { useWhenSignedIn } from '@/hooks/use-when-signed-in';
import { call } from '@/services/api';
import { remark, tell, textOf } from '@/services/errors';
import { openIssue, openTask } from '@/services/links';
import { liveNotices } from '@/services/live';
import { loadReceived, useReceived } from '@/store/received';
import { useSession } from '@/store/session';
import { WaitingDirectives } from './WaitingDirectives';

function InboxPage() {
  const list = usePaged<NoticeView>((after) => call(inboxRoutes.list, { after, limit: LIMITS.page.usual }));
  const unread = useUnreadNotices(list);
  const { reload, loadMore, replace } = list;
  const load = () => Promise.all([reload(), loadDirectives()]);
  useWhenSignedIn(() => void load());
  useTabBadge();
  usePullDownRefresh(() => void load().finally(() => Taro.stopPullDownRefresh()));
  useReachBottom(() => void loadMore());
  useEffect(() => liveNotices.listen(() => void reload()), [reload]);

  const open = useCallback(
    (notice: NoticeView) => {
      if (!notice.read) {
        replace({ ...notice, read: true });
        markRead([notice.id]).catch((error: unknown) => remark('mark read', error));
      }
      // Everyone but its reporter looks at it as at work.
      if (notice.audience === 'reporter') openIssue(notice.issueId);
      else openTask(notice.issueId);
    },
    [replace],
  );
  const readAll = () => {
    markRead()
      .then(reload)
      .catch((error: unknown) => tell(textOf(error)));
  };

  return (
    <Page>
      <WaitingDirectives />
      <View className="section-head inbox-head">
        <View className="section-title grow">消息</View>
      </View>
      {unread > 0 && (
        <View className="notice-line">
          <View className="grow">{`${unread} 条未读`}</View>
          <Button id="read-all" kind="text" onPress={readAll}>
            全部标为已读
          </Button>
        </View>
      )}
      {list.status === 'loading' && <SkeletonRows count={5} />}
      {list.status === 'failed' && list.items.length === 0 && (
        <Failed error={list.error} onRetry={() => void reload()} />
      )}
      {list.status === 'ready' && list.items.length === 0 && (
        <Empty icon="bell" title="还没有消息" words="诉求有了进展，会在这里告诉您。" />
      )}
      {list.items.map((notice) => (
        <Notice key={notice.id} notice={notice} onOpen={open} />
      ))}
      <ListEnd list={list} />
    </Page>
  );
}

const Notice = memo(function Notice({ notice, onOpen }: { notice: NoticeView; onOpen: (notice: NoticeView) => void }) {
  return (
    <View
      id={`notice-${notice.id}`}
      className="row-card"
      hoverClass="pressed"
      ariaRole="button"
      ariaLabel={`${notice.read ? '' : '未读，'}${notice.words}`}
      onClick={() => onOpen(notice)}
    >
      <View className={`unread-dot ${notice.read ? 'unread-none' : ''}`} />
      <View className="grow">
        <View className={`notice-words ${notice.read ? '' : 'notice-fresh'}`}>{notice.words}</View>
        <View className="row-last">{notice.title}</View>
        <View className="row-foot">{`${spokenNumber(notice.number)} · ${howLongAgo(notice.at, new Date())}`}</View>
      </View>
    </View>
  );
});

/** The badge counts directives too; they are read one by one, so it is asked only where the list itself has no end. */
function useUnreadNotices({ items, hasMore }: Paged<NoticeView>): number {
  const unread = useSession((state) => state.unread);
  const directives = useReceived(({ rows }) => rows?.filter(({ fresh }) => fresh).length ?? 0);
  const seen = items.filter(({ read }) => !read).length;
  return hasMore && seen === items.length ? Math.max(seen, unread - directives) : seen;
}

/** Without signal those seen last stay. */
async function loadDirectives(): Promise<void> {
  try {
    await loadReceived();
  } catch (error) {
    remark('directives', error);
  }
}

/** These, or all of them. */
async function markRead(ids?: string[]): Promise<void> {
  const { unread } = await call(inboxRoutes.read, { ids });
  useSession.setState({ unread });
}

export default InboxPage;
