import { issueRoutes } from '@hongqi/shared';
import { type Actor, refusalOf } from '../support/actor';
import { type Town, town } from '../support/town';

const NOT_MINE = '这里归交通局管,不是网格的事';

describe('the worker returns what is not theirs', () => {
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

  it('with a reason that the dispatcher is told and the reporter is not', async () => {
    const issue = await resident.reports('红绿灯坏了');
    expect(await refusalOf(worker.does('return', issue, { note: ' ' }))).toBe('ISSUE_INPUT_MISSING');
    await worker.does('return', issue, { note: NOT_MINE });
    await place.settled();

    expect(await dispatcher.told(issue)).toEqual([`承办人退回:${NOT_MINE}`]);
    expect((await resident.told(issue)).at(-1)).toBe('正在为您重新安排承办人。');
    const seen = await resident.sees(issue);
    expect(seen).toMatchObject({ state: 'submitted', holder: null, lastWords: '退回' });
    expect(JSON.stringify(seen)).not.toContain('交通局');
    expect((await dispatcher.sees(issue)).history.at(-1)).toMatchObject({ action: 'return', note: NOT_MINE });
  });

  it('and then has nothing to do with it any more', async () => {
    const issue = await resident.reports('红绿灯坏了');
    await worker.does('accept', issue);
    await worker.does('return', issue, { note: NOT_MINE });

    expect((await worker.call(issueRoutes.tasks, {})).items).toEqual([]);
    expect(await refusalOf(worker.does('accept', issue))).toBe('ISSUE_NOT_YOURS');
    // It still lies in the worker's own grid, so it can be looked at.
    expect((await worker.sees(issue)).actions).toEqual([]);
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

  it('and the dispatcher sends it to somebody else, with the promise to the resident unchanged', async () => {
    const issue = await resident.reports('红绿灯坏了');
    await worker.does('return', issue, { note: NOT_MINE });
    const other = await place.comes('worker-02');
    await place.hoursPass(1);
    const sent = await dispatcher.does('dispatch', issue, { holder: { userId: other.me.id } });

    expect(sent).toMatchObject({ state: 'assigned', holder: { name: '张桂兰' }, finishDueAt: issue.finishDueAt });
    expect(sent.acceptDueAt).not.toBe(issue.acceptDueAt);
  });
});
