import fc from 'fast-check';
import { newId } from '../ids';
import { chainHash, type ChainedStep } from './chain';
import { type Content, contentHash } from './content-hash';
import type { Finding } from './finding';
import type { StoredStep } from './stored-step';
import { type IssueEnd, verifyIssue } from './verify-issue';

const START = Date.parse('2026-11-23T01:00:00Z');
const NUMBER = '260000017';
const ISSUE_ID = newId(new Date(START));

const SAID: Content = { text: '路灯不亮', categoryCode: 'lighting', address: '', lng: 120.7, lat: 49.3 };

interface Life {
  issue: IssueEnd;
  rows: StoredStep[];
}

/** An issue of so many steps as the server would have written it. */
function life(steps: number): Life {
  const rows: StoredStep[] = [];
  for (let seq = 1; seq <= steps; seq++) {
    const at = new Date(START + seq * 60_000);
    const step: ChainedStep = {
      id: newId(at),
      issueId: ISSUE_ID,
      seq,
      action: seq === 1 ? 'submit' : 'progress',
      fromState: seq === 1 ? 'none' : 'handling',
      toState: 'handling',
      actorId: ISSUE_ID,
      relation: 'holder',
      note: `第 ${seq} 步`,
      reason: null,
      internal: false,
      holderUserId: ISSUE_ID,
      holderDepartmentId: null,
      leadId: null,
      rating: null,
      solved: null,
      actionKey: null,
      effects: seq === 1 ? { content: contentHash(SAID) } : { moved: seq },
      at,
    };
    rows.push({ ...step, hash: chainHash(rows.at(-1)?.hash ?? '', step) });
  }
  const issue = {
    id: ISSUE_ID,
    number: NUMBER,
    version: steps,
    state: 'handling',
    holderUserId: ISSUE_ID,
    holderDepartmentId: null,
    lastHash: rows.at(-1)?.hash ?? '',
    ...SAID,
  };
  return { issue, rows };
}

/** What is found, as `flaw seq`. */
function found({ issue, rows }: Life): string[] {
  return verifyIssue(issue, bySeq(rows)).map(({ flaw, seq, wasSeq }) =>
    [flaw, seq, ...(wasSeq === undefined ? [] : [wasSeq])].join(' '),
  );
}

function bySeq(rows: readonly StoredStep[]): StoredStep[] {
  return [...rows].sort((a, b) => a.seq - b.seq || (a.id < b.id ? -1 : 1));
}

function change(whole: Life, seq: number, fields: Partial<StoredStep>): Life {
  return { ...whole, rows: whole.rows.map((row) => (row.seq === seq ? { ...row, ...fields } : row)) };
}

/** Every row from here on hashed anew, and the issue told of it: what somebody does who knows the rule. */
function rebuilt({ issue, rows }: Life): Life {
  const again: StoredStep[] = [];
  for (const row of bySeq(rows)) again.push({ ...row, hash: chainHash(again.at(-1)?.hash ?? '', row) });
  return { issue: { ...issue, version: again.length, lastHash: again.at(-1)?.hash ?? '' }, rows: again };
}

