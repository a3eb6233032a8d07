import { AppError, type DirectiveView, type SaveDirective } from '@hongqi/shared';
import { createStore, type StoreApi } from 'zustand';
import { type Body, type Draft, draftOf, type Opened, textOf } from './draft';

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
  /** The content the server has, with its list, as text. */
  savedText: string;
  /** What was first sent under the key and not yet answered: only exactly this may be sent under it again. */
  birth: string | null;
}

export interface Keeping extends Kept {
  saving: boolean;
  trouble: Trouble | null;
  error: AppError | null;
}

/** By a step where what comes next follows from what is there when an answer arrives. */
export type Change = (changed: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;

export interface Keeper {
  store: StoreApi<Keeping>;
  change: Change;
  /** Saves until nothing is unsaved or something stands in the way; true when everything is saved. */
  save: () => Promise<boolean>;
  /** Throws the own changes away for what the server has. */
  adopt: (opened: Opened) => void;
  /** Keeps the own changes over what the server has. */
  insist: (opened: Opened) => void;
  /** It is sent or thrown away: nothing of it is saved any more. */
  stop: () => void;
}

export interface Ways {
  /** Creates where there is no id yet. */
  send: (id: string | null, body: SaveDirective) => Promise<DirectiveView>;
  /** What the server has now. */
  look: (id: string) => Promise<Opened>;
  freshKey: () => string;
}

export function startOf(draft: Draft, draftKey: string): Kept {
  return { draft, draftKey, id: null, version: null, savedText: textOf(draft), birth: null };
}

export function openedOf(opened: Opened, draftKey: string): Kept {
  const { id, version } = opened.view;
  const draft = draftOf(opened);
  return { draft, draftKey, id, version, savedText: textOf(draft), birth: null };
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
    const { id, version, draft, draftKey, savedText, birth } = store.getState();
    const text = (id === null ? birth : null) ?? textOf(draft);
    store.setState({ saving: true, birth: id === null ? text : null });
    try {
      const body = withoutKnownList(JSON.parse(text) as Body, id === null ? null : savedText);
      return saved(await send(id, { ...body, draftKey, ...(version === null ? {} : { version }) }), text);
    } catch (error) {
      const known = error instanceof AppError ? error : new AppError('UNEXPECTED');
      // An earlier attempt may have arrived although its answer did not: then nobody else changed anything. Where that
      // cannot be found out now, it is told as what the server said it is.
      const there = id !== null && known.code === 'DIRECTIVE_CHANGED' ? await look(id).catch(() => null) : null;
      if (there && textOf(draftOf(there)) === text) return saved(there.view, text);
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
        draft: { ...draft, ...(typeof changed === 'function' ? changed(draft) : changed) },
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
    adopt: (opened) => store.setState({ ...openedOf(opened, store.getState().draftKey), trouble: null, error: null }),
    insist: (opened) =>
      store.setState({
        version: opened.view.version,
        savedText: textOf(draftOf(opened)),
        trouble: null,
        error: null,
      }),
  };
}

/** A list of thousands does not go along with every few words: left out it stays as the server has it. */
function withoutKnownList({ doorIds, ...content }: Body, savedText: string | null): Body {
  const known = savedText === null ? undefined : (JSON.parse(savedText) as Body).doorIds;
  return doorIds && JSON.stringify(doorIds) !== JSON.stringify(known) ? { ...content, doorIds } : content;
}

function troubleOf({ code }: AppError): Trouble {
  if (code === 'DIRECTIVE_CHANGED' || code === 'DIRECTIVE_WRONG_STATE') return 'changed';
  return code === 'UNREACHABLE' || code === 'NOT_SIGNED_IN' || code === 'UNEXPECTED' ? 'network' : 'refused';
}
