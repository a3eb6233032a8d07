import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { newId } from '../ids';
import { Logger } from '../system/logger';
import { WechatError, nextMidnightBeijing } from '../wechat/wechat-error';
import { ContentChecks } from './content-checks';
import type { Letter, OutboxState } from './outbox.entity';
import { OutboxRow } from './outbox.entity';
import { Teller } from './teller';
import { Undeliverable, WechatSender } from './wechat-sender';

const BATCH = 200;
const LEASE_MS = 60_000;
const POLL_MS = 2_000;
/** A fifth of the second within which people online must hear. */
const GATHER_MS = 200;
const TRIES = 10;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 3_600_000;
const ERROR_LENGTH = 200;

/** At least once, never together: a batch is claimed under a lease, so a server that dies loses only time. */
@Injectable()
export class OutboxDrain implements OnApplicationBootstrap, OnApplicationShutdown {
  private running: Promise<void> | null = null;
  private again = false;
  private timer: NodeJS.Timeout | undefined;
  private gathering: NodeJS.Timeout | undefined;
  private stopped = false;

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
    this.stopped = true;
    clearInterval(this.timer);
    clearTimeout(this.gathering);
    await this.running;
  }

  /** Called after each commit that wrote letters; returns at once. What comes within a moment is delivered together. */
  wake(): void {
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined;
      void this.drained();
    }, GATHER_MS);
  }

  /** Resolves when nothing that is due now is left. One run at a time; a call during one makes it look again. */
  drained(): Promise<void> {
    this.again = true;
    this.running ??= this.run().finally(() => (this.running = null));
    return this.running;
  }

  private async run(): Promise<void> {
    try {
      while (this.again && !this.stopped) {
        this.again = false;
        while (!this.stopped && (await this.batch()) > 0);
      }
    } catch (error) {
      // The database is away: the timer tries again, and the letters are still there.
      this.logger.error({ err: error }, 'outbox drain failed');
    }
  }

  private async batch(): Promise<number> {
    const letters = await this.claim();
    const of = (...topics: Letter['topic'][]): OutboxRow[] => letters.filter(({ topic }) => topics.includes(topic));
    await this.tell(of('tell'));
    await Promise.all([this.each(of('wechat'), (row) => this.sender.send(row)), this.each(of('checkText', 'checkPhoto'), (row) => this.checks.check(row))]);
    return letters.length;
  }

  /** A token in the rows, not a lock: the same statement works on SQLite, MariaDB and a cluster. */
  private async claim(): Promise<OutboxRow[]> {
    const now = this.clock.now();
    const claim = newId(now);
    const lease = new Date(now.getTime() + LEASE_MS);
    const due = await this.database.manager.find(OutboxRow, {
      where: { state: 'waiting' },
      select: { id: true, dueAt: true },
      order: { dueAt: 'ASC' },
      take: BATCH,
    });
    const ids = due.filter(({ dueAt }) => dueAt <= now).map(({ id }) => id);
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
    if (rows.length === 0) return;
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
    if (done.length) await this.database.manager.update(OutboxRow, { id: In(done), state: 'waiting' }, { state: 'done', claim: null });
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
    if (reason instanceof WechatError && reason.retry === 'tomorrow') return { state: 'waiting', dueAt: nextMidnightBeijing(now) };
    if (row.attempts >= TRIES) return { state: 'stuck', dueAt: now };
    return { state: 'waiting', dueAt: new Date(now.getTime() + backOff(row.attempts)) };
  }
}

/** 5 s, 10 s, 20 s … an hour, each shaken by a quarter so that many do not come back together. */
function backOff(attempts: number): number {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT_MS);
  return wait * (0.75 + Math.random() / 2);
}
