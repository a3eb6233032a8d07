import { AppError, type DirectiveContent, type DirectiveView, type SaveDirective } from '@hongqi/shared';
import { createStore, type StoreApi } from 'zustand';
import { type Draft, draftOf, textOf } from './draft';

/** Why the last attempt to save came to nothing. */
export type Trouble =
  /** Nobody knows whether it arrived; it will be tried again. */
  | 'network'
  /** Somebody, perhaps the same person in another window, saved or sent it meanwhile. */
  | 'changed'
  /** The server says no to what is written. */
  | 'refused';

export interface Kept {
  draft: Draft;
  draftKey: string;
  /** Null until the server has it. */
  id: string | null;
  version: number | null;
  /** The content the server has, as text. */
  savedText: string;
  /** What was first sent under the key and not yet answered: only exactly this may be sent under it again. */
  birth: string | null;
}

export interface Keeping extends Kept {
  saving: boolean;
  trouble: Trouble | null;
  error: AppError | null;
}

export interface Keeper {
  store: StoreApi<Keeping>;
  change: (changed: Partial<Draft>) => void;
  /** Saves until nothing is unsaved or something stands in the way; true when everything is saved. */
  save: () => Promise<boolean>;
  /** Throws the own changes away for what the server has. */
  adopt: (view: DirectiveView) => void;
  /** Keeps the own changes over what the server has. */
  insist: (view: DirectiveView) => void;
  /** It is sent or thrown away: nothing of it is saved any more. */
  stop: () => void;
}

export interface Ways {
  /** Creates where there is no id yet. */
  send: (id: string | null, body: SaveDirective) => Promise<DirectiveView>;
  /** What the server has now. */
  look: (id: string) => Promise<DirectiveView>;
  freshKey: () => string;
}

export function startOf(draft: Draft, draftKey: string): Kept {
  return { draft, draftKey, id: null, version: null, savedText: textOf(draft), birth: null };
}

export function openedOf(view: DirectiveView, draftKey: string): Kept {
  const draft = draftOf(view);
  return { draft, draftKey, id: view.id, version: view.version, savedText: textOf(draft), birth: null };
}

export function isDirty({ draft, savedText, birth }: Kept): boolean {
  return birth !== null || textOf(draft) !== savedText;
}

/** A draft and its way to the server: one request at a time, nothing lost between, and never two drafts of one. */
export function createKeeper(kept: Kept, { send, look, freshKey }: Ways): Keeper {
  const store = createStore<Keeping>(() => ({ ...kept, saving: false, trouble: null, error: null }));
  let running: Promise<boolean> | null = null;
  let stopped = false;

  const saved = ({ id, version }: DirectiveView, savedText: string): true => {
    store.setState({ id, version, savedText, birth: null, trouble: null, error: null });
    return true;
  };

  async function saveOnce(): Promise<boolean> {
    const { id, version, draft, draftKey, birth } = store.getState();
    const text = (id === null ? birth : null) ?? textOf(draft);
    store.setState({ saving: true, birth: id === null ? text : null });
    try {
      const content = JSON.parse(text) as DirectiveContent;
      return saved(await send(id, { ...content, draftKey, ...(version === null ? {} : { version }) }), text);
    } catch (error) {
      const known = error instanceof AppError ? error : new AppError('UNEXPECTED');
      // An earlier attempt may have arrived although its answer did not: then nobody else changed anything. Where that
      // cannot be found out now, it is told as what the server said it is.
      const there = id !== null && known.code === 'DIRECTIVE_CHANGED' ? await look(id).catch(() => null) : null;
      if (there && textOf(draftOf(there)) === text) return saved(there, text);
      const trouble = troubleOf(known);
      store.setState({
        trouble,
        error: known,
        // Refused for good: whatever is written next is a new attempt.
        ...(trouble === 'network' ? {} : { birth: null }),
        ...(known.code === 'DIRECTIVE_KEY_REUSED' ? { draftKey: freshKey(), trouble: 'network' as const } : {}),
      });
      return false;
    } finally {
      store.setState({ saving: false });
    }
  }

  async function saveAll(): Promise<boolean> {
    while (isDirty(store.getState())) if (!(await saveOnce())) return false;
    return true;
  }

  return {
    store,
    change: (changed) =>
      store.setState(({ draft, trouble, error }) => ({
        draft: { ...draft, ...changed },
        // Other words may well be accepted; a conflict is not solved by typing on.
        ...(trouble === 'refused' ? { trouble: null, error: null } : { trouble, error }),
      })),
    save: () => {
      if (stopped || store.getState().trouble === 'changed') return Promise.resolve(false);
      running ??= saveAll().finally(() => {
        running = null;
      });
      return running;
    },
    stop: () => {
      stopped = true;
    },
    adopt: (view) => store.setState({ ...openedOf(view, store.getState().draftKey), trouble: null, error: null }),
    insist: ({ version, ...view }) =>
      store.setState({ version, savedText: textOf(draftOf(view)), trouble: null, error: null }),
  };
}

function troubleOf({ code }: AppError): Trouble {
  if (code === 'DIRECTIVE_CHANGED' || code === 'DIRECTIVE_WRONG_STATE') return 'changed';
  return code === 'UNREACHABLE' || code === 'NOT_SIGNED_IN' || code === 'UNEXPECTED' ? 'network' : 'refused';
}
