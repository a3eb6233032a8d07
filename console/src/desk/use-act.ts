import { type Action, type ActInput, type ActRequest, issueRoutes, type IssueView } from '@hongqi/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { call, isConflict, isGone } from '../api';
import { randomKey } from '../parts/random-key';

interface Press {
  action: Action;
  input: ActInput;
  version: number;
}

/** Acts on one issue. What the server answers is shown at once; after a conflict the issue is fetched anew. */
export function useAct(id: string) {
  const queries = useQueryClient();
  const keyOf = usePressKeys();
  return useMutation({
    mutationFn: (press: Press) => {
      const request: ActRequest = { ...press.input, version: press.version, actionKey: keyOf.current(press) };
      return call(issueRoutes.act, request, { id, action: press.action });
    },
    onSuccess: (view: IssueView) => {
      keyOf.forget();
      queries.setQueryData(['issue', id], view);
      for (const queryKey of [['desk'], ['counts'], ['holders', id]]) void queries.invalidateQueries({ queryKey });
    },
    onError: async (error) => {
      if (isConflict(error) || isGone(error)) await queries.invalidateQueries({ queryKey: ['issue', id] });
      if (!isGone(error)) return;
      for (const queryKey of [['desk'], ['counts']]) await queries.invalidateQueries({ queryKey });
    },
  });
}

/**
 * One key per intention: pressing again after a lost answer sends the same key, so it counts once; other words are
 * another intention.
 */
function usePressKeys(): { current: (press: Press) => string; forget: () => void } {
  const last = useRef<{ content: string; key: string } | null>(null);
  return {
    current: ({ action, input }) => {
      const content = JSON.stringify([action, input]);
      if (last.current?.content !== content) last.current = { content, key: randomKey() };
      return last.current.key;
    },
    forget: () => {
      last.current = null;
    },
  };
}
