import type { IssueView } from '@hongqi/shared';
import type { Actor } from '../support/actor';
import { plainPhoto } from '../support/photos';
import { type Town, town } from '../support/town';
import { wechatJudges } from '../support/wechat-verdict';

describe('what people write and show is checked by the platform', () => {
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

  const withPhoto = async (): Promise<IssueView> => {
    const photo = await resident.photographs(await plainPhoto());
    const issue = await resident.reports('请看照片', { photos: [photo.id] });
    await place.settled();
    return issue;
  };
  const photoOf = (issue: IssueView) =>
    place.database
      .getRepository<{ issueId: string; traceId: string; contentCheck: string }>('photo')
      .findOneByOrFail({ issueId: issue.id });

  it.each([
    ['沙箱违规词', true],
    ['沙箱存疑词', true],
    ['普通的话', false],
  ])('“%s” takes its course all the same; staff see a flag: %s', async (words, flagged) => {
    const issue = await resident.reports(`路灯不亮，${words}`);
    await place.settled();

    expect(issue).toMatchObject({ state: 'assigned', flagged: false });
    expect((await worker.sees(issue)).flagged).toBe(flagged);
    expect((await dispatcher.sees(issue)).flagged).toBe(flagged);
    expect((await resident.sees(issue)).flagged).toBe(false);
    expect((await worker.does('accept', issue)).state).toBe('handling');
  });

  it('a picture that passes changes nothing', async () => {
    const issue = await withPhoto();

    expect((await photoOf(issue)).contentCheck).toBe('pass');
    expect((await worker.sees(issue)).flagged).toBe(false);
  });

  it('a picture that does not is flagged; staff and its reporter still see it', async () => {
    const issue = await withPhoto();

    expect(await wechatJudges(place, (await photoOf(issue)).traceId, 'risky')).toBe(true);
    expect((await worker.sees(issue)).flagged).toBe(true);
    expect((await worker.sees(issue)).photos).toHaveLength(1);
    expect((await resident.sees(issue)).photos).toHaveLength(1);
  });

  it('a picture of the result reaches those who follow only after it has passed', async () => {
    const issue = await withPhoto();
    const neighbour = await place.comes('resident-2');
    await dispatcher.does('merge', await neighbour.reports('同一件事'), { lead: issue.id });
    await worker.does('accept', issue);
    const proof = await worker.photographs(await plainPhoto());
    await worker.does('progress', issue, { note: '已到现场', photos: [proof.id] });
    const seenByNeighbour = async (): Promise<number | undefined> =>
      (await neighbour.sees(issue)).history.find(({ action }) => action === 'progress')?.photos.length;

    expect(await seenByNeighbour()).toBe(0);
    await place.settled();
    expect(await seenByNeighbour()).toBe(1);
    expect((await neighbour.sees(issue)).photos).toEqual([]);
  });

  it('a bad verdict is not taken back by a mild one that comes later', async () => {
    const issue = await withPhoto();
    const { traceId } = await photoOf(issue);
    await wechatJudges(place, traceId, 'risky');
    await wechatJudges(place, traceId, 'review');

    expect((await dispatcher.sees(issue)).flagged).toBe(true);
  });

  it('a verdict that WeChat did not sign is a page that is not there', async () => {
    const issue = await withPhoto();

    expect(await wechatJudges(place, (await photoOf(issue)).traceId, 'risky', 'anothertoken')).toBe(false);
    expect((await worker.sees(issue)).flagged).toBe(false);
    expect((await worker.send('POST', '/api/v1/wechat/push', {})).status).toBe(404);
  });

  it('while WeChat is away nothing waits but the check', async () => {
    await place.wechat.fault({ api: 'msg_sec_check', mode: 'http500', times: 1 });
    const issue = await resident.reports('沙箱违规词，而且微信不通');
    await place.settled();
    expect((await worker.sees(issue)).flagged).toBe(false);

    await place.comes('resident-1');
    await place.hoursPass(0.5);
    expect((await worker.sees(issue)).flagged).toBe(true);
  });

  it('someone WeChat has not seen for hours is not judged by it, so a person must look', async () => {
    await place.hoursPass(3);
    const issue = await resident.reports('家里没网，才发出来');
    await place.settled();

    expect((await worker.sees(issue)).flagged).toBe(true);
  });
});
