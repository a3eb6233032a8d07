import type { Route } from './route';

/** Addresses are signed and expire, so an `<image>` that cannot send a header can show them. */
export interface PhotoView {
  id: string;
  url: string;
  thumbnail: string;
  width: number;
  height: number;
}

export const photoRoutes = {
  /** Multipart, one field `file`; sent by the platform's own uploader, not by the JSON client. */
  add: { method: 'POST', path: '/photos' } as Route<never, PhotoView>,
  /** `:size` is `full` or `thumb`; needs the signature in the query instead of a session. */
  file: { method: 'GET', path: '/photos/:id/:size' } as Route<never, never>,
};
