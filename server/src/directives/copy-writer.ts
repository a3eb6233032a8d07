import { isSettled } from '@hongqi/shared';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { OutboxRow } from '../notices/outbox.entity';
import type { Listed } from './audience-query';
import { DirectiveCopy, type DirectiveTally } from './directive-copy.entity';
import type { Directive } from './directive.entity';
import { directiveLetter } from './directive-letters';
import type { TallyKey } from './tallies';

/** Nothing has been read or answered yet. */
const AT_FIRST: readonly (keyof DirectiveCopy)[] = ['directiveId', 'personId', 'part', 'areaCode', 'createdAt'];

type TallyOf = Pick<DirectiveTally, 'areaCode' | 'part' | 'people'>;

/**
 * Copies for those who have none, their tallies, and a message to each who allows one, inside the caller's transaction.
 * Fails as a whole (`isDuplicate`) when somebody else gives one of them a copy at the same moment. Gives back who is new.
 */
export async function writeCopies(
  database: Database,
  tx: EntityManager,
  directive: Directive,
  list: readonly Listed[],
  now: Date,
): Promise<string[]> {
  const takers = list.filter(({ has }) => !has);
  if (takers.length === 0) return [];
  const directiveId = directive.id;
  const rows = takers.map(({ personId, part, areaCode }) => ({
    directiveId,
    personId,
    part,
    areaCode,
    createdAt: now,
  }));
  await database.write(tx, 'INSERT', { entity: DirectiveCopy, rows, only: AT_FIRST });
  await addPeople(database, tx, directiveId, talliesOf(takers));
  const letters = takers
    .filter(({ wechat }) => wechat)
    .map(({ personId }) => directiveLetter({ topic: 'wechatDirective', personId, urging: false }, directive, now));
  await database.write(tx, 'INSERT', { entity: OutboxRow, rows: letters });
  return takers.map(({ personId }) => personId);
}

/**
 * Whoever has it as a resident and got a post of the audience since has it as staff, and is counted there: the copy and
 * both tallies in the caller's transaction. What is settled stays as it was. Gives back whose copies have changed.
 */
export async function promoteCopies(
  database: Database,
  tx: EntityManager,
  { id: directiveId, content }: Directive,
  list: readonly Listed[],
): Promise<string[]> {
  const promoted: string[] = [];
  for (const { personId, part, areaCode } of list) {
    const key = { directiveId, personId };
    const copy = part === 'staff' ? await database.row(tx, DirectiveCopy, key, true) : null;
    if (copy?.part !== 'resident' || isSettled(content.wants, copy)) continue;
    await database.change(tx, DirectiveCopy, key, { part, areaCode });
    const readers = copy.readAt === null ? 0 : 1;
    await addPeople(database, tx, directiveId, [{ areaCode, part, people: 1 }]);
    await addReaders(tx, { directiveId, areaCode, part }, { people: 0, readers });
    await addReaders(tx, { directiveId, areaCode: copy.areaCode, part: copy.part }, { people: -1, readers: -readers });
    promoted.push(personId);
  }
  return promoted;
}

/** To a tally that is there. */
async function addReaders(
  tx: EntityManager,
  { directiveId, areaCode, part }: TallyKey,
  { people, readers }: Pick<DirectiveTally, 'people' | 'readers'>,
): Promise<void> {
  await tx.query(
    `UPDATE directive_tally SET people = people + ?, readers = readers + ?
     WHERE directiveId = ? AND areaCode = ? AND part = ?`,
    [people, readers, directiveId, areaCode, part],
  );
}

/** In the order of the key, so that two who add to the same rows take them in the same order. */
function talliesOf(takers: readonly Listed[]): TallyOf[] {
  const tallies = new Map<string, TallyOf>();
  for (const { areaCode, part } of takers) {
    const key = `${areaCode} ${part}`;
    const tally = tallies.get(key);
    if (tally) tally.people += 1;
    else tallies.set(key, { areaCode, part, people: 1 });
  }
  return [...tallies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tally]) => tally);
}

async function addPeople(
  { isSqlite }: Database,
  tx: EntityManager,
  directiveId: string,
  tallies: readonly TallyOf[],
): Promise<void> {
  const more = isSqlite
    ? 'ON CONFLICT (directiveId, areaCode, part) DO UPDATE SET people = people + excluded.people'
    : 'ON DUPLICATE KEY UPDATE people = people + VALUES(people)';
  await tx.query(
    `INSERT INTO directive_tally (directiveId, areaCode, part, people, readers, settled, sums)
     VALUES ${tallies.map(() => '(?, ?, ?, ?, 0, 0, ?)').join(', ')} ${more}`,
    tallies.flatMap(({ areaCode, part, people }) => [directiveId, areaCode, part, people, '{}']),
  );
}
