import type { CategoryView, ClientConfig, MeView } from '@hongqi/shared';
import { create } from 'zustand';

export interface SessionState {
  /** `starting` until the first sign-in is decided, so that pages show their skeleton and not an error. */
  status: 'starting' | 'in' | 'out';
  /** Why signing in failed, for the sign-in page. */
  problem: string | null;
  me: MeView | null;
  config: ClientConfig | null;
  categories: CategoryView[];
  unread: number;
}

export const useSession = create<SessionState>(() => ({
  status: 'starting',
  problem: null,
  me: null,
  config: null,
  categories: [],
  unread: 0,
}));

/** Does this person lead an area? Then calls come up to them. */
export function isLeader(me: MeView | null): boolean {
  return me?.posts.some(({ role }) => role === 'supervisor') ?? false;
}

/** Does this person come to work here? */
export function isStaff(me: MeView | null): boolean {
  return me?.permissions.includes('issue.tasks') ?? false;
}
