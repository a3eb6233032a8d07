import Taro from '@tarojs/taro';
import { areaRoutes, type CategoryView, peopleRoutes } from '@hongqi/shared';
import { useSession } from '@/store/session';
import { sendWaiting } from './action-queue';
import { call } from './api';
import { remark, textOf } from './errors';
import { openAgain } from './links';
import { goLive, leaveLive } from './live';
import { endSession, openCall, renewSession, restoreMe, sessionNews, sessionToken, takeMe } from './session';
import { keep, ownerNews, recall } from './storage';

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
  takeMe(await call(peopleRoutes.me, {}));
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
    // Without signal whoever was here last stays so: drafts, cached tasks and the way to them stay usable.
    useSession.setState({ status: restoreMe() ? 'in' : 'out', problem: textOf(error) });
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

/** A session begun anew also wants its news, and has leave to send what waits. */
export function watchSession(): void {
  useSession.subscribe((now, before) => {
    if (now.me && !before.me) goLive();
  });
  sessionNews.listen(() => {
    goLive();
    void sendWaiting();
  });
  // What pages drew before it was known who is here may be another's.
  ownerNews.listen(({ isOther }) => {
    if (!isOther) return;
    leaveLive();
    openAgain();
  });
}

/** Catches up as soon as there is signal again: what a start without it could not have, and what waits to be sent. */
export function watchNetwork(): void {
  Taro.onNetworkStatusChange(({ isConnected }) => {
    if (!isConnected) return;
    if (!useSession.getState().config) void loadConfig();
    if (sessionToken()) void sendWaiting();
    // A new session sends it by itself.
    else if (useSession.getState().status === 'in') refreshMe().catch((error: unknown) => remark('me', error));
  });
}