describe('the history of one issue', () => {
  it('is clean as it was written, however long', () => {
    for (const steps of [1, 2, 5, 80]) expect(found(life(steps))).toEqual([]);
  });

  it('names the row whose content was changed, and no other', () => {
    expect(found(change(life(5), 3, { note: '改过' }))).toEqual(['changed 3']);
    expect(found(change(life(5), 3, { effects: { moved: 4 } }))).toEqual(['changed 3']);
    expect(found(change(life(5), 1, { at: new Date(START) }))).toEqual(['changed 1']);
    expect(found(change(life(5), 5, { toState: 'closed' }))).toEqual(['changed 5', 'standing 5']);
    expect(found(change(life(80), 40, { actorId: 'x' }))).toEqual(['changed 40']);
  });

  it('says everything that is known of the row', () => {
    const changed = change(life(5), 3, { note: null });
    const expected: Finding = {
      flaw: 'changed',
      issueId: ISSUE_ID,
      number: NUMBER,
      seq: 3,
      historyId: changed.rows[2]?.id ?? '',
    };
    expect(verifyIssue(changed.issue, changed.rows)).toEqual([expected]);
  });

  it('finds a changed row whose hash was made to fit, by the row after it or by the issue', () => {
    const fitting = (seq: number): Life => {
      const whole = change(life(5), seq, { note: '改过' });
      const row = whole.rows[seq - 1];
      return row ? change(whole, seq, { hash: chainHash(whole.rows[seq - 2]?.hash ?? '', row) }) : whole;
    };
    expect(found(fitting(3))).toEqual(['changed 4']);
    expect(found(fitting(5))).toEqual(['tail 5']);
  });

  it('finds a row hashed as if the one before had never been', () => {
    const whole = change(life(5), 3, { note: '改过' });
    const [first, , third] = whole.rows;
    expect(found(change(whole, 3, { hash: chainHash(first?.hash ?? '', third as StoredStep) }))).toContain('changed 3');
  });

  it('names the row that is missing, wherever it was', () => {
    const without = (...seqs: number[]): Life => {
      const { issue, rows } = life(5);
      return { issue, rows: rows.filter(({ seq }) => !seqs.includes(seq)) };
    };
    expect(found(without(1))).toEqual(['missing 1', 'unprovable 2']);
    expect(found(without(3))).toEqual(['missing 3', 'unprovable 4']);
    expect(found(without(5))).toEqual(['missing 5']);
    expect(found(without(4, 5))).toEqual(['missing 4', 'missing 5']);
    expect(found(without(1, 2, 3, 4, 5))).toEqual([1, 2, 3, 4, 5].map((seq) => `missing ${seq}`));
  });

  it('is not taken in by a closed gap', () => {
    const { issue, rows } = life(5);
    const closed = rows
      .filter(({ seq }) => seq !== 3)
      .map((row) => ({ ...row, seq: row.seq > 3 ? row.seq - 1 : row.seq }));
    const found4 = found({ issue: { ...issue, version: 4 }, rows: closed });
    expect(found4).toEqual(['changed 3', 'reordered 4 5']);
  });

  it('finds a tail that was cut off by somebody who lowered the version too', () => {
    const { issue, rows } = life(5);
    expect(found({ issue: { ...issue, version: 4 }, rows: rows.slice(0, 4) })).toEqual(['tail 4']);
  });

  it('finds an issue that says it has no history at all', () => {
    const { issue } = life(5);
    expect(found({ issue: { ...issue, version: 0, lastHash: '' }, rows: [] })).toEqual(['missing 1']);
  });

  it('names rows that changed places, and where each was', () => {
    const { issue, rows } = life(6);
    const places = new Map([
      [2, 3],
      [3, 2],
    ]);
    const swapped = rows.map((row) => ({ ...row, seq: places.get(row.seq) ?? row.seq }));
    expect(found({ issue, rows: swapped })).toEqual(['reordered 2 3', 'reordered 3 2']);
    const last = rows.map((row) => ({ ...row, seq: row.seq === 5 ? 6 : row.seq === 6 ? 5 : row.seq }));
    expect(found({ issue, rows: last })).toEqual(['reordered 5 6', 'reordered 6 5', 'tail 6']);
  });

  it('names a row too many: behind the end, or in a place that is taken', () => {
    const { issue, rows } = life(3);
    const [first] = rows;
    const more = { ...(first as StoredStep), id: newId(new Date(START + 3_600_000)) };
    expect(found({ issue, rows: [...rows, { ...more, seq: 4 }] })).toEqual(['extra 4']);
    expect(found({ issue, rows: [...rows, { ...more, seq: 2 }] })).toEqual(['extra 2']);
  });

  it('finds an id that is none of ours, though everything fits', () => {
    expect(found(rebuilt(change(life(3), 2, { id: 'not-an-id' })))).toEqual(['changed 2']);
  });

  it('finds an issue that does not stand where its last row left it', () => {
    const { issue, rows } = life(3);
    expect(found({ issue: { ...issue, state: 'closed' }, rows })).toEqual(['standing 3']);
    expect(found({ issue: { ...issue, holderUserId: null }, rows })).toEqual(['standing 3']);
    expect(found({ issue: { ...issue, holderDepartmentId: 'd' }, rows })).toEqual(['standing 3']);
    expect(found({ issue: { ...issue, lastHash: '' }, rows })).toEqual(['tail 3']);
  });

  it('is clean again when all of it was rebuilt: that is what the seals of the days are for', () => {
    expect(found(rebuilt(change(life(5), 3, { note: '改过' })))).toEqual([]);
  });

  it('never takes any change of one field, any row removed or any two rows swapped for clean', () => {
    const fields = fc.constantFrom<Partial<StoredStep>>(
      { note: 'x' },
      { reason: 'x' },
      { internal: true },
      { effects: null },
      { actorId: 'x' },
      { relation: 'dispatcher' },
      { at: new Date(0) },
      { hash: 'f'.repeat(64) },
    );
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.nat(8), fc.nat(8), fields, (steps, one, other, fields) => {
        const [a, b] = [(one % steps) + 1, (other % steps) + 1];
        const whole = life(steps);
        expect(found(change(whole, a, fields))).not.toEqual([]);
        expect(found({ ...whole, rows: whole.rows.filter(({ seq }) => seq !== a) })).toContain(`missing ${a}`);
        if (a === b) return;
        const swapped = whole.rows.map((row) => ({ ...row, seq: row.seq === a ? b : row.seq === b ? a : row.seq }));
        expect(found({ ...whole, rows: swapped })).toEqual(
          expect.arrayContaining([`reordered ${a} ${b}`, `reordered ${b} ${a}`]),
        );
      }),
    );
  });

  it.each<[string, Partial<Content>]>([
    ['other words', { text: '路灯亮了' }],
    ['another kind', { categoryCode: 'other' }],
    ['another place', { lat: 49.30001 }],
  ])('finds an issue that says %s than its reporter did', (_, changed) => {
    const { issue, rows } = life(3);

    expect(found({ issue: { ...issue, ...changed }, rows })).toEqual(['content 1']);
  });
});
