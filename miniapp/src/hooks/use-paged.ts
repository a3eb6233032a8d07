import type { Page } from '@hongqi/shared';
import { useCallback, useRef, useState } from 'react';
import { useLatest } from './use-latest';

export interface Paged<T> {
  items: T[];
  status: 'loading' | 'ready' | 'failed';
  error: unknown;
  hasMore: boolean;
  loadingMore: boolean;
  reload(): Promise<void>;
  loadMore(): Promise<void>;
  /** Puts a newer row in the place of the old one. */
  replace(row: T): void;
}

interface State<T> {
  items: T[];
  next: string | null;
  status: Paged<T>['status'];
  error: unknown;
  loadingMore: boolean;
}

/** A list loaded page by page. `load` gets the key of the last row seen; a failed reload keeps what was shown. */
export function usePaged<T extends { id: string }>(load: (after: string | undefined) => Promise<Page<T>>): Paged<T> {
  const [state, setState] = useState<State<T>>({
    items: [],
    next: null,
    status: 'loading',
    error: null,
    loadingMore: false,
  });
  // An answer that arrives after a newer question was asked must not be shown.
  const round = useRef(0);
  const latest = useLatest(load);

  const reload = useCallback(async () => {
    const mine = ++round.current;
    try {
      const page = await latest.current(undefined);
      if (mine !== round.current) return;
      setState({ items: page.items, next: page.next, status: 'ready', error: null, loadingMore: false });
    } catch (error) {
      if (mine === round.current) setState((was) => ({ ...was, status: 'failed', error, loadingMore: false }));
    }
  }, [latest]);

  const { next, loadingMore, status } = state;
  const loadMore = useCallback(async () => {
    if (!next || loadingMore || status === 'loading') return;
    const mine = round.current;
    setState((was) => ({ ...was, loadingMore: true }));
    try {
      const page = await latest.current(next);
      if (mine !== round.current) return;
      setState((was) => ({ ...was, items: [...was.items, ...page.items], next: page.next, loadingMore: false }));
    } catch (error) {
      if (mine === round.current) setState((was) => ({ ...was, error, loadingMore: false }));
    }
  }, [next, loadingMore, status, latest]);

  const replace = useCallback((row: T) => {
    setState((was) => ({ ...was, items: was.items.map((one) => (one.id === row.id ? row : one)) }));
  }, []);

  return { ...state, hasMore: next !== null, reload, loadMore, replace };
}
