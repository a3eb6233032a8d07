import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { openSignIn } from '@/services/links';
import { useSession } from '@/store/session';

/** Loads a tab page each time it is shown, as soon as someone is signed in; leads to the sign-in page if nobody is. */
export function useWhenSignedIn(load: () => void): void {
  const status = useSession((state) => state.status);
  const shown = useRef(false);
  const latest = useRef(load);
  latest.current = load;

  const go = useRef(() => {
    const now = useSession.getState().status;
    if (now === 'in') latest.current();
    if (now === 'out') openSignIn();
  });
  useDidShow(() => {
    shown.current = true;
    go.current();
  });
  useDidHide(() => {
    shown.current = false;
  });
  // Only a change matters here: the first load is the showing of the page.
  const known = useRef(status);
  useEffect(() => {
    if (known.current !== status && shown.current) go.current();
    known.current = status;
  }, [status]);
}
