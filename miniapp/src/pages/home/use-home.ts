import { issueRoutes, type IssueRow, type Light } from '@hongqi/shared';
import { useCallback, useState } from 'react';
import { call } from '@/services/api';
import { refreshMe } from '@/services/start';
import { isStaff, useSession } from '@/store/session';

const MOST_SHOWN = 3;

export interface HomeNews {
  open: IssueRow[] | null;
  /** Null for people who do not work here. */
  counts: Record<Light, number> | null;
  error: unknown;
  load(): Promise<void>;
}

export function useHome(): HomeNews {
  const [open, setOpen] = useState<IssueRow[] | null>(null);
  const [counts, setCounts] = useState<Record<Light, number> | null>(null);
  const [error, setError] = useState<unknown>(null);

  const load = useCallback(async () => {
    try {
      const [mine] = await Promise.all([call(issueRoutes.mine, { open: true, limit: MOST_SHOWN }), refreshMe()]);
      setOpen(mine.items);
      setCounts(isStaff(useSession.getState().me) ? await call(issueRoutes.taskCounts, {}) : null);
      setError(null);
    } catch (problem) {
      setError(problem);
    }
  }, []);

  return { open, counts, error, load };
}
