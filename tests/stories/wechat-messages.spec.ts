import { type IssueView, peopleRoutes } from '@hongqi/shared';
import type { Actor } from '../support/actor';
import { type Town, town } from '../support/town';

interface OutboxLine {
  issueId: string;
  topic: string;
  letter: { personId: string };
  state: string;
  lastError: string | null;
}

const ACCEPTED = 'sandbox-accepted';

describe('a resident allows one message', () => {
  let place: Town;
  let resident: Actor;
  let worker: Actor;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
    worker = await place.comes('worker-01');
  });
  afterAll(() => place.close());

  /** What the phone does after its question: WeChat remembers the answer, and so do we. */
  const allows = async (answer = 'accept'): Promise<void> => {
    if (answer === 'accept') await place.wechat.subscribe('resident-1', ACCEPTED);
    await resident.call(peopleRoutes.subscribed, { answers: [{ templateId: ACCEPTED, answer }] });
  };
  const accepted = async (text: string): Promise<IssueView> => {
    const issue = await resident.reports(text);
    await worker.does('accept', issue);
    await place.settled();
    return issue;
  };
  const messagesAbout = async (issue: IssueView) =>
    (await place.wechat.messages()).filter(({ page }) => page === `resident/issue/index?id=${issue.id}`);
  const letterOf = async (issue: IssueView) => {
    const outbox = place.database.getRepository<OutboxLine>('outbox');
    const rows = await outbox.find({ where: { issueId: issue.id, topic: 'wechat' } });
    return rows.find(({ letter }) => letter.personId === resident.me.id);
  };

  it('and gets it when the worker begins, in WeChat, with number, state and time', async () => {
    await allows();
    const issue = await accepted('路灯不亮');

    expect(await messagesAbout(issue)).toEqual([
      expect.objectContaining({
        person: 'resident-1',
        templateId: ACCEPTED,
        data: {
          thing1: '路灯不亮',
          character_string2: issue.number.replace(/\s/g, ''),
          phrase3: '处置中',
          time4: '2026年11月23日 09:00',
          thing5: '网格员 王秀英已接手，正在处理。',
        },
      }),
    ]);
    expect((await letterOf(issue))?.state).toBe('done');
  });

  it('and not a second one, which is no failure: the inbox has it, the outbox says why', async () => {
    const issue = await accepted('垃圾没清');

    expect(await messagesAbout(issue)).toEqual([]);
    expect(await letterOf(issue)).toMatchObject({
      state: 'impossible',
      lastError: 'the person has not allowed a message',
    });
    expect(await resident.told(issue)).toContain('网格员 王秀英已接手，正在处理。');
  });

  it('and a refusal buys none', async () => {
    await allows('reject');
    const issue = await accepted('积雪没清');

    expect(await messagesAbout(issue)).toEqual([]);
    expect((await letterOf(issue))?.state).toBe('impossible');
  });

  it('and gets it late, once, when WeChat was too busy', async () => {
    await allows();
    await place.wechat.fault({ api: 'send', errcode: -1, times: 2 });
    const issue = await accepted('井盖松动');
    expect(await messagesAbout(issue)).toEqual([]);
    expect((await letterOf(issue))?.state).toBe('waiting');

    await place.hoursPass(1);
    await place.hoursPass(1);
    expect(await messagesAbout(issue)).toHaveLength(1);
    expect((await letterOf(issue))?.state).toBe('done');
  });

  it('and whoever took the permission back in WeChat itself is left alone', async () => {
    await resident.call(peopleRoutes.subscribed, { answers: [{ templateId: ACCEPTED, answer: 'accept' }] });
    const issue = await accepted('楼道灯坏了');

    expect(await messagesAbout(issue)).toEqual([]);
    expect((await letterOf(issue))?.state).toBe('impossible');
  });
});
