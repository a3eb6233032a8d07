import { AppError, type Call, createCall, errorOf, type Method, type PhotoView } from '@hongqi/shared';
import { useSession } from '@/store/session';
import { apiOrigin } from './platform';
import { type Answer, sendOnce, uploadOnce } from './send';
import { endSession, renewSession, sessionToken } from './session';
import { openSignIn } from './links';
import type { Taken } from './queue-items';
import { ownerId } from './storage';

/** The API for pages: signs in again by itself when the session has expired, and else leads to the sign-in page. */
export const call: Call = createCall(
  (method: Method, path: string, body: unknown) => withSession((token) => sendOnce(method, path, body, token)),
  signedOut,
);

/** Sends a photo; it belongs to the person until an issue or an action uses it. */
export async function uploadPhoto(
  path: string,
  taken: Taken | null,
  onProgress: (percent: number) => void,
): Promise<PhotoView> {
  const { status, body } = await withSession((token) => uploadOnce(path, fieldsOf(taken), token, onProgress));
  if (status < 400) return body as PhotoView;

  const error = errorOf(body);
  if (error.code === 'NOT_SIGNED_IN') signedOut();
  throw error;
}

/** Addresses in answers are relative to the API; an `<image>` on a phone needs the whole of them. */
export function photoUrl(path: string): string {
  return path.startsWith('/') ? apiOrigin() + path : path;
}

function fieldsOf(taken: Taken | null): Record<string, string> {
  if (!taken) return {};
  const { at, place } = taken;
  return { takenAt: at, ...(place && { lng: String(place.lng), lat: String(place.lat) }) };
}

async function withSession(send: (token: string | null) => Promise<Answer>): Promise<Answer> {
  const asker = ownerId();
  let answer = await send(sessionToken());
  const expired = answer.status === 401 && errorOf(answer.body).code === 'NOT_SIGNED_IN';
  if (expired && (await renewSession())) {
    requireAsker(asker);
    answer = await send(sessionToken());
  }
  requireAsker(asker);
  return answer;
}

/** Somebody else took the phone meanwhile: nothing is done in their name, and they are not shown the answer. */
function requireAsker(asker: string | null): void {
  if (asker !== null && ownerId() !== asker) throw new AppError('UNREACHABLE');
}

function signedOut(): void {
  endSession(useSession.getState().problem);
  openSignIn();
}
