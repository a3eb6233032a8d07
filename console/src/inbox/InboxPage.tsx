import { howLongAgo, inboxRoutes, type NoticeView, type Page, spokenNumber } from '@hongqi/shared';
import { type InfiniteData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { Link } from 'react-router-dom';
import { call } from '../api';
import { useLive } from '../live';
import { useMay } from '../me';
import { Say, SayFailed } from '../parts/Say';
import { useNow } from '../parts/use-now';

const PAGE = 30;

export function InboxPage() {
  const queries = useQueryClient();
  const inbox = useInfiniteQuery<Page<NoticeView>, Error, InfiniteData<Page<NoticeView>>, string[], string | null>({
    queryKey: ['inbox'],
    queryFn: ({ pageParam }) => call(inboxRoutes.list, { limit: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
  });
  const markRead = useMutation({
    mutationFn: (ids: string[] | null) => call(inboxRoutes.read, ids ? { ids } : {}),
    onSuccess: ({ unread }) => {
      useLive.setState({ unread });
      void queries.invalidateQueries({ queryKey: ['inbox'] });
    },
  });
  const notices = inbox.data?.pages.flatMap(({ items }) => items) ?? [];

  if (inbox.error && notices.length === 0) return <SayFailed error={inbox.error} again={() => void inbox.refetch()} />;
  if (inbox.isPending) return <Skeleton active className="pad" />;
  return (
    <div className="inbox">
      <div className="inbox-inner">
        <header className="inbox-head">
          <h1>消息</h1>
          <Button
            onClick={() => markRead.mutate(null)}
            loading={markRead.isPending}
            disabled={notices.every(({ read }) => read)}
            data-testid="read-all"
          >
            全部标为已读
          </Button>
        </header>
        {notices.length === 0 ? (
          <Say title="还没有消息">分派、退回、上报、催办与办结等与您有关的动态会出现在这里。</Say>
        ) : (
          <ul className="notices">
            {notices.map((notice) => (
              <Notice key={notice.id} notice={notice} opened={() => !notice.read && markRead.mutate([notice.id])} />
            ))}
          </ul>
        )}
        {inbox.hasNextPage ? (
          <p className="list-end">
            <Button type="text" loading={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
              加载更多
            </Button>
          </p>
        ) : null}
      </div>
    </div>
  );
}

function Notice({ notice, opened }: { notice: NoticeView; opened: () => void }) {
  const now = useNow();
  const staff = useMay('issue.desk');
  const content = (
    <>
      <span className="notice-mark">{notice.read ? '已读' : '● 新'}</span>
      <span className="notice-words">{notice.words}</span>
      <time dateTime={notice.at} className="quiet">
        {howLongAgo(notice.at, now)}
      </time>
      <span className="quiet cut">
        {spokenNumber(notice.number)} · {notice.title}
      </span>
    </>
  );
  const look = notice.read ? 'notice' : 'notice notice-new';
  return (
    <li>
      {staff ? (
        <Link to={`/desk/all/${notice.issueId}`} className={look} onClick={opened} data-testid={`notice-${notice.id}`}>
          {content}
        </Link>
      ) : (
        <div className={look}>{content}</div>
      )}
    </li>
  );
}
