import type { Device } from '../core/device';
import { asDict, text, type Dict } from '../core/types';
import { ask } from './ask';
import { ApiFailure, apis, listenable } from './kit';

/** Newest documentation says five, older pages three: only three are safe everywhere. */
const MAX_TEMPLATES = 3;

/** Sign-in, privacy agreement and subscription messages. */
export function accountApis(device: Device): Dict {
  return {
    ...listenable(device, 'NeedPrivacyAuthorization'),
    ...apis(device, {
      login: async () => {
        if (device.offline) throw new ApiFailure('-106:net::ERR_INTERNET_DISCONNECTED');
        const { login } = device.settings;
        const code = login ? await login() : await ask(device, 'login', {});
        return { code: text(code) };
      },
      checkSession: () => undefined,
      getPrivacySetting: () => ({
        needAuthorization: !device.settings.privacyAgreed,
        privacyContractName: '《用户隐私保护指引》',
      }),
      openPrivacyContract: () => undefined,
      requestSubscribeMessage: async (options) => {
        if (!device.inTap) {
          device.journal.error('can only be invoked by user TAP gesture.', 'requestSubscribeMessage:fail');
          throw new ApiFailure('can only be invoked by user TAP gesture.', { errCode: 20004 });
        }
        const ids = Array.isArray(options.tmplIds) ? options.tmplIds.map(text) : [];
        if (ids.length === 0) throw new ApiFailure('Templates not found', { errCode: 20001 });
        if (ids.length > MAX_TEMPLATES) throw new ApiFailure('Templates count out of max bounds', { errCode: 20003 });
        const answer = await ask(device, 'requestSubscribeMessage', options);
        const choice = (id: string): string =>
          typeof answer === 'string' ? answer : text(asDict(answer)[id]) || 'reject';
        for (const id of ids) {
          if (choice(id) === 'accept') device.subscribed.set(id, (device.subscribed.get(id) ?? 0) + 1);
        }
        return Object.fromEntries(ids.map((id) => [id, choice(id)]));
      },
    }),
  };
}
