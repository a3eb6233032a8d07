import type { Device } from '../core/device';
import type { Answer } from '../core/answers';
import { isCallable, type Dict } from '../core/types';
import { ApiFailure } from './kit';

/** Let the person answer; their "cancel" and "deny" become the platform's failures. */
export async function ask(device: Device, name: string, options: Dict): Promise<Answer> {
  const answer = await device.answers.next(name, options);
  if (answer === undefined) throw new ApiFailure('nobody answered');
  if (answer === 'cancel') throw new ApiFailure('cancel');
  if (answer === 'deny') throw new ApiFailure('auth deny');
  return answer;
}

const PRIVATE = new Set([
  'chooseMedia', 'chooseImage', 'chooseLocation', 'getLocation', 'getFuzzyLocation', 'chooseMessageFile',
  'getPhoneNumber', 'chooseAvatar', 'saveImageToPhotosAlbum', 'setClipboardData', 'getClipboardData', 'scanCode',
]); // prettier-ignore

/** An API that touches personal data waits until the person has agreed to the privacy guide. */
export async function privacy(device: Device, name: string): Promise<void> {
  if (!PRIVATE.has(name) || device.settings.privacyAgreed) return;
  const listeners = [...device.listeners('NeedPrivacyAuthorization')];
  const refused = new ApiFailure('privacy permission is not authorized', { errno: 104 });
  if (listeners.length === 0) {
    // Without a sheet of the app's own, WeChat shows its official one.
    const answer = await device.answers.next('privacyDialog', { referrer: name });
    if (answer !== 'agree') throw refused;
    device.settings.privacyAgreed = true;
    return;
  }
  const agreed = await device.activity.park(decision(device, listeners, name));
  if (!agreed) throw refused;
  device.settings.privacyAgreed = true;
}

/** While the app's own sheet is up the call hangs; that is waiting for a person, not work the phone is busy with. */
async function decision(device: Device, listeners: readonly unknown[], referrer: string): Promise<boolean> {
  return await new Promise<boolean>((resolve) => {
    const answer = (result: unknown): void => {
      const { event, buttonId } = result as Dict;
      if (event === 'exposureAuthorization') return;
      if (event === 'agree' && typeof buttonId !== 'string') {
        device.journal.error('resolve({ event: "agree" }) needs the buttonId that was tapped', 'privacy');
      }
      resolve(event === 'agree' && device.settings.privacyAgreed);
    };
    for (const listener of listeners) if (isCallable(listener)) listener(answer, device.give({ referrer }));
    device.activity.touch();
  });
}

/** Location APIs must be declared in app.json or WeChat refuses them outright. */
export function declared(device: Device, name: string): void {
  if (device.bundle.app.requiredPrivateInfos?.includes(name)) return;
  const message = 'the api need to be declared in the requiredPrivateInfos field in app.json/ext.json';
  device.journal.error(`${name}:fail ${message}`, 'app.json');
  throw new ApiFailure(message);
}

/** First use asks the person, later uses remember: a refused scope fails without a dialog until settings change. */
export async function scoped(device: Device, scope: string, name: string, options: Dict): Promise<Answer> {
  if (device.scopes.get(scope) === false) throw new ApiFailure('auth deny');
  try {
    const answer = await ask(device, name, options);
    device.scopes.set(scope, true);
    return answer;
  } catch (thrown) {
    if (thrown instanceof ApiFailure && thrown.reason === 'auth deny') device.scopes.set(scope, false);
    throw thrown;
  }
}
