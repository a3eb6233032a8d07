import type { DataSource } from 'typeorm';
import { SENDERS } from '@hongqi/shared';
import { Actor } from '../support/actor';
import {
  copiesReach,
  lettersReach,
  messaged,
  type Neighbour,
  settleCrowd,
  wayIsThrough,
} from '../support/directive-crowd';
import { doubledLetters, ledgerOf } from '../support/directive-ledger';
import { acts, anAudience, COMMUNITIES, sends, STREET } from '../support/directives';
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
});
