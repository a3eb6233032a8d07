import { useDidShow } from '@tarojs/taro';
import { visitRoutes, type Walk } from '@hongqi/shared';
import { useCallback, useState } from 'react';
import { call } from '@/services/api';
import { rememberWalks, seenWalks } from './walk-cache';

export interface Walks {
  /** Null while nothing is known of them. */
  walks: Walk[] | null;
  /** They come from the phone, and the server has not answered yet. */
  isOld: boolean;
  error: unknown;
  refresh(): Promise<void>;
}

/** What there is to walk, fresh whenever the page is shown; what was seen last where there is no signal. */
export function useWalks(): Walks {
  const [walks, setWalks] = useState<Walk[] | null>(() => seenWalks()?.value ?? null);
  const [isOld, setOld] = useState(true);
  const [error, setError] = useState<unknown>(null);

  const refresh = useCallback(async () => {
    try {
      const fresh = await call(visitRoutes.walks, {});
      rememberWalks(fresh);
      setWalks(fresh);
      setOld(false);
      setError(null);
    } catch (problem) {
      setError(problem);
    }
  }, []);
  useDidShow(() => void refresh());

  return { walks, isOld, error, refresh };
}
