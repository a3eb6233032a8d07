import type { Device } from '../core/device';
import { asDict, text, type Dict } from '../core/types';
import { ask, declared, privacy, scoped } from './ask';
import { ApiFailure, apis, type Handler } from './kit';

const SCOPES: Record<string, string> = {
  'scope.userLocation': 'authorize:scope.userLocation',
  'scope.writePhotosAlbum': 'authorize:scope.writePhotosAlbum',
};

/** Location and the permissions around it. Answers are `{ latitude, longitude, … }` in gcj02. */
export function locationApis(device: Device): Dict {
  const located = (name: string, defaults: Dict): Handler => {
    return async (options) => {
      declared(device, name);
      await privacy(device, name);
      return { ...defaults, ...asDict(await scoped(device, 'scope.userLocation', name, options)) };
    };
  };
  const authSetting = (): Dict => Object.fromEntries(device.scopes);
  return apis(device, {
    getLocation: located('getLocation', { speed: -1, accuracy: 30, altitude: 0, horizontalAccuracy: 30 }),
    getFuzzyLocation: located('getFuzzyLocation', {}),
    chooseLocation: async (options) => {
      declared(device, 'chooseLocation');
      await privacy(device, 'chooseLocation');
      return { name: '', address: '', ...asDict(await ask(device, 'chooseLocation', options)) };
    },
    openLocation: () => undefined,
    getSetting: ({ withSubscriptions }) => ({
      authSetting: authSetting(),
      ...(withSubscriptions === true ? { subscriptionsSetting: { mainSwitch: true, itemSettings: {} } } : {}),
    }),
    // The person changes the switches in WeChat's own page: the answer is the switches they leave on or off.
    openSetting: async (options) => {
      const answer = asDict(await ask(device, 'openSetting', options));
      for (const [scope, allowed] of Object.entries(answer)) device.scopes.set(scope, allowed === true);
      return { authSetting: authSetting() };
    },
    authorize: async (options) => {
      const scope = text(options.scope);
      if (device.scopes.get(scope) === true) return {};
      const name = SCOPES[scope];
      if (name === undefined) throw new ApiFailure(`unknown scope ${scope}`);
      await scoped(device, scope, name, options);
      return {};
    },
  });
}
