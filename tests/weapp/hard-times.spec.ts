import { issueRoutes, type IssueRow } from '@hongqi/shared';
import type { Actor } from '../support/actor';
import { lampPhoto } from '../support/lamp-photos';
import { type Town, town } from '../support/town';
import type { LaunchOptions, WeappHost } from '../weapp-host';
import { LossyLine } from './support/lossy-line';
import { closePhones, complaintsOf, LAMP_PLACE, phoneOf, whenBuilt } from './support/phones';

whenBuilt('a report', () => {
  let place: Town;
  let phone: WeappHost;
  let line: LossyLine;

  beforeAll(async () => {
    place = await town();
    line = await LossyLine.to(place.url);
  });
  afterAll(async () => {
    await line.close();
    await place.close();
  });
  afterEach(closePhones);

  const begins = async (person: string, options: Partial<LaunchOptions> = {}): Promise<Actor> => {
    phone = await phoneOf(place, person, options);
    await phone.page.tap('#go-report');
    return place.comes(person);
  };
  const overTheLine = { rewrite: (url: string): string => url.replace('http://127.0.0.1:3000', line.url) };
  const issuesOf = async (resident: Actor): Promise<IssueRow[]> => (await resident.call(issueRoutes.mine, {})).items;
  const takesPhoto = async (): Promise<void> => {
    phone.answer('chooseMedia', [{ name: 'lamp.jpg', bytes: await lampPhoto('dark') }]);
    await phone.page.tap('#add-photo');
  };

  it('with nothing in it is not sent, and the person is not asked anything', async () => {
    const resident = await begins('empty-handed');
    await phone.page.tap('#submit');
    expect(phone.page.textOf('#problem')).toBe('请写几句话或拍一张照片');
    expect(phone.callsOf('requestSubscribeMessage')).toEqual([]);
    expect(await issuesOf(resident)).toEqual([]);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('outlives a lost signal and a closed program, and is one issue', async () => {
    const resident = await begins('in-a-cellar');
    await takesPhoto();
    phone.answer('chooseLocation', LAMP_PLACE);
    await phone.page.tap('#pick-place');
    await phone.page.input('#words', '地下室的灯不亮');
    phone.offline = true;
    await phone.page.tap('#submit');
    expect(phone.page.textOf('#problem')).toBe('网络不给力，请稍后再试。内容已保存在手机里。');
    expect(phone.page.textOf('#submit')).toBe('重新提交');
    expect(complaintsOf(phone)).toEqual([]);
    const { storage } = phone;
    phone.close();

    phone = await phoneOf(place, 'in-a-cellar', { storage });
    await phone.page.tap('#go-report');
    expect(phone.page.text()).toContain('上次没有提交的内容还在');
    expect(phone.page.textOf('#words')).toBe('地下室的灯不亮');
    expect(phone.page.textOf('#grid-found')).toContain('王秀英');
    await phone.page.tap('#submit');
    expect(phone.page.text()).toContain('已经收到');
    expect(await issuesOf(resident)).toEqual([expect.objectContaining({ title: '地下室的灯不亮', state: 'assigned' })]);
    expect(phone.storage).not.toHaveProperty('report-draft');
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('whose answer got lost is one issue, also when it is sent again after a restart', async () => {
    const resident = await begins('on-a-bad-line', overTheLine);
    await phone.page.input('#words', '井盖松动');
    line.losesNext(/^POST .*\/issues$/);
    await phone.page.tap('#submit');
    expect(phone.page.textOf('#problem')).toContain('内容已保存在手机里');
    const [sent] = await issuesOf(resident);
    expect(sent?.title).toBe('井盖松动');
    const { storage } = phone;
    phone.close();

    phone = await phoneOf(place, 'on-a-bad-line', { storage });
    await phone.page.tap('#go-report');
    await phone.page.tap('#submit');
    expect(phone.page.textOf('#issue-number').replaceAll(' ', '')).toBe(sent?.number);
    expect(await issuesOf(resident)).toHaveLength(1);
  });

  it('whose answer got lost and which was changed since is left to the person to decide', async () => {
    const resident = await begins('second-thoughts', overTheLine);
    await phone.page.input('#words', '垃圾没清');
    line.losesNext(/^POST .*\/issues$/);
    await phone.page.tap('#submit');
    await phone.page.input('#words', '垃圾没清，已经三天');
    phone.answer('showModal', 'cancel');
    await phone.page.tap('#submit');
    expect(phone.callsOf('showModal').at(-1)).toMatchObject({ title: '上次的提交已经收到' });
    expect(phone.page.path).toBe('resident/list/index');
    expect(await issuesOf(resident)).toEqual([expect.objectContaining({ title: '垃圾没清' })]);
  });

  it('waits for consent before camera and place, and can do without both', async () => {
    const resident = await place.comes('careful');
    phone = await phoneOf(place, 'careful', { privacyAgreed: false });
    await phone.page.tap('#go-report');
    phone.answer('chooseMedia', [{ name: 'lamp.jpg', bytes: await lampPhoto('dark') }]);
    await phone.page.tap('#add-photo');
    expect(phone.page.text()).toContain('使用前请您同意');
    await phone.page.tap('#refuse-privacy');
    expect(phone.page.has('.tile-image')).toBe(false);
    await phone.page.tap('#add-photo');
    await phone.page.tap('#agree-privacy');
    expect(phone.page.findAll('.tile-image')).toHaveLength(1);

    phone.answer('chooseLocation', 'cancel');
    const before = phone.toasts.length;
    await phone.page.tap('#pick-place');
    expect(phone.toasts).toHaveLength(before);
    phone.answer('chooseLocation', 'deny');
    await phone.page.tap('#pick-place');
    expect(phone.toasts.at(-1)?.title).toBe('没有拿到位置，请在设置里允许使用位置');
    phone.answer('chooseMedia', 'cancel');
    await phone.page.tap('#add-photo');
    expect(phone.toasts).toHaveLength(before + 1);
    phone.answer('chooseMedia', 'deny');
    await phone.page.tap('#add-photo');
    expect(phone.toasts.at(-1)?.title).toBe('没有取到照片，请检查相机和相册权限');
    phone.answer('requestSubscribeMessage', 'reject');
    await phone.page.tap('#submit');
    expect(phone.page.text()).toContain('街道治理中心正在安排');
    expect(await issuesOf(resident)).toHaveLength(1);
    expect(complaintsOf(phone)).toEqual([]);
  });
});

whenBuilt('a message from WeChat', () => {
  let place: Town;
  let phone: WeappHost;

  beforeAll(async () => {
    place = await town();
  });
  afterAll(() => place.close());
  afterEach(closePhones);

  it('opens the issue it is about, signed in, with nothing below it', async () => {
    const issue = await (await place.comes('resident-1')).reports('路灯不亮');
    phone = await phoneOf(place, 'resident-1', { open: `resident/issue/index?id=${issue.id}`, scene: 1014 });
    expect(phone.page.textOf('#status')).toContain('已派给王秀英，等待签收');
    expect(phone.paths).toEqual(['resident/issue/index']);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('about something not there, or not theirs, says so and offers another try', async () => {
    const issue = await (await place.comes('resident-1')).reports('路灯不亮');
    for (const id of ['0190b6f0-0000-7000-8000-000000000000', issue.id]) {
      phone = await phoneOf(place, 'somebody-else', { open: `resident/issue/index?id=${id}` });
      expect(phone.page.text()).toContain('内容不存在或无权查看');
      expect(phone.page.has('#retry')).toBe(true);
      expect(complaintsOf(phone)).toEqual([]);
      phone.close();
    }
  });

  it('says what to do while there is no signal at all, and shows it once there is', async () => {
    const issue = await (await place.comes('resident-1')).reports('路灯不亮');
    const first = await phoneOf(place, 'resident-1');
    const { storage } = first;
    first.close();
    phone = await phoneOf(place, 'resident-1', { open: `resident/issue/index?id=${issue.id}`, storage, offline: true });
    expect(phone.page.text()).toContain('网络不给力，请稍后再试');
    phone.offline = false;
    await phone.page.tap('#retry');
    expect(phone.page.textOf('#status')).toContain('已派给王秀英');
  });
});
