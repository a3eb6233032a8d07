import { AppError, directiveRoutes, type DirectiveView } from '@hongqi/shared';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { call } from '../api';
import { randomKey } from '../parts/random-key';
import { queryClient } from '../query-client';
import { useSession } from '../session';
import { keepDirective, openDirective } from './directive-queries';
import { createKeeper, isDirty, type Keeper, type Keeping, type Kept, type Ways } from './keeper';
import { forgetDraft, keepDraft } from './kept-drafts';

/** Long enough not to save every letter, short enough that a lost computer loses a sentence. */
const PAUSE_MS = 1_200;
const RETRY_MS = 10_000;

/** Sent by its author or not at all: somebody else may have signed in while the last save was on its way. */
const waysOf = (author: string | null): Ways => ({
  send: async (id, body) => {
    if (useSession.getState().personId !== author) throw new AppError('NOT_SIGNED_IN');
    const view: DirectiveView = await (id === null
      ? call(directiveRoutes.create, body)
      : call(directiveRoutes.save, body, { id }));
    keepDirective(queryClient, view);
    void queryClient.invalidateQueries({ queryKey: ['directives'] });
    return view;
  },
  look: openDirective,
  freshKey: randomKey,
});

/** A draft that saves itself after a pause, when the page is left, and when the network is back. */
export function useDraft(start: () => Kept): [Keeping, Keeper] {
  const [keeper] = useState(() => kept(start()));
  const keeping = useStore(keeper.store);
  const { draft, saving, trouble } = keeping;
  const dirty = isDirty(keeping);

  useEffect(() => {
    if (!dirty || saving || trouble === 'changed' || trouble === 'refused') return;
    const timer = window.setTimeout(() => void keeper.save(), trouble === 'network' ? RETRY_MS : PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [keeper, dirty, draft, saving, trouble]);

  useEffect(() => {
    const again = (): void => void keeper.save();
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('online', again);
      again();
    };
  }, [keeper]);

  return [keeping, keeper];
}

/** Also while its last save is still on the way after the page was left. */
function kept(start: Kept): Keeper {
  const author = useSession.getState().personId;
  const keeper = createKeeper(start, waysOf(author));
  keeper.store.subscribe((now) => (isDirty(now) ? keepDraft(now, author) : forgetDraft(now, author)));
  return keeper;
}
