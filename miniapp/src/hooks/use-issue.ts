import { useDidShow } from '@tarojs/taro';
import { issueRoutes, type IssueView } from '@hongqi/shared';
import { useCallback, useEffect, useState } from 'react';
import { queueNews } from '@/services/action-queue';
import { call } from '@/services/api';
import { liveIssues } from '@/services/live';
import { useLatest } from './use-latest';

export interface LoadedIssue {
  view: IssueView | null;
  error: unknown;
  reload(): Promise<void>;
  /** Takes a newer view that came with another answer. */
  take(view: IssueView): void;
}

/** One issue, fresh whenever the page is shown and whenever the server says it changed. */
export function useIssue(id: string, remembered: IssueView | null = null): LoadedIssue {
  const [view, setView] = useState<IssueView | null>(remembered);
  const [error, setError] = useState<unknown>(null);
  const shown = useLatest(view);

  const take = useCallback((fresh: IssueView) => {
    setView(fresh);
    setError(null);
  }, []);

  const reload = useCallback(async () => {
    if (!id) return;
    try {
      take(await call(issueRoutes.one, {}, { id }));
    } catch (problem) {
      setError(problem);
    }
  }, [id, take]);

  useDidShow(() => void reload());
  useEffect(
    () =>
      liveIssues.listen((news) => {
        if (news.id === id && news.version > (shown.current?.version ?? 0)) void reload();
      }),
    [id, reload, shown],
  );
  useEffect(
    () =>
      queueNews.listen(({ item, answer }) => {
        if (item.kind !== 'act' || item.issueId !== id) return;
        if (answer?.kind === 'act') take(answer.view);
        else void reload();
      }),
    [id, reload, take],
  );

  return { view, error, reload, take };
}
