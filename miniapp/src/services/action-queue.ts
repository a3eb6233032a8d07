import type { Action, ActInput } from '@hongqi/shared';
import { create } from 'zustand';
import { uploadPhoto } from './api';
import { createBus } from './bus';
import { codeOf, isPassing, remark } from './errors';
import { newKey } from './keys';
import { dropFile, keepFile } from './platform';
import { currentForm, ofKind, type Refused, type UnsentPhoto, versionFor, type Waiting } from './queue-items';
import { sendInOrder } from './queue-rules';
import { type Answer, sendItem } from './queue-send';
import { keep, recall } from './storage';

interface QueueState {
  waiting: Waiting[];
  refused: Refused[];
}

export const useQueue = create<QueueState>(() => ({
  waiting: currentForm((recall('action-queue') as Waiting[] | null) ?? []),
  refused: currentForm((recall('action-conflicts') as Refused[] | null) ?? []),
}));

/** What became of something that waited: the answer when it went through, null when it was refused. */
export const queueNews = createBus<{ item: Waiting; answer: Answer | null }>();

let sending: Promise<void> | null = null;

/** Keeps an action on an issue until there is signal. */
export async function queueAction(
  issue: { id: string; version: number | undefined },
  action: Action,
  input: ActInput,
  files: readonly UnsentPhoto[],
): Promise<void> {
  const isFirst = !ofKind(useQueue.getState().waiting, 'act').some((item) => item.issueId === issue.id);
  const version = isFirst ? issue.version : undefined;
  await enqueue({ kind: 'act', issueId: issue.id, action, input, files: [...files], version, ...newPress() });
}

/** Keeps anything on the phone until there is signal; fails when the phone has no room for its photos. */
export async function enqueue(item: Waiting): Promise<void> {
  const files: UnsentPhoto[] = [];
  for (const file of item.files) files.push({ ...file, path: await keepFile(file.path) });
  saveWaiting([...useQueue.getState().waiting, { ...item, files }]);
}

/** What every press has: a key, and when it was. */
export function newPress(): { actionKey: string; pressedAt: string } {
  return { actionKey: newKey(), pressedAt: new Date().toISOString() };
}

/** Sends what waits; called at start, when signal returns, and when a list of work is shown. */
export function sendWaiting(): Promise<void> {
  const items = useQueue.getState().waiting;
  if (items.length === 0) return Promise.resolve();
  sending ??= sendInOrder(items, {
    uploaded: ({ path }) => {
      if (isNeeded(path)) return;
      dropFile(path).catch((error: unknown) => remark('file of the queue', error));
    },
    upload: async ({ path, taken }) => (await uploadPhoto(path, taken, () => undefined)).id,
    send: async (item, versions) => {
      const answer = await sendItem(item, item.kind === 'act' ? versionFor(item, versions) : undefined);
      if (answer.kind === 'act') versions.set(answer.view.id, answer.view.version);
      queueNews.say({ item, answer });
    },
    // Something may have been pressed while this was under way: it stands behind what was taken.
    save: (left) => saveWaiting([...left, ...useQueue.getState().waiting.filter((item) => !isOneOf(items, item))]),
    refuse: (item, error) => {
      // Nobody pressed anything when a directive was marked as read.
      if (item.kind === 'read') remark('mark directive read', error);
      else saveRefused([...useQueue.getState().refused, { ...item, code: codeOf(error) }]);
      queueNews.say({ item, answer: null });
    },
    isPassing,
  })
    .finally(() => {
      sending = null;
    })
    // What was pressed in the meantime found the line taken.
    .then((isAllSent) => (isAllSent ? sendWaiting() : undefined));
  return sending;
}

/** The person has read why it was refused. */
export function forgetRefused(actionKey: string): void {
  saveRefused(useQueue.getState().refused.filter((item) => item.actionKey !== actionKey));
}

function isNeeded(path: string): boolean {
  return useQueue.getState().waiting.some(({ files }) => files.some((file) => file.path === path));
}

function isOneOf(items: readonly Waiting[], item: Waiting): boolean {
  return items.some(({ actionKey }) => actionKey === item.actionKey);
}

function saveWaiting(waiting: Waiting[]): void {
  keep('action-queue', waiting);
  useQueue.setState({ waiting });
}

function saveRefused(refused: Refused[]): void {
  keep('action-conflicts', refused);
  useQueue.setState({ refused });
}
