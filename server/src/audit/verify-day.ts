import { chainOfDay, dayAfter, type DayRecord, type Leaf } from './day-root';
import type { Finding } from './finding';

/** What the days say of each other: none may be missing, and each value must follow from the one before. */
export function verifyDays(days: readonly (DayRecord & { chain: string })[]): Finding[] {
  const found: Finding[] = [];
  let before: { day: string; chain: string } | undefined;
  for (const record of days) {
    const expected = before && dayAfter(before.day);
    const gap = expected !== undefined && expected < record.day;
    if (gap) found.push({ flaw: 'dayRemoved', day: expected, untilDay: dayAfter(record.day, -1) });
    // After a gap the value this one was made from is gone with the day that had it.
    if (!gap && chainOfDay(before?.chain ?? '', record) !== record.chain) {
      found.push({ flaw: before ? 'dayChanged' : 'firstDayChanged', day: record.day });
    }
    before = record;
  }
  return found;
}

/** Both in the order of ids. Names each event that is not now what it was when the day was sealed. */
export async function* compareLeaves(
  day: string,
  sealed: AsyncIterable<Leaf, undefined>,
  live: AsyncIterable<Leaf, undefined>,
): AsyncGenerator<Finding> {
  const olds = sealed[Symbol.asyncIterator]();
  const news = live[Symbol.asyncIterator]();
  let [was, is] = await Promise.all([nextOf(olds), nextOf(news)]);
  while (was ?? is) {
    const order = compareIds(was, is);
    if (was && order < 0) yield about('sealedMissing', day, was);
    else if (is && order > 0) yield about('sealedExtra', day, is);
    else if (was && is && !isSame(was, is)) yield about('sealedChanged', day, was);
    if (order <= 0) was = await nextOf(olds);
    if (order >= 0) is = await nextOf(news);
  }
}

async function nextOf(leaves: AsyncIterator<Leaf, undefined>): Promise<Leaf | undefined> {
  const result = await leaves.next();
  return result.done ? undefined : result.value;
}

function compareIds(a: Leaf | undefined, b: Leaf | undefined): number {
  if (!a || !b) return a ? -1 : 1;
  return a.historyId < b.historyId ? -1 : a.historyId > b.historyId ? 1 : 0;
}

function isSame(a: Leaf, b: Leaf): boolean {
  // Without its issue a row has no number; that it is an orphan is said elsewhere.
  return a.hash === b.hash && a.seq === b.seq && (a.number === b.number || b.number === '');
}

function about(flaw: Finding['flaw'], day: string, { historyId, number, seq }: Leaf): Finding {
  return { flaw, day, historyId, number, seq };
}
