import { useDidHide, useDidShow } from '@tarojs/taro';
import { receivedRoutes, type ReceivedRow, type ReceivedView } from '@hongqi/shared';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { queueNews, useQueue } from '@/services/action-queue';
import { call } from '@/services/api';
import { codeOf, isPassing, remark } from '@/services/errors';
import { liveDirectives } from '@/services/live';
import { pressRead } from '@/services/press';
import { aboutDirective, type Refused, type Waiting } from '@/services/queue-items';
import { rememberDirective, rememberOpened, seenDirective } from '@/services/received-cache';
import { asOpened, viewWithWaiting } from '@/services/received-view';
import { dropReceived, useReceived } from '@/store/received';
import { useSession } from '@/store/session';

export interface LoadedDirective {
  /** As it will stand once what waits is sent. */
  view: ReceivedView | null;
  /** Known only from the list, while the whole of it cannot be had. */
  row: ReceivedRow | null;
  error: unknown;
  /** Set while what is shown comes from the phone and the server cannot be reached. */
  seenAt: string | null;
  waiting: Waiting[];
  refused: Refused[];
  reload(): Promise<void>;
  /** Takes a newer view that came with another answer. */
  take(view: ReceivedView): void;
}

/** One directive: kept on the phone once opened, fresh when shown and when it has news; looking at it marks it as read. */
export function useDirective(id: string): LoadedDirective {
  const [seen] = useState(() => seenDirective(id));
  const [view, setView] = useState<ReceivedView | null>(seen?.view ?? null);
  const [error, setError] = useState<unknown>(null);
  const { waiting, refused } = useQueue();
  const row = useReceived(({ rows }) => rows?.find((one) => one.id === id) ?? null);
  const isShown = useRef(false);

  const take = useCallback((fresh: ReceivedView) => {
    const opened = isShown.current && fresh.fresh ? asOpened(fresh) : fresh;
    setView(opened);
    setError(null);
    rememberDirective(opened);
    if (opened !== fresh) markRead(fresh);
  }, []);

  const reload = useCallback(async () => {
    if (!id) return;
    try {
      take(await call(receivedRoutes.one, {}, { id }));
    } catch (problem) {
      setError(problem);
      if (codeOf(problem) === 'NOT_FOUND') {
        dropReceived(id);
        return setView(null);
      }
      const kept = seenDirective(id);
      // Fetched ahead and opened where there is no signal: the server hears of it later.
      if (kept?.view.fresh && isShown.current && isPassing(problem)) {
        markRead(kept.view, kept.at);
        rememberOpened(id);
      }
    }
  }, [id, take]);

  useDidShow(() => {
    isShown.current = true;
    // Whoever came back without signing in is not led there again, but sees the words that say why.
    if (!isSignedOut(error)) void reload();
  });
  useDidHide(() => {
    isShown.current = false;
  });
  useEffect(() => liveDirectives.listen((news) => void (news.id === id && reload())), [id, reload]);
  useEffect(
    () =>
      queueNews.listen(({ item, answer }) => {
        if (item.kind !== 'answer' || item.directiveId !== id) return;
        if (answer?.kind === 'answer') take(answer.view);
        else void reload();
      }),
    [id, reload, take],
  );

  return {
    view: useMemo(() => view && viewWithWaiting(view, waiting), [view, waiting]),
    row,
    error,
    seenAt: error !== null && isPassing(error) ? (seenDirective(id)?.at ?? seen?.at ?? null) : null,
    waiting: useMemo(() => aboutDirective(waiting, id), [waiting, id]),
    refused: useMemo(() => aboutDirective(refused, id), [refused, id]),
    reload,
    take,
  };
}

/** The person was led to the sign-in page. */
export function isSignedOut(error: unknown): boolean {
  return codeOf(error) === 'NOT_SIGNED_IN' && useSession.getState().status === 'out';
}

function markRead({ id, title }: ReceivedView, seen?: string): void {
  pressRead({ id, title }, seen)
    .then(() =>
      useReceived.setState(({ rows }) => ({ rows: rows?.map((row) => (row.id === id ? asOpened(row) : row)) ?? null })),
    )
    .catch((error: unknown) => remark('mark directive read', error));
}
