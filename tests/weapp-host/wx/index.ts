import type { Device } from '../core/device';
import type { Dict } from '../core/types';
import { accountApis } from './account';
import { locationApis } from './location';
import { mediaApis } from './media';
import { navigationApis } from './navigation';
import { requestApis } from './request';
import { socketApis } from './socket';
import { storageApis } from './storage';
import { systemApis } from './system';
import { uiApis, type Chrome } from './ui';

/** The `wx` object of one phone. What it lacks is undefined, so an app that needs it fails and names it. */
export function createWx(device: Device, chrome: Chrome): Dict {
  return {
    ...systemApis(device),
    ...storageApis(device),
    ...requestApis(device),
    ...socketApis(device),
    ...navigationApis(device),
    ...uiApis(device, chrome),
    ...mediaApis(device),
    ...locationApis(device),
    ...accountApis(device),
  };
}
