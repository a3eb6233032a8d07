import { createCall, type MeView, peopleRoutes, type SessionView } from '@hongqi/shared';
import { useSession } from '@/store/session';
import { canSignInSilently, loginCode } from './platform';
import { sendOnce } from './send';
import { belongTo, forget, keep, recall } from './storage';
import { createBus } from './bus';
import { isPassing, textOf } from './errors';

let token: string | null = recall('token');
let renewing: Promise<boolean> | null = null;

/** A session has begun: there is a token to send what waits with. */
export const sessionNews = createBus<void>();

export function sessionToken(): string | null {
  return token;
}

/** For the few calls that make a session: they neither need one nor try to renew it. */
export const openCall = createCall(
  (method, path, body) => sendOnce(method, path, body, null),
  () => undefined,
);

export function startSession(session: SessionView): void {
  token = session.token;
  keep('token', session.token);
  takeMe(session.me);
  useSession.setState({ problem: null });
  sessionNews.say();
}

/** What the server says of the person who is signed in; kept for a start without signal. */
export function takeMe(me: MeView): void {
  belongTo(me.id);
  keep('me', me);
  useSession.setState({ status: 'in', me, unread: me.unread });
}

/** Without signal whoever was here last still is. False where that is not known or no longer so. */
export function restoreMe(): boolean {
  if (!token && !canSignInSilently) return false;
  const me = useSession.getState().me ?? (recall('me') as MeView | null);
  if (!me) return token !== null;
  useSession.setState({ me, unread: me.unread });
  return true;
}

export function endSession(problem: string | null = null): void {
  token = null;
  forget('me');
  forget('token');
  useSession.setState({ status: 'out', problem, me: null, unread: 0 });
}

/**
 * A new session without asking the person, where that is possible; false where it is not. Fails where nobody can say for
 * lack of signal. However many requests find
 * the session expired at the same time, WeChat is asked once.
 */
export function renewSession(): Promise<boolean> {
  if (!canSignInSilently) return Promise.resolve(false);
  renewing ??= signInSilently().finally(() => {
    renewing = null;
  });
  return renewing;
}

async function signInSilently(): Promise<boolean> {
  try {
    startSession(await openCall(peopleRoutes.signInWechat, { code: await loginCode() }));
    return true;
  } catch (error) {
    useSession.setState({ problem: textOf(error) });
    if (isPassing(error)) throw error;
    return false;
  }
}
