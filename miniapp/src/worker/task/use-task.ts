import { type Action, type ActInput, type IssueView } from '@hongqi/shared';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { type LoadedIssue, useIssue } from '@/hooks/use-issue';
import { queueAction, useQueue } from '@/services/action-queue';
import { isPassing } from '@/services/errors';
import { ofKind, type RefusedAction, type UnsentPhoto, type WaitingAction } from '@/services/queue-items';
import { withWaiting, viewOfRow } from '../offline-view';
import { rememberView, seenTasks, seenView } from '../task-cache';

export interface Task {
  issue: LoadedIssue;
  /** As it will stand once what waits is sent. */
  view: IssueView | null;
  /** Set while what is shown comes from the phone and the server cannot be reached. */
  seenAt: string | null;
  waiting: WaitingAction[];
  refused: RefusedAction[];
  keepForLater(view: IssueView, action: Action, input: ActInput, files: UnsentPhoto[]): Promise<void>;
}

/** A task that can be worked on without signal: remembered views, and actions that wait on the phone. */
export function useTask(id: string): Task {
  const [remembered] = useState(() => rememberedView(id));
  const issue = useIssue(id, remembered?.view ?? null);
  const queue = useQueue();
  const waiting = useMemo(() => ofKind(queue.waiting, 'act'), [queue.waiting]);
  const { view, error } = issue;

  useEffect(() => {
    if (view && view !== remembered?.view) rememberView(view);
  }, [view, remembered]);

  const keepForLater = useCallback<Task['keepForLater']>(
    // A task known only from the list has no version to compare.
    (of, action, input, files) => queueAction({ id: of.id, version: of.version || undefined }, action, input, files),
    [],
  );

  return {
    issue,
    view: useMemo(() => view && withWaiting(view, waiting), [view, waiting]),
    seenAt: error !== null && isPassing(error) ? (seenView(id)?.at ?? remembered?.at ?? null) : null,
    waiting: waiting.filter((item) => item.issueId === id),
    refused: ofKind(queue.refused, 'act').filter((item) => item.issueId === id),
    keepForLater,
  };
}

function rememberedView(id: string): { at: string; view: IssueView } | null {
  const seen = seenView(id);
  if (seen) return seen;
  const list = seenTasks();
  const row = list?.rows.find((one) => one.id === id);
  return list && row ? { at: list.at, view: viewOfRow(row) } : null;
}
