import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { In, LessThanOrEqual } from 'typeorm';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { newId } from '../ids';
import { Logger } from '../system/logger';
import { WechatError, nextMidnightBeijing } from '../wechat/wechat-error';
import { ContentChecks } from './content-checks';
import { Lane } from './lane';
import type { Letter, OutboxState } from './outbox.entity';
import { OutboxRow } from './outbox.entity';
import { Teller } from './teller';
import { Undeliverable, WechatSender } from './wechat-sender';

const BATCH = 200;
const LEASE_MS = 60_000;
const POLL_MS = 2_000;
const TRIES = 10;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 3_600_000;
const ERROR_LENGTH = 200;

/** Telling people here is fast; WeChat may be slow or away, and must not hold it up. */
const LANES = { tell: ['tell'], away: ['wechat', 'checkText', 'checkPhoto'] } as const satisfies Record<
  string,
  Letter['topic'][]
>;

/** At least once, never together: a batch is claimed under a lease, so a server that dies loses only time. */
@Injectable()
export class OutboxDrain implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private readonly near = this.lane(LANES.tell, async (rows) => {
    await this.tell(rows);
    this.far.wake();
  });
  private readonly far = this.lane(LANES.away, (rows) => this.each(rows, (row) => this.deliver(row)));

  constructor(
    private readonly database: Database,
    private readonly teller: Teller,
    private readonly sender: WechatSender,
    private readonly checks: ContentChecks,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), POLL_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all([this.near.stop(), this.far.stop()]);
  }

  /** Called after each commit that wrote letters; returns at once. */
  wake(): void {
    this.near.wake();
    this.far.wake();
  }

  /** Resolves when nothing that is due now is left; telling may write messages for the other lane. */
  async drained(): Promise<void> {
    await this.near.drained();
    await this.far.drained();
  }

  private lane(topics: readonly Letter['topic'][], work: (rows: OutboxRow[]) => Promise<void>): Lane {
    const batch = async (): Promise<number> => {
      const rows = await this.claim(topics);
      if (rows.length) await work(rows);
      return rows.length;
    };
    // The database is away: the timer tries again, and the letters are still there.
    return new Lane(BATCH, batch, (error) => this.logger.error({ err: error }, 'outbox drain failed'));
  }

  private deliver(row: OutboxRow): Promise<void> {
    return row.topic === 'wechat' ? this.sender.send(row) : this.checks.check(row);
  }

  /** A token in the rows, not a lock: the same statement works on SQLite, MariaDB and a cluster. */
  private async claim(topics: readonly Letter['topic'][]): Promise<OutboxRow[]> {
    const now = this.clock.now();
    const claim = newId(now);
    const lease = new Date(now.getTime() + LEASE_MS);
    const due = await this.database.manager.find(OutboxRow, {
      where: { state: 'waiting', topic: In([...topics]), dueAt: LessThanOrEqual(now) },
      select: { id: true },
      order: { dueAt: 'ASC' },
      take: BATCH,
    });
    const ids = due.map(({ id }) => id);
    if (ids.length === 0) return [];
    const { affected } = await this.database.manager
      .createQueryBuilder()
      .update(OutboxRow)
      .set({ claim, dueAt: lease, attempts: () => 'attempts + 1' })
      .where('id IN (:...ids) AND state = :state AND dueAt <= :now', { ids, state: 'waiting', now })
      .execute();
    return affected ? this.database.manager.find(OutboxRow, { where: { claim }, order: { id: 'ASC' } }) : [];
  }

  /** Told together, in one transaction; if one of them cannot be, the others must not suffer. */
  private async tell(rows: OutboxRow[]): Promise<void> {
    try {
      await this.teller.tell(rows);
    } catch (error) {
      this.logger.warn({ err: error, rows: rows.length }, 'telling one by one');
      await this.each(rows, (row) => this.teller.tell([row]));
    }
  }

  private async each(rows: OutboxRow[], deliver: (row: OutboxRow) => Promise<unknown>): Promise<void> {
    const results = await Promise.allSettled(rows.map((row) => deliver(row)));
    const done = rows.filter((_, at) => results[at]?.status === 'fulfilled').map(({ id }) => id);
    if (done.length)
      await this.database.manager.update(OutboxRow, { id: In(done), state: 'waiting' }, { state: 'done', claim: null });
    for (const [at, row] of rows.entries()) {
      const result = results[at];
      if (result?.status === 'rejected') await this.failed(row, result.reason);
    }
  }

  private async failed(row: OutboxRow, reason: unknown): Promise<void> {
    const lastError = [...(reason instanceof Error ? reason.message : String(reason))].slice(0, ERROR_LENGTH).join('');
    const { state, dueAt } = this.verdict(row, reason);
    await this.database.manager.update(OutboxRow, { id: row.id }, { state, dueAt, claim: null, lastError });
    if (state === 'stuck') this.logger.error({ outbox: row.id, topic: row.topic, lastError }, 'outbox row is stuck');
  }

  private verdict(row: OutboxRow, reason: unknown): { state: OutboxState; dueAt: Date } {
    const now = this.clock.now();
    if (reason instanceof Undeliverable) return { state: 'impossible', dueAt: now };
    if (reason instanceof WechatError && reason.retry === 'never') return { state: 'impossible', dueAt: now };
    if (reason instanceof WechatError && reason.retry === 'tomorrow')
      return { state: 'waiting', dueAt: nextMidnightBeijing(now) };
    if (row.attempts >= TRIES) return { state: 'stuck', dueAt: now };
    return { state: 'waiting', dueAt: new Date(now.getTime() + backOff(row.attempts)) };
  }
}

/** 5 s, 10 s, 20 s … an hour, each shaken by a quarter so that many do not come back together. */
function backOff(attempts: number): number {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT_MS);
  return wait * (0.75 + Math.random() / 2);
}
