import Taro, { useDidShow } from '@tarojs/taro';
import { useEffect } from 'react';
import { remark } from '@/services/errors';
import { onTab } from '@/services/links';
import { useSession } from '@/store/session';

const INBOX = 1;

/** The number of unread notices on the 消息 tab; WeChat lets only a tab page change it. */
export function useTabBadge(): void {
  const unread = useSession((state) => state.unread);
  useDidShow(() => show(useSession.getState().unread));
  useEffect(() => show(unread), [unread]);
}

function show(unread: number): void {
  if (!onTab()) return;
  const shown =
    unread > 0
      ? Taro.setTabBarBadge({ index: INBOX, text: unread > 99 ? '99+' : String(unread) })
      : Taro.removeTabBarBadge({ index: INBOX });
  shown.catch((error: unknown) => remark('tab badge', error));
}
