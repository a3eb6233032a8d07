import type { DataSource } from 'typeorm';
import { SENDERS } from '@hongqi/shared';
import { AWAY_AT_ONCE } from '../../server/src/notices/outbox.drain';
import { OutboxRow } from '../../server/src/notices/outbox.entity';
import { Actor } from '../support/actor';
import {
  copiesReach,
  lettersReach,
  messaged,
  messagesBegin,
  type Neighbour,
  phonesRang,
  ringsReach,
  settleCrowd,
  wayIsThrough,
} from '../support/directive-crowd';
import { doubledLetters, ledgerOf } from '../support/directive-ledger';
import { acts, anAudience, COMMUNITIES, sends, STREET } from '../support/directives';
import { TEMPLATE } from '../support/directive-world';
import { opened } from '../support/open-database';
import { buildServer, Street } from '../support/server-process';
import { PASSWORD } from '../support/town';

const PEOPLE = 3_000;
const KILLS = 3;
/** Far from both ends of the way. */
const REACHED_AT_KILL = Array.from({ length: KILLS }, (_, at) => Math.round((PEOPLE * (at + 1)) / (KILLS + 2)));
/** Those who read the street's orders at their desks are staff of it too. */
const AUDIENCE = anAudience({ roles: ['worker', ...SENDERS], residents: true });
const STAFF = 18;
const PLENTY = 20;
const MESSAGE = 'wechatDirective';

describe('the server is killed while a directive goes out', () => {
  let street: Street;
  let database: DataSource;
  let crowd: Neighbour[];
  let directiveId: string;

  beforeAll(async () => {
    await buildServer();
    street = await Street.open(undefined, { DIRECTIVE_CHUNK: '10', DEMO_PASSWORD: PASSWORD });
    database = await opened(street.database);
    const grids = COMMUNITIES.flatMap((code) => ['001', '002', '003', '004'].map((grid) => code + grid));
    crowd = await settleCrowd(database.manager, grids, PEOPLE);
    // WeChat itself would take more than we may send: whatever were sent twice would be received twice.
    for (const { person, allows } of crowd) if (allows) await street.wechat.subscribe(person, TEMPLATE, PLENTY);
  }, 240_000);
  afterAll(async () => {
    await database?.destroy();
    await street?.close();
  });

  const signsIn = async (login: string): Promise<Actor> =>
    new Actor((await street.server).url, login).withPassword(login, PASSWORD);
  const allowing = (): string[] =>
    crowd
      .filter(({ allows }) => allows)
      .map(({ id }) => id)
      .sort();

  it('again and again: nobody is missed, nobody has it twice, and the counters say so', async () => {
    const [author, second] = [await signsIn('supervisor'), await signsIn('admin')];
    const view = await sends(author, { audience: AUDIENCE }, second);
    directiveId = view.id;
    for (const reached of REACHED_AT_KILL) {
      await copiesReach(database.manager, directiveId, reached);
      await street.crash();
      // A test in which it was through already would have proved nothing.
      expect((await ledgerOf(database.manager, directiveId)).state).toBe('sending');
    }
    await wayIsThrough(database.manager, directiveId, 'fanOut');

    const ledger = await ledgerOf(database.manager, directiveId);
    const residents = ledger.copies.filter(({ part }) => part === 'resident');
    expect(residents.map(({ personId, areaCode }) => [personId, areaCode])).toEqual(
      crowd.map(({ id, gridCode }) => [id, gridCode]).sort(),
    );
    expect(ledger.copies).toHaveLength(PEOPLE + STAFF);
    expect(ledger.wrongTallies).toEqual([]);
    expect(doubledLetters(ledger.letters)).toEqual([]);
    expect(await messaged(database.manager, directiveId, false)).toEqual(allowing());
    expect(ledger.state).toBe('sent');
    expect(ledger.steps).toEqual(['create', 'submit', 'approve', 'finish']);
  }, 240_000);

  it('and while it presses those who owe an answer: each is pressed once', async () => {
    await acts(await signsIn('supervisor'), directiveId, 'remind', { areaCode: STREET });
    await lettersReach(database.manager, directiveId, { urging: true, count: Math.round(allowing().length / 3) });
    await street.crash();
    expect((await messaged(database.manager, directiveId, true)).length).toBeLessThan(allowing().length);
    await wayIsThrough(database.manager, directiveId, 'remind');

    expect(await messaged(database.manager, directiveId, true)).toEqual(allowing());
  }, 240_000);

  it('and while messages leave for WeChat: no phone rings twice, and where it is unknown the outbox says so', async () => {
    const [author, second] = [await signsIn('supervisor'), await signsIn('admin')];
    const { id } = await sends(author, { audience: anAudience({ roles: [], residents: true }) }, second);
    const all = allowing().length;
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await ringsReach(street.wechat, id, Math.round((all * kill) / (KILLS + 2)));
      await street.crash();
      // A test in which all had been sent already would have proved nothing.
      expect(
        await database.manager.countBy(OutboxRow, { directiveId: id, state: 'done', topic: MESSAGE }),
      ).toBeLessThan(all);
    }
    await wayIsThrough(database.manager, id, 'fanOut');
    await messagesBegin(database.manager, id);
    // Told to end, the last server waits for what it has on its way.
    await street.end();
    const letters = await database.manager.findBy(OutboxRow, { directiveId: id, topic: MESSAGE });

    const rang = await phonesRang(street.wechat, id);
    expect(new Set(rang).size).toBe(rang.length);
    const nameOf = new Map(crowd.map((one) => [one.id, one.person]));
    const namesOf = (some: OutboxRow[]): unknown[] =>
      some.map(({ letter }) => letter.topic === MESSAGE && nameOf.get(letter.personId));
    expect(letters).toHaveLength(all);
    expect(rang).toEqual(expect.arrayContaining(namesOf(letters.filter(({ state }) => state === 'done'))));
    const lost = letters.filter(({ state }) => state !== 'done');
    for (const { state, lastError } of lost)
      expect(`${state} ${lastError}`).toMatch(/^impossible .*it may have arrived and is not sent again/);
    expect(lost.length).toBeLessThanOrEqual(KILLS * AWAY_AT_ONCE);
  }, 240_000);
});
