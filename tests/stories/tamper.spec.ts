import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { type IssueView, localDate } from '@hongqi/shared';
import { rowCounts } from '../support/row-counts';
import { type HistoryRow, inDay, inIssue, Tampering } from '../support/tampering';
import { type Town, town } from '../support/town';

const ROOT = resolve(__dirname, '../..');
const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';

describe('somebody with the password of the database', () => {
  let place: Town;
  let villain: Tampering;
  let lamp: IssueView;
  let pipe: IssueView;
  /** Reported after the last day that is sealed. */
  let fresh: IssueView;
  let newestChain: string;

  /** Without what its clocks did to it after the last sealed day. */
  const sealedSteps = async (issue: IssueView): Promise<HistoryRow[]> =>
    (await villain.steps(issue)).filter(({ at }) => localDate(at) <= WEDNESDAY);

  beforeAll(async () => {
    place = await town();
    villain = new Tampering(place);
    const [resident, neighbour] = await Promise.all([place.comes('resident-1'), place.comes('resident-2')]);
    const worker = await place.comes('worker-01');
    lamp = await resident.reports('路灯不亮');
    await worker.does('accept', lamp);
    await worker.does('progress', lamp, { note: '已联系电工' });
    await worker.does('progress', lamp, { note: '灯泡到货' });
    pipe = await neighbour.reports('水管漏水');
    await worker.does('accept', pipe);
    await place.hoursPass(24);
    await worker.does('progress', lamp, { note: '明天换灯' });
    await place.hoursPass(48);
    fresh = await resident.reports('井盖丢了');
    await worker.does('accept', fresh);
    await worker.does('progress', fresh, { note: '已围挡' });
    await villain.seal();
    await villain.backup();
    newestChain = (await villain.audit()).counts.newestChain;
  });
  afterEach(async () => {
    await villain.restore();
    expect(await villain.found([newestChain])).toEqual([]);
  });
  afterAll(() => place.close());

  it('finds a clean history, every day of it sealed, also one without events', async () => {
    const { found, counts } = await villain.audit();
    const rows = await rowCounts(place.database);

    expect(found).toEqual([]);
    expect(counts).toMatchObject({
      issues: rows['issue'],
      steps: rows['issue_history'],
      days: 3,
      newestDay: WEDNESDAY,
      findings: 0,
    });
    expect(newestChain).toMatch(/^[0-9a-f]{64}$/);
    const written = [...(await villain.steps(lamp)), ...(await villain.steps(pipe))].map(({ at }) => localDate(at));
    const countOf = (day: string): number => written.filter((other) => other === day).length;
    expect((await villain.days()).map(({ day, events }) => [day, events])).toEqual([
      [MONDAY, countOf(MONDAY)],
      [TUESDAY, countOf(TUESDAY)],
      [WEDNESDAY, 0],
    ]);
    expect(countOf(MONDAY)).toBeGreaterThan(0);
  });

  it('cannot change a note', async () => {
    const row = await villain.step(lamp, 4);
    await villain.change(row, { note: '从没说过' });

    const { found, counts } = await villain.audit();
    expect(found).toEqual([inIssue('changed', lamp, row)]);
    expect(counts.findings).toBe(1);
  });

  it('cannot change what a step did to the clocks', async () => {
    const row = await villain.step(pipe, 2);
    await villain.changeEffects(row, '{"invented":{}}');
    expect(await villain.found()).toEqual([inIssue('changed', pipe, row)]);
  });

  it('cannot change an instant by a millisecond, nor a person, a state or a rating', async () => {
    const row = await villain.step(pipe, 2);
    for (const fields of [
      { at: new Date(row.at.getTime() - 1) },
      { actorId: lamp.id },
      { fromState: 'handling' as const },
      { internal: true },
      { rating: 5 },
    ]) {
      await villain.change(row, fields);
      expect(await villain.found()).toEqual([inIssue('changed', pipe, row)]);
      await villain.restore();
    }
  });

  it('cannot put other words into a reporter’s mouth, nor move the place', async () => {
    for (const fields of [{ text: '路灯修好了' }, { lng: 120.8 }]) {
      await villain.changeIssue(pipe, fields);
      expect(await villain.found()).toEqual([{ flaw: 'content', issueId: pipe.id, number: pipe.number, seq: 1 }]);
      await villain.restore();
    }
  });

  it('cannot remove a row from the middle', async () => {
    const row = await villain.step(lamp, 4);
    await villain.remove(row);
    expect(await villain.found()).toEqual([
      { flaw: 'missing', issueId: lamp.id, number: lamp.number, seq: 4 },
      inIssue('unprovable', lamp, await villain.step(lamp, 5)),
      inDay('sealedMissing', MONDAY, lamp, row),
    ]);
  });

  it('cannot remove the last row, not even one of today, nor take the issue back with it', async () => {
    await villain.remove(await villain.step(fresh, 4));
    expect(await villain.found()).toEqual([{ flaw: 'missing', issueId: fresh.id, number: fresh.number, seq: 4 }]);

    await villain.changeIssue(fresh, { version: 3 });
    expect(await villain.found()).toEqual([{ flaw: 'tail', issueId: fresh.id, number: fresh.number, seq: 3 }]);
  });

  it('cannot let two rows change places', async () => {
    const [third, fourth] = [await villain.step(lamp, 3), await villain.step(lamp, 4)];
    await villain.change(third, { seq: 99 });
    await villain.change(fourth, { seq: 3 });
    await villain.change(third, { seq: 4 });
    expect(await villain.found()).toEqual([
      { ...inIssue('reordered', lamp, { ...fourth, seq: 3 }), wasSeq: 4 },
      { ...inIssue('reordered', lamp, { ...third, seq: 4 }), wasSeq: 3 },
      inDay('sealedChanged', MONDAY, lamp, third),
      inDay('sealedChanged', MONDAY, lamp, fourth),
    ]);
  });

  it('cannot move an issue on without a step', async () => {
    await villain.changeIssue(lamp, { state: 'closed' });
    const { length } = await villain.steps(lamp);
    expect(await villain.found()).toEqual([{ flaw: 'standing', issueId: lamp.id, number: lamp.number, seq: length }]);
  });

  it('cannot make a whole issue vanish once its day is sealed: each of its rows is named', async () => {
    const rows = await sealedSteps(pipe);
    await villain.removeIssue(pipe, { rows: true });
    expect(rows).toHaveLength(3);
    expect(await villain.found()).toEqual(rows.map((row) => inDay('sealedMissing', MONDAY, pipe, row)));
  });

  it('cannot leave rows behind whose issue is gone', async () => {
    const rows = await villain.steps(pipe);
    await villain.removeIssue(pipe, { rows: false });
    const orphans = rows.map(({ id, seq }) => ({ flaw: 'orphan', historyId: id, issueId: pipe.id, seq }));
    expect(await villain.found()).toEqual(orphans);
  });

  it('cannot hash the history of an issue anew once its days are sealed', async () => {
    const row = await villain.step(lamp, 4);
    await villain.change(row, { note: '从没说过' });
    await villain.rebuild(lamp);
    expect(await villain.found()).toEqual([
      inDay('sealedChanged', MONDAY, lamp, row),
      inDay('sealedChanged', MONDAY, lamp, await villain.step(lamp, 5)),
      inDay('sealedChanged', TUESDAY, lamp, await villain.step(lamp, 6)),
    ]);
  });

  it('cannot slip a row into a sealed day, nor give an issue another number', async () => {
    const row = await villain.step(fresh, 1);
    const id = (await villain.step(pipe, 3)).id.replace(/.$/, (last) => (last === 'Z' ? 'Y' : 'Z'));
    await villain.change(row, { id });
    await villain.rebuild(fresh);
    expect(await villain.found()).toEqual([inDay('sealedExtra', MONDAY, fresh, { ...row, id })]);

    await villain.restore();
    await villain.changeIssue(pipe, { number: '199900001' });
    const rows = await sealedSteps(pipe);
    expect(await villain.found()).toEqual(rows.map((one) => inDay('sealedChanged', MONDAY, pipe, one)));
  });

  it('cannot remove a day, at the beginning, in the middle or at the end', async () => {
    await villain.removeDay(MONDAY);
    expect(await villain.found()).toEqual([{ flaw: 'firstDayChanged', day: TUESDAY }]);
    await villain.restore();
    await villain.removeDay(TUESDAY);
    expect(await villain.found()).toEqual([{ flaw: 'dayRemoved', day: TUESDAY, untilDay: TUESDAY }]);
    await villain.restore();
    await villain.removeDay(WEDNESDAY);
    expect(await villain.found()).toEqual([{ flaw: 'dayUnsealed', day: WEDNESDAY, untilDay: WEDNESDAY }]);
  });

  it('cannot change what a seal says', async () => {
    await villain.changeDay(TUESDAY, { events: 2 });
    expect(await villain.found()).toEqual([{ flaw: 'dayChanged', day: TUESDAY }]);
    await villain.restore();
    await villain.emptyLeaves(TUESDAY);
    expect(await villain.found()).toEqual([{ flaw: 'leavesChanged', day: TUESDAY }]);
  });

  it('cannot forge a day so that only its own seal fits: the next day does not', async () => {
    const row = await villain.step(pipe, 3);
    await villain.change(row, { note: '从没说过' });
    await villain.rebuild(pipe);
    await villain.forgeFirstDay(row);
    expect(await villain.found()).toEqual([{ flaw: 'dayChanged', day: TUESDAY }]);
  });

  it('can seal everything anew, and then only a value noted elsewhere tells', async () => {
    await villain.change(await villain.step(lamp, 4), { note: '从没说过' });
    await villain.rebuild(lamp);
    for (const day of [MONDAY, TUESDAY, WEDNESDAY]) await villain.removeDay(day);
    await villain.seal();

    expect(await villain.found()).toEqual([]);
    expect(await villain.found([newestChain])).toEqual([{ flaw: 'notedUnknown', chain: newestChain }]);
  });

  it('is told of on the screen: the program ends with 1, and with 0 when all is well', async () => {
    const program = async (...args: string[]): Promise<{ code: unknown; words: string }> => {
      const child = spawn(process.execPath, ['scripts/audit-verify.mjs', ...args], {
        cwd: ROOT,
        env: { ...process.env, ...villain.settings() },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const [[code], words, problems] = await Promise.all([
        once(child, 'exit') as Promise<unknown[]>,
        text(child.stdout),
        text(child.stderr),
      ]);
      return { code, words: words + problems };
    };
    const clean = await program('--noted', newestChain);
    expect(clean.words).toContain(newestChain);
    expect(clean.code).toBe(0);

    await villain.change(await villain.step(lamp, 4), { note: '从没说过' });
    const dirty = await program();
    expect(dirty.words).toContain(`诉求 ${lamp.number} 第 4 步`);
    expect(dirty.code).toBe(1);

    const misspelt = await program('--note');
    expect(misspelt.words).toContain('--noted');
    expect(misspelt.code).toBe(2);
  }, 120_000);
});

describe('rows written before there were hashes', () => {
  it('get the same ones as if they were written today', async () => {
    const place = await town();
    const resident = await place.comes('resident-1');
    const issue = await resident.reports('路灯不亮');
    await resident.reports('水管漏水');
    await resident.does('comment', issue, { note: '就在楼下' });
    const database = new Tampering(place);
    const hashes = await database.hashes();
    await database.chainAnew();

    expect(await database.hashes()).toEqual(hashes);
    expect(await database.found()).toEqual([]);
    await place.close();
  });
});
