import type { IssueView } from '@hongqi/shared';
import { type Actor, RED_FLAG_STREET } from '../../support/actor';
import { lampPhoto } from '../../support/lamp-photos';
import { type Town, town } from '../../support/town';
import type { LaunchOptions } from '../../weapp-host';
import { closePhones, LAMP_PLACE } from './phones';
import type { Look } from './report-story';
import { type Show, showing } from './showing';

const AT_THE_LAMP = { lng: LAMP_PLACE.longitude, lat: LAMP_PLACE.latitude, address: '河滨小区3号楼' };
const A_WORKING_WEEK = 7 * 24;

/**
 * Every screen on which something is pressed, asked for, put off or answered, in a town of its own because time passes
 * in it. Gives what the phones complained about.
 */
export async function lookAtPressing(look: Look, options: Partial<LaunchOptions> = {}): Promise<string[]> {
  const place = await town();
  const complaints: string[] = [];
  try {
    const people = await meet(place);
    const open = showing(place, look, options, complaints);
    const show: Show = async (...screen) => {
      const phone = await open(...screen);
      phone.close();
      return phone;
    };
    await lookAsResident(people, show);
    await lookAsWorker(people, show);
    const forgotten = [
      await forgottenIssue(people, '对面工地半夜还在施工'),
      await forgottenIssue(people, '楼下夜市油烟太大'),
    ] as const;
    await place.hoursPass(A_WORKING_WEEK);
    // Sessions at a desk do not last so long.
    await lookWhenLate(await meet(place), forgotten, show, options);
    return complaints;
  } finally {
    closePhones();
    await place.close();
  }
}

interface People {
  place: Town;
  resident: Actor;
  worker: Actor;
  dispatcher: Actor;
  supervisor: Actor;
}

async function meet(place: Town): Promise<People> {
  return {
    place,
    resident: await place.comes('resident-1'),
    worker: await place.comes('worker-01'),
    dispatcher: await place.signsIn('dispatcher'),
    supervisor: await place.signsIn('supervisor'),
  };
}

const issuePage = ({ id }: { id: string }): string => `resident/issue/index?id=${id}`;
const taskPage = ({ id }: { id: string }): string => `worker/task/index?id=${id}`;

async function lookAsResident({ resident, worker, dispatcher, place }: People, show: Show): Promise<void> {
  const lamp = await resident.reports('3号楼前路灯不亮了，晚上看不清路', {
    categoryCode: 'lighting',
    place: AT_THE_LAMP,
  });
  // Strangers are shown nothing before its words have been looked at.
  await place.settled();
  await show('resident-2', 'resident/report/index?as=resident', 'similar', async (phone) => {
    phone.answer('chooseLocation', LAMP_PLACE);
    await phone.page.tap('#pick-place');
    await phone.page.input('#words', '路灯不亮了');
  });
  await show('resident-2', 'resident/report/index?as=resident', 'followed', async (phone) => {
    phone.answer('chooseLocation', LAMP_PLACE);
    await phone.page.tap('#pick-place');
    await phone.page.input('#words', '路灯不亮了');
    await phone.page.tap('#follow-0');
  });
  await show('resident-1', issuePage(lamp), 'edit', async (phone) => {
    await phone.page.tap('#more-actions');
    await phone.page.tap('#choose-edit');
  });

  const asked = await resident.reports('楼下太吵', { categoryCode: 'noise' });
  await worker.does('accept', asked);
  await worker.does('ask', asked, { note: '是几号楼、几点钟最吵？' });
  await show('resident-1', issuePage(asked), 'asked');

  const noisy = await resident.reports('施工扰民', { categoryCode: 'noise' });
  await worker.does('accept', noisy);
  await worker.does('resolve', noisy, { note: '已要求夜间停工' });
  await show('resident-1', issuePage(noisy), 'not-solved', async (phone) => {
    await phone.page.tap('#action-rate');
    await phone.page.tap('#solved-no');
    await phone.page.tap('#rate-1');
  });

  const two = await resident.reports('路灯不亮，井盖也松了');
  const parts = [
    { text: '5号楼前路灯不亮', categoryCode: 'lighting' },
    { text: '门口井盖松动，车压过去很响', categoryCode: 'water' },
  ];
  await dispatcher.does('split', two, { parts });
  await show('resident-1', issuePage(two), 'split');
}

async function lookAsWorker({ resident, worker, dispatcher, supervisor, place }: People, show: Show): Promise<void> {
  const until = new Date(place.clock.now().getTime() + 10 * 86_400_000).toISOString();
  const waits = await resident.reports('楼道灯要换配件', { categoryCode: 'noise' });
  await worker.does('accept', waits);
  await worker.does('suspend', waits, { note: '等配件', until });
  await dispatcher.does('grant', waits);
  await show('resident-1', issuePage(waits), 'suspended');

  const pressed = await resident.reports('广场舞太吵，孩子没法写作业', { categoryCode: 'noise' });
  await worker.does('accept', pressed);
  await resident.does('urge', pressed, { note: '天天如此' });
  await supervisor.does('supervise', pressed, { note: '今晚到现场，明天报结果', card: 'red', until });
  await worker.does('extend', pressed, { note: '要等城管一起去', until });
  await show('worker-01', taskPage(pressed), 'pressed');
  await show('worker-01', taskPage(pressed), 'more', (phone) => phone.page.tap('#more-actions'));
  await show('worker-01', 'worker/today/index', 'pressed-today');

  const gas = await resident.reports('燃气味很重', { categoryCode: 'safety', urgency: 'urgent' });
  await worker.does('accept', gas);
  await show('worker-01', taskPage(gas), 'extend', async (phone) => {
    await phone.page.tap('#more-actions');
    await phone.page.tap('#choose-extend');
    await phone.page.tap('#until-3');
  });
  await show('worker-01', taskPage(gas), 'evidence', async (phone) => {
    await phone.page.tap('#action-resolve');
    phone.answer('chooseMedia', [{ name: 'photo.jpg', bytes: await lampPhoto('dark') }]);
    phone.answer('getLocation', { latitude: RED_FLAG_STREET.lat, longitude: RED_FLAG_STREET.lng }, 'deny');
    await phone.page.tap('#add-before');
    await phone.page.tap({ css: '.sheet #add-photo' });
  });
}

async function lookWhenLate(
  { resident, supervisor }: People,
  [late, answered]: readonly [IssueView, IssueView],
  show: Show,
  options: Partial<LaunchOptions>,
): Promise<void> {
  await resident.does('shout', answered, { note: '一周了没人管' });
  await show('resident-1', issuePage(late), 'late');
  await show('resident-1', issuePage(late), 'shout', (phone) => phone.page.tap('#action-shout'));
  await supervisor.does('answerCall', answered, { note: '我已要求今晚办结，明天上午给您回话' });
  await show('resident-1', issuePage(answered), 'answered');
  await show('worker-01', taskPage(answered), 'late-task');

  await resident.does('shout', late, { note: '到底谁管' });
  // A leader has an account, not a WeChat of the sandbox: the session is brought along.
  const signedIn = { storage: { ...options.storage, token: supervisor.token } };
  await show('supervisor', 'pages/home/index', 'leader-home', undefined, signedIn);
  await show('supervisor', 'worker/leader/index', 'leader', undefined, signedIn);
  await show('supervisor', taskPage(late), 'supervise', (phone) => phone.page.tap('#action-supervise'), signedIn);
}

async function forgottenIssue({ resident, worker }: People, text: string): Promise<IssueView> {
  const issue = await resident.reports(text, { categoryCode: 'noise' });
  return worker.does('accept', issue);
}
