import Taro from '@tarojs/taro';
import { createBus } from './bus';
import { remark } from './errors';
import { filesLeft } from './kept-files';
import { canSignInSilently, dropFile } from './platform';

/** What one person saw or wrote; nobody else who takes this phone or browser is shown it. */
interface Personal {
  me: unknown;
  'report-draft': unknown;
  'answer-drafts': unknown;
  'tasks-seen': unknown;
  'task-views': unknown;
  'walks-seen': unknown;
  'walk-doors': unknown;
  'walk-asked': unknown;
  'unsettled-seen': unknown;
  'received-list': unknown;
  'received-views': unknown;
}

/** Everything this program keeps on the phone, by name. WeChat gives each key 1 MB. */
interface Stored extends Personal {
  token: string;
  /** The id of the person all that is personal belongs to. */
  owner: string;
  large: boolean;
  askedDistance: boolean;
  categories: unknown;
  /** Of everybody who ever pressed something here without signal: each item says whose it is. */
  'action-queue': unknown;
  'action-conflicts': unknown;
}

const PERSONAL: Record<keyof Personal, true> = {
  me: true,
  'report-draft': true,
  'answer-drafts': true,
  'tasks-seen': true,
  'task-views': true,
  'walks-seen': true,
  'walk-doors': true,
  'walk-asked': true,
  'unsettled-seen': true,
  'received-list': true,
  'received-views': true,
};

let owner = stored('owner');

/** Somebody is known to be here from now on; `isOther` when what is shown still comes from somebody else. */
export const ownerNews = createBus<{ isOther: boolean }>();

/** Whose things the phone keeps; null until somebody has signed in on it. */
export function ownerId(): string | null {
  return owner;
}

/** Called when somebody signs in. What was kept of another goes, apart from what still has to be sent for them. */
export function belongTo(personId: string): void {
  if (owner === personId) return;
  const before = owner;
  if (stored('owner') !== null && stored('owner') !== personId) forgetPersonal();
  owner = personId;
  Taro.setStorageSync('owner', personId);
  ownerNews.say({ isOther: before !== null });
}

/** Photos of forms half filled in lie in a folder of their own: nobody would ever take them away. */
function forgetPersonal(): void {
  const names = Object.keys(PERSONAL) as (keyof Personal)[];
  const files = filesLeft(names.map(stored), [stored('action-queue'), stored('action-conflicts')]);
  for (const name of names) Taro.removeStorageSync(name);
  for (const path of files) dropFile(path).catch((error: unknown) => remark('file of somebody else', error));
}

/** Null when nothing (or nothing readable) is kept under the name. */
export function recall<K extends keyof Stored>(name: K): Stored[K] | null {
  return isClosed(name) ? null : stored(name);
}

export function keep<K extends keyof Stored>(name: K, value: Stored[K]): void {
  if (!isClosed(name)) Taro.setStorageSync(name, value);
}

export function forget(name: keyof Stored): void {
  if (!isClosed(name)) Taro.removeStorageSync(name);
}

/** Somebody else signed in from another window of this browser, or whoever was here has left it. */
function isClosed(name: keyof Stored): boolean {
  if (!(name in PERSONAL)) return false;
  const hasLeft = !canSignInSilently && owner !== null && stored('token') === null;
  return hasLeft || stored('owner') !== owner;
}

function stored<K extends keyof Stored>(name: K): Stored[K] | null {
  const value: unknown = Taro.getStorageSync(name);
  return value === '' || value === undefined || value === null ? null : (value as Stored[K]);
}
