import { issueRoutes, type IssueView, type Queue } from '@hongqi/shared';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useMemo } from 'react';
import { call } from '../api';
import { useDeskCounts } from '../desk/desk-queries';
import { useHasRole, useMe } from '../me';
import { Say, SayFailed } from '../parts/Say';
import { useNow } from '../parts/use-now';
import { ofPanel, PANELS } from './panels';
import { PanelBox } from './PanelBox';

/** Enough for a morning; the rest stands in the queue of the desk. */
const LOOKED_AT = 20;
const QUEUES: readonly Queue[] = ['leaders', 'ordered', 'requests'];

/** What a leader owes: answers to residents, long overdue matters, orders, and decisions. */
export function SupervisionPage() {
  const isSupervisor = useHasRole('supervisor');
  return isSupervisor ? (
    <Heaps />
  ) : (
    <Say title="这里是督办领导的页面">您的岗位不是督办领导。督办单和申请请在工单里办理。</Say>
  );
}

function Heaps() {
  const now = useNow();
  const { data: counts } = useDeskCounts('');
  const { data: me } = useMe();
  const owed = useOwed();
  const levels = me?.posts.flatMap(({ role, areaCode }) => (role === 'supervisor' ? areaCode : [])) ?? [];
  if (owed.error) return <SayFailed error={owed.error} again={owed.again} />;
  if (owed.isPending) return <Skeleton active className="pad" />;
  return (
    <div className="heaps">
      {PANELS.map((panel) => (
        <PanelBox
          key={panel.key}
          panel={panel}
          views={ofPanel(panel, owed.views, levels)}
          isCut={(counts?.[panel.queue] ?? 0) > LOOKED_AT}
          now={now}
        />
      ))}
    </div>
  );
}

/** The issues of the three queues with everything that is open on them: the words a leader answers are not in a row. */
function useOwed(): { views: IssueView[]; isPending: boolean; error: Error | null; again: () => void } {
  const list = useQuery({
    queryKey: ['desk', 'supervision'],
    queryFn: async () => {
      const pages = await Promise.all(QUEUES.map((queue) => call(issueRoutes.desk, { queue, limit: LOOKED_AT })));
      return [...new Set(pages.flatMap(({ items }) => items.map(({ id }) => id)))];
    },
  });
  const issues = useQueries({
    queries: (list.data ?? []).map((id) => ({
      queryKey: ['issue', id],
      queryFn: () => call(issueRoutes.one, {}, { id }),
    })),
  });
  const views = useMemo(() => issues.flatMap(({ data }) => data ?? []), [issues]);
  return {
    views,
    isPending: list.isPending || issues.some(({ isPending }) => isPending),
    error: list.error,
    again: () => void list.refetch(),
  };
}
