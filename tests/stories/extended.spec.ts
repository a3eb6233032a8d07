import type { IssueView } from '@hongqi/shared';
import { refusalOf } from '../support/actor';
import { clockOf, dueOf } from '../support/clocks-seen';
import { brokenHistories } from '../support/history-invariants';
import { type StreetPeople, streetWithPeople } from '../support/street-people';
import { inShanghai } from '../support/town';

const at = (localTime: string): string => inShanghai(localTime).toISOString();
const LATER = { note: '等外地配件', until: at('2026-12-04 17:30') };

describe('it cannot be done in time', () => {
  let people: StreetPeople;
  let issue: IssueView;

  beforeAll(async () => {
    people = await streetWithPeople();
    issue = await people.resident.reports('单元门坏了');
    await people.worker.does('accept', issue);
  });
  afterAll(() => people.place.close());
  afterEach(async () => expect(await brokenHistories(people.place.database.manager)).toEqual([]));

  it('so the holder asks for a later day and says why; until that is decided the promise stands', async () => {
    const { worker, dispatcher, resident, place } = people;
    expect(await refusalOf(worker.does('extend', issue, { note: '等配件' }))).toBe('ISSUE_INPUT_MISSING');
    for (const until of ['2026-11-22 09:00', '2026-11-27 09:00', '2027-06-01 09:00']) {
      // Past, earlier than promised, and beyond what may be asked for.
      const refused = await worker.send('POST', `/api/v1/issues/${issue.id}/actions/extend`, {
        note: '等配件',
        until: at(until),
      });
      expect(refused).toMatchObject({
        status: 400,
        body: { code: 'INPUT_INVALID', details: [{ field: 'until', rule: 'isLater' }] },
      });
    }
    const asked = await worker.does('extend', issue, LATER);
    await place.settled();

    expect(clockOf(asked, 'finish')).toEqual(clockOf(issue, 'finish'));
    expect(asked).toMatchObject({ state: 'handling', awaits: 'request', request: { kind: 'extend', ...LATER } });
    expect(await dispatcher.told(issue)).toEqual(['承办人申请把「单元门坏了」延期到 12月4日 17:30：等外地配件']);
    // Asked, not granted: nothing to tell the reporter yet.
    expect(await resident.told(issue)).toHaveLength(3);
    expect(await refusalOf(worker.does('suspend', issue, LATER))).toBe('ISSUE_REQUEST_PENDING');
    expect(await refusalOf(worker.does('grant', issue))).toBe('ISSUE_NOT_YOURS');
  });

  it('the desk has four working hours for that; then desk and supervisor are told', async () => {
    const { place, dispatcher, supervisor } = people;
    await place.itBecomes('2026-11-23 14:59');
    expect(await supervisor.told(issue)).toEqual([]);
    await place.itBecomes('2026-11-23 15:01');

    expect((await dispatcher.told(issue)).at(-1)).toBe('「单元门坏了」审批已超期，请马上处理。');
    expect(await supervisor.told(issue)).toEqual(['「单元门坏了」审批已超期，承办：网格员 王秀英。']);
    expect(await supervisor.sees(issue)).toMatchObject({ card: null, light: 'green' });
  });

  it('granted, the reporter sees the new day and the reason', async () => {
    const { dispatcher, resident, worker, place } = people;
    const granted = await dispatcher.does('grant', issue, { note: '情况属实' });
    await place.settled();

    expect(dueOf(granted, 'finish')).toBe('2026-12-04 17:30');
    expect(dueOf(granted, 'whole')).toBe(dueOf(issue, 'whole'));
    expect(granted).toMatchObject({ state: 'handling', request: null, awaits: null, counts: { extensions: 1 } });
    expect((await resident.told(issue)).at(-1)).toBe('办结时间延长到 12月4日 17:30，原因：等外地配件。');
    expect((await worker.told(issue)).at(-1)).toBe('「单元门坏了」的延期申请已同意。');
    const seen = await resident.sees(issue);
    expect(dueOf(seen, 'finish')).toBe('2026-12-04 17:30');
    expect(seen.history.at(-1)?.effects?.request).toMatchObject({ kind: 'extend', note: '等外地配件' });
    // Why the desk agreed is between colleagues.
    expect(JSON.stringify(seen)).not.toContain('情况属实');
  });

  it('asked again and refused, it stays as promised, which the reporter is told without the quarrel', async () => {
    const { worker, dispatcher, resident, place } = people;
    await worker.does('extend', issue, { note: '还想再等', until: at('2026-12-18 17:30') });
    const kept = await dispatcher.does('refuse', issue, { note: '不能一拖再拖' });
    await place.settled();

    expect(dueOf(kept, 'finish')).toBe('2026-12-04 17:30');
    expect((await worker.told(issue)).at(-1)).toBe('「单元门坏了」的延期申请没有同意：不能一拖再拖');
    expect((await resident.told(issue)).at(-1)).toBe('承办人提出的延期申请没有获得同意，仍按原来的时限办理。');
    expect(JSON.stringify(await resident.sees(issue))).not.toContain('一拖再拖');
  });

  it('and after two there are no more, whatever became of them', async () => {
    const { worker } = people;

    expect(await refusalOf(worker.does('extend', issue, { note: '第三次', until: at('2026-12-25 17:30') }))).toBe(
      'ISSUE_REQUESTS_USED_UP',
    );
    expect((await worker.sees(issue)).actions).not.toContain('extend');
    expect((await worker.sees(issue)).actions).toContain('suspend');
  });

  it('the old day passes in silence, the new one does not', async () => {
    const { place, worker } = people;
    const before = await worker.told(issue);
    await worker.does('progress', issue, { note: '配件在路上' });
    await place.itBecomes('2026-11-30 17:31');
    expect(await worker.told(issue)).toEqual(before);

    await place.itBecomes('2026-12-04 17:30');
    expect((await worker.told(issue)).join()).toContain('「单元门坏了」处置已超期，请马上办理并说明原因。');
  });
});
