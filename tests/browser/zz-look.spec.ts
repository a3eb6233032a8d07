import { issueRoutes, type IssueView } from '@hongqi/shared';
import { town } from '../support/town';
import { BESIDE_THE_GRIDS, Desk } from './support/desk';
import { Windows } from './support/windows';

it('looks', async () => {
  const place = await town();
  const windows = await Windows.on(place);
  const resident = await place.comes('resident-1');
  const other = await place.comes('resident-2');
  const centre = await place.signsIn('dispatcher');
  const heating = await place.signsIn('heating');
  const supervisor = await place.signsIn('supervisor');
  const give = async (issue: IssueView) => {
    const holders = await centre.call(issueRoutes.holders, {}, { id: issue.id });
    await centre.does('dispatch', issue, { holder: { departmentId: holders.find(({ name }) => name === '红旗供热站')!.id } });
  };
  const handled = async (text: string) => {
    const issue = await resident.reports(text, { place: BESIDE_THE_GRIDS, categoryCode: 'heating' });
    if (issue.state === 'submitted') await give(issue);
    await heating.does('accept', issue);
    return issue;
  };
  const a = await handled('四单元整栋没有暖气,家里有八十岁的老人,已经三天了');
  const b = await handled('换热站噪音大,夜里睡不着');
  const c = await handled('供热管井盖破了');
  const d = await resident.reports('路灯不亮,井盖也没了', { place: BESIDE_THE_GRIDS });
  await centre.does('split', d, { parts: [{ text: '路灯不亮', categoryCode: 'lighting' }, { text: '井盖没了', categoryCode: 'safety' }] });
  await other.reports('四单元没有暖气', { place: BESIDE_THE_GRIDS, follows: a.id });
  for (let i = 0; i < 3; i++) {
    await heating.does('return', c, { note: '井盖不归供热站,应由物业管' });
    if (i < 2) await centre.does('refuse', c, { note: '管井是供热站的' });
  }
  await heating.does('suspend', b, { note: '等住户回来', until: '2026-12-03T09:30:00Z' });
  await centre.does('grant', b, {});
  const e = await handled('楼道暖气不热');
  await heating.does('resolve', e, { note: '已排气' });
  await resident.does('rate', e, { rating: { score: 1, solved: false }, note: '还是不热' });
  await heating.does('accept', e);
  await heating.does('appeal', e, { note: '室内实测 21 度,附照片' });
  await place.hoursPass(24 * 9);
  await resident.does('urge', a, {});
  await supervisor.does('supervise', a, { note: '今晚八点前恢复供热,先给老人送电暖气', card: 'red', until: '2026-12-02T12:00:00Z' });
  await resident.does('shout', a, { note: '打了五个电话没人来' });
  await heating.does('extend', a, { note: '管件明天到', until: '2026-12-04T09:30:00Z' });
  await place.settled();
  const show = async (login: string, address: string, name: string, act?: (desk: Desk) => Promise<void>) => {
    const desk = await Desk.of(windows, login, address);
    if (act) await act(desk);
    await desk.window.page.waitForLoadState('networkidle');
    await desk.window.photograph(`zz-${name}`);
    await desk.window.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await desk.window.photograph(`zz-${name}-dark`);
    if (await desk.scrolls()) console.log('SCROLLS', name);
    if (desk.window.complaints.length) console.log(name, desk.window.complaints);
  };
  const only = process.env.LOOK?.split(',');
  const all: Record<string, () => Promise<void>> = {
    detail: () => show('dispatcher', `/console/desk/work/${a.id}`, 'detail', (desk) => desk.at('pressing-order').waitFor()),
    grant: () => show('dispatcher', `/console/desk/requests/${a.id}`, 'grant', (desk) => desk.tap('press-grant')),
    arbitrate: () => show('supervisor', `/console/desk/requests/${c.id}`, 'arbitrate', (desk) => desk.tap('press-arbitrate')),
    appeal: () => show('supervisor', `/console/desk/requests/${e.id}`, 'appeal', (desk) => desk.at('pressing-appeal').waitFor()),
    suspended: () => show('dispatcher', `/console/desk/work/${b.id}`, 'suspended', (desk) => desk.at('pressing-pause').waitFor()),
    split: () => show('dispatcher', `/console/desk/ended/${d.id}`, 'split', async (desk) => desk.reads('拆成 2 件')),
    holder: () => show('heating', `/console/desk/work/${a.id}`, 'holder', (desk) => desk.tap('more-actions')),
    supervise: () => show('supervisor', `/console/desk/leaders/${a.id}`, 'supervise', (desk) => desk.tap('action-supervise')),
    supervision: () => show('supervisor', '/console/supervision', 'supervision', (desk) => desk.at('heap-orders').waitFor()),
    figures: () => show('supervisor', '/console/figures?period=year', 'figures', (desk) => desk.at('value-filed').waitFor()),
    month: () => show('supervisor', '/console/figures?period=year&by=month&figure=filed', 'month', (desk) => desk.at('value-filed').waitFor()),
    behind: () => show('supervisor', '/console/figures?period=year&figure=acceptRate&part=sample', 'behind', (desk) => desk.at('behind-count').waitFor()),
    empty: () => show('supervisor', '/console/figures?period=custom&from=2025-01-01&to=2025-01-31', 'empty', async (desk) => desk.reads('还没有可以统计')),
  };
  for (const [name, look] of Object.entries(all)) if (!only || only.includes(name)) await look();
  await windows.close();
  await place.close();
}, 300_000);
