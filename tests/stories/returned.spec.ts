import { issueRoutes } from '@hongqi/shared';
import { type Actor, refusalOf } from '../support/actor';
import { clockOf, dueOf } from '../support/clocks-seen';
import { type Town, town } from '../support/town';

const NOT_MINE = '这里归交通局管，不是网格的事';

describe('the worker asks to return what is not theirs', () => {
  let place: Town;
  let resident: Actor;
  let worker: Actor;
  let dispatcher: Actor;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
    worker = await place.comes('worker-01');
    dispatcher = await place.signsIn('dispatcher');
  });
  afterAll(() => place.close());

  it('with a reason that the dispatcher is told and the reporter is not; until it is decided they hold it', async () => {
    const issue = await resident.reports('红绿灯坏了');
    expect(await refusalOf(worker.does('return', issue, { note: ' ' }))).toBe('ISSUE_INPUT_MISSING');
    const asked = await worker.does('return', issue, { note: NOT_MINE });
    await place.settled();

    expect(asked).toMatchObject({ state: 'assigned', awaits: 'request', holder: { name: '王秀英' } });
    expect(asked.request).toMatchObject({ kind: 'return', note: NOT_MINE, until: null, arbitration: false });
    expect(clockOf(asked, 'accept').stoppedAt).not.toBeNull();
    // Four working hours to decide.
    expect(dueOf(asked, 'decide')).toBe('2026-11-23 15:00');
    expect(await dispatcher.told(issue)).toEqual([`承办人申请退回「红绿灯坏了」：${NOT_MINE}`]);
    const queue = await dispatcher.call(issueRoutes.desk, { queue: 'requests' });
    expect(queue.items.map(({ id }) => id)).toContain(issue.id);
    const seen = await resident.sees(issue);
    expect(seen).toMatchObject({ state: 'assigned', request: null });
    expect(JSON.stringify(seen)).not.toContain('交通局');
  });

  it('and, granted, has nothing to do with it any more; the reporter hears that somebody else is looked for', async () => {
    const issue = await resident.reports('红绿灯坏了');
    await worker.does('accept', issue);
    await worker.does('return', issue, { note: NOT_MINE });
    const granted = await dispatcher.does('grant', issue, { note: '确实不归网格' });
    await place.settled();

    expect(granted).toMatchObject({ state: 'submitted', stage: 'desk', holder: null, request: null, awaits: null });
    expect((await worker.told(issue)).at(-1)).toBe('「红绿灯坏了」的退回申请已同意，您不再承办。');
    expect((await resident.told(issue)).at(-1)).toBe('正在为您重新安排承办人。');
    expect(await refusalOf(worker.does('accept', issue))).toBe('ISSUE_NOT_YOURS');
    // It still lies in the worker's own grid, so it can be looked at.
    expect((await worker.sees(issue)).actions).toEqual([]);
    const seen = await resident.sees(issue);
    expect(JSON.stringify(seen)).not.toMatch(/交通局|不归网格/);
    expect((await dispatcher.sees(issue)).history.at(-1)).toMatchObject({ action: 'grant', note: '确实不归网格' });
  });

  it('and, refused, keeps it and has the whole time to answer again', async () => {
    const issue = await resident.reports('红绿灯坏了');
    await worker.does('return', issue, { note: NOT_MINE });
    expect(await refusalOf(worker.does('return', issue, { note: '再问一次' }))).toBe('ISSUE_REQUEST_PENDING');
    await place.itBecomes('2026-11-23 10:30');
    const kept = await dispatcher.does('refuse', issue, { note: '先到现场看看' });
    await place.settled();

    expect(kept).toMatchObject({ state: 'assigned', request: null, awaits: null, holder: { name: '王秀英' } });
    expect([dueOf(issue, 'accept'), dueOf(kept, 'accept')]).toEqual(['2026-11-23 15:00', '2026-11-23 16:30']);
    expect((await worker.told(issue)).at(-1)).toBe('「红绿灯坏了」的退回申请没有同意：先到现场看看');
    expect(JSON.stringify(await resident.sees(issue))).not.toMatch(/交通局|先到现场/);
    expect((await worker.does('accept', issue)).state).toBe('handling');
  });

  it('and cannot choose who gets it instead', async () => {
    const issue = await resident.reports('红绿灯坏了');
    const other = await place.comes('worker-02');
    const answer = await worker.send('POST', `/api/v1/issues/${issue.id}/actions/return`, {
      note: NOT_MINE,
      holder: { userId: other.me.id },
    });

    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'INPUT_INVALID', details: [{ field: 'holder', rule: 'isTaken' }] },
    });
    expect((await resident.sees(issue)).state).toBe('assigned');
  });

  it('and the dispatcher may send it to somebody else at once, with the promise to the resident unchanged', async () => {
    const issue = await resident.reports('红绿灯坏了');
    await worker.does('return', issue, { note: NOT_MINE });
    const other = await place.comes('worker-02');
    await place.hoursPass(1);
    const sent = await dispatcher.does('dispatch', issue, { holder: { userId: other.me.id } });

    expect(sent).toMatchObject({ state: 'assigned', holder: { name: '张桂兰' }, request: null, awaits: null });
    expect(clockOf(sent, 'finish')).toEqual(clockOf(issue, 'finish'));
    expect(clockOf(sent, 'accept').dueAt).not.toBe(clockOf(issue, 'accept').dueAt);
    expect(clockOf(sent, 'decide').stoppedAt).not.toBeNull();
  });
});
