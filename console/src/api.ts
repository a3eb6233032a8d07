import {
  API_PREFIX,
  AppError,
  createCall,
  directiveRoutes,
  type DocumentView,
  errorOf,
  ERRORS,
  photoRoutes,
  type PhotoView,
  type Route,
  type Send,
} from '@hongqi/shared';
import { useSession } from './session';

/** Longer than any answer of ours; shorter than a person's patience with a spinner. */
const PATIENCE_MS = 20_000;

async function request(path: string, init: RequestInit): Promise<{ status: number; body: unknown }> {
  const { token } = useSession.getState();
  const headers = { ...init.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) };
  try {
    const response = await fetch(path, { ...init, headers, signal: AbortSignal.timeout(PATIENCE_MS) });
    // A proxy's own page is not JSON and ends up as unreachable too, whatever its status.
    return { status: response.status, body: (await response.json()) as unknown };
  } catch {
    throw new AppError('UNREACHABLE');
  }
}

const send: Send = (method, path, body) =>
  request(path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });

const expired = (): void => useSession.getState().expired();

export const call = createCall(send, expired);

export const uploadPhoto = (file: File): Promise<PhotoView> => upload(photoRoutes.add, file);
export const uploadDocument = (file: File): Promise<DocumentView> => upload(directiveRoutes.addDocument, file);

async function upload<Out>(route: Route<never, Out>, file: File): Promise<Out> {
  const form = new FormData();
  form.append('file', file);
  const { status, body } = await request(API_PREFIX + route.path, { method: 'POST', body: form });
  if (status < 400) return body as Out;

  const error = errorOf(body);
  if (error.code === 'NOT_SIGNED_IN') expired();
  throw error;
}

/** A file of ours, saved under the name the browser is told; a refusal comes as JSON like any other. */
export async function download(path: string, query: Record<string, string>, name: string): Promise<void> {
  const { token } = useSession.getState();
  const address = `${API_PREFIX}${path}?${new URLSearchParams(query).toString()}`;
  let response: Response;
  try {
    response = await fetch(address, {
      headers: token ? { authorization: `Bearer ${token}` } : {},
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.ok) return saveFile(await response.blob(), name);
  } catch {
    throw new AppError('UNREACHABLE');
  }
  throw errorOf(await response.json());
}

export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The one place where a failure becomes words. */
export function errorText(error: unknown): string {
  return ERRORS[error instanceof AppError ? error.code : 'UNEXPECTED'].text;
}

/** The world moved while the person was looking. */
export function isConflict(error: unknown): boolean {
  return error instanceof AppError && ERRORS[error.code].status === 409;
}

/** Not there, or no longer for this person's eyes: the server does not say which. */
export function isGone(error: unknown): boolean {
  return error instanceof AppError && error.code === 'NOT_FOUND';
}

/** Someone else acted on the issue first. */
export function isOutdated(error: unknown): boolean {
  return error instanceof AppError && error.code === 'ISSUE_CHANGED';
}

/** Nobody knows whether it arrived; the same press may be sent again. */
export function mayRetry(error: unknown): boolean {
  return error instanceof AppError && ERRORS[error.code].status === 503;
}
