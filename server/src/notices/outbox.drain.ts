import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../clock';
import { ask } from '../database/ask';
import { Database } from '../database/database';
import { DirectiveMessages } from '../directives/directive-messages.service';
import { FanOut } from '../directives/fan-out.service';
import { Reminders } from '../directives/reminders.service';
import { newId } from '../ids';
import { Logger } from '../system/logger';
import { WechatError, nextMidnightBeijing } from '../wechat/wechat-error';
import { ContentChecks } from './content-checks';
import { claimOf } from './held-row';
import { Lane } from './lane';
import type { Letter, OutboxState } from './outbox.entity';
import { ERROR_LENGTH, OutboxRow } from './outbox.entity';
import { Teller } from './teller';
import { Undeliverable } from './send-once';
import { settleAll } from './settle-all';
import { WechatSender } from './wechat-sender';

const POLL_MS = 2_000;
const TRIES = 10;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 3_600_000;
/** For what must not be given up: somebody has to see to it, and then it goes on by itself. */
const STUCK_WAIT_MS = 600_000;

const PRIORITIES: readonly OutboxRow['priority'][] = [0, 1, 2];

/**
 * Asked of WeChat at a time: what is on its way when a server dies is lost. A batch is through within its lease even where
 * every call, and the token before it, takes as long as it may.
 */
export const AWAY_AT_ONCE = 25;

const DONE = { state: 'done', claim: null, lastError: null } as const;

interface LaneKind {
  topics: readonly Letter['topic'][];
  /** Claimed at a time. */
  size: number;
  /** How long they are its own; after that another server takes them up. */
  leaseMs: number;
}

/**
 * Telling people here is fast; WeChat may be slow or away, and must not hold it up. A directive goes out chunk by chunk,
 * and before each one the most urgent is looked for anew; its lease is short, because a chunk is.
 */
const LANES = {
  fan: { topics: ['fanOut', 'remind'], size: 1, leaseMs: 5_000 },
  tell: { topics: ['tell'], size: 200, leaseMs: 60_000 },
  away: { topics: ['wechat', 'wechatDirective', 'checkText', 'checkPhoto'], size: 100, leaseMs: 60_000 },
} as const satisfies Record<string, LaneKind>;

