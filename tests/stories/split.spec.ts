import type { IssueView } from '@hongqi/shared';
import { refusalOf } from '../support/actor';
import { clockOf, dueOf } from '../support/clocks-seen';
import { brokenHistories } from '../support/history-invariants';
import { plainPhoto } from '../support/photos';
import { type StreetPeople, streetWithPeople } from '../support/street-people';

const PARTS = [
  { text: '楼前路灯不亮', categoryCode: 'lighting' },
  { text: '楼道暖气不热', categoryCode: 'heating' },
];

describe('one report speaks of two matters', () => {
  let people: StreetPeople;
  let report: IssueView;
  let lamp: IssueView;
  let radiator: IssueView;

  beforeAll(async () => {
    people = await streetWithPeople();
    report = await people.resident.reports('路灯不亮,暖气也不热', { categoryCode: 'other' });
    await people.place.hoursPass(3);
  });
  afterAll(() => people.place.close());
  afterEach(async () => expect(await brokenHistories(people.place.database.manager)).toEqual([]));

  it('which is not divided into one, nor into nothing', async () => {
    const { dispatcher, worker } = people;
    for (const parts of [
      PARTS.slice(0, 1),
      [{ ...PARTS[0], text: '' }, PARTS[1]],
      [{ ...PARTS[0], categoryCode: 'none' }, PARTS[1]],
    ]) {
      const { status } = await dispatcher.send('POST', `/api/v1/issues/${report.id}/actions/split`, { parts });
      expect(status).toBe(400);
    }
    expect(await refusalOf(dispatcher.does('split', report))).toBe('ISSUE_INPUT_MISSING');
    expect(await refusalOf(worker.does('split', report, { parts: PARTS }))).toBe('ISSUE_NOT_YOURS');
  });

  it('so the dispatcher splits it: each part has its own kind, holder and clocks, counted from the day of the report', async () => {
    const { dispatcher, place } = people;
    const split = await dispatcher.does('split', report, { parts: PARTS, note: '两件事分开办' });
    await place.settled();

    expect(split).toMatchObject({ state: 'split', stage: 'ended', holder: null, dueAt: null });
    expect(split.children.map(({ title, state }) => [title, state])).toEqual([
      ['楼前路灯不亮', 'assigned'],
      ['楼道暖气不热', 'assigned'],
    ]);
    const [first, second] = split.children;
    lamp = await dispatcher.sees(first ?? report);
    radiator = await dispatcher.sees(second ?? report);
    expect(lamp.holder?.name).toBe('王秀英');
    expect(radiator.holder?.name).toBe('红旗供热站');
    expect(lamp.parent).toMatchObject({ id: report.id, number: report.number });
    expect(clockOf(lamp, 'finish').from).toBe(clockOf(report, 'finish').from);
    expect(dueOf(lamp, 'finish')).toBe('2026-11-26 17:30');
    // 24 hours from nine in the morning, though it is noon by now.
    expect(dueOf(radiator, 'finish')).toBe('2026-11-24 09:00');
  });

  it('the reporter is told, and sees both as their own', async () => {
    const { resident, neighbour } = people;

    expect((await resident.told(report)).at(-1)).toBe(
      '您反映的几件事已分开办理，每件都有自己的时限，进展会分别通知您。',
    );
    expect((await resident.sees(lamp)).relations).toContain('reporter');
    expect((await resident.sees(report)).children).toHaveLength(2);
    expect(await refusalOf(neighbour.sees(lamp))).toBe('NOT_FOUND');
  });

  it('and is closed with the last of its parts, not with the first', async () => {
    const { worker, dispatcher, resident, place } = people;
    const heating = await place.signsIn('heating');
    const photo = await worker.photographs(await plainPhoto());
    await worker.does('accept', lamp);
    await worker.does('resolve', lamp, { note: '换了灯', photos: [photo.id] });
    await resident.does('rate', lamp, { rating: { score: 5, solved: true } });
    expect((await dispatcher.sees(report)).state).toBe('split');

    await heating.does('accept', radiator);
    await heating.does('resolve', radiator, { note: '已排气' });
    // Nobody rates it: the clock closes it, and the report with it.
    await place.hoursPass(24 * 7 + 1);

    expect((await dispatcher.sees(radiator)).state).toBe('closed');
    expect(await dispatcher.sees(report)).toMatchObject({ state: 'closed', rating: null });
    expect((await resident.told(report)).at(-1)).toBe('您反映的几件事都已办结。');
    expect(await refusalOf(resident.does('reopen', report, { note: '又坏了' }))).toBe('ISSUE_HAS_PARTS');
  });
});
