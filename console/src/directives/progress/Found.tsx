import { howLongAgo, spokenNumber } from '@hongqi/shared';
import { Button, Skeleton } from 'antd';
import { Link } from 'react-router-dom';
import { LightChip } from '../../parts/LightChip';
import { Say, SayFailed } from '../../parts/Say';
import { useNow } from '../../parts/use-now';
import { useDirectiveIssues } from '../directive-queries';

/** Problems somebody found while carrying it out: each became an issue of its own. */
export function Found({ id }: { id: string }) {
  const now = useNow();
  const list = useDirectiveIssues(id);
  const rows = (list.data?.pages ?? []).flatMap(({ items }) => items);
  if (list.error) return <SayFailed error={list.error} again={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton active className="pad" />;
  if (rows.length === 0) {
    return <Say title="还没有发现问题">网格员反馈或走访时点「发现问题」，就会转成一件诉求，出现在这里和工单里。</Say>;
  }
  return (
    <section className="found" aria-label="发现的问题" tabIndex={0}>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={`/desk/all/${row.id}`} className="behind-row" data-testid={`found-${row.number}`}>
              <LightChip issue={row} now={now} />
              <span className="cut">{row.title}</span>
              <span className="quiet">{spokenNumber(row.number)}</span>
              <span className="quiet behind-facts">
                {row.areaName} · {howLongAgo(row.createdAt, now)}
                {row.holder ? ` · ${row.holder.name}` : ''}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <p className="list-end">
          <Button type="text" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            加载更多
          </Button>
        </p>
      ) : null}
    </section>
  );
}
