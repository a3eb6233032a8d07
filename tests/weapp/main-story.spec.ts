import type { Browser } from 'playwright-core';
import { lampPhoto } from '../support/lamp-photos';
import { type Town, town } from '../support/town';
import type { WeappHost } from '../weapp-host';
import { findChromium, launchChromium, PhoneView } from '../weapp-host/view';
import { closePhones, complaintsOf, LAMP_PLACE, phoneOf, pictureOf, whenBuilt } from './support/phones';

/** WeChat's audit asks for at most 256 KB; a page of this program needs far less. */
const SET_DATA_BYTES = 64 * 1024;

whenBuilt('a street lamp, from two phones', () => {
  let place: Town;
  let resident: WeappHost;
  let worker: WeappHost;
  let browser: Browser | undefined;

  beforeAll(async () => {
    place = await town();
    resident = await phoneOf(place, 'resident-1');
    worker = await phoneOf(place, 'worker-01');
    if (findChromium()) browser = await launchChromium();
  });
  afterAll(async () => {
    closePhones();
    await browser?.close();
    await place.close();
  });

  const photograph = async (phone: WeappHost, name: string): Promise<void> => {
    if (!browser) return;
    const view = await PhoneView.open(browser, phone);
    await view.screenshot(pictureOf(`weapp-${name}`));
    expect(await view.scrollsSideways()).toBe(false);
    await view.close();
  };

  it('is reported, dispatched, handled, told of at every step, rated and closed', async () => {
    // The worker looks at an empty list and waits.
    await worker.page.tap('#go-today');
    expect(worker.page.text()).toContain('任务都办完了');

    // The resident is signed in without being asked anything.
    expect(resident.page.text()).toContain('我要反映');
    expect(resident.page.text()).toContain('没有正在办理的诉求');
    await photograph(resident, 'home');
    await resident.page.tap('#go-report');
    resident.answer('chooseMedia', [{ name: 'lamp.jpg', bytes: await lampPhoto('dark') }]);
    await resident.page.tap('#add-photo');
    resident.answer('chooseLocation', LAMP_PLACE);
    await resident.page.tap('#pick-place');
    expect(resident.page.textOf('#grid-found')).toBe('红旗社区第一网格 · 网格员 王秀英');
    await resident.page.input('#words', '3号楼前路灯不亮了');
    await resident.page.tap('#category-lighting');
    await photograph(resident, 'report');
    expect(resident.callsOf('requestSubscribeMessage')).toEqual([]);
    await resident.page.tap('#submit');

    expect(resident.page.path).toBe('resident/sent/index');
    expect(resident.page.text()).toContain('已经收到');
    expect(resident.page.text()).toContain('王秀英，红旗社区第一网格网格员');
    expect(resident.page.text()).toContain('11月26日 17:30 前办结');
    expect(resident.callsOf('requestSubscribeMessage')).toEqual([
      expect.objectContaining({ tmplIds: ['sandbox-accepted', 'sandbox-resolved', 'sandbox-directive'] }),
    ]);
    const number = resident.page.textOf('#issue-number').replaceAll(' ', '');
    expect(number).toMatch(/^26\d{7}$/);
    await photograph(resident, 'sent');
    await resident.page.tap('#go-home');
    await resident.page.tap(`#issue-${number}`);
    expect(resident.page.textOf('#status')).toBe('已派给王秀英，等待签收');
    expect(resident.page.textOf('#clock-finish')).toBe('● 处置：还有 3 天11月26日 17:30 前');
    expect(resident.page.text()).not.toContain('位置在');

    // It comes to the worker's open list by itself.
    await place.settled();
    await worker.waitFor(`#task-${number}`);
    await photograph(worker, 'today');
    await worker.page.tap(`#task-${number}`);
    expect(worker.page.text()).toContain('位置在红旗社区第一网格内。该网格的网格员：王秀英。');
    expect(worker.page.text()).toContain('河滨小区3号楼');
    await photograph(worker, 'task');
    await worker.page.tap('#action-accept');
    expect(worker.toasts.at(-1)?.title).toBe('已签收');
    await resident.waitFor('王秀英已接手，正在办理');

    await worker.page.tap('#action-progress');
    await worker.page.input('#note', '已到现场，线路老化');
    await worker.page.tap('#do-action');
    await resident.waitFor('已到现场，线路老化');

    // Done needs words and a photo here, and says so.
    await worker.page.tap('#action-resolve');
    await worker.page.tap('#do-action');
    expect(worker.page.textOf('#form-problem')).toBe('请先写几句话');
    await worker.page.input('#note', '已更换灯具');
    await worker.page.tap('#do-action');
    expect(worker.page.textOf('#form-problem')).toBe('请拍一张照片');
    worker.answer('chooseMedia', [{ name: 'lit.jpg', bytes: await lampPhoto('lit') }]);
    await worker.page.tap({ css: '.sheet #add-photo' });
    await photograph(worker, 'resolve');
    await worker.page.tap('#do-action');
    expect(worker.page.textOf('#status')).toContain('王秀英已办结，等待居民评价');

    await resident.waitFor('王秀英已办结，请您评价');
    expect(resident.page.text()).toContain('已更换灯具');
    await photograph(resident, 'issue');
    await resident.page.tap('#action-rate');
    await resident.page.tap('#solved-yes');
    await resident.page.tap('#rate-5');
    await photograph(resident, 'rate');
    await resident.page.tap('#do-action');
    expect(resident.page.textOf('#status')).toBe('已结案，问题已解决');
    await worker.waitFor('已结案，问题已解决');

    // Everything was also told in the inbox, newest first, and by WeChat where it was allowed.
    await place.settled();
    await resident.back();
    await resident.switchTab('消息');
    const told = resident.page
      .findAll('.notice-words')
      .map((one) => resident.page.textOf({ css: `#${String(one.parent?.parent?.attrs.id)} .notice-words` }));
    expect(told).toEqual([
      '处理完成：已更换灯具',
      '有新进展：已到现场，线路老化',
      '网格员 王秀英已接手，正在处理。',
      '已派给网格员 王秀英。',
      expect.stringContaining(`您的诉求已收到，编号 ${number.replace(/(...)(?=.)/g, '$1 ')}`),
    ]);
    await photograph(resident, 'inbox');
    const messages = (await place.wechat.messages()).filter(({ person }) => person === 'resident-1');
    expect(messages.map(({ templateId }) => templateId)).toEqual(['sandbox-accepted', 'sandbox-resolved']);

    expect([...complaintsOf(resident), ...complaintsOf(worker)]).toEqual([]);
    const largest = Math.max(...[...resident.setData, ...worker.setData].map(({ bytes }) => bytes));
    expect(largest).toBeLessThan(SET_DATA_BYTES);
  });
});
