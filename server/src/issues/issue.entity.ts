import type { Awaits, Card, Course, IssueState, Source, Stage, Urgency } from '@hongqi/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type ContentCheck = 'waiting' | 'pass' | 'review' | 'risky';

/** One matter from submission to closing. `title` is the first line of the text; `townshipCode` the scope most lists ask for. */
@Entity('issue')
// The key first: with the reporter first the planner took this one for "my issues" and sorted them all.
@Index('issue_submission', ['submissionKey', 'reporterId'], { unique: true })
@Index('issue_number', ['number'], { unique: true })
@Index('issue_mine', ['reporterId', 'id'])
@Index('issue_desk', ['townshipCode', 'stage', 'id'])
@Index('issue_township', ['townshipCode', 'id'])
@Index('issue_due', ['townshipCode', 'stage', 'dueAt'])
@Index('issue_worker', ['holderUserId', 'stage', 'dueAt'])
@Index('issue_unit', ['holderDepartmentId', 'stage', 'dueAt'])
@Index('issue_lead', ['leadId'])
@Index('issue_merged', ['mergedWithId'])
@Index('issue_parent', ['parentId'])
// The sweep asks for this once a minute; it must find the due ones among a million at once.
@Index('issue_sweep', ['sweepAt'])
@Index('issue_card', ['townshipCode', 'card', 'id'])
@Index('issue_awaits', ['townshipCode', 'awaits', 'id'])
@Index('issue_near', ['stage', 'lat'])
@Index('issue_directive', ['directiveId', 'id'])
export class Issue {
  @PrimaryColumn('varchar', { length: 26 })
  id!: string;

  @Column('varchar', { length: 12 })
  number!: string;

  @Column('varchar', { length: 16 })
  state!: IssueState;

  @Column('varchar', { length: 8 })
  stage!: Stage;

  /** Raised by every action; the WHERE of the guarded update, and the `seq` of the history row it wrote. */
  @Column('int')
  version!: number;

  @Column('varchar', { length: 16 })
  source!: Source;

  @Column('varchar', { length: 60 })
  title!: string;

  @Column('text')
  text!: string;

  @Column('varchar', { length: 32 })
  categoryCode!: string;

  @Column('varchar', { length: 8 })
  urgency!: Urgency;

  @Column('double', { nullable: true })
  lng!: number | null;

  @Column('double', { nullable: true })
  lat!: number | null;

  @Column('varchar', { length: 200 })
  address!: string;

  @Column('varchar', { length: 17 })
  areaCode!: string;

  @Column('varchar', { length: 9 })
  townshipCode!: string;

  @Column('varchar', { length: 17 })
  deskCode!: string;

  @Column('varchar', { length: 26 })
  reporterId!: string;

  @Column('boolean')
  anonymous!: boolean;

  @Column('varchar', { length: 26, nullable: true })
  holderUserId!: string | null;

  @Column('varchar', { length: 26, nullable: true })
  holderDepartmentId!: string | null;

  @Column('varchar', { length: 26, nullable: true })
  leadId!: string | null;

  /** The issue whose leadId this one took over when it was merged; its own lead may have been merged on since. */
  @Column('varchar', { length: 26, nullable: true })
  mergedWithId!: string | null;

  /** The report this one was split off from. */
  @Column('varchar', { length: 26, nullable: true })
  parentId!: string | null;

  /** The directive it was found with. */
  @Column('varchar', { length: 26, nullable: true })
  directiveId!: string | null;

  @Column('json')
  course!: Course;

  /** When the deadline has to look at it again; null when nothing runs. */
  @Column('datetime', { precision: 3, nullable: true })
  sweepAt!: Date | null;

  /** Of the order that is open on it. */
  @Column('varchar', { length: 8, nullable: true })
  card!: Card | null;

  @Column('varchar', { length: 12, nullable: true })
  awaits!: Awaits | null;

  /** The nearest of the lit clocks while somebody must still act; null once nobody has to. */
  @Column('datetime', { precision: 3, nullable: true })
  dueAt!: Date | null;

  @Column('datetime', { precision: 3, nullable: true })
  acceptedAt!: Date | null;

  @Column('datetime', { precision: 3, nullable: true })
  resolvedAt!: Date | null;

  @Column('datetime', { precision: 3, nullable: true })
  closedAt!: Date | null;

  @Column('datetime', { precision: 3, nullable: true })
  urgedAt!: Date | null;

  @Column('int', { nullable: true })
  rating!: number | null;

  @Column('boolean', { nullable: true })
  solved!: boolean | null;

  /** What the last public step said, so that a list needs no history. */
  @Column('varchar', { length: 120 })
  lastWords!: string;

  @Column('varchar', { length: 26, nullable: true })
  coverPhotoId!: string | null;

  @Column('varchar', { length: 8 })
  contentCheck!: ContentCheck;

  /** Of the newest row of its history: a cut-off end shows. */
  @Column('varchar', { length: 64, default: '' })
  lastHash!: string;

  @Column('varchar', { length: 64 })
  submissionKey!: string;

  /** SHA-256 of what was submitted: the same key with other content is refused, not silently answered. */
  @Column('varchar', { length: 64 })
  submissionHash!: string;

  @Column('datetime', { precision: 3 })
  createdAt!: Date;

  @Column('datetime', { precision: 3 })
  updatedAt!: Date;
}
