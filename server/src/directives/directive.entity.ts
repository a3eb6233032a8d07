import type { DirectiveAction, DirectiveContent, DirectiveState } from '@hongqi/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One order from the street (or a community) to its people. What its author decides is in `content`. */
@Entity('directive')
@Index('directive_draft', ['draftKey', 'authorId'], { unique: true })
@Index('directive_state', ['state', 'id'])
@Index('directive_author', ['authorId', 'state', 'id'])
export class Directive {
  @PrimaryColumn('varchar', { length: 26 })
  id!: string;

  @Column('varchar', { length: 64 })
  draftKey!: string;

  @Column('varchar', { length: 26 })
  authorId!: string;

  /** In whose name it goes out. */
  @Column('varchar', { length: 17 })
  areaCode!: string;

  @Column('varchar', { length: 12 })
  state!: DirectiveState;

  /** Raised by every step; the WHERE of the guarded update. */
  @Column('int')
  version!: number;

  @Column('json')
  content!: DirectiveContent;

  @Column('varchar', { length: 26, nullable: true })
  approverId!: string | null;

  /** Why it was sent back, or withdrawn. */
  @Column('varchar', { length: 500, nullable: true })
  reason!: string | null;

  @Column('varchar', { length: 26, nullable: true })
  followsUpId!: string | null;

  /** When it began to go out. */
  @Column('datetime', { precision: 3, nullable: true })
  sentAt!: Date | null;

  @Column('datetime', { precision: 3, nullable: true })
  dueAt!: Date | null;

  /** Set when it begins to go out; who joins the audience before then gets it too. */
  @Column('datetime', { precision: 3, nullable: true })
  validUntil!: Date | null;

  @Column('datetime', { precision: 3 })
  createdAt!: Date;

  @Column('datetime', { precision: 3 })
  updatedAt!: Date;
}

/** The areas a directive goes to, so that a list finds those of an area by an index. */
@Entity('directive_area')
@Index('directive_area_code', ['areaCode', 'directiveId'])
export class DirectiveArea {
  @PrimaryColumn('varchar', { length: 26 })
  directiveId!: string;

  @PrimaryColumn('varchar', { length: 17 })
  areaCode!: string;
}

/** What happened to a directive. Append-only; additions and reminders of a level are steps with its area. */
@Entity('directive_step')
@Index('directive_steps', ['directiveId', 'id'])
@Index('directive_steps_here', ['directiveId', 'areaCode', 'at'])
export class DirectiveStep {
  @PrimaryColumn('varchar', { length: 26 })
  id!: string;

  @Column('varchar', { length: 26 })
  directiveId!: string;

  @Column('varchar', { length: 12 })
  action!: DirectiveAction | 'create';

  @Column('varchar', { length: 26 })
  actorId!: string;

  @Column('varchar', { length: 17, nullable: true })
  areaCode!: string | null;

  @Column('varchar', { length: 500, nullable: true })
  note!: string | null;

  @Column('datetime', { precision: 3 })
  at!: Date;
}
