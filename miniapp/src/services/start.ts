import Taro from '@tarojs/taro';
import { areaRoutes, type CategoryView, peopleRoutes } from '@hongqi/shared';
import { useSession } from '@/store/session';
import { sendWaiting } from './action-queue';
import { call } from './api';
import { remark, textOf } from './errors';
import { goLive } from './live';
import { endSession, openCall, renewSession, sessionToken } from './session';
import { keep, recall } from './storage';

/** Once, when the program starts. Config first: the subscription ids must be known before the first tap. */
export async function start(): Promise<void> {
  useSession.setState({ categories: (recall('categories') as CategoryView[] | null) ?? [] });
  await Promise.all([loadConfig(), signIn()]);
  if (useSession.getState().status === 'in') await afterSignIn();
}

/** What every signed-in program does: news, categories, and actions left over from a place without signal. */
export async function afterSignIn(): Promise<void> {
  await Promise.all([loadCategories(), sendWaiting()]);
}

export async function refreshMe(): Promise<void> {
  const me = await call(peopleRoutes.me, {});
  useSession.setState({ me, unread: me.unread, status: 'in' });
}

export async function loadConfig(): Promise<void> {
  try {
    useSession.setState({ config: await openCall(peopleRoutes.clientConfig, {}) });
  } catch (error) {
    remark('client config', error);
  }
}

async function signIn(): Promise<void> {
  try {
    if (sessionToken() || (await renewSession())) await refreshMe();
    else endSession(useSession.getState().problem);
  } catch (error) {
    // Without signal the kept session still counts: drafts and cached tasks stay usable.
    useSession.setState({ status: sessionToken() ? 'in' : 'out', problem: textOf(error) });
  }
}

async function loadCategories(): Promise<void> {
  try {
    const categories = await call(areaRoutes.categories, {});
    keep('categories', categories);
    useSession.setState({ categories });
  } catch (error) {
    remark('categories', error);
  }
}

/** A session begun anew also wants its news. */
export function watchSession(): void {
  useSession.subscribe((now, before) => {
    if (now.me && !before.me) goLive();
  });
}

/** Sends what waits as soon as there is signal again. */
export function watchNetwork(): void {
  Taro.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected && sessionToken()) void sendWaiting();
  });
}
