import { AppError, type ErrorBody, isErrorCode } from '../errors';
import { API_PREFIX, type Method, type Route } from './route';

/** Sends one request and gives back status and parsed body; throws only when there was no answer at all. */
export type Send = (method: Method, path: string, body: unknown) => Promise<{ status: number; body: unknown }>;

export type Call = <In, Out>(route: Route<In, Out>, input: In, params?: Record<string, string>) => Promise<Out>;

/** The only API client in the repository: mini-program, console and tests each hand it a way to send. */
export function createCall(send: Send, onSignedOut: () => void): Call {
  return async <In, Out>(route: Route<In, Out>, input: In, params: Record<string, string> = {}): Promise<Out> => {
    const path = API_PREFIX + fillPath(route.path, params) + (route.method === 'GET' ? queryOf(input) : '');
    const { status, body } = await send(route.method, path, route.method === 'GET' ? undefined : input);
    // A network's own sign-in page answers 200 too; every answer of ours is an object or a list.
    if (status < 300 && typeof body === 'object' && body !== null) return body as Out;

    const error = errorOf(body);
    if (error.code === 'NOT_SIGNED_IN') onSignedOut();
    throw error;
  };
}

function fillPath(path: string, params: Record<string, string>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

/** `{ a: 1, b: undefined }` → `?a=1`. Written by hand: a phone has no URLSearchParams. */
function queryOf(input: unknown): string {
  if (typeof input !== 'object' || input === null) return '';
  const pairs = Object.entries(input)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return pairs.length ? `?${pairs.join('&')}` : '';
}

/** An answer that is not ours (a proxy's page, an empty body) is shown as unreachable, never as success. */
export function errorOf(body: unknown): AppError {
  const { code, details } = (body ?? {}) as Partial<ErrorBody>;
  return isErrorCode(code) ? new AppError(code, details) : new AppError('UNREACHABLE');
}
