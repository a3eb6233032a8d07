import { peopleRoutes } from '@hongqi/shared';
import type { Actor } from '../support/actor';
import { LiveClient } from '../support/live-client';
import { Registry } from '../support/registry';
import { type Town, town } from '../support/town';

describe('people who are online', () => {
  let place: Town;
  let resident: Actor;
  let worker: Actor;
  const open: LiveClient[] = [];

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
    worker = await place.comes('worker-01');
  });
  afterAll(async () => {
    await Promise.all(open.map((client) => client.hangsUp()));
    await place.close();
  });

  const online = async (person: Actor): Promise<LiveClient> => {
    const client = await LiveClient.signedIn(place.url, person.token);
    open.push(client);
    await client.caughtUp();
    return client;
  };

  it('hear of a new task as soon as it is delivered, with the number of unread', async () => {
    const { unread } = await worker.call(peopleRoutes.me, {});
    const client = await online(worker);
    const issue = await resident.reports('路灯不亮');
    await place.settled();

    const heard = await client.caughtUp();
    expect(heard).toContainEqual({
      type: 'notice',
      notice: expect.objectContaining({ issueId: issue.id, words: '您有新任务：路灯不亮', read: false }),
      unread: unread + 1,
    });
    expect(heard).toContainEqual({ type: 'issue', id: issue.id, version: 2 });
  });

  it('hear it on every device they have open', async () => {
    const [phone, tablet] = [await online(resident), await online(resident)];
    const issue = await resident.reports('垃圾没清');
    await worker.does('accept', issue);
    await place.settled();

    for (const client of [phone, tablet]) {
      const notices = (await client.caughtUp()).flatMap((message) =>
        message.type === 'notice' ? [message.notice.words] : [],
      );
      expect(notices).toContain('网格员 王秀英已接手，正在处理。');
    }
  });

  it('hear nothing of what is not theirs', async () => {
    const neighbour = await online(await place.comes('resident-2'));
    const otherWorker = await online(await place.comes('worker-02'));
    const silent = await LiveClient.open(place.url);
    open.push(silent);
    const issue = await resident.reports('邻里纠纷');
    await worker.does('accept', issue);
    await worker.does('comment', issue, { note: '内部', internal: true });
    await place.settled();

    expect(await neighbour.caughtUp()).toEqual([]);
    expect(await otherWorker.caughtUp()).toEqual([]);
    expect(await silent.caughtUp()).toEqual([]);
  });

  it('are not heard without a session that is good', async () => {
    for (const token of ['', 'no such token', `${worker.token}x`, 'x'.repeat(3000)]) {
      const client = await LiveClient.open(place.url);
      client.says({ type: 'auth', token });
      expect(await client.closed).toBe(4401);
    }
  });

  it('are cut off when they talk nonsense', async () => {
    const client = await LiveClient.open(place.url);
    client.saysNonsense();

    expect(await client.closed).toBe(4400);
  });

  it('are cut off within seconds of signing out or of being disabled', async () => {
    const leaver = await place.comes('leaver');
    const disabled = await place.comes('disabled');
    const clients = [
      await LiveClient.signedIn(place.url, leaver.token),
      await LiveClient.signedIn(place.url, disabled.token),
    ];
    await leaver.call(peopleRoutes.signOut, {});
    await new Registry(place).disables(disabled);
    await place.hoursPass(0.01);

    expect(await Promise.all(clients.map(({ closed }) => closed))).toEqual([4401, 4401]);
  });
});
