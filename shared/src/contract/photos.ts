import type { Route } from './route';

/** Addresses are signed and expire, so an `<image>` that cannot send a header can show them. */
export interface PhotoView {
  id: string;
  url: string;
  thumbnail: string;
  width: number;
  height: number;
  /** `before` when it shows the place before the work began. */
  phase: 'before' | null;
  /** When and how far from the place it was taken, as the phone said; for staff. */
  takenAt: string | null;
  metres: number | null;
}

export const photoRoutes = {
  /**
   * Multipart, one field `file`, before it optionally `takenAt` (ISO 8601), `lng`, `lat` (gcj02): where and when it was
   * taken. Sent by the platform's own uploader, not by the JSON client.
   */
  add: { method: 'POST', path: '/photos' } as Route<never, PhotoView>,
  /** `:size` is `full` or `thumb`; needs the signature in the query instead of a session. */
  file: { method: 'GET', path: '/photos/:id/:size' } as Route<never, never>,
};
