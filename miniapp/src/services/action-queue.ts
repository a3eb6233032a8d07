import { type ActInput, type Action, issueRoutes, type IssueView } from '@hongqi/shared';
import { create } from 'zustand';
import { call, uploadPhoto } from './api';
import { createBus } from './bus';
import { codeOf, isPassing } from './errors';
import { newKey } from './keys';
import { keepFile } from './platform';
import { currentForm, type RefusedAction, sendInOrder, type UnsentPhoto, type WaitingAction } from './queue-rules';
import { keep, recall } from './storage';

interface QueueState {
  waiting: WaitingAction[];
  refused: RefusedAction[];
}

export const useQueue = create<QueueState>(() => ({
  waiting: currentForm((recall('action-queue') as WaitingAction[] | null) ?? []),
  refused: (recall('action-conflicts') as RefusedAction[] | null) ?? [],
}));

/** What became of a waiting action: the fresh view when it went through, null when it was refused. */
export const queueAnswers = createBus<{ issueId: string; view: IssueView | null }>();

let sending: Promise<void> | null = null;

/** Keeps an action on the phone until there is signal. */
export async function queueAction(
  issue: { id: string; version: number | undefined },
  action: Action,
  input: ActInput,
  files: readonly UnsentPhoto[],
): Promise<void> {
  const kept: UnsentPhoto[] = [];
  for (const file of files) kept.push({ ...file, path: await keepFile(file.path) });
  const { waiting } = useQueue.getState();
  const isFirst = !waiting.some((item) => item.issueId === issue.id);
  const version = isFirst ? issue.version : undefined;
  const item = { issueId: issue.id, action, input, files: kept, actionKey: newKey(), version, pressedAt: now() };
  saveWaiting([...waiting, item]);
}

/** Sends what waits; called at start, when signal returns, and when the task list is shown. */
export function sendWaiting(): Promise<void> {
  const items = useQueue.getState().waiting;
  if (items.length === 0) return Promise.resolve();
  sending ??= sendInOrder(items, {
    upload: async ({ path, taken }) => (await uploadPhoto(path, taken, () => undefined)).id,
    act: (item, version) =>
      call(
        issueRoutes.act,
        { ...item.input, actionKey: item.actionKey, version },
        { id: item.issueId, action: item.action },
      ),
    // Something may have been pressed while this was under way: it stands behind what was taken.
    save: (left) => saveWaiting([...left, ...useQueue.getState().waiting.filter((item) => !isOneOf(items, item))]),
    refuse: (item, error) => {
      saveRefused([...useQueue.getState().refused, { ...item, code: codeOf(error) }]);
      queueAnswers.say({ issueId: item.issueId, view: null });
    },
    done: (view) => queueAnswers.say({ issueId: view.id, view }),
    isPassing,
  }).finally(() => {
    sending = null;
  });
  return sending;
}

/** The person has read why it was refused. */
export function forgetRefused(actionKey: string): void {
  saveRefused(useQueue.getState().refused.filter((item) => item.actionKey !== actionKey));
}

function isOneOf(items: readonly WaitingAction[], item: WaitingAction): boolean {
  return items.some(({ actionKey }) => actionKey === item.actionKey);
}

function saveWaiting(waiting: WaitingAction[]): void {
  keep('action-queue', waiting);
  useQueue.setState({ waiting });
}

function saveRefused(refused: RefusedAction[]): void {
  keep('action-conflicts', refused);
  useQueue.setState({ refused });
}

function now(): string {
  return new Date().toISOString();
}
