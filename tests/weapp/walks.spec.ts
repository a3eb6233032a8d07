import {
  directiveRoutes,
  type DirectiveView,
  doorRoutes,
  doorWords,
  issueRoutes,
  peopleRoutes,
  visitRoutes,
  type WalkDoor,
} from '@hongqi/shared';
import { type Actor, RED_FLAG_STREET } from '../support/actor';
import { aField, anAudience, sends } from '../support/directives';
import { lampPhoto } from '../support/lamp-photos';
import { type Town, town } from '../support/town';
import type { WeappHost } from '../weapp-host';
import { findChromium, launchChromium } from '../weapp-host/view';
import { namelessOn, troublesOn } from './support/looker';
import { closePhones, complaintsOf, phoneOf, whenBuilt } from './support/phones';
import { lookAtWalks } from './support/walk-screens';

const COMMUNITY = '150782002001';
const GRID = `${COMMUNITY}001`;
const HERE = { latitude: RED_FLAG_STREET.lat, longitude: RED_FLAG_STREET.lng };
const LONELY = aField('f1', { kind: 'choice', label: '有独居老人吗', options: ['有', '没有'], required: true });
const PEOPLE = aField('f2', { kind: 'number', label: '住几口人' });

whenBuilt('a worker from door to door', () => {
  let place: Town;
  let supervisor: Actor;
  let worker: Actor;
  let directive: DirectiveView;
  let doors: WalkDoor[];
  let phone: WeappHost;

  beforeAll(async () => {
    place = await town();
    supervisor = await place.signsIn('supervisor');
    worker = await place.comes('worker-01');
    for (const key of ['resident-1', 'resident-2']) {
      const resident = await place.comes(key);
      await resident.call(peopleRoutes.setHome, { gridCode: GRID });
    }
    directive = await sends(
      supervisor,
      {
        kind: 'task',
        title: '入冬安全敲门行动',
        text: '逐户查看取暖和燃气，问清家里有没有独居老人。',
        wants: 'form',
        form: [LONELY, PEOPLE],
        visits: true,
        dueAt: new Date(place.clock.now().getTime() + 3 * 86_400_000).toISOString(),
        audience: anAudience({ areas: [COMMUNITY], residents: true }),
      },
      await place.signsIn('admin'),
    );
    await place.settled();
    doors = await standing();
  });
  afterAll(() => place.close());
  afterEach(closePhones);

  const standing = () => worker.call(visitRoutes.doors, { gridCode: GRID, directiveId: directive.id });
  const doorAt = (at: number): WalkDoor => {
    const door = doors[at];
    if (!door) throw new Error(`there is no door ${at}`);
    return door;
  };
  const again = async (at: number): Promise<WalkDoor | undefined> =>
    (await standing()).find(({ id }) => id === doorAt(at).id);
  const opensWalk = async (): Promise<void> => {
    phone = await phoneOf(place, 'worker-01');
    phone.answer('getLocation', HERE);
    await phone.page.tap('#go-today');
    await phone.page.tap('#go-walk-0');
  };
  const knocksAt = (at: number) => phone.page.tap(`#door-${doorAt(at).id}`);
  const tile = (at: number): string => phone.page.textOf(`#door-${doorAt(at).id}`);

  it('has the round beside the tasks of the day, with its numbers, and can choose the everyday one', async () => {
    await opensWalk();
    expect(phone.page.text()).toContain('入冬安全敲门行动');
    expect(phone.page.text()).toContain('还有');
    expect(phone.page.textOf('#next-door')).toBe(`下一户 ${doorWords(doorAt(0))}`);
    await phone.page.tap('#choose-walk');
    await phone.page.tap('#choose-everyday');
    expect(phone.page.text()).toContain('日常走访');
    expect(phone.page.has('#go-unsettled')).toBe(false);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('walks without signal: what was pressed shows at once, and is counted when signal returns', async () => {
    await opensWalk();
    phone.offline = true;
    await knocksAt(0);
    await phone.page.tap('#outcome-notHome');
    expect(phone.toasts.at(-1)?.title).toBe('已记下：不在家');
    expect(tile(0)).toContain('不在家');
    expect(tile(0)).toContain('待发送');

    await phone.page.tap('#next-door');
    expect(phone.page.text()).toContain('逐户查看取暖和燃气');
    await phone.page.tap('#outcome-met');
    await phone.page.tap('#save-visit');
    expect(phone.page.textOf('#visit-problem')).toBe('请选择“有独居老人吗”');
    await phone.page.tap('#field-f1-0');
    await phone.page.input('#field-f2', '3');
    await phone.page.input('#visit-words', '老人腿脚不便');
    await phone.page.tap('#save-visit');
    expect(tile(1)).toContain('已见面');

    await knocksAt(2);
    await phone.page.tap('#outcome-problem');
    await phone.page.tap('#save-visit');
    expect(phone.page.textOf('#visit-problem')).toBe('请写下发现了什么，或拍一张照片');
    phone.answer('chooseMedia', [{ name: 'stairs.jpg', bytes: await lampPhoto('dark') }]);
    await phone.page.input('#visit-words', '楼道路灯不亮，堆满纸箱');
    await phone.page.tap('#category-lighting');
    await phone.page.tap('#add-visit-photo');
    await phone.page.tap('#save-visit');
    expect(tile(2)).toContain('发现问题');
    expect(phone.page.textOf('#waiting-visits')).toBe('3 次走访存在手机里，有信号后自动发送');
    expect(await standing()).toEqual(doors);
    await phone.page.tap('#filter-notHome');
    expect(phone.page.has(`#door-${doorAt(1).id}`)).toBe(false);

    phone.offline = false;
    await phone.waitFor(() => !phone.page.has('#waiting-visits'));
    await phone.settle();
    await place.settled();
    expect(complaintsOf(phone)).toEqual([]);

    expect(await again(0)).toMatchObject({ outcome: 'notHome' });
    expect(await again(1)).toMatchObject({ outcome: 'met', visitNote: '老人腿脚不便' });
    const { area } = await supervisor.call(directiveRoutes.progress, { areaCode: GRID }, { id: directive.id });
    expect(area.doors).toEqual({ all: doors.length, knocked: 3, met: 2 });
    expect(area.issues).toBe(1);
    const { sums } = await supervisor.call(directiveRoutes.sums, {}, { id: directive.id });
    expect(sums).toMatchObject({ f1: { count: 1, options: { 有: 1 } }, f2: { count: 1, total: 3 } });
  });

  it('leads to the problem as an issue with the directive as its source, and the street sees the coverage', async () => {
    const { items } = await supervisor.call(directiveRoutes.issues, {}, { id: directive.id });
    expect(items).toMatchObject([{ areaName: '红旗社区第一网格', place: { address: doorWords(doorAt(2)) } }]);
    const issue = await supervisor.call(issueRoutes.one, {}, { id: items[0]?.id ?? '' });
    expect(issue).toMatchObject({
      text: '楼道路灯不亮，堆满纸箱',
      source: 'directive',
      categoryCode: 'lighting',
      directive: { id: directive.id },
      photos: [expect.anything()],
    });
    const today = new Date(place.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    const covered = await supervisor.call(visitRoutes.coverage, { areaCode: GRID, from: today, to: today });
    expect(covered.areas[0]).toMatchObject({ doors: doors.length, knocked: 3, met: 2, problems: 1 });
    expect(covered.days).toEqual([{ day: today, visits: 3, doors: 3, met: 2, problems: 1 }]);

    await opensWalk();
    await knocksAt(2);
    await phone.page.tap(`#visit-issue-${issue.id}`);
    expect(phone.page.text()).toContain('楼道路灯不亮');
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('begins in a cellar with the doors seen last, and what was noted there is sent later', async () => {
    await opensWalk();
    const { storage } = phone;
    phone.close();
    const open = `worker/walk/index?directiveId=${directive.id}`;
    phone = await phoneOf(place, 'worker-01', { storage, offline: true, open });
    expect(phone.page.textOf('#offline')).toMatch(/^离线，显示 .* 的内容$/);
    await knocksAt(3);
    await phone.page.tap('#outcome-refused');
    await phone.page.input('#visit-words', '说已经登记过');
    await phone.page.tap('#save-visit');
    expect(tile(3)).toContain('拒访');
    const kept = phone.storage;
    phone.close();

    phone = await phoneOf(place, 'worker-01', { storage: kept });
    await phone.settle();
    expect(await again(3)).toMatchObject({ outcome: 'refused', visitNote: '说已经登记过' });
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('is told what could not be noted any more, with the words that were written', async () => {
    const gone = await worker.call(doorRoutes.add, {
      gridCode: GRID,
      building: '红旗街14号',
      unit: '',
      number: '9',
      note: '',
    });
    await opensWalk();
    await phone.page.tap({ text: '红旗街14号' });
    phone.offline = true;
    await phone.page.tap(`#door-${gone.id}`);
    await phone.page.tap('#outcome-refused');
    await phone.page.input('#visit-words', '房子要拆了');
    await phone.page.tap('#save-visit');
    await worker.call(doorRoutes.remove, {}, { id: gone.id });
    phone.offline = false;
    await phone.waitFor('红旗街14号 9 的走访没有送达');
    expect(phone.page.text()).toContain('当时写的：房子要拆了');
    await phone.page.tap('#refused-read-0');
    expect(phone.page.has('红旗街14号 9 的走访没有送达')).toBe(false);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('notes one visit, however quickly its button is tapped twice', async () => {
    await opensWalk();
    await knocksAt(5);
    await Promise.all([phone.page.tap('#outcome-notHome'), phone.page.tap('#outcome-notHome')]);
    await phone.settle();
    expect(phone.page.path).toBe('worker/walk/index');
    const { items } = await worker.call(doorRoutes.visits, {}, { id: doorAt(5).id });
    expect(items).toHaveLength(1);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('corrects a door on the way, adds one and removes it', async () => {
    await opensWalk();
    await knocksAt(4);
    await phone.page.tap('#edit-door');
    await phone.page.input('#door-phone', '12');
    await phone.page.tap('#save-door');
    expect(phone.page.textOf('#door-problem')).toBe('电话号码有误，请检查');
    await phone.page.input('#door-name', '李奶奶');
    await phone.page.input('#door-phone', '13912345678');
    await phone.page.input('#door-note', '门铃坏了请敲门');
    await phone.page.tap('#save-door');
    expect(phone.page.text()).toContain('备注：门铃坏了请敲门');
    expect(await again(4)).toMatchObject({ note: '门铃坏了请敲门', hasContact: true });

    const looks = place.database.getRepository<{ actorId: string; objectId: string }>('audit');
    phone.answer('showModal', 'cancel');
    await phone.page.tap('#show-contact');
    expect(phone.page.has('#contact')).toBe(false);
    expect(await looks.countBy({ objectId: doorAt(4).id })).toBe(0);
    phone.answer('showModal', 'ok');
    await phone.page.tap('#show-contact');
    expect(phone.page.textOf('#contact')).toBe('李奶奶 13912345678');
    expect(await looks.findBy({ objectId: doorAt(4).id })).toMatchObject([{ actorId: worker.me.id }]);
    await phone.page.tap('#call-door');

    await phone.back();
    await phone.page.tap('#add-door');
    await phone.page.input('#door-number', '907');
    await phone.page.tap('#save-door');
    const added = (await standing()).find(({ number }) => number === '907');
    expect(added).toMatchObject({ building: doorAt(4).building, unit: doorAt(4).unit });
    await phone.page.tap(`#door-${added?.id ?? ''}`);
    phone.answer('showModal', 'ok');
    await phone.page.tap('#remove-door');
    expect(phone.page.path).toBe('worker/walk/index');
    expect(phone.page.has(`#door-${added?.id ?? ''}`)).toBe(false);
    expect((await standing()).some(({ number }) => number === '907')).toBe(false);
    expect(namelessOn(phone)).toEqual([]);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('answers for a resident who said so, also without signal, until nobody is left', async () => {
    await opensWalk();
    await phone.page.tap('#go-unsettled');
    expect(phone.page.textOf('#left')).toBe('还有 2 人未反馈');
    phone.offline = true;
    await phone.page.tap('#answer-for-0');
    await phone.page.tap('#save-answer-for');
    expect(phone.page.textOf('#answer-for-problem')).toBe('请选择“有独居老人吗”');
    await phone.page.tap('#field-f1-1');
    await phone.page.tap('#save-answer-for');
    expect(phone.page.text()).toContain('待发送');
    expect(phone.page.textOf('#left')).toBe('还有 1 人未反馈');
    phone.offline = false;
    await phone.waitFor(() => !phone.page.has('待发送'));
    await phone.page.tap('#answer-for-0');
    await phone.page.tap('#field-f1-1');
    await phone.page.tap('#save-answer-for');
    await phone.waitFor('都完成了');
    await phone.settle();
    const { items } = await supervisor.call(directiveRoutes.people, { state: 'done' }, { id: directive.id });
    const byWorker = { answer: { f1: ['没有'] }, answeredBy: '王秀英' };
    expect(items).toMatchObject([byWorker, byWorker]);
    expect(complaintsOf(phone)).toEqual([]);
  });

  it('scrolls five hundred doors without drawing them all', async () => {
    const dispatcher = await place.signsIn('dispatcher');
    const line = { grid: `${COMMUNITY}004`, contactName: '', contactPhone: '', note: '' };
    const rows = Array.from({ length: 500 }, (_, at) => ({
      ...line,
      line: at + 2,
      building: `胜利小区${Math.floor(at / 60) + 1}号楼`,
      unit: `${Math.floor((at % 60) / 20) + 1}单元`,
      number: String(100 * (Math.floor((at % 20) / 2) + 1) + 1 + (at % 2)),
    }));
    const { counts } = await dispatcher.call(doorRoutes.import, { rows, dryRun: false });
    expect(counts.added).toBe(500);
    phone = await phoneOf(place, 'worker-04', { open: 'worker/walk/index' });
    expect(phone.page.textOf('#filter-unvisited')).toBe('未走访 500');
    expect(phone.page.findAll('.door')).toHaveLength(60);
    await phone.page.tap('#building-8');
    expect(phone.page.findAll('.door')).toHaveLength(20);
    expect(phone.page.textOf('#building-8')).toContain('胜利小区9号楼');
    // The host itself warns of a drawing too large for a phone.
    expect(complaintsOf(phone)).toEqual([]);
  });

  const onScreen = findChromium() ? it : it.skip;
  onScreen.each([
    ['plain', {}],
    ['dark', { theme: 'dark' as const }],
    ['large', { storage: { large: true }, width: 320, height: 640 }],
  ])('looks right and is large enough for a finger: %s', async (series, options) => {
    // Whoever moves in later gets it too, and has not answered yet.
    await (await place.comes(`newcomer-${series}`)).call(peopleRoutes.setHome, { gridCode: GRID });
    const browser = await launchChromium();
    try {
      const troubles: string[] = [];
      const look = async (seen: WeappHost, name: string): Promise<void> =>
        void troubles.push(...(await troublesOn(browser, seen, series, `walks-${name}`)));
      expect([...(await lookAtWalks(place, directive.id, look, options)), ...troubles]).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
