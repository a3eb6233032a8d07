import fc from 'fast-check';
import { localDate } from '@hongqi/shared';
import { newId } from '../ids';
import {
  chainOfDay,
  dayAfter,
  dayOfId,
  DayRoot,
  firstIdAt,
  instantOfId,
  leafFrom,
  leafLine,
  leafOf,
  startOfDay,
} from './day-root';

const RECORD = { day: '2026-11-23', events: 3, root: 'ab'.repeat(32), sealedAt: new Date('2026-11-23T17:00:00.001Z') };

describe('a day of the history', () => {
  it('is local: it begins at 16:00 UTC of the day before', () => {
    expect(startOfDay('2026-11-23')).toEqual(new Date('2026-11-22T16:00:00Z'));
    expect(dayAfter('2026-12-31')).toBe('2027-01-01');
    expect(dayAfter('2028-02-28')).toBe('2028-02-29');
    expect(dayAfter('2026-11-23', 30)).toBe('2026-12-23');
  });

  it('holds exactly the ids made in it, to the millisecond', () => {
    const midnight = startOfDay('2026-11-24');
    const last = newId(new Date(midnight.getTime() - 1));
    const first = newId(midnight);

    expect([dayOfId(last), dayOfId(first)]).toEqual(['2026-11-23', '2026-11-24']);
    expect(last < firstIdAt(midnight)).toBe(true);
    expect(first >= firstIdAt(midnight)).toBe(true);
  });

  it('is found in every id', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 47 }), (time) => {
        const at = new Date(time);
        expect(instantOfId(firstIdAt(at))).toEqual(at);
        expect(dayOfId(firstIdAt(at))).toBe(localDate(at));
      }),
    );
  });

  it('is not found in what is no id', () => {
    for (const text of ['', '01KA', 'ZZZZZZZZZZZZZZZZZZZZZZZZZZ', '01KAAAAAAAAAAAAAAAAAAAAAAI'])
      expect(instantOfId(text)).toBeNull();
    expect(() => dayOfId('01KA')).toThrow('01KA');
  });

  it('keeps of each event what names it', () => {
    const leaf = leafOf({
      id: '01KAAAAAAAAAAAAAAAAAAAAAAA',
      number: '260000017',
      seq: 2,
      hash: '0123456789abcdef'.repeat(4),
    });

    expect(leafLine(leaf)).toBe('01KAAAAAAAAAAAAAAAAAAAAAAA 260000017 2 0123456789abcdef0123456789abcdef\n');
    expect(leafFrom(leafLine(leaf).trimEnd())).toEqual(leaf);
  });

  it('has one root, in however many pieces its lines come', () => {
    const inOne = new DayRoot();
    inOne.add('one\ntwo\n');
    const inTwo = new DayRoot();
    inTwo.add('one\n');
    inTwo.add('two\n');

    expect(inTwo.hex()).toBe(inOne.hex());
  });

  it('is chained by everything its seal says and by the day before', () => {
    const values = [
      chainOfDay('', RECORD),
      chainOfDay('ab', RECORD),
      chainOfDay('', { ...RECORD, day: '2026-11-24' }),
      chainOfDay('', { ...RECORD, events: 4 }),
      chainOfDay('', { ...RECORD, root: 'cd'.repeat(32) }),
      chainOfDay('', { ...RECORD, sealedAt: new Date('2026-11-23T17:00:00.002Z') }),
    ];
    expect(new Set(values).size).toBe(values.length);
    expect(chainOfDay('', { ...RECORD })).toBe(values[0]);
  });
});
