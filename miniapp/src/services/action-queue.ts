import { type Action, type ActInput, AppError } from '@hongqi/shared';
import { create } from 'zustand';
import { uploadPhoto } from './api';
import { createBus } from './bus';
import { codeOf, remark } from './errors';
import { canWait } from './failures';
import { newKey } from './keys';
import { dropFile, keepFile } from './platform';
import {
  asPressed,
  currentForm,
  ofKind,
  ofOthers,
  ofOwner,
  type Refused,
  type UnsentPhoto,
  versionFor,
  type Waiting,
} from './queue-items';
import { sendInOrder } from './queue-rules';
import { type Answer, sendItem } from './queue-send';
import { sessionToken } from './session';
import { keep, ownerId, ownerNews, recall } from './storage';
import { useSession } from '@/store/session';

interface QueueState {
  waiting: Waiting[];
  refused: Refused[];
}

/** Of the person who is here. What others pressed on this phone stays in storage until they sign in again. */
export const useQueue = create<QueueState>(mine);

ownerNews.listen(() => {
  const { waiting, refused } = mine();
  saveWaiting(ownerId(), waiting);
  saveRefused(ownerId(), refused);
});

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
  const mine = ownerId();
  saveWaiting(mine, [...useQueue.getState().waiting, { ...item, files, ownerId: mine ?? undefined }]);
}

/** What every press has: a key, and when it was. */
export function newPress(): { actionKey: string; pressedAt: string } {
  return { actionKey: newKey(), pressedAt: new Date().toISOString() };
}

/** Sends what waits of whoever is signed in; called at start, when signal returns, and when a list of work is shown. */
export function sendWaiting(): Promise<void> {
  const items = useQueue.getState().waiting;
  if (items.length === 0 || !sessionToken()) return Promise.resolve();
  const sender = ownerId();
  sending ??= sendInOrder(items, {
    uploaded: ({ path }) => {
      if (isNeeded(path)) return;
      dropFile(path).catch((error: unknown) => remark('file of the queue', error));
    },
    upload: async ({ path, taken }) => {
      requireSender(sender);
      return (await uploadPhoto(path, taken, () => undefined)).id;
    },
    send: async (item, versions) => {
      requireSender(sender);
      const answer = await sendItem(asPressed(item), item.kind === 'act' ? versionFor(item, versions) : undefined);
      if (answer.kind === 'act') versions.set(answer.view.id, answer.view.version);
      if (answer.kind === 'read') useSession.setState({ unread: answer.unread });
      queueNews.say({ item, answer });
    },
    // Something may have been pressed while this was under way: it stands behind what was taken.
    save: (left) => {
      const since = ofOwner(keptWaiting(), sender).filter((item) => !isOneOf(items, item));
      saveWaiting(sender, [...left, ...since]);
    },
    refuse: (item, error) => {
      // Nobody pressed anything when a directive was marked as read.
      if (item.kind === 'read') remark('mark directive read', error);
      else saveRefused(sender, [...ofOwner(keptRefused(), sender), { ...item, code: codeOf(error) }]);
      queueNews.say({ item, answer: null });
    },
    canWait: (error) => canWait(codeOf(error)),
  })
    .finally(() => {
      sending = null;
    })
    // What was pressed in the meantime, or by who came in the meantime, found the line taken.
    .then((isAllSent) => (isAllSent || ownerId() !== sender ? sendWaiting() : undefined));
  return sending;
}

/** The person has read why it was refused. */
export function forgetRefused(actionKey: string): void {
  const left = useQueue.getState().refused.filter((item) => item.actionKey !== actionKey);
  saveRefused(ownerId(), left);
}

function isNeeded(path: string): boolean {
  return keptWaiting().some(({ files }) => files.some((file) => file.path === path));
}

function isOneOf(items: readonly Waiting[], item: Waiting): boolean {
  return items.some(({ actionKey }) => actionKey === item.actionKey);
}

/** Somebody else has signed in since: nothing of this person goes out under another's name. */
function requireSender(sender: string | null): void {
  if (ownerId() !== sender) throw new AppError('NOT_SIGNED_IN');
}

function mine(): QueueState {
  return { waiting: ofOwner(keptWaiting(), ownerId()), refused: ofOwner(keptRefused(), ownerId()) };
}

function keptWaiting(): Waiting[] {
  return currentForm((recall('action-queue') as Waiting[] | null) ?? []);
}

function keptRefused(): Refused[] {
  return currentForm((recall('action-conflicts') as Refused[] | null) ?? []);
}

function saveWaiting(of: string | null, waiting: Waiting[]): void {
  keep('action-queue', [...ofOthers(keptWaiting(), of), ...waiting]);
  if (of === ownerId()) useQueue.setState({ waiting });
}

function saveRefused(of: string | null, refused: Refused[]): void {
  keep('action-conflicts', [...ofOthers(keptRefused(), of), ...refused]);
  if (of === ownerId()) useQueue.setState({ refused });
}
