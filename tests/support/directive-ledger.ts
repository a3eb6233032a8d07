import type { EntityManager } from 'typeorm';
import { DirectiveCopy, DirectiveTally } from '../../server/src/directives/directive-copy.entity';
import { DirectiveLeg } from '../../server/src/directives/directive-leg.entity';
import { Directive, DirectiveStep } from '../../server/src/directives/directive.entity';
import { OutboxRow } from '../../server/src/notices/outbox.entity';
import type { Expected } from './directive-world';

/** Everything written on the way of a directive, for looking at. */
export interface DirectiveLedger {
  state: string;
  steps: string[];
  copies: Expected[];
  /** Of the counters what the copies do not bear out, and the other way round. */
  wrongTallies: string[];
  legs: DirectiveLeg[];
  letters: OutboxRow[];
}

export async function ledgerOf(manager: EntityManager, directiveId: string): Promise<DirectiveLedger> {
  const [directive, copies, tallies, legs, letters, steps] = await Promise.all([
    manager.findOneByOrFail(Directive, { id: directiveId }),
    manager.find(DirectiveCopy, { where: { directiveId }, order: { personId: 'ASC' } }),
    manager.findBy(DirectiveTally, { directiveId }),
    manager.find(DirectiveLeg, { where: { directiveId }, order: { areaCode: 'ASC' } }),
    manager.find(OutboxRow, { where: { directiveId }, order: { id: 'ASC' } }),
    manager.find(DirectiveStep, { where: { directiveId }, order: { id: 'ASC' } }),
  ]);
  const messaged = new Set(
    letters.flatMap(({ letter }) => (letter.topic === 'wechatDirective' ? [letter.personId] : [])),
  );
  return {
    state: directive.state,
    steps: steps.map(({ action }) => action),
    copies: copies.map(({ personId, part, areaCode }) => ({
      personId,
      part,
      areaCode,
      messaged: messaged.has(personId),
    })),
    wrongTallies: wrongTallies(copies, tallies, directive.content.wants === 'read'),
    legs,
    letters,
  };
}

function wrongTallies(copies: readonly DirectiveCopy[], tallies: readonly DirectiveTally[], isRead: boolean): string[] {
  const counted = new Map<string, { people: number; readers: number; settled: number }>();
  for (const { areaCode, part, readAt, answeredAt } of copies) {
    const sum = counted.get(`${areaCode} ${part}`) ?? { people: 0, readers: 0, settled: 0 };
    sum.people += 1;
    if (readAt) sum.readers += 1;
    if (isRead ? readAt : answeredAt) sum.settled += 1;
    counted.set(`${areaCode} ${part}`, sum);
  }
  const kept = new Map(
    tallies
      .filter(({ part }) => part !== 'door')
      .map(({ areaCode, part, people, readers, settled }) => [`${areaCode} ${part}`, { people, readers, settled }]),
  );
  return [...new Set([...counted.keys(), ...kept.keys()])].filter(
    (key) => JSON.stringify(counted.get(key)) !== JSON.stringify(kept.get(key)),
  );
}

/** People who have more than one message of the same occasion waiting or sent. */
export function doubledLetters(letters: readonly OutboxRow[]): string[] {
  const names = letters.flatMap(({ letter }) =>
    letter.topic === 'wechatDirective' && !letter.urging ? [letter.personId] : [],
  );
  return names.filter((name, at) => names.indexOf(name) !== at);
}

/** When each copy was written, in milliseconds. */
export async function writtenAt(manager: EntityManager, directiveId: string): Promise<number[]> {
  return (await manager.findBy(DirectiveCopy, { directiveId })).map(({ createdAt }) => createdAt.getTime());
}
