import { issueRoutes, type IssueRow, type Light } from '@hongqi/shared';
import { useCallback, useState } from 'react';
import { call } from '@/services/api';
import { refreshMe } from '@/services/start';
import { loadReceived } from '@/store/received';
import { isLeader, isStaff, useSession } from '@/store/session';

const MOST_SHOWN = 3;

export interface LeaderCounts {
  /** Called up to me, or red too long. */
  leaders: number;
  ordered: number;
}

export interface HomeNews {
  open: IssueRow[] | null;
  /** Null for people who do not work here. */
  counts: Record<Light, number> | null;
  /** Null for people who lead no area. */
  leading: LeaderCounts | null;
  error: unknown;
  load(): Promise<void>;
}

export function useHome(): HomeNews {
  const [open, setOpen] = useState<IssueRow[] | null>(null);
  const [counts, setCounts] = useState<Record<Light, number> | null>(null);
  const [leading, setLeading] = useState<LeaderCounts | null>(null);
  const [error, setError] = useState<unknown>(null);

  const load = useCallback(async () => {
    try {
      const [mine] = await Promise.all([
        call(issueRoutes.mine, { open: true, limit: MOST_SHOWN }),
        refreshMe(),
        loadReceived(),
      ]);
      setOpen(mine.items);
      const { me } = useSession.getState();
      const [tasks, queues] = await Promise.all([
        isStaff(me) ? call(issueRoutes.taskCounts, {}) : null,
        isLeader(me) ? call(issueRoutes.deskCounts, {}) : null,
      ]);
      setCounts(tasks);
      setLeading(queues && { leaders: queues.leaders ?? 0, ordered: queues.ordered ?? 0 });
      setError(null);
    } catch (problem) {
      setError(problem);
    }
  }, []);

  return { open, counts, leading, error, load };
}
