import Taro from '@tarojs/taro';

/** Everything this program keeps on the phone, by name. WeChat gives each key 1 MB. */
interface Stored {
  token: string;
  large: boolean;
  askedDistance: boolean;
  'report-draft': unknown;
  'action-queue': unknown;
  'action-conflicts': unknown;
  'tasks-seen': unknown;
  'task-views': unknown;
  'walks-seen': unknown;
  'walk-doors': unknown;
  'walk-asked': unknown;
  'unsettled-seen': unknown;
  categories: unknown;
  'received-list': unknown;
  'received-views': unknown;
  'answer-drafts': unknown;
}

/** Null when nothing (or nothing readable) is kept under the name. */
export function recall<K extends keyof Stored>(name: K): Stored[K] | null {
  const value: unknown = Taro.getStorageSync(name);
  return value === '' || value === undefined || value === null ? null : (value as Stored[K]);
}

export function keep<K extends keyof Stored>(name: K, value: Stored[K]): void {
  Taro.setStorageSync(name, value);
}

export function forget(name: keyof Stored): void {
  Taro.removeStorageSync(name);
}
