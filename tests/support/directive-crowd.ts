import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { DirectiveCopy } from '../../server/src/directives/directive-copy.entity';
import { newId } from '../../server/src/ids';
import { OutboxRow } from '../../server/src/notices/outbox.entity';
import { Person } from '../../server/src/people/person.entity';
import { Subscription } from '../../server/src/people/subscription.entity';
import type { SandboxControls } from '../wechat-sandbox/sandbox-controls';
import { TEMPLATE } from './directive-world';

const AT_ONCE = 500;
const POLL_MS = 3;
const CONSENTS = 3;

export interface Neighbour {
  id: string;
  gridCode: string;
  /** Has WeChat and allows messages. */
  allows: boolean;
  /** In the sandbox of WeChat. */
  person: string;
}

/** As the sandbox makes them from the names of its people. */
function openidOf(person: string): string {
  return `o-sandbox-${person}`.padEnd(28, '_');
}

/** So many residents over these grids in turn; every fifth allows some messages. */
export async function settleCrowd(
  manager: EntityManager,
  grids: readonly string[],
  count: number,
): Promise<Neighbour[]> {
  const now = new Date();
  const crowd = Array.from({ length: count }, (_, at): Neighbour => {
    return { id: newId(now), gridCode: grids[at % grids.length] ?? '', allows: at % 5 === 0, person: `crowd-${at}` };
  });
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = crowd.slice(from, from + AT_ONCE);
    const people = some.map(({ id, gridCode, allows, person }): Person => ({
      ...{ id, name: '居民', openid: allows ? openidOf(person) : null, homeGridCode: gridCode },
      ...{ login: null, passwordHash: null, phoneSealed: null, disabledAt: null, createdAt: now },
    }));
    await manager.insert(Person, people);
    const consents = some.filter(({ allows }) => allows);
    await manager.insert(
      Subscription,
      consents.map(({ id }) => ({ personId: id, templateId: TEMPLATE, remaining: CONSENTS })),
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

/** The names of those whose phones got a message about it, once for each message. */
export async function phonesRang(wechat: SandboxControls, directiveId: string): Promise<string[]> {
  const messages = await wechat.messages();
  return messages.filter(({ page }) => page?.endsWith(directiveId) === true).map(({ person }) => person);
}

export async function ringsReach(wechat: SandboxControls, directiveId: string, count: number): Promise<void> {
  while ((await phonesRang(wechat, directiveId)).length < count) await pause(POLL_MS);
}

/** Resolves when no message about it waits any more. What dead servers held is let go at once: a minute need not pass. */
export async function messagesBegin(manager: EntityManager, directiveId: string): Promise<void> {
  const mine = { directiveId, topic: 'wechatDirective' as const };
  await manager.update(OutboxRow, { ...mine, state: 'waiting' }, { dueAt: new Date() });
  await wayIsThrough(manager, directiveId, 'wechatDirective');
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
