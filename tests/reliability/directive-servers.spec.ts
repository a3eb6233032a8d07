import { setImmediate as turn } from 'node:timers/promises';
import { FanOut } from '../../server/src/directives/fan-out.service';
import { JoinerSweep } from '../../server/src/directives/joiner-sweep.service';
import { newId } from '../../server/src/ids';
import { OutboxDrain } from '../../server/src/notices/outbox.drain';
import { OutboxRow } from '../../server/src/notices/outbox.entity';
import type { Actor } from '../support/actor';
import { anotherDrain } from '../support/another-drain';
import { messaged, type Neighbour, settleCrowd } from '../support/directive-crowd';
import { doubledLetters, ledgerOf } from '../support/directive-ledger';
import { acts, anAudience, COMMUNITIES, sends, STREET } from '../support/directives';
import { type Town, town } from '../support/town';

const PEOPLE = 400;
const GRIDS = COMMUNITIES.flatMap((code) => ['001', '002', '003', '004'].map((grid) => code + grid));
const AUDIENCE = anAudience({ areas: [...COMMUNITIES], residents: true });
const STAFF = 12;

describe('several servers and one way', () => {
  let place: Town;
  let author: Actor;
  let second: Actor;
  let crowd: Neighbour[];
  let drains: OutboxDrain[];

  beforeAll(async () => {
    place = await town({ directiveChunk: 7 });
    author = await place.signsIn('supervisor');
    second = await place.signsIn('admin');
    crowd = await settleCrowd(place.database.manager, GRIDS, PEOPLE);
    const { app } = place.running;
    drains = [anotherDrain(place), anotherDrain(place), app.get(OutboxDrain)];
  });
  afterAll(() => place.close());

  /** All of them until nothing is left, and whoever joins is looked for at the same time. */
  async function together(): Promise<void> {
    let busy = true;
    const sweeping = (async () => {
      while (busy) {
        await place.running.app.get(JoinerSweep).sweep();
        await turn();
      }
    })();
    await Promise.all(drains.map((drain) => drain.drained()));
    busy = false;
    await sweeping;
    await place.settled();
  }
  const allowing = (): string[] =>
    crowd
      .filter(({ allows }) => allows)
      .map(({ id }) => id)
      .sort();

  it('give everyone one copy, count them once and press them once', async () => {
    const view = await sends(author, { audience: AUDIENCE }, second);
    await together();
    const ledger = await ledgerOf(place.database.manager, view.id);
    expect(ledger.copies).toHaveLength(PEOPLE + STAFF);
    expect(ledger).toMatchObject({ state: 'sent', wrongTallies: [] });
    expect(doubledLetters(ledger.letters)).toEqual([]);
    expect(ledger.steps).toEqual(['create', 'submit', 'approve', 'finish']);

    await acts(author, view.id, 'remind', { areaCode: STREET });
    await together();
    expect(await messaged(place.database.manager, view.id, true)).toEqual(allowing());
  });

  it('and one whose lease ran out does nothing more', async () => {
    const view = await sends(author, { audience: AUDIENCE, sendAt: soon() }, second);
    const { manager } = place.database;
    const row = await manager.findOneByOrFail(OutboxRow, { directiveId: view.id, topic: 'fanOut' });
    const claim = newId(place.clock.now());
    await manager.update(OutboxRow, { id: row.id }, { claim });
    await place.running.app.get(FanOut).work({ ...row, claim: newId(place.clock.now()) });

    expect((await ledgerOf(manager, view.id)).copies).toEqual([]);
    expect(await manager.findOneByOrFail(OutboxRow, { id: row.id })).toMatchObject({ claim, state: 'waiting' });
  });

  const soon = (): string => new Date(place.clock.now().getTime() + 3_600_000).toISOString();
});