/** At least once, never together: a batch is claimed under a lease, so a server that dies loses only time. */
@Injectable()
export class OutboxDrain implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private readonly fan = this.lane(LANES.fan, async (rows) => {
    await this.bit(rows);
    this.far.wake();
  });
  private readonly near = this.lane(LANES.tell, async (rows) => {
    await this.tell(rows);
    this.far.wake();
  });
  private readonly far = this.lane(LANES.away, (rows) => this.each(rows, (row) => this.deliver(row), AWAY_AT_ONCE));

  constructor(
    private readonly database: Database,
    private readonly teller: Teller,
    private readonly sender: WechatSender,
    private readonly checks: ContentChecks,
    private readonly fanOut: FanOut,
    private readonly reminders: Reminders,
    private readonly messages: DirectiveMessages,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), POLL_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all([this.fan.stop(), this.near.stop(), this.far.stop()]);
  }

  /** Called after each commit that wrote letters; returns at once. */
  wake(): void {
    this.fan.wake();
    this.near.wake();
    this.far.wake();
  }

  /** Resolves when nothing that is due now is left; the first two write messages for the last lane. */
  async drained(): Promise<void> {
    await this.fan.drained();
    await this.near.drained();
    await this.far.drained();
  }

  private lane(kind: LaneKind, work: (rows: OutboxRow[]) => Promise<void>): Lane {
    const batch = async (): Promise<number> => {
      const rows = await this.claim(kind);
      if (rows.length) await work(rows);
      return rows.length;
    };
    // The database is away: the timer tries again, and the letters are still there.
    return new Lane(kind.size, batch, (error) => this.logger.error({ err: error }, 'outbox drain failed'));
  }

  private deliver(row: OutboxRow): Promise<void> {
    if (row.topic === 'wechatDirective') return this.messages.send(row);
    return row.topic === 'wechat' ? this.sender.send(row) : this.checks.check(row);
  }

  /** One more bit of what a letter stands for; whoever does it puts the letter back, or ends it, with the bit itself. */
  private async bit(rows: readonly OutboxRow[]): Promise<void> {
    for (const row of rows) {
      try {
        await (row.topic === 'remind' ? this.reminders.work(row) : this.fanOut.work(row));
      } catch (error) {
        await this.failed(row, error);
      }
    }
  }

  /** A token in the rows, not a lock: the same statement works on SQLite, MariaDB and a cluster. */
  private async claim({ topics, size, leaseMs }: LaneKind): Promise<OutboxRow[]> {
    const now = this.clock.now();
    const claim = newId(now);
    const lease = new Date(now.getTime() + leaseMs);
    const due = await ask<Pick<OutboxRow, 'id'>>(this.database.manager, dueFirst(topics, size), { now });
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

  private async each(
    rows: OutboxRow[],
    deliver: (row: OutboxRow) => Promise<unknown>,
    atOnce = rows.length,
  ): Promise<void> {
    const results = await settleAll(rows, atOnce, deliver);
    const done = rows.filter((_, at) => results[at]?.status === 'fulfilled').map(({ id }) => id);
    if (done.length) await this.database.manager.update(OutboxRow, { id: In(done), claim: claimOf(rows) }, DONE);
    for (const [at, row] of rows.entries()) {
      const result = results[at];
      if (result?.status === 'rejected') await this.failed(row, result.reason);
    }
  }

  private async failed(row: OutboxRow, reason: unknown): Promise<void> {
    const lastError = [...(reason instanceof Error ? reason.message : String(reason))].slice(0, ERROR_LENGTH).join('');
    const { state, dueAt } = this.verdict(row, reason);
    // Whoever took it up since decides about it; what went through with its last bit, or to WeChat, stays so.
    const mine = { id: row.id, claim: claimOf([row]), state: 'waiting' as const };
    const { affected } = await this.database.manager.update(OutboxRow, mine, { state, dueAt, claim: null, lastError });
    const about = { outbox: row.id, topic: row.topic, state, attempts: row.attempts, lastError };
    if (!affected) this.logger.warn(about, 'outbox row failed and is no longer held');
    else if (state === 'stuck' || (isWay(row) && row.attempts >= TRIES))
      this.logger.error(about, 'outbox row is stuck');
  }

  private verdict(row: OutboxRow, reason: unknown): { state: OutboxState; dueAt: Date } {
    const now = this.clock.now();
    if (reason instanceof Undeliverable) return { state: 'impossible', dueAt: now };
    if (reason instanceof WechatError && reason.retry === 'never') return { state: 'impossible', dueAt: now };
    if (reason instanceof WechatError && reason.retry === 'tomorrow')
      return { state: 'waiting', dueAt: nextMidnightBeijing(now) };
    if (row.attempts >= TRIES && !isWay(row)) return { state: 'stuck', dueAt: now };
    if (row.attempts >= TRIES) return { state: 'waiting', dueAt: new Date(now.getTime() + STUCK_WAIT_MS) };
    return { state: 'waiting', dueAt: new Date(now.getTime() + backOff(row.attempts)) };
  }
}

/**
 * The most urgent of what is due, and of these the longest due. Each topic and priority is one stretch of the index and
 * read no further than needed, so a great many that wait, due or not, cost nothing.
 */
function dueFirst(topics: readonly Letter['topic'][], size: number): string {
  const stretches = topics.flatMap((topic) =>
    PRIORITIES.map(
      (priority) =>
        `SELECT * FROM (SELECT id, priority, dueAt FROM outbox WHERE state = 'waiting' AND topic = '${topic}' ` +
        `AND priority = ${priority} AND dueAt <= :now ORDER BY dueAt LIMIT ${size}) ${topic}${priority}`,
    ),
  );
  return `SELECT id FROM (${stretches.join(' UNION ALL ')}) due ORDER BY priority, dueAt LIMIT ${size}`;
}

/** A directive given up on its way would be under way for ever. */
function isWay({ topic }: OutboxRow): boolean {
  return LANES.fan.topics.some((one) => one === topic);
}

/** 5 s, 10 s, 20 s … an hour, each shaken by a quarter so that many do not come back together. */
function backOff(attempts: number): number {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT_MS);
  return wait * (0.75 + Math.random() / 2);
}
