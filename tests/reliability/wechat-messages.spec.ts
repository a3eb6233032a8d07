import { type IssueView, peopleRoutes } from '@hongqi/shared';
import { OutboxRow } from '../../server/src/notices/outbox.entity';
import { Subscription } from '../../server/src/people/subscription.entity';
import type { Actor } from '../support/actor';
import { type Town, town } from '../support/town';

const TEMPLATE = 'sandbox-accepted';

/** Each test has a message of its own on the way: a worker accepts, the reporter is to be told by WeChat. */
describe('a message to somebody’s phone', () => {
  let place: Town;
  let resident: Actor;
  let worker: Actor;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
    worker = await place.comes('worker-01');
  });
  afterAll(() => place.close());
  afterEach(() => place.wechat.clearFaults());

  async function allows(count: number): Promise<void> {
    await place.wechat.subscribe('resident-1', TEMPLATE, count);
    for (let at = 0; at < count; at += 1)
      await resident.call(peopleRoutes.subscribed, { answers: [{ templateId: TEMPLATE, answer: 'accept' }] });
  }
  async function accepted(): Promise<IssueView> {
    const issue = await resident.reports('路灯不亮');
    const taken = await worker.does('accept', issue);
    await place.settled();
    return taken;
  }
  const row = async (issue: IssueView): Promise<OutboxRow> => {
    const rows = await place.database.manager.findBy(OutboxRow, { issueId: issue.id, topic: 'wechat' });
    const mine = rows.filter(({ letter }) => letter.topic === 'wechat' && letter.personId === resident.me.id);
    expect(mine).toHaveLength(1);
    return mine[0] as OutboxRow;
  };
  const received = async (issue: IssueView): Promise<number> => {
    const messages = await place.wechat.messages();
    return messages.filter(({ page }) => page?.endsWith(issue.id)).length;
  };
  const left = async (): Promise<number> =>
    (await place.database.manager.findOneByOrFail(Subscription, { personId: resident.me.id, templateId: TEMPLATE }))
      .remaining;
  /** Moves the clock to when the row is due, and tries. */
  async function dueAgain(issue: IssueView): Promise<number> {
    const wait = (await row(issue)).dueAt.getTime() - place.clock.now().getTime();
    place.clock.forward(wait + 10);
    await place.settled();
    return wait;
  }

  it('is sent once, and uses up one consent', async () => {
    await allows(1);
    const issue = await accepted();

    expect(await row(issue)).toMatchObject({ state: 'done', attempts: 1, claim: null, lastError: null });
    expect(await received(issue)).toBe(1);
    expect(await left()).toBe(0);
  });

  it('is not tried without a consent: that is no failure', async () => {
    const issue = await accepted();

    expect(await row(issue)).toMatchObject({ state: 'impossible', lastError: 'the person has not allowed a message' });
    expect(await received(issue)).toBe(0);
    expect(await resident.told(issue)).toContain('网格员 王秀英已接手，正在处理。');
  });

  it('goes out with one new token for all, when the old one has died', async () => {
    await allows(6);
    const before = await place.wechat.calls();
    await place.wechat.forgetTokens();
    const issues = await Promise.all(Array.from({ length: 6 }, () => resident.reports('路灯不亮')));
    await Promise.all(issues.map((issue) => worker.does('accept', issue)));
    await place.settled();

    expect(await Promise.all(issues.map(received))).toEqual(issues.map(() => 1));
    const after = await place.wechat.calls();
    expect((after['stable_token'] ?? 0) - (before['stable_token'] ?? 0)).toBe(1);
  });

  it.each([40001, 42001])('is repeated at once when only its token is refused (%i)', async (errcode) => {
    await allows(1);
    await place.wechat.fault({ api: 'send', errcode });
    // A real platform waits 30 s between two forced renewals.
    place.clock.forward(60_000);
    const issue = await accepted();

    expect(await row(issue)).toMatchObject({ state: 'done', attempts: 1 });
    expect(await received(issue)).toBe(1);
  });

  it('waits for the next midnight of Beijing when the quota of the day is used up (45009)', async () => {
    await allows(1);
    await place.wechat.fault({ api: 'send', errcode: 45009 });
    const issue = await accepted();
    expect(await row(issue)).toMatchObject({
      state: 'waiting',
      dueAt: new Date('2026-11-23T16:00:00.000Z'),
      claim: null,
    });
    expect(await left()).toBe(1);

    await place.hoursPass(13);
    expect(await received(issue)).toBe(0);
    await place.hoursPass(3);
    expect(await received(issue)).toBe(1);
    expect(await row(issue)).toMatchObject({ state: 'done', attempts: 2, lastError: null });
    expect(await left()).toBe(0);
  });

  it.each([
    // WeChat knows of no consent: then there is none.
    [43101, 0],
    [47003, 1],
    [40003, 1],
  ])('is given up for good when it cannot be (%i), with so many consents left: %i', async (errcode, kept) => {
    await allows(1);
    await place.wechat.fault({ api: 'send', errcode });
    const issue = await accepted();
    expect(await row(issue)).toMatchObject({
      state: 'impossible',
      attempts: 1,
      lastError: expect.stringContaining(`${errcode} `),
    });

    await place.hoursPass(26);
    expect(await row(issue)).toMatchObject({ state: 'impossible', attempts: 1 });
    expect(await received(issue)).toBe(0);
    expect(await left()).toBe(kept);
    await place.database.manager.update(Subscription, { templateId: TEMPLATE }, { remaining: 0 });
  });

  it('is tried again and again, ever later, while the platform is busy (-1), and arrives once', async () => {
    await allows(1);
    await place.wechat.fault({ api: 'send', errcode: -1, times: 4 });
    const issue = await accepted();
    const waits: number[] = [];
    for (let again = 0; again < 4; again += 1) waits.push(await dueAgain(issue));

    // 5, 10, 20, 40 s, each shaken by a quarter; the clock moves a millisecond at each look.
    for (const [at, wait] of waits.entries()) {
      const middle = 5_000 * 2 ** at;
      expect(wait).toBeGreaterThan(middle * 0.75 - 500);
      expect(wait).toBeLessThan(middle * 1.25 + 500);
    }
    expect(await row(issue)).toMatchObject({ state: 'done', attempts: 5 });
    expect(await received(issue)).toBe(1);
  });

  it('is tried again when it could not even be asked for', async () => {
    await allows(1);
    await place.wechat.forgetTokens();
    await place.wechat.fault({ api: 'stable_token', mode: 'http500', times: 1 });
    place.clock.forward(60_000);
    const issue = await accepted();
    expect(await row(issue)).toMatchObject({ state: 'waiting', attempts: 1 });
    expect([await received(issue), await left()]).toEqual([0, 1]);

    await dueAgain(issue);
    expect(await row(issue)).toMatchObject({ state: 'done', attempts: 2 });
    expect([await received(issue), await left()]).toEqual([1, 0]);
  });

  it.each([
    ['lost' as const, 1],
    ['down' as const, 0],
    ['http500' as const, 0],
    ['garbage' as const, 0],
  ])('is not sent again when nobody knows whether it arrived (%s)', async (mode, arrived) => {
    await allows(2);
    await place.wechat.fault({ api: 'send', mode });
    const issue = await accepted();
    const unknown = { state: 'impossible', attempts: 1, lastError: expect.stringMatching(/^it may have arrived/) };
    expect(await row(issue)).toMatchObject(unknown);
    expect(await resident.told(issue)).toContain('网格员 王秀英已接手，正在处理。');

    await place.hoursPass(26);
    expect(await received(issue)).toBe(arrived);
    expect(await row(issue)).toMatchObject(unknown);
    expect(await left()).toBe(1);
    await place.database.manager.update(Subscription, { templateId: TEMPLATE }, { remaining: 0 });
  });

  it('of a server that died before it sent it goes out from another one, but not before its lease has ended', async () => {
    await allows(1);
    await place.wechat.fault({ api: 'send', errcode: -1 });
    const issue = await accepted();
    const { id } = await row(issue);
    // What the dead server leaves behind: claimed, leased, not begun.
    const dueAt = new Date(place.clock.now().getTime() + 60_000);
    await place.database.manager.update(OutboxRow, { id }, { claim: 'DEAD', dueAt });

    await place.settled();
    expect(await received(issue)).toBe(0);
    await dueAgain(issue);
    expect(await received(issue)).toBe(1);
    expect(await row(issue)).toMatchObject({ state: 'done', claim: null });
  });
});
