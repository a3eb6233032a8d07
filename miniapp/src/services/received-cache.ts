import type { ReceivedRow, ReceivedView } from '@hongqi/shared';
import { asOpened, asOver, type SeenDirective } from './received-view';
import { keep, recall } from './storage';

/** The directives that waited when they were last asked for, for places without signal. */
export interface SeenReceived {
  at: string;
  rows: ReceivedRow[];
}

/** Storage holds 1 MB a name; the longest directive with its staff's words and additions is some 30 KB. */
const MOST_VIEWS = 25;
const MOST_ROWS = 100;

export function seenReceived(): SeenReceived | null {
  return recall('received-list') as SeenReceived | null;
}

/** What the list says is over is so at once, also where the whole of it was kept. */
export function rememberReceived(rows: readonly ReceivedRow[]): void {
  keep('received-list', { at: new Date().toISOString(), rows: rows.slice(0, MOST_ROWS) });
  const over = new Map(rows.filter((row) => row.over).map((row) => [row.id, row]));
  change(({ view }) => {
    const row = over.get(view.id);
    return row && (!view.over || view.state !== row.state) ? { view: asOver(view, row), outdated: true } : null;
  });
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

/** Opened without signal: it is no news any more when it is opened there again. */
export function rememberOpened(id: string): void {
  change(({ view }) => (view.id === id && view.fresh ? { view: asOpened(view) } : null));
}

/** It is not there for this person any more. */
export function forgetDirective(id: string): void {
  const seen = seenDirectives();
  const left = seen.filter(({ view }) => view.id !== id);
  if (left.length < seen.length) keep('received-views', left);
}

/** What is kept of it is still shown without signal, but asked for again as soon as there is some. */
export function markOutdated(id: string): void {
  change(({ view, outdated }) => (view.id === id && !outdated ? { outdated: true } : null));
}

export function seenDirectives(): SeenDirective[] {
  return (recall('received-views') as SeenDirective[] | null) ?? [];
}

/** Null leaves one as it is; nothing is written where all are left so. */
function change(of: (seen: SeenDirective) => Partial<SeenDirective> | null): void {
  const before = seenDirectives();
  const after = before.map((seen) => ({ ...seen, ...of(seen) }));
  if (before.some((seen) => of(seen))) keep('received-views', after);
}
