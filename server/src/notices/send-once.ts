import type { Database } from '../database/database';
import { Subscription } from '../people/subscription.entity';
import type { SubscribeMessage, WechatClient } from '../wechat/wechat-client';
import { WechatError } from '../wechat/wechat-error';
import { claimOf } from './held-row';
import { ERROR_LENGTH, OutboxRow } from './outbox.entity';

/** Not a failure to try again: the person never asked for such messages. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';
}

/** Stands in the row from before the call until its outcome is known, and for ever where the server dies in between. */
const ON_ITS_WAY = 'the server ended while it was on its way: it may have arrived and is not sent again';
const UNKNOWN = 'it may have arrived and is not sent again: ';

/**
 * At most once, whatever dies when: the consent and the right to send are taken before the call, in one transaction. Only
 * where WeChat says that it was not delivered are both put back; without an answer it may have arrived, and the same thing
 * twice is worse than once in the inbox only. Resolves when nothing is left to do; rejects while the row still waits.
 */
export async function sendOnce(
  database: Database,
  client: WechatClient,
  row: OutboxRow,
  personId: string,
  message: SubscribeMessage,
): Promise<void> {
  const consent = { personId, templateId: message.templateId };
  if (!(await take(database, row, consent))) return;
  try {
    await client.sendSubscribe(message);
  } catch (error) {
    if (!(error instanceof WechatError) || error.mayBeDone) return ended(database, row, UNKNOWN + messageOf(error));
    await putBack(database, row, consent, error);
    throw error;
  }
  await ended(database, row, null);
}

/** False when somebody else holds the row by now, and sends it. */
function take(database: Database, row: OutboxRow, consent: Consent): Promise<boolean> {
  const held = { id: row.id, claim: claimOf([row]), state: 'waiting' as const };
  return database.transaction(async (tx) => {
    const mark = { state: 'impossible' as const, lastError: ON_ITS_WAY };
    const marked = await tx.update(OutboxRow, held, mark);
    if (marked.affected !== 1) return false;
    const { affected } = await tx
      .createQueryBuilder()
      .update(Subscription)
      .set({ remaining: () => 'remaining - 1' })
      .where('personId = :personId AND templateId = :templateId AND remaining > 0', consent)
      .execute();
    if (affected !== 1) throw new Undeliverable('the person has not allowed a message');
    return true;
  });
}

/** Sent, or (with a reason) nobody knows. Where this fails the row still says that it was on its way, which is true. */
async function ended(database: Database, row: OutboxRow, unknown: string | null): Promise<void> {
  const state = unknown === null ? ('done' as const) : ('impossible' as const);
  const lastError = unknown && [...unknown].slice(0, ERROR_LENGTH).join('');
  await database.manager.update(OutboxRow, { id: row.id, claim: claimOf([row]) }, { state, claim: null, lastError });
}

/** What WeChat refuses for want of a consent is not in our ledger either. */
async function putBack(database: Database, row: OutboxRow, consent: Consent, why: WechatError): Promise<void> {
  const held = { id: row.id, claim: claimOf([row]), state: 'impossible' as const };
  await database.transaction(async (tx) => {
    await tx.update(OutboxRow, held, { state: 'waiting' });
    if (why.kind === 'refused-by-user') await tx.update(Subscription, consent, { remaining: 0 });
    else await tx.increment(Subscription, consent, 'remaining', 1);
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

interface Consent {
  personId: string;
  templateId: string;
}
