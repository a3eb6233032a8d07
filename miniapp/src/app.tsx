import { useDidHide, useDidShow, useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { remark } from './services/errors';
import { goLive, leaveLive } from './services/live';
import { tellNotOpened } from './services/links';
import { prepare } from './services/platform';
import { start, watchNetwork, watchSession } from './services/start';
import { watchPrivacy } from './store/privacy';
import './app.scss';

function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    prepare(tellNotOpened);
    watchPrivacy();
    watchNetwork();
    watchSession();
    start().catch((error: unknown) => remark('start', error));
  });
  useDidShow(goLive);
  useDidHide(leaveLive);
  return children;
}

// Taro finds the app by its default export.
export default App;
