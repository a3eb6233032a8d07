import type { Device } from '../core/device';
import { text, type Dict } from '../core/types';
import { ApiFailure, apis } from './kit';

const MAX_VALUE_BYTES = 1024 * 1024;
const MAX_TOTAL_BYTES = 10 * 1024 * 1024;

/** `wx.setStorage` and its family; values pass through JSON as on a phone. */
export function storageApis(device: Device): Dict {
  const { storage } = device;
  const total = (): number => [...storage.values()].reduce((sum, value) => sum + Buffer.byteLength(value), 0);

  const set = (key: unknown, data: unknown): void => {
    const value = JSON.stringify(data ?? null);
    const bytes = Buffer.byteLength(value);
    if (bytes > MAX_VALUE_BYTES) throw new ApiFailure('entry size limit reached');
    if (total() - Buffer.byteLength(storage.get(text(key)) ?? '') + bytes > MAX_TOTAL_BYTES) {
      throw new ApiFailure('exceed storage max size 10Mb');
    }
    storage.set(text(key), value);
    device.activity.touch();
  };
  const get = (key: unknown): unknown => {
    const value = storage.get(text(key));
    return value === undefined ? undefined : device.give(JSON.parse(value) as unknown);
  };
  const info = (): Dict => ({
    keys: [...storage.keys()],
    currentSize: Math.ceil(total() / 1024),
    limitSize: MAX_TOTAL_BYTES / 1024,
  });

  return {
    setStorageSync: (key: unknown, data: unknown) => {
      try {
        set(key, data);
      } catch (thrown) {
        throw thrown instanceof ApiFailure ? device.realm.error(`setStorageSync:fail ${thrown.reason}`) : thrown;
      }
    },
    getStorageSync: (key: unknown) => get(key) ?? '',
    removeStorageSync: (key: unknown) => void storage.delete(text(key)),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => device.give(info()),
    ...apis(device, {
      setStorage: ({ key, data }) => set(key, data),
      getStorage: ({ key }) => {
        const data = get(key);
        if (data === undefined) throw new ApiFailure('data not found');
        return { data };
      },
      removeStorage: ({ key }) => void storage.delete(text(key)),
      clearStorage: () => storage.clear(),
      getStorageInfo: info,
    }),
  };
}
