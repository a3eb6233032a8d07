import type { IssueView } from '@hongqi/shared';
import { type Actor, RED_FLAG_STREET } from '../support/actor';
import { lampPhoto } from '../support/lamp-photos';
import { type Town, town } from '../support/town';
import type { WeappHost } from '../weapp-host';
import { closePhones, complaintsOf, phoneOf, whenBuilt } from './support/phones';

/** Ten kilometres from where it happened. */
const ELSEWHERE = { latitude: 49.4, longitude: 120.9 };

whenBuilt('a worker who asks', () => {
  let place: Town;
  let resident: Actor;
  let dispatcher: Actor;
  let supervisor: Actor;
  let phone: WeappHost;

  beforeEach(async () => {
    place = await town();
    resident = await place.comes('resident-1');
    dispatcher = await place.signsIn('dispatcher');
    supervisor = await place.signsIn('supervisor');
  });
  afterEach(async () => {
    closePhones();
    await place.close();
  });

  const opensTask = async (issue: IssueView): Promise<void> => {
    phone = await phoneOf(place, 'worker-01');
    await phone.page.tap('#go-today');
    await phone.page.tap(`#task-${issue.number}`);
  };
  const chooses = async (action: string): Promise<void> => {
    await phone.page.tap('#more-actions');
    await phone.page.tap(`#choose-${action}`);
  };

  it('for more time without signal is granted it, and the resident sees the new day and why', async () => {
    const issue = await resident.reports('楼下太吵', { categoryCode: 'noise' });
    await opensTask(issue);
    await phone.page.tap('#action-accept');
    phone.offline = true;
    await chooses('extend');
    await phone.page.input('#note', '要等夜间执法');
    await phone.page.tap('#do-action');
    expect(phone.page.textOf('#form-problem')).toBe('请选一个时间');
    await phone.page.change('#until-date', '2026-11-26');
    expect(phone.page.textOf('#until-words')).toBe('到 11月26日 17:30');
    await phone.page.tap('#do-action');
    expect(phone.page.textOf('#form-problem')).toBe('要晚于现在的期限 11月26日 17:30');
    await phone.page.tap('#until-3');
    await phone.page.change('#until-time', '12:00');
    expect(phone.page.textOf('#until-words')).toBe('到 11月29日 12:00');
    await phone.page.tap('#do-action');
    expect(phone.page.text()).toContain('待发送：申请延期');
    expect(phone.page.textOf('#request')).toContain('承办人申请延期到 11月29日 12:00');
    await phone.page.tap('#more-actions');
    expect(phone.page.has('#choose-extend')).toBe(false);
    await phone.page.tap('#close-choices');

    phone.offline = false;
    await phone.waitFor('等坐席审批，最迟');
    await phone.settle();
    await dispatcher.does('grant', issue);
    await phone.waitFor('李建国 同意延期到 11月29日 12:00');
    expect(complaintsOf(phone)).toEqual([]);

    const asked = await phoneOf(place, 'resident-1', { open: `resident/issue/index?id=${issue.id}` });
    expect(asked.page.textOf('#clock-finish')).toBe('● 处置：还有 6 天11月29日 12:00 前');
    expect(asked.page.text()).toContain('李建国 同意延期到 11月29日 12:00');
    expect(asked.page.text()).toContain('申请原因：要等夜间执法');
    expect(complaintsOf(asked)).toEqual([]);
  });

  it('to wait is suspended until the day, seen on the list; and takes it up again earlier', async () => {
    const issue = await resident.reports('楼下太吵', { categoryCode: 'noise' });
    await opensTask(issue);
    await phone.page.tap('#action-accept');
    await chooses('suspend');
    await phone.page.input('#note', '等配件');
    await phone.page.tap('#until-7');
    await phone.page.tap('#do-action');
    expect(phone.toasts.at(-1)?.title).toBe('已提交，等坐席审批');
    await phone.back();
    expect(phone.page.textOf(`#task-${issue.number}`)).toContain('等审批');
    await dispatcher.does('grant', issue);
    await place.settled();
    await phone.waitFor('已挂起到 11月30日');
    await phone.settle();
    await phone.page.tap(`#task-${issue.number}`);
    expect(phone.page.textOf('#status')).toBe('已暂停到 11月30日：等配件');
    await phone.page.tap('#action-resume');
    await phone.page.tap('#do-action');
    expect(phone.page.textOf('#status')).toBe('王秀英已接手，正在办理');
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('to be rid of it gives a reason and is told what was decided', async () => {
    const issue = await resident.reports('楼下太吵', { categoryCode: 'noise' });
    await opensTask(issue);
    await chooses('return');
    expect(phone.page.text()).toContain('退回原因（派单异议） · 必填');
    await phone.page.input('#note', '不在我的网格');
    await phone.page.tap('#do-action');
    expect(phone.page.textOf('#request')).toContain('原因：不在我的网格');
    expect(phone.page.textOf('#status')).toBe('已派给王秀英，等待签收');
    await dispatcher.does('refuse', issue, { note: '就在您的网格里' });
    await phone.waitFor('没有同意退回申请');
    await phone.settle();
    expect(phone.page.has('#request')).toBe(false);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('under an order sees the card, answers it, and waits for it to be lifted', async () => {
    const issue = await resident.reports('楼下太吵', { categoryCode: 'noise' });
    await resident.does('urge', issue, { note: '快点' });
    const until = '2026-11-24T09:30:00.000Z';
    await supervisor.does('supervise', issue, { note: '今天到现场，明天报结果', card: 'red', until });
    phone = await phoneOf(place, 'worker-01');
    await phone.page.tap('#go-today');
    expect(phone.page.textOf(`#task-${issue.number}`)).toContain('督办 · 红牌');
    expect(phone.page.textOf(`#task-${issue.number}`)).toContain('催办 1');
    await phone.page.tap(`#task-${issue.number}`);
    expect(phone.page.textOf('#order')).toContain('红牌督办 · 赵敏（红旗街道）');
    expect(phone.page.textOf('#order')).toContain('今天到现场，明天报结果');
    expect(phone.page.textOf('#order')).toContain('请在 11月24日 17:30 前回复（还有 1 天）');
    await phone.page.tap('#action-answer');
    await phone.page.input('#note', '已到现场');
    await phone.page.tap('#do-action');
    expect(phone.toasts.at(-1)?.title).toBe('已回复督办');
    expect(phone.page.textOf('#order')).toContain('回复，等发出人解除');
    await supervisor.does('lift', issue);
    await phone.waitFor(() => !phone.page.has('#order'));
    await phone.settle();
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('nothing, but proves what was done: photos from before and after, taken there and then', async () => {
    const issue = await resident.reports('燃气味很重', { categoryCode: 'safety' });
    await opensTask(issue);
    await phone.page.tap('#action-accept');
    await phone.page.tap('#action-resolve');
    await phone.page.input('#note', '已更换阀门');
    await phone.page.tap('#do-action');
    expect(phone.page.textOf('#form-problem')).toBe('请拍一张处置前的照片');

    phone.answer('chooseMedia', [{ name: 'photo.jpg', bytes: await lampPhoto('dark') }]);
    phone.answer('getLocation', ELSEWHERE);
    await phone.page.tap('#add-before');
    await phone.page.tap({ css: '.sheet #add-photo' });
    expect(phone.callsOf('chooseMedia').at(-1)).toMatchObject({ sourceType: ['camera'] });
    await phone.page.tap('#do-action');
    expect(phone.page.textOf('#form-problem')).toMatch(/^照片是在离事发地点 \d+ 米的地方拍的，要在 200 米以内/);

    phone.answer('getLocation', { latitude: RED_FLAG_STREET.lat, longitude: RED_FLAG_STREET.lng });
    await phone.page.tap('#remove-before-0');
    await phone.page.tap('#remove-photo-0');
    await phone.page.tap('#add-before');
    await phone.page.tap({ css: '.sheet #add-photo' });
    await phone.page.tap('#do-action');
    expect(phone.toasts.at(-1)?.title).toBe('已办结，等待核查');
    expect(phone.page.text()).toContain('处置前');
    expect(phone.page.text()).toContain('处置后');
    const done = (await dispatcher.sees(issue)).history.at(-1);
    expect(done?.photos.map(({ phase, metres }) => ({ phase, metres }))).toEqual([
      { phase: 'before', metres: 0 },
      { phase: null, metres: 0 },
    ]);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('is checked by a person when the phone would not say where it was', async () => {
    const issue = await resident.reports('门前积雪没清', { categoryCode: 'snow' });
    await opensTask(issue);
    await phone.page.tap('#action-accept');
    await phone.page.tap('#action-resolve');
    await phone.page.input('#note', '已清理');
    phone.answer('chooseMedia', [{ name: 'photo.jpg', bytes: await lampPhoto('dark') }]);
    phone.answer('getLocation', 'deny');
    await phone.page.tap({ css: '.sheet #add-photo' });
    expect(phone.page.text()).toContain('没有位置，办结后要人工核查');
    await phone.page.tap('#do-action');
    expect(phone.toasts.at(-1)?.title).toBe('已办结，等待核查');
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('takes the proof without signal, and it is of then and there when it is sent', async () => {
    const issue = await resident.reports('门前积雪没清', { categoryCode: 'snow' });
    await opensTask(issue);
    await phone.page.tap('#action-accept');
    phone.offline = true;
    await phone.page.tap('#action-resolve');
    await phone.page.input('#note', '已清理');
    phone.answer('chooseMedia', [{ name: 'photo.jpg', bytes: await lampPhoto('dark') }]);
    phone.answer('getLocation', { latitude: RED_FLAG_STREET.lat, longitude: RED_FLAG_STREET.lng });
    await phone.page.tap({ css: '.sheet #add-photo' });
    const takenAt = place.clock.now();
    await phone.page.tap('#do-action');
    expect(phone.page.text()).toContain('待发送：办结');
    await place.hoursPass(2);
    phone.offline = false;
    await phone.waitFor('王秀英已办结，等待居民评价');
    await phone.settle();
    const [photo] = (await dispatcher.sees(issue)).history.at(-1)?.photos ?? [];
    expect(photo?.metres).toBe(0);
    expect(Math.abs(Date.parse(photo?.takenAt ?? '') - takenAt.getTime())).toBeLessThan(60_000);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('to have a rating looked at again, and sees that it no longer counts', async () => {
    const issue = await resident.reports('楼下太吵', { categoryCode: 'noise' });
    const worker = await place.comes('worker-01');
    await worker.does('accept', issue);
    await worker.does('resolve', issue, { note: '已劝阻' });
    await resident.does('rate', issue, { rating: { score: 1, solved: true } });
    phone = await phoneOf(place, 'worker-01', { open: `worker/task/index?id=${issue.id}` });
    await phone.page.tap('#action-appeal');
    await phone.page.input('#note', '评价的是另一件事');
    await phone.page.tap('#do-action');
    expect(phone.page.text()).toContain('承办人已申诉，等街道裁定');
    await supervisor.does('exclude', issue, { note: '评价内容与此件无关' });
    await phone.waitFor('已剔除，不计入统计');
    await phone.settle();
    expect(complaintsOf(phone)).toEqual([]);
  });
});
