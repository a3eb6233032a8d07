import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** `area`: posts and home grids of one area; `departments`; `unanswered`: those who owe an earlier one an answer. */
export type LegKind = 'area' | 'departments' | 'unanswered';
/** Of a relayed directive: the heads (community and above) first, then the body of each community. */
export type LegCut = 'all' | 'heads' | 'body';

/** Where in a leg the next chunk begins. */
export interface LegCursor {
  pass: 'staff' | 'residents';
  /** The last one taken: of staff the person, of residents home grid and person. */
  areaCode: string;
  personId: string;
}

/**
 * One stretch of the way to the audience. It is worked off in chunks; the copies of a chunk, their tallies and the
 * cursor are one transaction, so a server that dies goes on where it was and nobody is missed or told twice.
 */
@Entity('directive_leg')
@Index('directive_legs', ['directiveId', 'areaCode'])
export class DirectiveLeg {
  @PrimaryColumn('varchar', { length: 26 })
  id!: string;

  @Column('varchar', { length: 26 })
  directiveId!: string;

  @Column('varchar', { length: 12 })
  kind!: LegKind;

  @Column('varchar', { length: 8 })
  cut!: LegCut;

  /** Empty for departments. */
  @Column('varchar', { length: 17 })
  areaCode!: string;

  /** `waiting`: for its community to pass it on. */
  @Column('varchar', { length: 8 })
  state!: 'waiting' | 'going' | 'done';

  @Column('json', { nullable: true })
  cursor!: LegCursor | null;

  /** Its letter in the outbox, whose due time is when it goes by itself. */
  @Column('varchar', { length: 26 })
  outboxId!: string;

  @Column('datetime', { precision: 3 })
  dueAt!: Date;
}
