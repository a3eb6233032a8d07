import { issueRoutes, type IssueRow, type Light, LIMITS } from '@hongqi/shared';
import { useCallback, useEffect, useState } from 'react';
import { type Paged, usePaged } from '@/hooks/use-paged';
import { queueAction, queueNews, sendWaiting } from '@/services/action-queue';
import { call } from '@/services/api';
import { isConflict, isPassing, remark, tell, textOf } from '@/services/errors';
import { newKey } from '@/services/keys';
import { liveNotices } from '@/services/live';
import { NO_ROOM } from '@/services/press';
import { rememberTasks, seenTasks } from '../task-cache';

export interface Tasks {
  list: Paged<IssueRow>;
  rows: IssueRow[];
  counts: Record<Light, number> | null;
  /** Set when what is shown was seen before and could not be refreshed. */
  seenAt: string | null;
  accepting: string | null;
  refresh(): Promise<void>;
  accept(row: IssueRow): Promise<void>;
}

export function useTasks(): Tasks {
  const [seen] = useState(seenTasks);
  const [counts, setCounts] = useState<Record<Light, number> | null>(seen?.counts ?? null);
  const [accepting, setAccepting] = useState<string | null>(null);
  const list = usePaged<IssueRow>(async (after) => {
    const page = call(issueRoutes.tasks, { after, limit: LIMITS.page.usual });
    if (after) return page;
    const [first, fresh] = await Promise.all([page, call(issueRoutes.taskCounts, {})]);
    setCounts(fresh);
    rememberTasks(first.items, fresh);
    return first;
  });
  const { reload } = list;

  const refresh = useCallback(async () => {
    await sendWaiting();
    await reload();
  }, [reload]);

  useEffect(() => queueNews.listen(({ item }) => void (item.kind === 'act' && reload())), [reload]);
  // A task given, taken away or urged comes with a notice to its holder.
  useEffect(() => liveNotices.listen(() => void reload()), [reload]);

  const accept = async (row: IssueRow) => {
    if (accepting) return;
    setAccepting(row.id);
    try {
      await call(issueRoutes.act, { actionKey: newKey() }, { id: row.id, action: 'accept' });
      tell('已签收');
      await reload();
    } catch (error) {
      if (isPassing(error)) await later(row);
      else tell(textOf(error));
      if (isConflict(error)) await reload();
    }
    setAccepting(null);
  };

  const offline = list.status === 'failed';
  const cached = list.items.length === 0 && offline;
  return {
    list,
    rows: cached ? (seen?.rows ?? []) : list.items,
    counts,
    seenAt: offline ? (seenTasks()?.at ?? null) : null,
    accepting,
    refresh,
    accept,
  };
}

async function later(row: IssueRow): Promise<void> {
  try {
    await queueAction({ id: row.id, version: undefined }, 'accept', {}, []);
    tell('没有信号，有信号后自动签收');
  } catch (error) {
    remark('queue', error);
    tell(NO_ROOM);
  }
}
