import { type Action, type ActInput, issueRoutes, type IssueView, seesInternal } from '@hongqi/shared';
import { useRef, useState } from 'react';
import { call } from '@/services/api';
import { isConflict, isPassing, remark, tell, textOf } from '@/services/errors';
import { newKey } from '@/services/keys';
import { KEPT, NO_ROOM } from '@/services/press';
import type { UnsentPhoto } from '@/services/queue-items';
import { doneWords, formFields } from '@/words/actions-offered';
import type { LoadedIssue } from './use-issue';

export interface Actions {
  /** The action whose form is open. */
  open: Action | null;
  /** The action being sent without a form. */
  sending: Action | null;
  press(action: Action): void;
  send(input: ActInput, files: UnsentPhoto[]): Promise<string | null>;
  close(): void;
}

type Keep = (view: IssueView, action: Action, input: ActInput, files: UnsentPhoto[]) => Promise<void>;

/**
 * Pressing, filling in and sending an action. `keepForLater` (workers) takes what could not be sent for lack of signal;
 * without it the form stays open and says so.
 */
export function useActions(
  issue: Pick<LoadedIssue, 'reload' | 'take'>,
  view: IssueView | null,
  keepForLater?: Keep,
): Actions {
  const [open, setOpen] = useState<Action | null>(null);
  const [sending, setSending] = useState<Action | null>(null);
  // One press, one key: sending the same form again after a lost answer does not act twice.
  const key = useRef('');

  const perform = async (action: Action, input: ActInput, files: UnsentPhoto[]): Promise<string | null> => {
    if (!view) return null;
    try {
      if (files.length > 0) return await unsent(view, action, input, files);
      const after = await call(
        issueRoutes.act,
        { ...input, version: view.version, actionKey: key.current },
        { id: view.id, action },
      );
      issue.take(after);
      tell(doneWords(action, after));
    } catch (error) {
      if (isPassing(error)) return unsent(view, action, input, files, error);
      if (isConflict(error)) await issue.reload();
      return textOf(error);
    }
    setOpen(null);
    return null;
  };

  const unsent = async (of: IssueView, action: Action, input: ActInput, files: UnsentPhoto[], error?: unknown) => {
    if (!keepForLater) return files.length > 0 ? '有照片没有传上去，请点照片上的“重试”' : textOf(error);
    try {
      await keepForLater(of, action, input, files);
    } catch (problem) {
      remark('queue', problem);
      return NO_ROOM;
    }
    setOpen(null);
    tell(KEPT);
    return null;
  };

  const press = (action: Action): void => {
    if (!view || sending) return;
    key.current = newKey();
    if (formFields(view, action, seesInternal(view.relations)).length > 0) return setOpen(action);
    setSending(action);
    void perform(action, {}, []).then((problem) => {
      setSending(null);
      if (problem) tell(problem);
    });
  };

  return {
    open,
    sending,
    press,
    send: (input, files) => (open ? perform(open, input, files) : Promise.resolve(null)),
    close: () => setOpen(null),
  };
}
