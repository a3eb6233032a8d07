import { chainOfDay, dayAfter, type Leaf } from './day-root';
import { compareLeaves, verifyDays } from './verify-day';

const leaf = (name: string, more: Partial<Leaf> = {}): Leaf => ({
  historyId: `01K${name}`,
  number: '260000017',
  seq: 1,
  hash: 'ab'.repeat(16),
  ...more,
});

async function* each(leaves: readonly Leaf[]): AsyncGenerator<Leaf, undefined> {
  for (const one of leaves) yield Promise.resolve(one);
}

async function differences(sealed: readonly Leaf[], live: readonly Leaf[]): Promise<string[]> {
  const found: string[] = [];
  for await (const { flaw, day, historyId } of compareLeaves('2026-11-23', each(sealed), each(live))) {
    found.push(`${flaw} ${day} ${historyId}`);
  }
  return found;
}

describe('the events of a sealed day', () => {
  const [a, b, c] = [leaf('A'), leaf('B'), leaf('C')];

  it('are the same as long as nobody touches them', async () => {
    expect(await differences([], [])).toEqual([]);
    expect(await differences([a, b, c], [a, b, c])).toEqual([]);
  });

  it('are named when they are gone, at the beginning, in the middle and at the end', async () => {
    expect(await differences([a, b, c], [b, c])).toEqual(['sealedMissing 2026-11-23 01KA']);
    expect(await differences([a, b, c], [a, c])).toEqual(['sealedMissing 2026-11-23 01KB']);
    expect(await differences([a, b, c], [])).toEqual(
      ['A', 'B', 'C'].map((name) => `sealedMissing 2026-11-23 01K${name}`),
    );
  });

  it('are named when they were put in later', async () => {
    expect(await differences([b], [a, b, c])).toEqual(['sealedExtra 2026-11-23 01KA', 'sealedExtra 2026-11-23 01KC']);
  });

  it('are named when their hash, their place or the number of their issue changed', async () => {
    const others: Partial<Leaf>[] = [{ hash: 'cd'.repeat(16) }, { seq: 2 }, { number: '260000025' }];
    for (const other of others) {
      expect(await differences([a, b, c], [a, leaf('B', other), c])).toEqual(['sealedChanged 2026-11-23 01KB']);
    }
  });

  it('are not accused of having lost their issue: that is said once, elsewhere', async () => {
    expect(await differences([a], [leaf('A', { number: '' })])).toEqual([]);
  });
});

describe('the sealed days', () => {
  const FIRST = '2026-11-23';
  const days = (count: number) => {
    const made: (Parameters<typeof verifyDays>[0][number] & { chain: string })[] = [];
    for (let at = 0; at < count; at++) {
      const record = { day: dayAfter(FIRST, at), events: at, root: `root ${at}`, sealedAt: new Date(at) };
      made.push({ ...record, chain: chainOfDay(made.at(-1)?.chain ?? '', record) });
    }
    return made;
  };

  it('are clean as they were written', () => {
    for (const count of [0, 1, 2, 40]) expect(verifyDays(days(count))).toEqual([]);
  });

  it('name the day whose seal was changed', () => {
    const changed = days(4).map((day) => (day.day === '2026-11-24' ? { ...day, root: 'another' } : day));
    expect(verifyDays(changed)).toEqual([{ flaw: 'dayChanged', day: '2026-11-24' }]);
    const later = days(4).map((day) => (day.day === '2026-11-24' ? { ...day, sealedAt: new Date(7) } : day));
    expect(verifyDays(later)).toEqual([{ flaw: 'dayChanged', day: '2026-11-24' }]);
  });

  it('name the day after one whose seal was made to fit itself', () => {
    const [first, second, ...rest] = days(4);
    if (!first || !second) throw new Error('there are four');
    const forged = { ...second, root: 'another' };
    const fitting = { ...forged, chain: chainOfDay(first.chain, forged) };
    expect(verifyDays([first, fitting, ...rest])).toEqual([{ flaw: 'dayChanged', day: '2026-11-25' }]);
  });

  it('name the days that were removed, and where the chain has lost its beginning', () => {
    const all = days(5);
    expect(verifyDays(all.filter(({ day }) => day !== '2026-11-25'))).toEqual([
      { flaw: 'dayRemoved', day: '2026-11-25', untilDay: '2026-11-25' },
    ]);
    expect(verifyDays([...all.slice(0, 1), ...all.slice(3)])).toEqual([
      { flaw: 'dayRemoved', day: '2026-11-24', untilDay: '2026-11-25' },
    ]);
    expect(verifyDays(all.slice(2))).toEqual([{ flaw: 'firstDayChanged', day: '2026-11-25' }]);
  });
});
