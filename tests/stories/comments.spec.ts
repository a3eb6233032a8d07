import type { IssueView } from '@hongqi/shared';
import { type Actor, refusalOf } from '../support/actor';
import { plainPhoto } from '../support/photos';
import { type Town, town } from '../support/town';

describe('people talk about an issue', () => {
  let place: Town;
  let resident: Actor;
  let worker: Actor;
  let dispatcher: Actor;
  let issue: IssueView;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
    worker = await place.comes('worker-01');
    dispatcher = await place.signsIn('dispatcher');
    issue = await resident.reports('单元门坏了');
  });
  afterAll(() => place.close());

  it('and both sides hear each other, but not themselves', async () => {
    const photo = await resident.photographs(await plainPhoto());
    await resident.does('comment', issue, { note: '是三单元的门', photos: [photo.id] });
    await worker.does('comment', issue, { note: '明天上午来' });
    await place.settled();

    expect((await worker.told(issue)).at(-1)).toBe('「单元门坏了」有新留言：是三单元的门');
    expect((await resident.told(issue)).at(-1)).toBe('有新留言：明天上午来');
    const seen = await worker.sees(issue);
    expect(seen.history.at(-2)).toMatchObject({
      action: 'comment',
      from: 'assigned',
      to: 'assigned',
      note: '是三单元的门',
    });
    expect(seen.history.at(-2)?.photos).toHaveLength(1);
    expect(seen).toMatchObject({ state: 'assigned', lastWords: '留言：明天上午来' });
  });

  it('and what is internal stays with staff: in the history, in the list, in the inbox and on the phone', async () => {
    const told = await resident.told(issue);
    await dispatcher.does('comment', issue, { note: '此人反复投诉，请留意', internal: true });
    await place.settled();

    expect((await worker.told(issue)).at(-1)).toBe('「单元门坏了」有新留言：此人反复投诉，请留意');
    expect((await worker.sees(issue)).history.at(-1)).toMatchObject({ internal: true, note: '此人反复投诉，请留意' });
    expect(JSON.stringify(await resident.sees(issue))).not.toContain('反复投诉');
    expect(await resident.told(issue)).toEqual(told);
    expect((await resident.sees(issue)).lastWords).toBe('留言：明天上午来');
  });

  it('and the reporter cannot whisper', async () => {
    expect(await refusalOf(resident.does('comment', issue, { note: '悄悄话', internal: true }))).toBe('INPUT_INVALID');
  });

  it('and whoever has nothing to do with it cannot talk at all', async () => {
    const supervisor = await place.signsIn('supervisor');

    expect(await refusalOf(supervisor.does('comment', issue, { note: '督办' }))).toBe('ISSUE_NOT_YOURS');
    expect(await refusalOf((await place.comes('resident-2')).does('comment', issue, { note: '我也是' }))).toBe(
      'NOT_FOUND',
    );
    expect(await refusalOf(resident.does('comment', issue, { note: '\n' }))).toBe('ISSUE_INPUT_MISSING');
  });

  it('and a press repeated on a bad network is one comment', async () => {
    const before = (await resident.sees(issue)).history.length;
    const press = { note: '还没来人', actionKey: 'comment-press-1' };
    await Promise.all([1, 2, 3].map(() => resident.does('comment', issue, press)));

    expect((await resident.sees(issue)).history).toHaveLength(before + 1);
  });

  it('and whoever looks at an old state is told the new one', async () => {
    const { version } = await worker.sees(issue);
    await worker.does('accept', issue, { version });
    const late = await worker.send('POST', `/api/v1/issues/${issue.id}/actions/progress`, { version, note: '已到' });

    expect(late).toMatchObject({
      status: 409,
      body: { code: 'ISSUE_CHANGED', details: { state: 'handling', version: version + 1 } },
    });
  });
});
