import { API_PREFIX, type DocumentView, peopleRoutes } from '@hongqi/shared';
import type { Actor } from '../../support/actor';
import { acts, aField, anAudience, COMMUNITIES, sends } from '../../support/directives';
import { lampPhoto } from '../../support/lamp-photos';
import { type Town, town } from '../../support/town';
import type { LaunchOptions } from '../../weapp-host';
import { closePhones, complaintsOf } from './phones';
import type { Look } from './report-story';
import { showing } from './showing';

const HOUR = 3_600_000;
const FORM = [
  aField('f1', { kind: 'number', label: '清了多少个单元门口', required: true }),
  aField('f2', { kind: 'choice', label: '雪有多深', required: true, options: ['不到 5 厘米', '5 到 10 厘米', '更深'] }),
  aField('f3', { kind: 'choice', label: '还缺什么', options: ['铁锹', '融雪剂', '人手'], several: true }),
  aField('f4', { kind: 'text', label: '其他要说的' }),
  aField('f5', { kind: 'photo', label: '现场照片' }),
  aField('f6', { kind: 'place', label: '积雪最厚的地方' }),
];
const SNOW_WORDS =
  '预计今晚 20 时到明天中午有大到暴雪，气温降到零下 30 度。\n请各网格员明早 7 点前清出每个单元门口和无障碍通道，老人独居的户上门看一看。';

/** Every screen of a directive, in a town of its own. Gives what the phones complained about. */
export async function lookAtDirectives(look: Look, options: Partial<LaunchOptions> = {}): Promise<string[]> {
  const place = await town();
  try {
    return await seen(place, look, options);
  } finally {
    closePhones();
    await place.close();
  }
}

async function seen(place: Town, look: Look, options: Partial<LaunchOptions>): Promise<string[]> {
  const dispatcher = await place.signsIn('dispatcher');
  const supervisor = await place.signsIn('supervisor');
  const resident = await place.comes('resident-1');
  await resident.call(peopleRoutes.setHome, { gridCode: `${COMMUNITIES[0]}001` });
  const inHours = (hours: number): string => new Date(place.clock.now().getTime() + hours * HOUR).toISOString();
  const photo = await dispatcher.photographs(await lampPhoto('dark'));
  const audience = anAudience({ residents: true });

  const task = await sends(
    dispatcher,
    {
      kind: 'task',
      urgency: 'urgent',
      title: '今夜暴雪，明早七点前清出单元门口',
      text: SNOW_WORDS,
      staffText: '红升社区人手不足，第一、第二网格请互相支援。',
      photos: [photo.id],
      documents: [(await plan(dispatcher)).id],
      wants: 'form',
      form: FORM,
      visits: true,
      dueAt: inHours(3),
      audience,
    },
    supervisor,
  );
  const notice = await sends(
    dispatcher,
    {
      title: '供暖期延长到四月底',
      text: '今年供暖期延长半个月，到四月三十日。',
      wants: 'receipt',
      dueAt: inHours(60),
      audience,
    },
    supervisor,
  );
  const old = await sends(dispatcher, { title: '周五全街道演练', text: '周五上午九点演练。', audience }, supervisor);
  const alarm = await sends(
    dispatcher,
    { kind: 'alert', urgency: 'urgent', title: '暴雪红色预警', text: SNOW_WORDS, wants: 'read', audience },
    supervisor,
  );
  await place.settled();
  await acts(supervisor, task.id, 'add', { areaCode: COMMUNITIES[0], note: '红旗社区的铁锹在居委会一楼，随时来拿。' });

  const complaints: string[] = [];
  const show = showing(place, look, options, complaints);
  const page = (id: string): string => `directive/read/index?id=${id}`;

  await show('resident-1', 'pages/home/index', 'directive-home');
  await show('resident-1', 'pages/inbox/index', 'directive-inbox');
  await show('resident-1', page(notice.id), 'directive-notice');
  await show('resident-1', page(notice.id), 'directive-settled', (phone) => phone.page.tap('#settle'));
  // The first of the worker's own, so that somebody is left who has not answered.
  await show('worker-01', page(task.id), 'directive-task');
  await show('worker-01', page(task.id), 'directive-report', (phone) => phone.page.tap('#report'));
  const filling = await show('worker-01', page(task.id), 'directive-form', async (phone) => {
    await phone.page.tap('#settle');
    await phone.page.input('#field-f1', '12');
    await phone.page.tap('#field-f2-2');
    await phone.page.tap('#field-f3-0');
    await phone.page.tap('#field-f3-2');
  });
  filling.answer('chooseMedia', [{ name: 'snow.jpg', bytes: await lampPhoto('dark') }]);
  await filling.page.tap('#add-f5');
  await filling.page.tap('#cancel-answer');
  await filling.page.tap('#settle');
  await look(filling, 'directive-restored');
  filling.offline = true;
  await filling.page.tap('#send-answer');
  await look(filling, 'directive-kept');
  await acts(dispatcher, task.id, 'close');
  filling.offline = false;
  await filling.waitFor('没有送达');
  await look(filling, 'directive-refused');
  complaints.push(...complaintsOf(filling));

  await acts(dispatcher, old.id, 'recall', { note: '天气原因，演练改到下周五' });
  await show('resident-1', page(old.id), 'directive-recalled');
  await show('resident-1', 'directive/list/index', 'directive-list');
  await show('resident-1', page(alarm.id), 'directive-alarm');
  return complaints;
}

/** A PDF as an office would attach one. */
async function plan(author: Actor): Promise<DocumentView> {
  const form = new FormData();
  const bytes = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  form.set('file', new Blob([bytes]), '红旗街道除雪方案.pdf');
  const answer = await fetch(`${author.url}${API_PREFIX}/documents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${author.token}` },
    body: form,
  });
  if (!answer.ok) throw new Error(`the document was refused: ${await answer.text()}`);
  return (await answer.json()) as DocumentView;
}
