import { createCall, peopleRoutes, type SessionView } from '@hongqi/shared';
import { useSession } from '@/store/session';
import { canSignInSilently, loginCode } from './platform';
import { sendOnce } from './send';
import { forget, keep, recall } from './storage';
import { textOf } from './errors';

let token: string | null = recall('token');
let renewing: Promise<boolean> | null = null;

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
  useSession.setState({ status: 'in', problem: null, me: session.me, unread: session.me.unread });
}

export function endSession(problem: string | null = null): void {
  token = null;
  forget('token');
  useSession.setState({ status: 'out', problem, me: null, unread: 0 });
}

/**
 * A new session without asking the person, where that is possible; false where it is not. However many requests find
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
    return false;
  }
}
