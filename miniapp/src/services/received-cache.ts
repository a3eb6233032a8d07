import type { ReceivedRow, ReceivedView } from '@hongqi/shared';
import { keep, recall } from './storage';

/** The directives that waited when they were last asked for, for places without signal. */
export interface SeenReceived {
  at: string;
  rows: ReceivedRow[];
}

export interface SeenDirective {
  at: string;
  view: ReceivedView;
  /** There has been news of it since. */
  outdated?: boolean;
}

/** Storage holds 1 MB a name; the longest directive with its staff's words and additions is some 30 KB. */
const MOST_VIEWS = 25;
const MOST_ROWS = 100;

export function seenReceived(): SeenReceived | null {
  return recall('received-list') as SeenReceived | null;
}

export function rememberReceived(rows: readonly ReceivedRow[]): void {
  keep('received-list', { at: new Date().toISOString(), rows: rows.slice(0, MOST_ROWS) });
}

export function seenDirective(id: string): SeenDirective | null {
  return seenDirectives().find(({ view }) => view.id === id) ?? null;
}

export function rememberDirective(view: ReceivedView): void {
  const others = seenDirectives().filter((seen) => seen.view.id !== view.id);
  keep('received-views', [{ at: new Date().toISOString(), view }, ...others].slice(0, MOST_VIEWS));
}

/** Keeps what was fetched before anybody opened it, unless the page itself got a newer one after `askedAt`. */
export function rememberAhead(view: ReceivedView, askedAt: string): void {
  const seen = seenDirective(view.id);
  if (!seen || seen.outdated || seen.at < askedAt) rememberDirective(view);
}

/** What is kept of it is still shown without signal, but asked for again as soon as there is some. */
export function markOutdated(id: string): void {
  const seen = seenDirectives();
  if (!seen.some(({ view, outdated }) => view.id === id && !outdated)) return;
  keep(
    'received-views',
    seen.map((one) => (one.view.id === id ? { ...one, outdated: true } : one)),
  );
}

export function seenDirectives(): SeenDirective[] {
  return (recall('received-views') as SeenDirective[] | null) ?? [];
}
