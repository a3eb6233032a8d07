import type { CopyPart, FormAnswer, FormSums } from '@hongqi/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A directive in one person's inbox. The key says that nobody has the same one twice. */
@Entity('directive_copy')
@Index('copy_inbox', ['personId', 'directiveId'])
@Index('copy_area', ['directiveId', 'areaCode', 'personId'])
export class DirectiveCopy {
  @PrimaryColumn('varchar', { length: 26 })
  directiveId!: string;

  @PrimaryColumn('varchar', { length: 26 })
  personId!: string;

  @Column('varchar', { length: 8 })
  part!: CopyPart;

  /** Where it is counted: of the post, or the home grid. */
  @Column('varchar', { length: 17 })
  areaCode!: string;

  /** First opened. */
  @Column('datetime', { precision: 3, nullable: true })
  readAt!: Date | null;

  /** Last opened: what came after it is news. */
  @Column('datetime', { precision: 3, nullable: true })
  seenAt!: Date | null;

  /** First answered; a later correction does not make it late. */
  @Column('datetime', { precision: 3, nullable: true })
  answeredAt!: Date | null;

  /** The worker who answered for them. */
  @Column('varchar', { length: 26, nullable: true })
  answeredById!: string | null;

  @Column('json', { nullable: true })
  answer!: FormAnswer | null;

  @Column('datetime', { precision: 3 })
  createdAt!: Date;
}

/**
 * How many of an area have it, read it, settled it. Moved in the transaction that moves a copy. `door` counts the doors
 * walked with it: `read` those knocked at, `done` those met; `people` stays 0, as the doors on record change.
 */
@Entity('directive_tally')
export class DirectiveTally {
  @PrimaryColumn('varchar', { length: 26 })
  directiveId!: string;

  @PrimaryColumn('varchar', { length: 17 })
  areaCode!: string;

  @PrimaryColumn('varchar', { length: 8 })
  part!: CopyPart | 'door';

  @Column('int')
  people!: number;

  // `read` and `done` are words of neither database; `read` is one of MySQL.
  @Column('int')
  readers!: number;

  @Column('int')
  settled!: number;

  @Column('json')
  sums!: FormSums;
}
