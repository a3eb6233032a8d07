import { setImmediate as turn } from 'node:timers/promises';
import { directiveRoutes, type IssueView, peopleRoutes } from '@hongqi/shared';
import { newId } from '../../server/src/ids';
import { Notice } from '../../server/src/notices/notice.entity';
import { OutboxDrain } from '../../server/src/notices/outbox.drain';
import { type Letter, OutboxRow } from '../../server/src/notices/outbox.entity';
import type { Actor } from '../support/actor';
import { anotherDrain } from '../support/another-drain';
import { sends } from '../support/directives';
import { brokenHistories } from '../support/history-invariants';
import { type Town, town } from '../support/town';

const TRIES = 10;
const HOUR = 3_600_000;
const ISSUES = 40;
const TEMPLATE = 'sandbox-accepted';

describe('letters that wait', () => {
  let place: Town;
  let resident: Actor;
  let worker: Actor;

  beforeAll(async () => {
    place = await town({ consoleSessionHours: 10_000, sessionDays: 400 });
    resident = await place.comes('resident-1');
    worker = await place.comes('worker-01');
  });
  afterAll(() => place.close());

  const rows = (issueId: string): Promise<OutboxRow[]> => place.database.manager.findBy(OutboxRow, { issueId });

  it('do not suffer from one among them that can never be delivered; that one is tried ten times and then stands out', async () => {
    const now = place.clock.now();
    const missing = newId(now);
    const poison = (letter: Letter): OutboxRow => ({
      id: newId(now),
      topic: letter.topic,
      issueId: missing,
      historyId: newId(now),
      directiveId: null,
      letter,
      state: 'waiting',
      priority: 1,
      attempts: 0,
      dueAt: now,
      claim: null,
      lastError: null,
      createdAt: now,
    });
    await place.database.manager.insert(OutboxRow, [
      poison({ topic: 'tell', action: 'accept', audience: 'reporter' }),
      poison({ topic: 'wechat', personId: resident.me.id, template: 'accepted', noticeId: missing }),
      poison({ topic: 'checkText' }),
    ]);

    const issue = await resident.reports('路灯不亮');
    await place.settled();
    expect(await worker.told(issue)).toHaveLength(1);
    expect((await rows(issue.id)).every(({ state }) => state === 'done' || state === 'impossible')).toBe(true);

    for (let again = 1; again < TRIES; again += 1) {
      expect((await rows(missing)).map(({ state, attempts }) => `${state} ${attempts}`)).toEqual(
        Array(3).fill(`waiting ${again}`),
      );
      await place.hoursPass(2);
    }
    const stuck = await rows(missing);
    expect(stuck.map(({ state, attempts, claim }) => ({ state, attempts, claim }))).toEqual(
      Array(3).fill({ state: 'stuck', attempts: TRIES, claim: null }),
    );
    expect(stuck.every(({ lastError }) => (lastError ?? '').length > 10)).toBe(true);

    await place.hoursPass(48);
    expect((await rows(missing)).every(({ attempts }) => attempts === TRIES)).toBe(true);
    await place.database.manager.delete(OutboxRow, { issueId: missing });
  });

  it('are delivered once, when three servers empty one table', async () => {
    const { app } = place.running;
    const drains = [anotherDrain(place), anotherDrain(place), app.get(OutboxDrain)];
    await place.wechat.subscribe('resident-1', TEMPLATE, ISSUES);
    for (let at = 0; at < ISSUES; at += 1) {
      await resident.call(peopleRoutes.subscribed, { answers: [{ templateId: TEMPLATE, answer: 'accept' }] });
    }

    let busy = true;
    const emptying = drains.map(async (drain) => {
      while (busy) {
        await drain.drained();
        // The embedded database answers without letting anything else happen.
        await turn();
      }
    });
    const issues: IssueView[] = [];
    for (let at = 0; at < ISSUES; at += 1) {
      const issue = await resident.reports(`第 ${at} 件`);
      issues.push(await worker.does('accept', issue));
    }
    busy = false;
    await Promise.all(emptying);
    await place.settled();

    const messages = await place.wechat.messages();
    const pages = messages.filter(({ templateId }) => templateId === TEMPLATE).map(({ page }) => page?.split('id=')[1]);
    expect(pages.sort()).toEqual(issues.map(({ id }) => id).sort());
    const letters = await place.database.manager.find(OutboxRow);
    expect(letters.filter(({ state }) => state === 'waiting' || state === 'stuck')).toEqual([]);
    const tellers = letters.filter(({ topic }) => topic !== 'checkText' && topic !== 'checkPhoto');
    expect(tellers.every(({ attempts }) => attempts === 1)).toBe(true);
    for (const { id } of issues) expect(await place.database.manager.countBy(Notice, { issueId: id })).toBe(4);
    expect(await brokenHistories(place.database.manager)).toEqual([]);
  }, 60_000);

  it('are never given up where a directive is on its way: it goes on as soon as it can', async () => {
    const author = await place.signsIn('supervisor');
    const sendAt = new Date(place.clock.now().getTime() + HOUR).toISOString();
    const { id } = await sends(author, { sendAt });
    const { manager } = place.database;
    const legOf = () => manager.findOneByOrFail(OutboxRow, { topic: 'fanOut', state: 'waiting' });
    const leg = await legOf();
    expect(leg.directiveId).toBe(id);
    // A row no server can work with, until somebody has repaired it.
    await manager.update(OutboxRow, { id: leg.id }, { directiveId: null });
    for (let again = 0; again < TRIES + 2; again += 1) await place.hoursPass(2);
    const late = await legOf();
    expect(late).toMatchObject({ attempts: TRIES + 2, claim: null, lastError: expect.any(String) });
    expect(late.dueAt.getTime() - place.clock.now().getTime()).toBeLessThanOrEqual(HOUR / 6);

    await manager.update(OutboxRow, { id: leg.id }, { directiveId: id });
    await place.hoursPass(1);
    expect(await author.call(directiveRoutes.one, {}, { id })).toMatchObject({ state: 'sent' });
  });
});
