import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock';
import { Database, isDuplicate } from '../database/database';
import { Logger } from '../system/logger';
import { liveLeaves } from './day-leaves';
import { chainOfDay, dayAfter, dayOfId, DayRoot, leafLine, SEAL_AFTER_MS, startOfDay } from './day-root';
import { HistoryDay, HistoryDayPart } from './history-day.entity';
import { type RawRow, text } from './stored-step';

const POLL_MS = 300_000;
/** 84 bytes a line at most: a part stays far below the 64 KB of its column. */
const LINES = 500;

/** Seals each finished day of the history once, however many servers try, and makes up for days they were all off. */
@Injectable()
export class DaySeal implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<HistoryDay[]> | undefined;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.wake();
    this.timer = setInterval(() => this.wake(), POLL_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.stopping = true;
    // Whether it succeeds is for whoever started it.
    await Promise.allSettled([this.running]);
  }

  /** Seals every finished day that is not sealed yet, in order; resolves to those that this server sealed. */
  sealFinished(): Promise<HistoryDay[]> {
    this.running ??= this.sealInOrder().finally(() => (this.running = undefined));
    return this.running;
  }

  private wake(): void {
    // The database is away: the timer tries again, and the days are still there.
    this.sealFinished().catch((error: unknown) => this.logger.error({ err: error }, 'sealing the history failed'));
  }

  private async sealInOrder(): Promise<HistoryDay[]> {
    const sealed: HistoryDay[] = [];
    while (!this.stopping) {
      const before = await this.newest();
      const day = before ? dayAfter(before.day) : await this.firstDay();
      if (!day || this.clock.now().getTime() < startOfDay(dayAfter(day)).getTime() + SEAL_AFTER_MS) break;
      const mine = await this.seal(day, before?.chain ?? '');
      if (!mine) continue;
      sealed.push(mine);
      // A log that is kept elsewhere is a place nobody with the database alone can rewrite.
      this.logger.info({ day, events: mine.events, chain: mine.chain }, 'history sealed');
    }
    return sealed;
  }

  private async newest(): Promise<HistoryDay | undefined> {
    const [day] = await this.database.manager.find(HistoryDay, { order: { day: 'DESC' }, take: 1 });
    return day;
  }

  private async firstDay(): Promise<string | null> {
    const [row] = await this.database.manager.query<RawRow[]>('SELECT MIN(id) AS id FROM issue_history');
    const first = text(row?.['id']);
    return first === '' ? null : dayOfId(first);
  }

  /** Null when another server was first: then its seal is the one that counts. */
  private async seal(day: string, previous: string): Promise<HistoryDay | null> {
    const sealedAt = this.clock.now();
    try {
      return await this.database.transaction(async (tx) => {
        // The row first: its key makes another server wait here, and give way when this one has committed.
        await tx.insert(HistoryDay, { day, events: 0, root: '', chain: '', sealedAt });
        const { events, root } = await this.writeParts(tx, day);
        const chain = chainOfDay(previous, { day, events, root, sealedAt });
        await tx.update(HistoryDay, { day }, { events, root, chain });
        return { day, events, root, chain, sealedAt };
      });
    } catch (error) {
      if (isDuplicate(error)) return null;
      throw error;
    }
  }

  private async writeParts(tx: EntityManager, day: string): Promise<{ events: number; root: string }> {
    const root = new DayRoot();
    let lines: string[] = [];
    let events = 0;
    let part = 0;
    const write = async (): Promise<void> => {
      const leaves = lines.join('');
      root.add(leaves);
      await tx.insert(HistoryDayPart, { day, part, leaves });
      part += 1;
      lines = [];
    };
    for await (const leaf of liveLeaves(tx, day)) {
      events += 1;
      if (lines.push(leafLine(leaf)) === LINES) await write();
    }
    if (lines.length > 0) await write();
    return { events, root: root.hex() };
  }
}
