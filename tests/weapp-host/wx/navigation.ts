import type { Device } from '../core/device';
import { text, type Dict } from '../core/types';
import { apis } from './kit';

/** Moving between pages. */
export function navigationApis(device: Device): Dict {
  const stack = (): Device['stack'] => device.stack;
  return apis(device, {
    navigateTo: async ({ url }) => void (await stack().navigateTo(text(url))),
    redirectTo: async ({ url }) => stack().redirectTo(text(url)),
    reLaunch: async ({ url }) => stack().reLaunch(text(url)),
    switchTab: async ({ url }) => stack().switchTab(text(url)),
    navigateBack: async ({ delta }) => stack().navigateBack(Number(delta) || 1),
    navigateToMiniProgram: () => undefined,
    exitMiniProgram: () => undefined,
  });
}
