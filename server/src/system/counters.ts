import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database';
import { Counter } from './counter.entity';

const BLOCK = 100;

/**
 * Gives out numbers that are never given twice. Each server takes a block at a time: one row that every submission
 * had to update would make them all wait for each other's commit. A restart leaves a gap, which harms nobody.
 */
@Injectable()
export class Counters {
  private readonly blocks = new Map<string, { next: number; end: number }>();
  private refill: Promise<void> = Promise.resolve();

  constructor(private readonly database: Database) {}

  /**
   * Inside a transaction that one is handed over: SQLite lets nobody else fetch a block until it has ended, so a number
   * that no block holds is taken alone.
   */
  async next(name: string, tx?: EntityManager): Promise<number> {
    for (;;) {
      const block = this.blocks.get(name);
      if (block && block.next <= block.end) return block.next++;
      if (tx) return this.raise(tx, name, 1);
      await this.fill(name);
    }
  }

  /** One at a time: the callers that come while a block is fetched wait for that one. */
  private fill(name: string): Promise<void> {
    this.refill = this.refill.then(async () => {
      const block = this.blocks.get(name);
      if (block && block.next <= block.end) return;
      const end = await this.take(name);
      this.blocks.set(name, { next: end - BLOCK + 1, end });
    });
    const mine = this.refill;
    this.refill = mine.catch(() => undefined);
    return mine;
  }

  private take(name: string): Promise<number> {
    return this.database.transaction((tx) => this.raise(tx, name, BLOCK));
  }

  private async raise(tx: EntityManager, name: string, by: number): Promise<number> {
    await tx.createQueryBuilder().insert().into(Counter).values({ name, value: 0 }).orIgnore().execute();
    await tx.increment(Counter, { name }, 'value', by);
    const row = await tx.findOneByOrFail(Counter, { name });
    return row.value;
  }
}
