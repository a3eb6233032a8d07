import { RED_FLAG_STREET } from '../../support/actor';
import { lampPhoto } from '../../support/lamp-photos';
import type { Town } from '../../support/town';
import type { LaunchOptions, WeappHost } from '../../weapp-host';
import { complaintsOf, phoneOf } from './phones';
import type { Look } from './report-story';

/** Every screen of going from door to door. Gives what the phone complained about. */
export async function lookAtWalks(
  place: Town,
  directiveId: string,
  look: Look,
  options: Partial<LaunchOptions>,
): Promise<string[]> {
  const phone = await phoneOf(place, 'worker-01', options);
  phone.answer('getLocation', { latitude: RED_FLAG_STREET.lat, longitude: RED_FLAG_STREET.lng });
  await phone.page.tap('#go-today');
  await phone.page.tap('#go-walk-0');
  await look(phone, 'list');
  phone.offline = true;
  await phone.page.tap('#next-door');
  await phone.page.tap('#outcome-notHome');
  await look(phone, 'waiting');
  phone.offline = false;
  await phone.waitFor(() => !phone.page.has('#waiting-visits'));
  await lookAtDoor(phone, look);
  await phone.page.tap('#add-door');
  await look(phone, 'add');
  const people = await phoneOf(place, 'worker-01', {
    ...options,
    open: `worker/unsettled/index?directiveId=${directiveId}`,
  });
  await look(people, 'unsettled');
  await people.page.tap('#answer-for-0');
  await look(people, 'answer-for');
  return [...complaintsOf(phone), ...complaintsOf(people)];
}

async function lookAtDoor(phone: WeappHost, look: Look): Promise<void> {
  await phone.page.tap('#next-door');
  await look(phone, 'door');
  await phone.page.tap('#outcome-met');
  await look(phone, 'met');
  await phone.page.tap('#close-visit');
  await phone.page.tap('#outcome-problem');
  await phone.page.input('#visit-words', '楼道路灯不亮');
  phone.answer('chooseMedia', [{ name: 'stairs.jpg', bytes: await lampPhoto('dark') }]);
  await phone.page.tap('#add-visit-photo');
  await look(phone, 'problem');
  await phone.page.tap('#save-visit');
}
