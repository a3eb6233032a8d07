import type { Action, IssueState, Relation, StepEffects } from '@hongqi/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One row per action, written with it, never changed. `seq` counts from 1 without gaps inside an issue. */
@Entity('issue_history')
@Index('history_order', ['issueId', 'seq'], { unique: true })
export class IssueHistory {
  @PrimaryColumn('varchar', { length: 26 })
  id!: string;

  @Column('varchar', { length: 26 })
  issueId!: string;

  @Column('int')
  seq!: number;

  @Column('varchar', { length: 16 })
  action!: Action;

  @Column('varchar', { length: 16 })
  fromState!: IssueState | 'none';

  @Column('varchar', { length: 16 })
  toState!: IssueState;

  @Column('varchar', { length: 26 })
  actorId!: string;

  @Column('varchar', { length: 16 })
  relation!: Relation;

  @Column('text', { nullable: true })
  note!: string | null;

  /** Why the platform chose so, in words for staff. */
  @Column('varchar', { length: 300, nullable: true })
  reason!: string | null;

  @Column('boolean')
  internal!: boolean;

  /** Who holds the issue after this action. */
  @Column('varchar', { length: 26, nullable: true })
  holderUserId!: string | null;

  @Column('varchar', { length: 26, nullable: true })
  holderDepartmentId!: string | null;

  @Column('varchar', { length: 26, nullable: true })
  leadId!: string | null;

  @Column('int', { nullable: true })
  rating!: number | null;

  @Column('boolean', { nullable: true })
  solved!: boolean | null;

  /** Promises given, moved and broken, requests, orders: what a state does not say. */
  @Column('json', { nullable: true })
  effects!: StepEffects | null;

  /** From the client, once per press: a repeated press finds this row instead of acting again. */
  @Column('varchar', { length: 64, nullable: true })
  actionKey!: string | null;

  @Column('datetime', { precision: 3 })
  at!: Date;

  /** Over this row and the hash of the one before it in the same issue (audit/chain.ts). */
  @Column('varchar', { length: 64, default: '' })
  hash!: string;
}
