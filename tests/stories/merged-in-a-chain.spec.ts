import { refusalOf } from '../support/actor';
import { brokenHistories } from '../support/history-invariants';
import { type StreetPeople, streetWithPeople } from '../support/street-people';

const REASON = { note: '是两件事' };

/** A report that others had followed is merged into a third, and everything is taken apart again. */
describe('a chain of the same matter', () => {
  let people: StreetPeople;

  beforeAll(async () => {
    people = await streetWithPeople();
  });
  afterAll(() => people.place.close());
  afterEach(async () => expect(await brokenHistories(people.place.database.manager)).toEqual([]));

  it('comes back with those who had followed it', async () => {
    const { place, resident, neighbour, dispatcher } = people;
    const third = await place.comes('resident-3');
    const a = await resident.reports('甲楼漏水');
    const b = await neighbour.reports('乙楼漏水');
    const c = await third.reports('乙楼也漏水', { follows: b.id });
    await dispatcher.does('merge', b, { lead: a.id });
    expect((await third.sees(c)).lead?.id).toBe(a.id);
    expect((await dispatcher.sees(a)).counts.reporters).toBe(3);

    await dispatcher.does('unmerge', b, REASON);
    expect((await third.sees(c)).lead?.id).toBe(b.id);
    expect((await third.sees(b)).relations).toEqual(['follower']);
    expect(await refusalOf(third.sees(a))).toBe('NOT_FOUND');
    expect(await dispatcher.sees(a)).toMatchObject({ followers: 0, counts: { reporters: 1 } });
    expect(await dispatcher.sees(b)).toMatchObject({ followers: 1, counts: { reporters: 2 }, state: 'assigned' });
  });

  it('also when one of them was taken out in between, or came only later', async () => {
    const { place, resident, neighbour, dispatcher } = people;
    const [third, fourth] = [await place.comes('resident-3'), await place.comes('resident-4')];
    const a = await resident.reports('甲楼停气');
    const b = await neighbour.reports('乙楼停气');
    const c = await third.reports('乙楼也停气', { follows: b.id });
    await dispatcher.does('merge', b, { lead: a.id });
    // Said to be the same as b, which by now means a.
    const d = await fourth.reports('都停气', { follows: b.id });
    await dispatcher.does('unmerge', c, REASON);
    await dispatcher.does('unmerge', b, REASON);

    expect(await dispatcher.sees(a)).toMatchObject({ followers: 1, counts: { reporters: 2 } });
    expect(await dispatcher.sees(b)).toMatchObject({ followers: 0, counts: { reporters: 1 } });
    expect((await fourth.sees(d)).lead?.id).toBe(a.id);
    expect(await third.sees(c)).toMatchObject({ lead: null, counts: { reporters: 1 } });
  });

  it('through two merges, one step at a time', async () => {
    const { place, resident, neighbour, dispatcher } = people;
    const third = await place.comes('resident-3');
    const [a, b, c] = [await resident.reports('一'), await neighbour.reports('二'), await third.reports('三')];
    await dispatcher.does('merge', c, { lead: b.id });
    await dispatcher.does('merge', b, { lead: a.id });
    await dispatcher.does('unmerge', c, REASON);
    expect((await dispatcher.sees(a)).counts.reporters).toBe(2);
    await dispatcher.does('unmerge', b, REASON);

    for (const issue of [a, b, c]) {
      expect(await dispatcher.sees(issue)).toMatchObject({ state: 'assigned', lead: null, followers: 0, reporters: 1 });
    }
  });
});
