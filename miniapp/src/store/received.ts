import { type ReceivedRow, receivedRoutes } from '@hongqi/shared';
import { create } from 'zustand';
import { call } from '@/services/api';
import { fetchAhead } from '@/services/fetch-ahead';
import { rememberReceived, seenReceived } from '@/services/received-cache';

interface ReceivedState {
  /** Directives that wait for this person, the most urgent first; null until they are known. */
  rows: ReceivedRow[] | null;
}

/** Shown on the first page and in the inbox alike; without signal what was seen last. */
export const useReceived = create<ReceivedState>(() => ({ rows: seenReceived()?.rows ?? null }));

let round = 0;

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
