import { type IssueRow, spokenNumber, STATE_LABEL } from '@hongqi/shared';
import { Button } from 'antd';
import { useMemo } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { useAreas, useDesk } from '../desk/desk-queries';
import { FilterBar } from '../desk/FilterBar';
import { useFilters } from '../desk/filters';
import { IssueList } from '../desk/IssueList';
import { QueueNav } from '../desk/QueueNav';
import { queueOf } from '../desk/queues';
import { rowsOf } from '../desk/rows';
import { LightChip } from '../parts/LightChip';
import { useNow } from '../parts/use-now';
import { GridMap } from './GridMap';

/** As many as the server gives at once: a map of thirty pins would look like a quiet town. */
const PAGE = 100;

/** The same queues as the desk, laid out over the street. Addresses are `/map/:queue/:id`. */
export function MapPage() {
  const params = useParams();
  const queue = queueOf(params['queue']);
  const id = params['id'] ?? null;
  const [filters, change] = useFilters();
  const [search] = useSearchParams();
  const go = useNavigate();
  const { data: areas } = useAreas();
  const list = useDesk(queue, filters, PAGE);
  const rows = useMemo(() => rowsOf(list.data?.pages ?? []), [list.data]);
  const kept = search.size ? `?${search.toString()}` : '';
  const selected = rows.find((row) => row.id === id);
  const placeless = rows.filter(({ place }) => !place).length;

  return (
    <div className="map-page">
      <QueueNav under="/map" queue={queue} areaCode={filters.areaCode} />
      <section className="desk-list" aria-label="列表">
        <FilterBar filters={filters} change={change} />
        <IssueList
          queue={queue}
          selected={id}
          list={list}
          to={(to) => `/map/${queue}/${to}${kept}`}
          filtered={Object.values(filters).some(Boolean)}
        />
      </section>
      <section className="map-page-map" aria-label="地图">
        <GridMap
          overview
          label="诉求分布与网格"
          areas={areas ?? []}
          issues={rows}
          selectedId={id}
          highlightCode={selected?.areaCode ?? (filters.areaCode || null)}
          onPickIssue={(picked) => void go(`/map/${queue}/${picked}${kept}`)}
          onPickGrid={(areaCode) => change({ areaCode })}
        >
          {selected ? (
            <PinCard
              issue={selected}
              to={`/desk/${queue}/${selected.id}${kept}`}
              close={() => void go(`/map/${queue}${kept}`)}
            />
          ) : null}
          {placeless && !selected ? <p className="map-hint">另有 {placeless} 件没有地点，只在列表中</p> : null}
        </GridMap>
      </section>
    </div>
  );
}

function PinCard({ issue, to, close }: { issue: IssueRow; to: string; close: () => void }) {
  const now = useNow();
  return (
    <aside className="pin-card" aria-label="选中的诉求">
      <LightChip issue={issue} now={now} />
      <h2>{issue.title}</h2>
      <p className="quiet">
        {spokenNumber(issue.number)} · {issue.areaName} · {issue.holder?.name ?? STATE_LABEL[issue.state]}
      </p>
      <p className="gap-below">{issue.place?.address || '没有地点'}</p>
      <Link to={to}>
        <Button type="primary">打开工单</Button>
      </Link>{' '}
      <Button onClick={close}>关闭</Button>
    </aside>
  );
}
