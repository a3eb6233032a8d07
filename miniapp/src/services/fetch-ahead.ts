import { type ReceivedRow, receivedRoutes } from '@hongqi/shared';
import { toFetchAhead } from './ahead-rules';
import { call } from './api';
import { codeOf, isPassing, remark } from './errors';
import { forgetDirective, rememberAhead, seenDirectives } from './received-cache';

let wanted: string[] = [];
let isFetching = false;

/**
 * Gets the whole of what waits before it is opened, one after another, so that it can be read and answered where there
 * is no signal. Nothing is marked as read by it, and nobody is told of a failure: the next list tries again.
 */
export function fetchAhead(rows: readonly ReceivedRow[]): void {
  wanted = toFetchAhead(rows, new Map(seenDirectives().map((seen) => [seen.view.id, seen])), new Date());
  if (isFetching) return;
  isFetching = true;
  fetchWanted()
    .catch((error: unknown) => remark('fetch ahead', error))
    .finally(() => {
      isFetching = false;
    });
}

/** A newer list takes the place of what is left of the one before. */
async function fetchWanted(): Promise<void> {
  for (let id = wanted.shift(); id !== undefined; id = wanted.shift()) {
    const askedAt = new Date().toISOString();
    try {
      rememberAhead(await call(receivedRoutes.one, {}, { id }), askedAt);
    } catch (error) {
      if (isPassing(error)) throw error;
      if (codeOf(error) === 'NOT_FOUND') forgetDirective(id);
      remark('fetch ahead', error);
    }
  }
}
