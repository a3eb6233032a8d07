import Taro, { useDidHide, useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef } from 'react';
import { openSignIn } from '@/services/links';
import { useSession } from '@/store/session';
import { useLatest } from './use-latest';

/** Loads a tab page each time it is shown, as soon as someone is signed in; leads to the sign-in page if nobody is. */
export function useWhenSignedIn(load: () => void): void {
  const status = useSession((state) => state.status);
  const shown = useRef(false);
  const latest = useLatest(load);

  const go = useCallback(() => {
    const now = useSession.getState().status;
    if (now === 'in') latest.current();
    // Not before this page has been drawn: WeChat complains about drawing a page already left.
    if (now === 'out') Taro.nextTick(openSignIn);
  }, [latest]);
  useDidShow(() => {
    shown.current = true;
    go();
  });
  useDidHide(() => {
    shown.current = false;
  });
  // Only a change matters here: the first load is the showing of the page.
  const known = useRef(status);
  useEffect(() => {
    if (known.current !== status && shown.current) go();
    known.current = status;
  }, [status, go]);
}
