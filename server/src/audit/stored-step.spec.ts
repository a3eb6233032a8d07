import { chainHash, type ChainedStep } from './chain';
import { stepFrom } from './stored-step';

const STEP: ChainedStep = {
  id: '01KAAAAAAAAAAAAAAAAAAAAAAA',
  issueId: '01KBBBBBBBBBBBBBBBBBBBBBBB',
  seq: 2,
  action: 'rate',
  fromState: 'resolved',
  toState: 'closed',
  actorId: '01KCCCCCCCCCCCCCCCCCCCCCCC',
  relation: 'reporter',
  note: '好',
  reason: null,
  internal: false,
  holderUserId: null,
  holderDepartmentId: '01KDDDDDDDDDDDDDDDDDDDDDDD',
  leadId: null,
  rating: 5,
  solved: true,
  actionKey: null,
  effects: { b: [1, 2.5], a: null },
  at: new Date('2026-11-23T01:00:00.120Z'),
};
const HASH = chainHash('', STEP);

describe('a row as a driver gives it', () => {
  const common = { ...STEP, seq: 2, hash: HASH };

  it('is the row that was written, from SQLite', () => {
    const raw = { ...common, internal: 0, solved: 1, effects: '{"b":[1,2.5],"a":null}', at: '2026-11-23 01:00:00.120' };
    expect(stepFrom(raw)).toEqual({ ...STEP, hash: HASH });
    expect(chainHash('', stepFrom(raw))).toBe(HASH);
  });

  it('is the row that was written, from MySQL and MariaDB', () => {
    const raw = { ...common, internal: 0, solved: 1, effects: { a: null, b: [1, 2.5] } };
    expect(chainHash('', stepFrom(raw))).toBe(HASH);
  });

  it('can be read even when somebody spoilt it, and then fits no hash', () => {
    const good = {
      ...common,
      internal: 0,
      solved: 1,
      effects: '{"b":[1,2.5],"a":null}',
      at: '2026-11-23 01:00:00.120',
    };
    for (const spoilt of [
      { effects: '{"b":' },
      { effects: '5' },
      { at: 'yesterday' },
      { at: null },
      { rating: 'many' },
      { seq: null },
      { solved: null },
    ]) {
      expect(chainHash('', stepFrom({ ...good, ...spoilt }))).not.toBe(HASH);
    }
  });
});
