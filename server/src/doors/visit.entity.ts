import type { FormAnswer, VisitOutcome } from '@hongqi/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One knock at one door. Append-only. */
@Entity('visit')
@Index('visit_key', ['visitKey', 'workerId'], { unique: true })
@Index('visit_door', ['doorId', 'id'])
@Index('visit_grid', ['gridCode', 'day', 'doorId', 'outcome'])
@Index('visit_directive', ['directiveId', 'gridCode', 'day'])
export class Visit {
  @PrimaryColumn('varchar', { length: 26 })
  id!: string;

  @Column('varchar', { length: 64 })
  visitKey!: string;

  /** SHA-256 of what was noted: the same key with other content is refused. */
  @Column('varchar', { length: 64 })
  contentHash!: string;

  @Column('varchar', { length: 26 })
  workerId!: string;

  @Column('varchar', { length: 26 })
  doorId!: string;

  @Column('varchar', { length: 17 })
  gridCode!: string;

  @Column('varchar', { length: 26, nullable: true })
  directiveId!: string | null;

  @Column('varchar', { length: 10 })
  outcome!: VisitOutcome;

  @Column('varchar', { length: 500, nullable: true })
  note!: string | null;

  @Column('json', { nullable: true })
  answer!: FormAnswer | null;

  @Column('varchar', { length: 26, nullable: true })
  issueId!: string | null;

  /** Local date of `at`. */
  @Column('varchar', { length: 10 })
  day!: string;

  /** When it was noted on the phone. */
  @Column('datetime', { precision: 3 })
  at!: Date;
}

/** How a door stands in one directive. */
@Entity('directive_door')
@Index('directive_door_grid', ['directiveId', 'gridCode'])
export class DirectiveDoor {
  @PrimaryColumn('varchar', { length: 26 })
  directiveId!: string;

  @PrimaryColumn('varchar', { length: 26 })
  doorId!: string;

  @Column('varchar', { length: 17 })
  gridCode!: string;

  /** Of the last visit; once met, a later knock without answer does not undo it. */
  @Column('varchar', { length: 10 })
  outcome!: VisitOutcome;

  @Column('json', { nullable: true })
  answer!: FormAnswer | null;

  @Column('varchar', { length: 500, nullable: true })
  note!: string | null;

  @Column('datetime', { precision: 3 })
  visitedAt!: Date;
}
