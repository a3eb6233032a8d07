import type { Device } from '../core/device';
import type { ChosenFile } from '../core/files';
import { asDict, text, type Dict } from '../core/types';
import type { ViewElement } from '../tree/node';
import { ask, privacy } from './ask';
import { failureOf } from './kit';

type Send = (type: string, detail: unknown) => number;

/** `<button open-type="a|b">`: what WeChat itself does when such a button is tapped, and the events it sends. */
export async function openTypes(device: Device, types: string[], button: ViewElement, send: Send): Promise<void> {
  for (const type of types) await openType(device, type, button, send);
}

async function openType(device: Device, type: string, button: ViewElement, send: Send): Promise<void> {
  if (type === 'agreePrivacyAuthorization') {
    device.settings.privacyAgreed = true;
    send('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' });
  } else if (type === 'getPhoneNumber') {
    send('getphonenumber', await answered(device, 'getPhoneNumber', (answer) => asDict(answer)));
  } else if (type === 'chooseAvatar') {
    send(
      'chooseavatar',
      await answered(device, 'chooseAvatar', (answer) => ({
        avatarUrl: device.files.choose(answer as ChosenFile).path,
      })),
    );
  } else if (type === 'share') {
    const shared = device
      .page()
      ?.hook('onShareAppMessage', { from: 'button', target: { id: text(button.attrs.id), dataset: button.dataset } });
    device.journal.calls.push({ api: 'share', options: asDict(shared) });
  } else {
    device.journal.calls.push({ api: `open-type:${type}`, options: {} });
  }
}

async function answered(device: Device, name: string, detailOf: (answer: unknown) => Dict): Promise<Dict> {
  try {
    await privacy(device, name);
    return { errMsg: `${name}:ok`, ...detailOf(await ask(device, name, {})) };
  } catch (thrown) {
    return failureOf(name, thrown);
  }
}
