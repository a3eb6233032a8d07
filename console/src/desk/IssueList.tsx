import { type IssueRow, type Queue, spokenNumber, STATE_LABEL } from '@hongqi/shared';
import { Button, Skeleton } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { Link } from 'react-router-dom';
import { ageOf } from '../parts/age';
import { LightChip } from '../parts/LightChip';
import { hasFlags, RowFlags } from '../parts/RowFlags';
import { Say, SayFailed } from '../parts/Say';
import { useNow } from '../parts/use-now';
import type { useDesk } from './desk-queries';
import { QUEUE_EMPTY } from './queues';
import { rowsOf } from './rows';
import { useListKeys } from './use-list-keys';

interface Props {
  queue: Queue;
  selected: string | null;
  list: ReturnType<typeof useDesk>;
  /** Where a row leads. */
  to: (id: string) => string;
  filtered: boolean;
}

export function IssueList({ queue, selected, list, to, filtered }: Props) {
  const now = useNow();
  const rows = useMemo(() => rowsOf(list.data?.pages ?? []), [list.data]);
  const box = useListKeys(rows, selected);

  if (list.error && rows.length === 0) return <SayFailed error={list.error} again={() => void list.refetch()} />;
  if (list.isPending) return <Skeletons />;
  if (rows.length === 0) {
    return filtered ? (
      <Say title="没有符合条件的诉求">换个词，或清除辖区、类别条件再看。</Say>
    ) : (
      <Say title={QUEUE_EMPTY[queue]} />
    );
  }
  return (
    <div className="list" ref={box}>
      <ul aria-label="诉求列表">
        {rows.map((row) => (
          <Row key={row.id} row={row} to={to(row.id)} here={row.id === selected} now={now} />
        ))}
      </ul>
      <More list={list} />
    </div>
  );
}

function Row({ row, to, here, now }: { row: IssueRow; to: string; here: boolean; now: Date }) {
  return (
    <li>
      <Link
        to={to}
        className={here ? 'row row-here' : 'row'}
        aria-current={here ? 'true' : undefined}
        data-row={row.id}
        data-testid={`row-${row.number}`}
      >
        <LightChip issue={row} now={now} />
        <span className="row-title">
          {row.urgency === 'urgent' ? <b className="urgent">急 </b> : null}
          {row.title}
        </span>
        <span className="row-number">{spokenNumber(row.number)}</span>
        <span className="row-where">
          {row.areaName} · {row.holder?.name ?? STATE_LABEL[row.state]}
        </span>
        <time className="row-age" dateTime={row.createdAt}>
          {ageOf(row.createdAt, now)}
        </time>
        {hasFlags(row) ? <RowFlags issue={row} now={now} /> : null}
      </Link>
    </li>
  );
}

/** The next page comes by itself near the end, and by a button for whoever does not scroll. */
function More({ list }: { list: Props['list'] }) {
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetching, fetchNextPage } = list;
  useEffect(() => {
    const mark = end.current;
    if (!mark || !hasNextPage || isFetching) return;
    const watch = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) void fetchNextPage();
    });
    watch.observe(mark);
    return () => watch.disconnect();
  }, [hasNextPage, isFetching, fetchNextPage]);
  return (
    <div ref={end} className="list-end">
      {hasNextPage ? (
        <Button type="text" size="small" loading={list.isFetchingNextPage} onClick={() => void fetchNextPage()}>
          加载更多
        </Button>
      ) : (
        <span>到底了</span>
      )}
    </div>
  );
}

function Skeletons() {
  return (
    <div className="list" aria-busy="true">
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton
          key={index}
          active
          title={{ width: '70%' }}
          paragraph={{ rows: 1, width: '90%' }}
          className="row-wait"
        />
      ))}
    </div>
  );
}
