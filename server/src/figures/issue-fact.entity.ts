import type { FactKind } from '@hongqi/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * What is counted now of each issue: the list behind every number, and what is counted out again when the issue moves on.
 * Area, category and source are those it was counted under.
 */
@Entity('issue_fact')
@Index('fact_wide', ['kind', 'day', 'issueId'])
@Index('fact_township', ['kind', 'townshipCode', 'day', 'issueId', 'areaCode'])
export class IssueFact {
  @PrimaryColumn('varchar', { length: 26 })
  issueId!: string;

  /** From 0, in the order of `factsOf`. */
  @PrimaryColumn('int')
  n!: number;

  @Column('varchar', { length: 8 })
  kind!: FactKind;

  /** Which measures of its kind, as bits (`bitsOf`). */
  @Column('int')
  measures!: number;

  /** Local, `2026-11-23`. */
  @Column('varchar', { length: 10 })
  day!: string;

  @Column('varchar', { length: 17 })
  areaCode!: string;

  @Column('varchar', { length: 9 })
  townshipCode!: string;

  @Column('varchar', { length: 32 })
  categoryCode!: string;

  /** Empty for none: an index finds that like any other. */
  @Column('varchar', { length: 26 })
  departmentId!: string;

  @Column('varchar', { length: 16 })
  source!: string;

  @Column('int', { nullable: true })
  minutes!: number | null;
}
