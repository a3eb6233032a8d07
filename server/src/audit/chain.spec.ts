import fc from 'fast-check';
import { chainHash, type ChainedStep } from './chain';

const ROW: ChainedStep = {
  id: '01KAAAAAAAAAAAAAAAAAAAAAAA',
  issueId: '01KBBBBBBBBBBBBBBBBBBBBBBB',
  seq: 2,
  action: 'accept',
  fromState: 'dispatched',
  toState: 'handling',
  actorId: '01KCCCCCCCCCCCCCCCCCCCCCCC',
  relation: 'holder',
  note: '马上到',
  reason: null,
  internal: false,
  holderUserId: '01KCCCCCCCCCCCCCCCCCCCCCCC',
  holderDepartmentId: null,
  leadId: null,
  rating: null,
  solved: null,
  actionKey: 'key-1',
  effects: { finishDueAt: '2026-11-24T01:00:00.123Z', moved: { from: 1, to: 2 } },
  at: new Date('2026-11-23T01:00:00.123Z'),
};

describe('the hash of a step', () => {
  const plain = chainHash('', ROW);

  it('is 64 hexadecimal digits, the same every time, and pinned: a change of it would disown all history', () => {
    expect(plain).toMatch(/^[0-9a-f]{64}$/);
    expect(chainHash('', { ...ROW })).toBe(plain);
    expect(plain).toMatchInlineSnapshot(`"be3966d9a2090e28b5175113e5de1e21a422cb1e04f1a86a922ffae6ca7f7f3b"`);
  });

  it('differs when any field differs, by however little', () => {
    const others: Partial<ChainedStep>[] = [
      { id: '01KAAAAAAAAAAAAAAAAAAAAAAB' },
      { issueId: '01KBBBBBBBBBBBBBBBBBBBBBBC' },
      { seq: 3 },
      { action: 'progress' },
      { fromState: 'handling' },
      { toState: 'resolved' },
      { actorId: '01KCCCCCCCCCCCCCCCCCCCCCCD' },
      { relation: 'dispatcher' },
      { note: '马上到。' },
      { note: '' },
      { note: null },
      { reason: '' },
      { internal: true },
      { holderUserId: null },
      { holderUserId: null, holderDepartmentId: ROW.holderUserId },
      { leadId: ROW.issueId },
      { rating: 1 },
      { solved: false },
      { actionKey: null },
      { effects: null },
      { effects: {} },
      { effects: { finishDueAt: '2026-11-24T01:00:00.124Z', moved: { from: 1, to: 2 } } },
      { effects: { finishDueAt: '2026-11-24T01:00:00.123Z', moved: { from: 2, to: 1 } } },
      { at: new Date('2026-11-23T01:00:00.124Z') },
    ];
    const hashes = others.map((other) => chainHash('', { ...ROW, ...other }));
    expect(new Set([plain, ...hashes]).size).toBe(others.length + 1);
    const covered = new Set(others.flatMap((other) => Object.keys(other)));
    expect([...covered].sort()).toEqual(Object.keys(ROW).sort());
  });

  it('differs when the step before differs', () => {
    expect(chainHash(plain, ROW)).not.toBe(plain);
  });

  it('does not care what order a database keeps the keys of JSON in, nor what it leaves out', () => {
    const effects = { moved: { to: 2, none: undefined, from: 1 }, finishDueAt: new Date('2026-11-24T01:00:00.123Z') };
    expect(chainHash('', { ...ROW, effects })).toBe(plain);
  });

  it('is the same for what is written and for what any database gives back', () => {
    const text = fc.string({ unit: 'binary' });
    const effects = fc.dictionary(text, fc.jsonValue());
    fc.assert(
      fc.property(text, effects, fc.date({ noInvalidDate: true }), (note, effects, at) => {
        const stored = JSON.stringify(effects, (_key, part: unknown) => shuffled(part));
        const back = { ...ROW, note, effects: JSON.parse(stored) as object, at: new Date(at.getTime()) };
        expect(chainHash('', back)).toBe(chainHash('', { ...ROW, note, effects, at }));
      }),
    );
  });

  it('takes half a character for what it becomes on its way into a database', () => {
    const half = `好${'👍'.charAt(0)}`;
    expect(chainHash('', { ...ROW, note: half })).toBe(chainHash('', { ...ROW, note: Buffer.from(half).toString() }));
  });
});

/** The keys of every object in the opposite order, as far as JavaScript lets one choose it. */
function shuffled(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).reverse());
}
