import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { DirectiveCopy } from '../../server/src/directives/directive-copy.entity';
import { newId } from '../../server/src/ids';
import { OutboxRow } from '../../server/src/notices/outbox.entity';
import { Person } from '../../server/src/people/person.entity';
import { Subscription } from '../../server/src/people/subscription.entity';
import { TEMPLATE } from './directive-world';

const AT_ONCE = 500;
const POLL_MS = 3;

export interface Neighbour {
  id: string;
  gridCode: string;
  /** Has WeChat and allows a message. */
  allows: boolean;
}

/** So many residents over these grids in turn; every fifth allows a message. */
export async function settleCrowd(
  manager: EntityManager,
  grids: readonly string[],
  count: number,
): Promise<Neighbour[]> {
  const now = new Date();
  const crowd = Array.from({ length: count }, (_, at): Neighbour => {
    return { id: newId(now), gridCode: grids[at % grids.length] ?? '', allows: at % 5 === 0 };
  });
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = crowd.slice(from, from + AT_ONCE);
    const people = some.map(({ id, gridCode, allows }): Person => ({
      ...{ id, name: '居民', openid: allows ? `crowd-${id}` : null, homeGridCode: gridCode },
      ...{ login: null, passwordHash: null, phoneSealed: null, disabledAt: null, createdAt: now },
    }));
    await manager.insert(Person, people);
    const consents = some.filter(({ allows }) => allows);
    await manager.insert(
      Subscription,
      consents.map(({ id }) => ({ personId: id, templateId: TEMPLATE, remaining: 1 })),
    );
  }
  return crowd;
}

/** Resolves when so many have it; the test's own time limit ends a wait in vain. */
export async function copiesReach(manager: EntityManager, directiveId: string, count: number): Promise<void> {
  while ((await manager.countBy(DirectiveCopy, { directiveId })) < count) await pause(POLL_MS);
}

export async function lettersReach(
  manager: EntityManager,
  directiveId: string,
  { urging, count }: { urging: boolean; count: number },
): Promise<void> {
  while ((await messaged(manager, directiveId, urging)).length < count) await pause(POLL_MS);
}

/** Whom a message was written for, in the order of their ids. */
export async function messaged(manager: EntityManager, directiveId: string, urging: boolean): Promise<string[]> {
  const rows = await manager.findBy(OutboxRow, { directiveId, topic: 'wechatDirective' });
  return rows
    .flatMap(({ letter }) => (letter.topic === 'wechatDirective' && letter.urging === urging ? [letter.personId] : []))
    .sort();
}

/** Resolves when nothing of it waits any more. */
export async function wayIsThrough(
  manager: EntityManager,
  directiveId: string,
  topic: OutboxRow['topic'],
): Promise<void> {
  while (await manager.existsBy(OutboxRow, { directiveId, topic, state: 'waiting' })) await pause(POLL_MS);
}
