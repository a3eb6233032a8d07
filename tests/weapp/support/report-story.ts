import { lampPhoto } from '../../support/lamp-photos';
import type { WeappHost } from '../../weapp-host';
import { LAMP_PLACE } from './phones';

/** Called on every page of a story, by a name for the page. */
export type Look = (phone: WeappHost, page: string) => Promise<void> | void;

const nothing: Look = () => undefined;

/** From the first page to the receipt. Gives the number of the issue; throws when it does not get there. */
export async function reportLamp(phone: WeappHost, look: Look = nothing): Promise<string> {
  phone.answer('chooseMedia', [{ name: 'lamp.jpg', bytes: await lampPhoto('dark') }]);
  phone.answer('chooseLocation', LAMP_PLACE);
  await look(phone, 'home');
  await phone.page.tap('#go-report');
  await phone.page.tap('#add-photo');
  await phone.page.tap('#pick-place');
  await phone.page.input('#words', '3号楼前路灯不亮了');
  await phone.page.tap('#category-lighting');
  await look(phone, 'report');
  await phone.page.tap('#submit');
  if (!phone.page.text().includes('王秀英')) throw new Error(`not sent; ${phone.page.path} says ${phone.page.text()}`);
  await look(phone, 'sent');
  return phone.page.textOf('#issue-number').replaceAll(' ', '');
}

/** What the resident sees afterwards: the issue, the list, the inbox, their own page with large type. */
export async function lookAround(phone: WeappHost, number: string, look: Look): Promise<void> {
  await phone.page.tap('#go-home');
  await phone.page.tap(`#issue-${number}`);
  await look(phone, 'issue');
  await phone.back();
  await phone.page.tap('#go-list');
  await look(phone, 'list');
  await phone.back();
  await phone.switchTab('消息');
  await look(phone, 'inbox');
  await phone.switchTab('我的');
  await look(phone, 'mine');
}

/** The worker's side: today's tasks, the task, accepted, and the form for reporting it done. */
export async function lookAtTask(phone: WeappHost, number: string, look: Look): Promise<void> {
  await look(phone, 'staff-home');
  await phone.page.tap('#go-today');
  await look(phone, 'today');
  await phone.page.tap(`#task-${number}`);
  await look(phone, 'task');
  await phone.page.tap('#action-accept');
  await phone.page.tap('#action-resolve');
  await look(phone, 'resolve');
  await phone.page.tap('#close-sheet');
}
