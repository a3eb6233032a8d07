import { type ReceivedRow, receivedRoutes } from '@hongqi/shared';
import { create } from 'zustand';
import { call } from '@/services/api';
import { fetchAhead } from '@/services/fetch-ahead';
import { forgetDirective, rememberReceived, seenReceived } from '@/services/received-cache';
import { ownerNews } from '@/services/storage';

interface ReceivedState {
  /** Directives that wait for this person, the most urgent first; null until they are known. */
  rows: ReceivedRow[] | null;
}

/** Shown on the first page and in the inbox alike; without signal what was seen last. */
export const useReceived = create<ReceivedState>(() => ({ rows: seenReceived()?.rows ?? null }));

let round = 0;

ownerNews.listen(() => {
  round++;
  useReceived.setState({ rows: seenReceived()?.rows ?? null });
});

/** It is not there for this person any more. */
export function dropReceived(id: string): void {
  forgetDirective(id);
  const rows = useReceived.getState().rows?.filter((row) => row.id !== id) ?? null;
  if (rows) rememberReceived(rows);
  useReceived.setState({ rows });
}

/** Asks again; a failure leaves what is shown. The whole of what waits is fetched behind it, for places without signal. */
export async function loadReceived(): Promise<void> {
  const mine = ++round;
  const { items } = await call(receivedRoutes.list, { waiting: true });
  // An answer that arrives after a newer question was asked must not be shown.
  if (mine !== round) return;
  rememberReceived(items);
  useReceived.setState({ rows: items });
  fetchAhead(items);
}
