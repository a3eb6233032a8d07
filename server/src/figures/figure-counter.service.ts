import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { COUNTING_RULES } from '@hongqi/shared';
import { encodeTime } from 'ulid';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { Issue } from '../issues/issue.entity';
import { Logger } from '../system/logger';
import { FigureFold } from './figure-fold.service';
import { FigureMark } from './figure-mark.entity';
import { FigureProgress, PROGRESS } from './figure-progress.entity';

const POLL_MS = 5_000;
const PAGE = 2_000;
/** Issues in one transaction share most of their cells; on SQLite nobody else can write while it lasts. */
const BATCH = { sqlite: 50, mysql: 500 };
/** Ids are made before their transaction commits, and the clocks of servers differ: nobody is later than this. */
const LATE_MS = 300_000;
const FIRST_RANDOM = '0'.repeat(16);

interface Latest {
  issueId: string;
  version: number;
}

/**
 * Finds issues that moved since they were counted, and has them counted. The steps of people cost nothing extra: nothing is
 * marked when they act. The newest history is read again and again, and beside it goes a slow round over all issues, which
 * finds whatever came in by another way: an import, a restored backup, other counting rules, a clock that was wrong.
 */
@Injectable()
export class FigureCounter implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly fold: FigureFold,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.database.transaction((tx) => this.begin(tx));
    this.timer = setInterval(() => void this.tick(), POLL_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.stopping = true;
    // Whether it succeeds is for whoever started it.
    await Promise.allSettled([this.running]);
  }

  /** Resolves when every step that is written now has been counted. */
  async folded(): Promise<void> {
    while (this.running) await this.running;
    this.running = this.countAll().finally(() => (this.running = null));
    await this.running;
  }

  async progress(): Promise<FigureProgress> {
    return this.database.manager.findOneByOrFail(FigureProgress, { name: PROGRESS });
  }

  private async begin(tx: EntityManager): Promise<void> {
    const row: FigureProgress = { name: PROGRESS, folds: 0, readTo: this.clock.now(), roundAt: '', roundedAt: null };
    await this.database.insertMissing(tx, { entity: FigureProgress, rows: [row] });
  }

  private async countAll(): Promise<void> {
    await this.readNewest();
    await this.note({ roundAt: '' });
    while (!(await this.goOnWithRound()));
  }

  private async tick(): Promise<void> {
    this.running ??= this.step().finally(() => (this.running = null));
    await this.running;
  }

  private async step(): Promise<void> {
    try {
      await this.readNewest();
      await this.goOnWithRound();
    } catch (error) {
      // The database is away: the timer tries again, and what is not counted can still be found.
      this.logger.error({ err: error }, 'counting the figures failed');
    }
  }

  private async readNewest(): Promise<void> {
    const startedAt = this.clock.now();
    const { readTo } = await this.progress();
    let cursor = encodeTime(Math.max(0, readTo.getTime() - LATE_MS)) + FIRST_RANDOM;
    while (!this.stopping) {
      const steps = await this.database.manager.query<{ id: string; issueId: string; seq: number }[]>(
        'SELECT id, issueId, seq FROM issue_history WHERE id > ? ORDER BY id LIMIT ?',
        [cursor, PAGE],
      );
      const latest = new Map<string, number>();
      for (const { issueId, seq } of steps) latest.set(issueId, Math.max(seq, latest.get(issueId) ?? 0));
      await this.count([...latest].map(([issueId, version]) => ({ issueId, version })));
      const last = steps.at(-1);
      if (!last || steps.length < PAGE) break;
      cursor = last.id;
    }
    if (!this.stopping) await this.note({ readTo: startedAt });
  }

  /** True when this part was the last one of the round. */
  private async goOnWithRound(): Promise<boolean> {
    const { roundAt } = await this.progress();
    const issues = await this.database.manager
      .createQueryBuilder(Issue, 'issue')
      .select(['issue.id AS issueId', 'issue.version AS version'])
      .where('issue.id > :roundAt', { roundAt })
      .orderBy('issue.id', 'ASC')
      .limit(PAGE)
      .getRawMany<Latest>();
    await this.count(issues);
    if (this.stopping) return true;
    const isLast = issues.length < PAGE;
    await this.note(isLast ? { roundAt: '', roundedAt: this.clock.now() } : { roundAt: issues.at(-1)?.issueId ?? '' });
    return isLast;
  }

  private async count(seen: readonly Latest[]): Promise<void> {
    const marks = await this.database.manager.findBy(FigureMark, { issueId: In(seen.map(({ issueId }) => issueId)) });
    const known = new Map(marks.map((mark) => [mark.issueId, mark]));
    const stale = seen.filter(({ issueId, version }) => {
      const mark = known.get(issueId);
      return !mark || mark.version < version || mark.rules !== COUNTING_RULES;
    });
    const size = this.database.isSqlite ? BATCH.sqlite : BATCH.mysql;
    for (let from = 0; from < stale.length && !this.stopping; from += size) {
      await this.countBatch(stale.slice(from, from + size).map(({ issueId }) => issueId));
    }
  }

  /** One issue that cannot be counted must not keep the others from it. */
  private async countBatch(ids: readonly string[]): Promise<void> {
    try {
      await this.fold.fold(ids);
    } catch (error) {
      this.logger.warn({ err: error, issues: ids.length }, 'counting one by one');
      for (const id of ids) await this.countOne(id);
    }
  }

  private async countOne(id: string): Promise<void> {
    try {
      await this.fold.fold([id]);
    } catch (error) {
      this.logger.error({ err: error, issue: id }, 'an issue could not be counted');
    }
  }

  private async note(change: Partial<FigureProgress>): Promise<void> {
    await this.database.manager.update(FigureProgress, { name: PROGRESS }, change);
  }
}
