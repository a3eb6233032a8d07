import { localDate } from '@hongqi/shared';
import { chainHash } from '../../server/src/audit/chain';
import { DaySeal } from '../../server/src/audit/day-seal.service';
import { HistoryAudit } from '../../server/src/audit/history-audit';
import { HistoryDay, HistoryDayPart } from '../../server/src/audit/history-day.entity';
import type { Finding } from '../../server/src/audit/finding';
import { Database } from '../../server/src/database/database';
import { Issue } from '../../server/src/issues/issue.entity';
import { IssueHistory } from '../../server/src/issues/issue-history.entity';
import { Logger } from '../../server/src/system/logger';
import { type Town, town } from '../support/town';

const MONDAY = '2026-11-23';

describe('the seals of the days', () => {
  let place: Town;
  const days = (): Promise<HistoryDay[]> => place.database.manager.find(HistoryDay, { order: { day: 'ASC' } });
  const found = async (): Promise<Finding[]> => {
    const findings: Finding[] = [];
    await new HistoryAudit(place.database.manager, (finding) => findings.push(finding)).run();
    return findings;
  };

  beforeAll(async () => {
    place = await town();
  });
  afterAll(() => place.close());

  it('begin with the first event, an hour after its day', async () => {
    const seal = place.running.app.get(DaySeal);
    expect(await seal.sealFinished()).toEqual([]);
    const resident = await place.comes('resident-1');
    await resident.reports('路灯不亮');
    await place.hoursPass(15.9);
    expect(await seal.sealFinished()).toEqual([]);
    await place.hoursPass(0.2);

    const [day] = await seal.sealFinished();

    expect(day).toMatchObject({ day: MONDAY, events: 2 });
    expect(await days()).toEqual([day]);
    expect(await seal.sealFinished()).toEqual([]);
  });

  it('are made once, in order, by whichever of several servers comes first, also after days off', async () => {
    await place.hoursPass(24 * 12);
    const parts = [place.running.app.get(Database), place.clock, place.running.app.get(Logger)] as const;
    const servers = Array.from({ length: 3 }, () => new DaySeal(...parts));

    const made = await Promise.all(servers.map((server) => server.sealFinished()));

    const all = (await days()).map(({ day }) => day);
    expect(all).toHaveLength(13);
    expect(
      made
        .flat()
        .map(({ day }) => day)
        .sort(),
    ).toEqual(all.slice(1));
    expect(await found()).toEqual([]);
  });

  it('hold a day of more events than one part takes', async () => {
    const resident = await place.comes('resident-2');
    const { id, version, state } = await resident.reports('路灯不亮');
    const [first] = await place.database.manager.find(IssueHistory, { where: { issueId: id }, order: { seq: 'DESC' } });
    if (!first) throw new Error('a report has a first step');
    let hash = first.hash;
    const rows = Array.from({ length: 2_600 }, (_, at): IssueHistory => {
      const seq = version + 1 + at;
      const row = { ...first, id: first.id.slice(0, -6) + String(seq).padStart(6, '0'), seq, fromState: state };
      hash = chainHash(hash, row);
      return { ...row, hash };
    });
    for (let from = 0; from < rows.length; from += 500) {
      const some = rows.slice(from, from + 500);
      await place.running.app.get(Database).insertAll([{ entity: IssueHistory, rows: some }]);
    }
    await place.database.manager.update(Issue, { id }, { version: version + rows.length, lastHash: hash });
    await place.hoursPass(24);

    const [day] = await place.running.app.get(DaySeal).sealFinished();

    const written = await place.database.manager.find(IssueHistory, { select: { at: true } });
    const events = written.filter(({ at }) => localDate(at) === day?.day).length;
    expect(events).toBeGreaterThan(rows.length);
    expect(day?.events).toBe(events);
    const parts = await place.database.manager.findBy(HistoryDayPart, { day: day?.day ?? '' });
    expect(parts.length).toBeGreaterThan(rows.length / 1_000);
    expect(parts.flatMap(({ leaves }) => leaves.trimEnd().split('\n'))).toHaveLength(events);
    expect(await found()).toEqual([]);
  });
});
