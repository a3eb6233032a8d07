import type { SessionView } from '@hongqi/shared';
import { create } from 'zustand';

const STORED = 'hongqi.session';
const STORED_PERSON = 'hongqi.person';

interface Session {
  token: string | null;
  /** Whose desk this is: also after the session ran out, until the person leaves or another one signs in. */
  personId: string | null;
  signedIn: (view: Pick<SessionView, 'token'> & { me: Pick<SessionView['me'], 'id'> }) => void;
  /** The server no longer takes the token; the person may come back. */
  expired: () => void;
  /** The person leaves. */
  signedOut: () => void;
}

/**
 * The token lives in sessionStorage: it survives a reload, ends with the tab, and is not shared with whoever sits down
 * next at a desk that several people use. localStorage would outlive the shift; memory alone would sign people out on
 * every reload. A cookie would be sent by itself and need a defence against forged requests; a header is not. Its age is
 * not judged here: the server prolongs a session with every use, and says when it has ended.
 */
export const useSession = create<Session>((set) => ({
  // A token from before it was noted whose it is, is not enough.
  token: sessionStorage.getItem(STORED_PERSON) && sessionStorage.getItem(STORED),
  personId: sessionStorage.getItem(STORED_PERSON),
  signedIn: ({ token, me }) => {
    sessionStorage.setItem(STORED, token);
    sessionStorage.setItem(STORED_PERSON, me.id);
    set({ token, personId: me.id });
  },
  expired: () => {
    sessionStorage.removeItem(STORED);
    set({ token: null });
  },
  signedOut: () => {
    sessionStorage.removeItem(STORED);
    sessionStorage.removeItem(STORED_PERSON);
    set({ token: null, personId: null });
  },
}));
