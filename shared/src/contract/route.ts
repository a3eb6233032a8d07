export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One endpoint: method, path under `/api/v1` with `:name` places, and the types of what goes in and comes out. */
export interface Route<In, Out> {
  readonly method: Method;
  readonly path: string;
  /** Never set; carries the types. */
  readonly types?: { in: In; out: Out };
}

const route =
  (method: Method) =>
  <In, Out>(path: string): Route<In, Out> => ({ method, path });

export const get = route('GET');
export const post = route('POST');
export const put = route('PUT');
export const del = route('DELETE');

export const API_PREFIX = '/api/v1';

/** A page by keyset: `next` is given back as `after` for the page that follows, null at the end. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface PageQuery {
  after?: string;
  limit?: number;
}
