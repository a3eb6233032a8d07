import type { ReceivedRow, ReceivedView } from '@hongqi/shared';
import { toFetchAhead } from './ahead-rules';
import type { SeenDirective } from './received-view';

const NOW = new Date('2026-11-22T08:00:00.000Z');
const MINUTE = 60_000;

const row = (id: string, more: Partial<ReceivedRow> = {}): ReceivedRow => ({
  id,
  kind: 'task',
  urgency: 'normal',
  state: 'sent',
  title: '清雪',
  from: '红旗街道',
  wants: 'form',
  part: 'staff',
  receivedAt: '2026-11-22T07:00:00.000Z',
  dueAt: null,
  fresh: true,
  settled: false,
  over: false,
  reminders: 0,
  visits: false,
  ...more,
});
const kept = (one: ReceivedRow, minutesAgo = 1, outdated?: boolean): [string, SeenDirective] => {
  const view = { ...one, text: '今晚清雪' } as ReceivedView;
  return [one.id, { at: new Date(NOW.getTime() - minutesAgo * MINUTE).toISOString(), view, outdated }];
};
const asked = (rows: ReceivedRow[], ...seen: [string, SeenDirective][]): string[] =>
  toFetchAhead(rows, new Map(seen), NOW);

describe('what is fetched before it is opened', () => {
  it('is what the phone does not have, in the order of urgency', () => {
    expect(asked([row('a'), row('b'), row('c')], kept(row('b')))).toEqual(['a', 'c']);
  });

  it('is what looks different now than when it was kept', () => {
    const read = row('a', { fresh: false });
    expect(asked([read], kept(read))).toEqual([]);
    expect(asked([row('a')], kept(read))).toEqual(['a']);
    expect(asked([{ ...read, reminders: 1 }], kept(read))).toEqual(['a']);
    expect(asked([{ ...read, state: 'recalled', over: true }], kept(read))).toEqual(['a']);
  });

  it('begins with what was withdrawn, however far down the list it stands', () => {
    const rows = Array.from({ length: 30 }, (_, i) => row(String(i)));
    const last = row('last', { state: 'recalled', over: true });
    expect(asked([...rows, last])).toEqual(['last', '0', '1', '2', '3']);
  });

  it('is what was said to have news since', () => {
    const read = row('a', { fresh: false });
    expect(asked([read], kept(read, 1, true))).toEqual(['a']);
  });

  it('is asked again after a while where nobody opened it, and left alone where somebody did', () => {
    expect(asked([row('a')], kept(row('a'), 9))).toEqual([]);
    expect(asked([row('a')], kept(row('a'), 11))).toEqual(['a']);
    const read = row('b', { fresh: false });
    expect(asked([read], kept(read, 600))).toEqual([]);
  });

  it('is five at a time, of the twenty most urgent', () => {
    const rows = Array.from({ length: 30 }, (_, i) => row(String(i)));
    expect(asked(rows)).toEqual(['0', '1', '2', '3', '4']);
    const first = rows.slice(0, 18).map((one) => kept(one));
    expect(asked(rows, ...first)).toEqual(['18', '19']);
  });
});
