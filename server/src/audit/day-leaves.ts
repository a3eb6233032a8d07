import type { EntityManager } from 'typeorm';
import { dayAfter, firstIdAt, type Leaf, leafFrom, leafOf, startOfDay } from './day-root';
import { type RawRow, text } from './stored-step';

const BATCH = 2_000;

/** The events of a day as they stand in the history now, in the order of ids; a batch in memory at a time. */
export async function* liveLeaves(manager: EntityManager, day: string): AsyncGenerator<Leaf, undefined> {
  const end = firstIdAt(startOfDay(dayAfter(day)));
  let after = firstIdAt(startOfDay(day));
  for (let isFirst = true; ; isFirst = false) {
    const rows = await manager.query<RawRow[]>(
      `SELECT h.id, h.seq, h.hash, i.number FROM issue_history h LEFT JOIN issue i ON i.id = h.issueId
       WHERE h.id ${isFirst ? '>=' : '>'} ? AND h.id < ? ORDER BY h.id LIMIT ${BATCH}`,
      [after, end],
    );
    for (const row of rows) {
      yield leafOf({
        id: text(row['id']),
        number: text(row['number']),
        seq: Number(row['seq']),
        hash: text(row['hash']),
      });
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = text(last['id']);
  }
}

/** The lines a day's seal kept, part by part. */
export async function* sealedParts(manager: EntityManager, day: string): AsyncGenerator<string, undefined> {
  for (let part = -1; ;) {
    const [row] = await manager.query<RawRow[]>(
      'SELECT part, leaves FROM history_day_part WHERE day = ? AND part > ? ORDER BY part LIMIT 1',
      [day, part],
    );
    if (!row) return;
    yield text(row['leaves']);
    part = Number(row['part']);
  }
}

export async function* sealedLeaves(manager: EntityManager, day: string): AsyncGenerator<Leaf, undefined> {
  for await (const lines of sealedParts(manager, day)) {
    for (const line of lines.split('\n')) if (line) yield leafFrom(line);
  }
}
