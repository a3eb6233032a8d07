import type { Device, NetworkType } from '../core/device';
import { imageSize, USER_DATA_PATH } from '../core/files';
import { isCallable, text, type Dict } from '../core/types';
import { ApiFailure, apis, callApp, listenable } from './kit';

const STATUS_BAR_PX = 47;
const NAVIGATION_BAR_PX = 44;
const STANDARD_FONT = 17;

const APP_EVENTS = [
  'AppShow', 'AppHide', 'Error', 'UnhandledRejection', 'PageNotFound', 'ThemeChange', 'NetworkStatusChange',
  'WindowResize', 'KeyboardHeightChange', 'MemoryWarning', 'UserCaptureScreen', 'NetworkWeakChange',
]; // prettier-ignore

/** Facts about the phone, its network, its file system. */
export function systemApis(device: Device): Dict {
  const { settings } = device;
  const windowInfo = (): Dict => ({
    pixelRatio: 3,
    screenWidth: settings.windowWidth,
    screenHeight: settings.windowHeight,
    windowWidth: settings.windowWidth,
    windowHeight: settings.windowHeight - STATUS_BAR_PX - NAVIGATION_BAR_PX,
    statusBarHeight: STATUS_BAR_PX,
    safeArea: {
      left: 0,
      right: settings.windowWidth,
      top: STATUS_BAR_PX,
      bottom: settings.windowHeight - 34,
      width: settings.windowWidth,
      height: settings.windowHeight - STATUS_BAR_PX - 34,
    },
  });
  const base = (): Dict => ({
    SDKVersion: '3.7.8',
    version: '8.0.54',
    language: 'zh_CN',
    theme: settings.theme,
    fontSizeSetting: settings.fontSizeSetting,
    fontSizeScaleFactor: settings.fontSizeSetting / STANDARD_FONT,
    host: { env: 'WeChat', appId: '' },
    enableDebug: false,
  });
  const machine = { brand: 'devtools', model: 'iPhone 13', system: 'iOS 17.0', platform: 'ios', benchmarkLevel: -1 };
  const network = (): NetworkType => (device.offline ? 'none' : 'wifi');
  const menuButton = {
    width: 87,
    height: 32,
    top: 51,
    right: settings.windowWidth - 7,
    bottom: 83,
    left: settings.windowWidth - 94,
  };
  const systemInfo = (): Dict => ({ ...machine, ...windowInfo(), ...base() });

  return {
    env: { USER_DATA_PATH },
    canIUse: () => true,
    nextTick: (callback: unknown) => {
      const done = device.activity.begin('wx.nextTick');
      setImmediate(() => {
        callApp(device, 'nextTick', callback);
        done();
      });
    },
    getWindowInfo: () => device.give(windowInfo()),
    getAppBaseInfo: () => device.give(base()),
    getDeviceInfo: () => device.give(machine),
    getSystemInfoSync: () => device.give(systemInfo()),
    getSystemSetting: () => device.give({ bluetoothEnabled: true, locationEnabled: true, wifiEnabled: true }),
    getAppAuthorizeSetting: () => device.give({ locationAuthorized: 'authorized', cameraAuthorized: 'authorized' }),
    getMenuButtonBoundingClientRect: () => device.give(menuButton),
    getLaunchOptionsSync: () => device.give(device.launchOptions),
    getEnterOptionsSync: () => device.give(device.launchOptions),
    getAccountInfoSync: () =>
      device.give({ miniProgram: { appId: settings.appId, envVersion: 'develop', version: '' } }),
    getUpdateManager: () =>
      device.give({
        onCheckForUpdate: (callback: unknown) =>
          callApp(device, 'onCheckForUpdate', callback, device.give({ hasUpdate: false })),
        onUpdateReady: () => undefined,
        onUpdateFailed: () => undefined,
        applyUpdate: () => undefined,
      }),
    getFileSystemManager: () => device.give(fileSystem(device)),
    ...(Object.assign({}, ...APP_EVENTS.map((event) => listenable(device, event))) as Dict),
    ...apis(device, {
      getSystemInfo: systemInfo,
      getSystemInfoAsync: systemInfo,
      getNetworkType: () => ({ networkType: network(), isConnected: !device.offline }),
    }),
  };
}

function fileSystem(device: Device): Dict {
  const read = (path: unknown, encoding: unknown): unknown => {
    const bytes = device.files.read(text(path));
    if (!bytes) throw new ApiFailure(`no such file or directory, open ${text(path)}`);
    return typeof encoding === 'string' ? bytes.toString(encoding as BufferEncoding) : device.realm.buffer(bytes);
  };
  const write = (path: unknown, data: unknown, encoding: unknown): void => {
    const own = text(path).startsWith(USER_DATA_PATH);
    if (!own) throw new ApiFailure(`permission denied, open ${text(path)}`);
    const bytes =
      typeof data === 'string'
        ? Buffer.from(data, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
        : Buffer.from(new Uint8Array(data as ArrayBuffer));
    device.files.write(text(path), bytes);
  };
  const remove = (path: unknown): void => {
    if (!device.files.remove(text(path))) throw new ApiFailure(`no such file or directory, unlink ${text(path)}`);
  };
  const size = (path: unknown): number => (device.files.read(text(path)) ?? Buffer.alloc(0)).length;
  const guarded = (name: string, run: (...args: unknown[]) => unknown) => {
    return (...args: unknown[]): unknown => {
      try {
        return run(...args);
      } catch (thrown) {
        throw thrown instanceof ApiFailure ? device.realm.error(`${name}:fail ${thrown.reason}`) : thrown;
      }
    };
  };
  return {
    readFileSync: guarded('readFileSync', read),
    writeFileSync: guarded('writeFileSync', write),
    unlinkSync: guarded('unlinkSync', remove),
    accessSync: guarded('accessSync', (path) => void read(path, undefined)),
    ...apis(device, {
      readFile: ({ filePath, encoding }) => ({ data: read(filePath, encoding) }),
      writeFile: ({ filePath, data, encoding }) => write(filePath, data, encoding),
      unlink: ({ filePath }) => remove(filePath),
      access: ({ path }) => void read(path, undefined),
      getFileInfo: ({ filePath }) => {
        read(filePath, undefined);
        return { size: size(filePath) };
      },
      saveFile: ({ tempFilePath, filePath }) => {
        const bytes = device.files.read(text(tempFilePath));
        if (!bytes) throw new ApiFailure('tempFilePath file not exist');
        const kept = text(filePath) || `${USER_DATA_PATH}/${text(tempFilePath).split('/').pop() ?? 'file'}`;
        device.files.write(kept, bytes);
        device.files.remove(text(tempFilePath));
        return { savedFilePath: kept, ...(imageSize(bytes) ?? {}) };
      },
    }),
  };
}

/** Switch the network on or off and tell the app, as the phone does. */
export function setOffline(device: Device, offline: boolean): void {
  if (device.offline === offline) return;
  device.offline = offline;
  const status = { isConnected: !offline, networkType: offline ? 'none' : 'wifi' };
  for (const listener of device.listeners('NetworkStatusChange')) {
    if (isCallable(listener)) callApp(device, 'onNetworkStatusChange', listener, device.give(status));
  }
}
