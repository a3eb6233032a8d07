import type { ReceivedRow } from '@hongqi/shared';
import { useEffect, useMemo } from 'react';
import { queueNews, useQueue } from '@/services/action-queue';
import { remark } from '@/services/errors';
import { liveDirectives } from '@/services/live';
import { markOutdated } from '@/services/received-cache';
import { rowWithWaiting } from '@/services/received-view';
import { loadReceived, useReceived } from '@/store/received';

export interface Received {
  /** Null until they are known. */
  rows: ReceivedRow[] | null;
  /** The ids of those whose answer waits on the phone. */
  kept: ReadonlySet<string>;
}

/** The directives that wait, as they will stand once what waits on the phone is sent; fresh when one has news. */
export function useWaitingDirectives(): Received {
  const { rows } = useReceived();
  const { waiting } = useQueue();
  useEffect(
    () =>
      liveDirectives.listen(({ id }) => {
        markOutdated(id);
        refresh();
      }),
    [],
  );
  useEffect(() => queueNews.listen(({ item }) => void (item.kind === 'answer' && refresh())), []);
  return useMemo(
    () => ({
      rows: rows?.map((row) => rowWithWaiting(row, waiting)) ?? null,
      kept: new Set(waiting.flatMap((item) => (item.kind === 'answer' ? [item.directiveId] : []))),
    }),
    [rows, waiting],
  );
}

function refresh(): void {
  loadReceived().catch((error: unknown) => remark('directives', error));
}
