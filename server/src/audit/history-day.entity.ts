import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The seal of one local day: what the history of that day was. Written once, also for days on which nothing happened. */
@Entity('history_day')
export class HistoryDay {
  /** Local, `2026-11-23`. */
  @PrimaryColumn('varchar', { length: 10 })
  day!: string;

  @Column('int')
  events!: number;

  /** SHA-256 over the lines of its parts. */
  @Column('varchar', { length: 64 })
  root!: string;

  /** SHA-256 over this day and the chain of the day before. The newest one, noted elsewhere, vouches for all. */
  @Column('varchar', { length: 64 })
  chain!: string;

  @Column('datetime', { precision: 3 })
  sealedAt!: Date;
}

/**
 * A line for each event of the day in the order of ids (`leafLine`), so that one can be named even when its whole issue
 * is gone. In parts, because a day on which a hundred thousand are imported fits no column.
 */
@Entity('history_day_part')
export class HistoryDayPart {
  @PrimaryColumn('varchar', { length: 10 })
  day!: string;

  /** From 0. */
  @PrimaryColumn('int')
  part!: number;

  @Column('text')
  leaves!: string;
}
