import type { SessionView } from '@hongqi/shared';
import { create } from 'zustand';

const STORED = 'hongqi.session';

interface Session {
  token: string | null;
  signedIn: (view: Pick<SessionView, 'token'>) => void;
  signedOut: () => void;
}

/**
 * The token lives in sessionStorage: it survives a reload, ends with the tab, and is not shared with whoever sits down
 * next at a desk that several people use. localStorage would outlive the shift; memory alone would sign people out on
 * every reload. A cookie would be sent by itself and need a defence against forged requests; a header is not. Its age is
 * not judged here: the server prolongs a session with every use, and says when it has ended.
 */
export const useSession = create<Session>((set) => ({
  token: sessionStorage.getItem(STORED),
  signedIn: ({ token }) => {
    sessionStorage.setItem(STORED, token);
    set({ token });
  },
  signedOut: () => {
    sessionStorage.removeItem(STORED);
    set({ token: null });
  },
}));
