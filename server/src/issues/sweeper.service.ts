import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { AppError, DEADLINE, dueMove } from '@hongqi/shared';
import { Clock } from '../clock';
import { Config } from '../config';
import { Database } from '../database/database';
import { OutboxDrain } from '../notices/outbox.drain';
import { Logger } from '../system/logger';
import { Crowded } from './crowded';
import { Issue } from './issue.entity';
import { IssueStepper } from './issue-stepper.service';
import { Matters } from './matters.service';

const BATCH = 200;
const AT_ONCE = 8;
/** More rungs than all ladders together have: an issue that is still due after so many moves has a table gone wrong. */
const MOVES = 40;

/**
 * The deadline as an actor: looks for issues whose time has come and makes its move by the same table and the same method
 * as people. Any number of servers may do so at once: the version in the WHERE lets one of them through, and the rung it
 * took is not there for the next.
 */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<number> | null = null;

  constructor(
    private readonly database: Database,
    private readonly stepper: IssueStepper,
    private readonly matters: Matters,
    private readonly drain: OutboxDrain,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweepSafely(), this.config.sweepSeconds * 1000);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running?.catch(() => undefined);
  }

  /** Everything that is due now; gives back how many moves were made. One at a time in a process. */
  async sweep(): Promise<number> {
    this.running ??= this.run().finally(() => (this.running = null));
    return this.running;
  }

  /** An issue that cannot be moved must not keep the others waiting; it is spoken of at the end. */
  private async run(): Promise<number> {
    const now = this.clock.now();
    const left = new Map<string, unknown>();
    let moves = 0;
    for (let due: string[]; (due = await this.due(now, [...left.keys()])).length > 0;) {
      // A few at a time: the database commits them together, and people get their turn in between.
      for (let at = 0; at < due.length; at += AT_ONCE) {
        const some = due.slice(at, at + AT_ONCE);
        const results = await Promise.allSettled(some.map((id) => this.move(id)));
        for (const [i, result] of results.entries()) {
          if (result.status === 'fulfilled') moves += result.value;
          const stays = result.status === 'rejected' || result.value === 0;
          if (stays) left.set(some[i] ?? '', result.status === 'rejected' ? result.reason : null);
        }
      }
    }
    if (moves > 0) this.drain.wake();
    const errors = [...left.values()].filter((error) => error !== null);
    if (errors.length) throw new AggregateError(errors, `${errors.length} issues could not be moved by the deadline`);
    return moves;
  }

  /** By the index on `sweepAt` alone: a million issues that are not due are not looked at. */
  private async due(now: Date, left: readonly string[]): Promise<string[]> {
    const query = this.database.manager
      .createQueryBuilder(Issue, 'issue')
      .select(['issue.id', 'issue.sweepAt'])
      .where({ sweepAt: LessThanOrEqual(now) })
      .orderBy('issue.sweepAt', 'ASC')
      .limit(BATCH);
    if (left.length) query.andWhere('issue.id NOT IN (:...left)', { left });
    return (await query.getMany()).map(({ id }) => id);
  }

  /** Every move the issue owes, each in a transaction of its own; a conflict means that somebody else was there first. */
  private async move(id: string): Promise<number> {
    for (let moves = 0; moves < MOVES; moves++) {
      try {
        if (!(await this.database.transaction((tx) => this.step(tx, id)))) return moves;
      } catch (error) {
        if (error instanceof Crowded || (error instanceof AppError && error.code === 'ISSUE_CHANGED')) return moves;
        throw error;
      }
    }
    throw new Error(`issue ${id} is still due after ${MOVES} moves of the deadline`);
  }

  private async step(tx: Database['manager'], id: string): Promise<boolean> {
    const issue = await tx.findOneBy(Issue, { id });
    const due = issue && dueMove(issue.course.clocks, this.clock.now());
    if (!issue || !due) return false;
    const move = { actor: DEADLINE, who: ['deadline' as const], action: due.action, input: {} };
    const { issue: after } = await this.stepper.take(tx, issue, move);
    await this.matters.ended(tx, issue, after);
    return true;
  }

  private async sweepSafely(): Promise<void> {
    try {
      await this.sweep();
    } catch (error) {
      this.logger.error({ err: error }, 'sweeping the deadlines failed');
    }
  }
}
