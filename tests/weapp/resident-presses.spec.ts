import { issueRoutes, type IssueView } from '@hongqi/shared';
import type { Actor } from '../support/actor';
import { lampPhoto } from '../support/lamp-photos';
import { type Town, town } from '../support/town';
import type { LaunchOptions, WeappHost } from '../weapp-host';
import { closePhones, complaintsOf, LAMP_PLACE, phoneOf, whenBuilt } from './support/phones';

const AT_THE_LAMP = { lng: LAMP_PLACE.longitude, lat: LAMP_PLACE.latitude, address: '河滨小区3号楼' };
const A_WORKING_WEEK = 7 * 24;

whenBuilt('a resident who presses', () => {
  let place: Town;
  let neighbour: Actor;
  let worker: Actor;
  let dispatcher: Actor;
  let phone: WeappHost;

  beforeEach(async () => {
    place = await town();
    neighbour = await place.comes('resident-1');
    worker = await place.comes('worker-01');
    dispatcher = await place.signsIn('dispatcher');
  });
  afterEach(async () => {
    closePhones();
    await place.close();
  });

  const looksAt = async (issue: { id: string }, person = 'resident-1', options: Partial<LaunchOptions> = {}) => {
    await place.settled();
    phone = await phoneOf(place, person, { open: `resident/issue/index?id=${issue.id}`, ...options });
  };
  const handled = async (issue: IssueView, words: string): Promise<void> => {
    await worker.does('accept', issue);
    await worker.does('resolve', issue, { note: words });
  };

  it('finds the matter near by, says "me too" in one press, and is told everything', async () => {
    const lead = await neighbour.reports('3号楼前路灯不亮了', { categoryCode: 'lighting', place: AT_THE_LAMP });
    await place.settled();
    phone = await phoneOf(place, 'resident-2');
    await phone.page.tap('#go-report');
    phone.answer('chooseLocation', LAMP_PLACE);
    await phone.page.tap('#pick-place');
    // A place alone is not enough: everything near by would be shown, like it or not.
    const asked = () => phone.callsOf('request').filter(({ url }) => String(url).includes('/issues/similar'));
    expect(asked()).toHaveLength(0);
    await phone.page.input('#words', '路灯不亮了');
    expect(asked()).toHaveLength(1);
    expect(phone.page.textOf('#similar')).toContain('路灯照明 · 就在这里 · 1 人反映');
    expect(phone.page.textOf('#similar')).toContain('3号楼前路灯不亮了');
    expect(phone.page.textOf('#similar')).toContain('待签收');
    await phone.page.tap('#follow-0');

    expect(phone.page.path).toBe('resident/sent/index');
    expect(phone.page.text()).toContain('已经记下，一起办理');
    expect(phone.page.textOf('#follows')).toMatch(/^与编号 \d{3} \d{3} \d{3} 是同一件事，已经有人在办。/);
    const own = await (await place.comes('resident-2')).call(issueRoutes.mine, {});
    expect(own.items).toEqual([expect.objectContaining({ title: '路灯不亮了', state: 'merged' })]);
    expect(await neighbour.sees(lead)).toMatchObject({ reporters: 2 });

    // Their own report says where it goes on; there they read what happens, not what the other wrote.
    await phone.page.tap('#go-issue');
    expect(phone.page.textOf('#status')).toContain('是同一件事，合并办理');
    await phone.page.tap('#open-lead');
    expect(phone.page.textOf('#status')).toBe('已派给王秀英，等待签收');
    expect(phone.page.text()).toContain('2 人反映');
    expect(phone.page.text()).toContain('别人写的内容和照片不公开');
    await worker.does('accept', lead);
    await phone.waitFor('王秀英已接手，正在办理');
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('with nothing to add says no more than that, and without signal reports as ever', async () => {
    await neighbour.reports('3号楼前路灯不亮了', { categoryCode: 'lighting', place: AT_THE_LAMP });
    await place.settled();
    phone = await phoneOf(place, 'resident-2');
    await phone.page.tap('#go-report');
    phone.answer('chooseLocation', LAMP_PLACE);
    await phone.page.tap('#pick-place');
    phone.offline = true;
    await phone.page.input('#words', '路灯不亮了');
    expect(phone.page.has('#similar')).toBe(false);
    phone.offline = false;
    await phone.page.tap('#category-lighting');
    expect(phone.page.has('#similar')).toBe(true);
    await phone.page.input('#words', '');
    await phone.page.tap('#follow-0');
    const { items } = await (await place.comes('resident-2')).call(issueRoutes.mine, {});
    expect(items.map(({ title }) => title)).toEqual(['我也遇到']);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('says it is not solved, has it done again at once with less time, and then is content', async () => {
    const issue = await neighbour.reports('楼下太吵', { categoryCode: 'noise' });
    await handled(issue, '已劝阻');
    await looksAt(issue);
    expect(phone.page.textOf('#status')).toBe('王秀英已办结，请您评价');
    await phone.page.tap('#action-rate');
    await phone.page.tap('#solved-no');
    expect(phone.page.textOf('#not-solved')).toContain('马上重新办理');
    await phone.page.tap('#do-action');
    expect(phone.page.textOf('#form-problem')).toBe('请选择评价');
    await phone.page.tap('#rate-2');
    await phone.page.input('#note', '晚上还在吵');
    await phone.page.tap('#do-action');
    expect(phone.toasts.at(-1)?.title).toBe('已收到，马上重新办理');
    expect(phone.page.textOf('#status')).toBe('要求重新办理，已派给王秀英，等待签收');
    expect(phone.page.text()).toContain('没有解决 · 不满意');
    expect(phone.page.textOf('#clock-finish')).toContain('11月25日 17:30 前');

    await handled(issue, '已约谈摊主，不再夜间营业');
    await phone.waitFor('王秀英已办结，请您评价');
    await phone.page.tap('#action-rate');
    await phone.page.tap('#solved-yes');
    await phone.page.tap('#rate-5');
    await phone.page.tap('#do-action');
    expect(phone.page.textOf('#status')).toBe('已结案，问题已解决');
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('calls up to the top when a promise is broken, and reads the answer of each level', async () => {
    const issue = await neighbour.reports('楼下太吵', { categoryCode: 'noise' });
    await worker.does('accept', issue);
    await looksAt(issue);
    expect(phone.page.has('#shout')).toBe(false);
    closePhones();

    await place.hoursPass(A_WORKING_WEEK);
    await looksAt(issue);
    expect(phone.page.textOf('#clock-finish')).toMatch(/^▲ 处置：已超期 \d 天本应在 11月26日 17:30 前$/);
    expect(phone.page.textOf('#shout')).toContain('每一级领导');
    await phone.page.tap('#action-shout');
    await phone.page.input('#note', '一周了没人管');
    await phone.page.tap('#do-action');
    expect(phone.toasts.at(-1)?.title).toBe('已送到每一级，等领导答复');
    expect(phone.page.textOf('#calls')).toContain('红旗街道');
    expect(phone.page.textOf('#calls')).toContain('等待答复，最迟');
    expect(phone.page.has('#action-shout')).toBe(false);

    const supervisor = await place.signsIn('supervisor');
    await supervisor.does('answerCall', issue, { note: '我已要求今晚办结' });
    await phone.waitFor('我已要求今晚办结');
    await phone.settle();
    expect(phone.page.textOf('#calls')).toContain('已答复 · ');
    expect(phone.page.text()).toContain('赵敏 答复居民');
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('changes what they wrote until it is accepted, and adds to it always', async () => {
    const issue = await neighbour.reports('路灯不亮', { categoryCode: 'lighting', place: AT_THE_LAMP });
    await looksAt(issue);
    await phone.page.tap('#more-actions');
    await phone.page.tap('#choose-edit');
    expect(phone.page.textOf('#text')).toBe('路灯不亮');
    expect(phone.page.textOf('#address')).toBe('河滨小区3号楼');
    expect(phone.page.find('#category-lighting').attrs['aria-checked']).toBe('true');
    await phone.page.input('#text', '路灯不亮，是5号楼前面那盏');
    phone.answer('chooseMedia', [{ name: 'lamp.jpg', bytes: await lampPhoto('dark') }]);
    await phone.page.tap({ css: '.sheet #add-photo' });
    await phone.page.tap('#do-action');
    expect(phone.toasts.at(-1)?.title).toBe('已修改');
    expect(phone.page.text()).toContain('路灯不亮，是5号楼前面那盏');
    const edited = await worker.sees(issue);
    expect(edited).toMatchObject({ text: '路灯不亮，是5号楼前面那盏', categoryCode: 'lighting', place: AT_THE_LAMP });
    expect(edited.history.at(-1)).toMatchObject({ action: 'edit', photos: [expect.anything()] });

    await worker.does('accept', issue);
    await phone.waitFor('王秀英已接手，正在办理');
    await phone.settle();
    expect(phone.page.has('#more-actions')).toBe(false);
    await phone.page.tap('#action-comment');
    expect(phone.page.text()).toContain('补充说明 · 必填');
    await phone.page.input('#note', '旁边还有一盏也不亮');
    await phone.page.tap('#do-action');
    expect((await worker.sees(issue)).history.at(-1)).toMatchObject({ action: 'comment', note: '旁边还有一盏也不亮' });
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('is asked, answers with one large button, and sees the clock go on', async () => {
    const issue = await neighbour.reports('楼下太吵', { categoryCode: 'noise' });
    await worker.does('accept', issue);
    await worker.does('ask', issue, { note: '是几号楼？' });
    await looksAt(issue);
    expect(phone.page.textOf('#status')).toBe('王秀英想请您补充情况');
    expect(phone.page.textOf('#asked')).toContain('是几号楼？');
    expect(phone.page.textOf('#clock-finish')).toContain('处置：暂停计时等居民补充情况');
    await phone.page.tap('#action-reply');
    await phone.page.input('#note', '3号楼西边');
    await phone.page.tap('#do-action');
    expect(phone.page.textOf('#status')).toBe('王秀英已接手，正在办理');
    expect(phone.page.textOf('#clock-finish')).toContain('处置：还有');
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('sees one report become two, each with its own way, and urges one of them', async () => {
    const issue = await neighbour.reports('路灯不亮，井盖也松了');
    const parts = [
      { text: '路灯不亮', categoryCode: 'lighting' },
      { text: '井盖松动', categoryCode: 'water' },
    ];
    const { children } = await dispatcher.does('split', issue, { parts });
    await looksAt(issue);
    expect(phone.page.textOf('#status')).toBe('已分成 2 件，分别办理');
    const [first] = children;
    await phone.page.tap(`#link-${first?.number}`);
    expect(phone.page.text()).toContain('从这一件中分出');
    await phone.page.tap('#action-urge');
    await phone.page.tap('#do-action');
    expect(phone.page.text()).toContain('已催办 1 次');
    expect(complaintsOf(phone)).toEqual([]);
  });
});
