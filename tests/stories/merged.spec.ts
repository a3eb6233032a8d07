import { issueNumber, type IssueView, spokenNumber } from '@hongqi/shared';
import { type Actor, refusalOf } from '../support/actor';
import { type Town, town } from '../support/town';

describe('three people report the same burst pipe', () => {
  let place: Town;
  let first: Actor;
  let second: Actor;
  let third: Actor;
  let worker: Actor;
  let dispatcher: Actor;
  let lead: IssueView;
  let double: IssueView;
  let triple: IssueView;

  beforeAll(async () => {
    place = await town();
    [first, second, third] = await Promise.all([
      place.comes('resident-1'),
      place.comes('resident-2'),
      place.comes('resident-3'),
    ]);
    worker = await place.comes('worker-01');
    dispatcher = await place.signsIn('dispatcher');
    lead = await first.reports('水管爆了');
    double = await second.reports('路上全是水');
    triple = await third.reports('楼下发大水');
  });
  afterAll(() => place.close());

  it('so the dispatcher merges the second into the first, by the number read out', async () => {
    const merged = await dispatcher.does('merge', double, { lead: lead.number });
    await place.settled();

    expect(merged).toMatchObject({
      state: 'merged',
      stage: 'ended',
      lead: { id: lead.id, number: lead.number },
      dueAt: null,
    });
    const number = spokenNumber(lead.number);
    expect((await second.told(double)).at(-1)).toBe(`与编号 ${number} 是同一件事，已合并办理，进展会同样通知您。`);
    expect((await worker.told(double)).at(-1)).toBe(`「路上全是水」已并入编号 ${number}。`);
    expect((await dispatcher.sees(lead)).followers).toBe(1);
  });

  it('and its reporter sees how the lead goes, but not who reported what and where, and can do no more than urge', async () => {
    const seen = await second.sees(lead);

    expect(seen).toMatchObject({ relations: ['follower'], actions: ['urge'], reporter: null, text: '', place: null });
    expect(seen.history[0]).toMatchObject({ actor: { name: '居民' }, reason: null });
    expect(await refusalOf(third.sees(lead))).toBe('NOT_FOUND');
    expect(await refusalOf(second.does('withdraw', lead))).toBe('ISSUE_NOT_YOURS');
  });

  it('and merging the third into the second lands on the first', async () => {
    const merged = await dispatcher.does('merge', triple, { lead: double.id });

    expect(merged.lead?.id).toBe(lead.id);
    expect((await third.sees(lead)).relations).toEqual(['follower']);
    expect((await dispatcher.sees(lead)).followers).toBe(2);
  });

  it('and all three are told everything from then on', async () => {
    const heard = async (person: Actor) => (await person.told(lead)).slice(-3);
    await worker.does('accept', lead);
    await worker.does('progress', lead, { note: '正在抢修' });
    await worker.does('comment', lead, { note: '内部：要关总阀', internal: true });
    await worker.does('resolve', lead, { note: '已恢复供水' });
    await place.settled();

    const expected = ['网格员 王秀英已接手，正在处理。', '有新进展：正在抢修', '处理完成：已恢复供水'];
    expect(await heard(first)).toEqual(expected);
    expect(await heard(second)).toEqual(expected);
    expect(await heard(third)).toEqual(expected);
    expect(JSON.stringify(await third.sees(lead))).not.toContain('关总阀');
  });

  it('and when their lead turns out to be a duplicate itself, all follow the older one', async () => {
    const [one, two, three] = await Promise.all([
      first.reports('停电'),
      second.reports('没电了'),
      third.reports('整栋楼黑了'),
    ]);
    await dispatcher.does('merge', three, { lead: two.id });
    await dispatcher.does('merge', two, { lead: one.id });
    await worker.does('accept', one);
    await place.settled();

    expect((await third.sees(three)).lead?.id).toBe(one.id);
    expect((await dispatcher.sees(one)).followers).toBe(2);
    expect((await third.told(one)).at(-1)).toBe('网格员 王秀英已接手，正在处理。');
    expect(await refusalOf(third.sees(two))).toBe('NOT_FOUND');
  });

  it('but nothing is merged into itself, into what has ended, or into what is not there', async () => {
    const issue = await first.reports('电梯停了');
    const ended = await first.reports('误报');
    await first.does('withdraw', ended);
    const follower = await second.reports('电梯不动');
    await dispatcher.does('merge', follower, { lead: issue.id });

    for (const lead of [issue.id, follower.id, ended.number, issueNumber(2020, 1), '01KAAAAAAAAAAAAAAAAAAAAAAA']) {
      expect(await refusalOf(dispatcher.does('merge', issue, { lead }))).toBe('ISSUE_LEAD_INVALID');
    }
  });
});
