import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { useHasRole } from '../me';
import { Say } from '../parts/Say';
import { useDesk } from './desk-queries';
import { FilterBar } from './FilterBar';
import { useFilters } from './filters';
import { IssueDetail } from './IssueDetail';
import { IssueList } from './IssueList';
import { QueueNav } from './QueueNav';
import { queueOf } from './queues';
import { rowsOf } from './rows';

const PAGE = 30;

/** The main screen: queues, list, one issue. Addresses are `/desk/:queue/:id`. */
export function DeskPage() {
  const params = useParams();
  const queue = queueOf(params['queue']);
  const id = params['id'] ?? null;
  const [filters, change] = useFilters();
  const isDispatcher = useHasRole('dispatcher');
  const list = useDesk(queue, filters, PAGE);
  const rows = useMemo(() => rowsOf(list.data?.pages ?? []), [list.data]);
  const [search] = useSearchParams();
  const kept = search.size ? `?${search.toString()}` : '';
  const filtered = Object.values(filters).some(Boolean);

  return (
    <div className="desk">
      <QueueNav under="/desk" queue={queue} areaCode={filters.areaCode}>
        {isDispatcher ? (
          <Link to="/intake" data-testid="go-intake">
            <Button block icon={<PlusOutlined />}>
              登记
            </Button>
          </Link>
        ) : null}
      </QueueNav>
      <section className="desk-list" aria-label="列表">
        <FilterBar filters={filters} change={change} />
        <IssueList
          queue={queue}
          selected={id}
          list={list}
          to={(to) => `/desk/${queue}/${to}${kept}`}
          filtered={filtered}
        />
      </section>
      <section className="desk-detail" aria-label="诉求详情">
        {id ? (
          <IssueDetail key={id} id={id} others={rows} />
        ) : (
          <Say title="从左边选一件诉求">用 j、k 或方向键上下移动，回车打开，/ 键搜索。</Say>
        )}
      </section>
    </div>
  );
}
