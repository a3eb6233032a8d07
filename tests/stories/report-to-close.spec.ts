import { inboxRoutes, type IssueView, issueRoutes } from '@hongqi/shared';
import type { Actor } from '../support/actor';
import { dueOf } from '../support/clocks-seen';
import { plainPhoto } from '../support/photos';
import { type Town, town } from '../support/town';

describe('a street lamp is out', () => {
  let place: Town;
  let resident: Actor;
  let worker: Actor;
  let issue: IssueView;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
    worker = await place.comes('worker-01');
    const photo = await resident.photographs(await plainPhoto());
    issue = await resident.reports('3号楼前路灯不亮了', { categoryCode: 'lighting', photos: [photo.id] });
  });
  afterAll(() => place.close());

  it('goes to the worker of the grid it lies in, with the reason written down and every time promised', async () => {
    expect(issue).toMatchObject({ state: 'assigned', areaName: '红旗社区第一网格', light: 'green' });
    expect(issue.holder).toMatchObject({ kind: 'worker', name: '王秀英' });
    expect(dueOf(issue, 'accept')).toBe('2026-11-23 15:00');
    expect(dueOf(issue, 'respond')).toBe('2026-11-24 17:30');
    expect(dueOf(issue, 'finish')).toBe('2026-11-26 17:30');

    const seen = await worker.sees(issue);
    expect(seen.history.at(-1)).toMatchObject({
      action: 'dispatch',
      reason: '位置在红旗社区第一网格内。该网格的网格员：王秀英。',
    });
  });

  it('stands at the top of the worker’s tasks and in the worker’s inbox', async () => {
    await place.settled();

    const { items } = await worker.call(issueRoutes.tasks, {});
    expect(items.map(({ id }) => id)).toEqual([issue.id]);
    expect(await worker.told(issue)).toEqual(['您有新任务：3号楼前路灯不亮了']);
  });

  it('is accepted, worked on and reported done with words and a photo', async () => {
    expect((await worker.does('accept', issue)).state).toBe('handling');
    expect((await worker.does('progress', issue, { note: '已到现场，线路老化' })).state).toBe('handling');
    const proof = await worker.photographs(await plainPhoto());
    const done = await worker.does('resolve', issue, { note: '已更换灯具', photos: [proof.id] });

    expect(done.state).toBe('resolved');
    expect(done.history.at(-1)).toMatchObject({ action: 'resolve', note: '已更换灯具' });
    expect(done.history.at(-1)?.photos).toHaveLength(1);
  });

  it('is rated by its reporter, and closed', async () => {
    const closed = await resident.does('rate', issue, { rating: { score: 5, solved: true }, note: '谢谢' });

    expect(closed).toMatchObject({ state: 'closed', rating: { score: 5, solved: true }, dueAt: null });
    expect(closed.actions).toEqual(['reopen', 'comment']);
  });

  it('told the reporter of every change, once, and counts what is unread', async () => {
    await place.settled();

    expect(await resident.told(issue)).toEqual([
      expect.stringMatching(/^您的诉求已收到，编号 26\d \d{3} \d{3}。预计 11月26日 17:30 前办结。$/),
      '已派给网格员 王秀英。',
      '网格员 王秀英已接手，正在处理。',
      '有新进展：已到现场，线路老化',
      '处理完成：已更换灯具',
    ]);
    expect(await resident.call(inboxRoutes.read, {})).toEqual({ unread: 0 });
  });
});
