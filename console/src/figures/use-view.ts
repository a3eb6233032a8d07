import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useNow } from '../parts/use-now';
import { paramsOf, type View, viewOf } from './scope';

/** What the page shows, kept in its address. */
export function useView(): [View, (changed: Partial<View>) => void] {
  const [params, setParams] = useSearchParams();
  const now = useNow();
  const view = useMemo(() => viewOf(params, now), [params, now]);
  const change = useCallback(
    (changed: Partial<View>) => setParams(paramsOf({ ...view, ...changed }), { replace: true }),
    [view, setParams],
  );
  return [view, change];
}
