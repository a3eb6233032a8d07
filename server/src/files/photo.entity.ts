import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ContentCheck } from '../issues/issue.entity';

/** A re-encoded picture in the store. It belongs to nobody's issue until an action of its owner takes it. */
@Entity('photo')
@Index('photo_issue', ['issueId'])
@Index('photo_trace', ['traceId'])
@Index('photo_held', ['heldById'])
export class Photo {
  @PrimaryColumn('varchar', { length: 26 })
  id!: string;

  @Column('varchar', { length: 26 })
  ownerId!: string;

  @Column('varchar', { length: 26, nullable: true })
  issueId!: string | null;

  @Column('varchar', { length: 26, nullable: true })
  historyId!: string | null;

  /** The directive or visit that took it, where it was no issue. */
  @Column('varchar', { length: 26, nullable: true })
  heldById!: string | null;

  @Column('int')
  width!: number;

  @Column('int')
  height!: number;

  @Column('int')
  bytes!: number;

  /** `before` when it shows the place before the work began. */
  @Column('varchar', { length: 8, nullable: true })
  phase!: 'before' | null;

  /** When and where it was taken, as the phone said; gcj02. */
  @Column('datetime', { precision: 3, nullable: true })
  takenAt!: Date | null;

  @Column('double', { nullable: true })
  lng!: number | null;

  @Column('double', { nullable: true })
  lat!: number | null;

  @Column('varchar', { length: 8 })
  contentCheck!: ContentCheck;

  /** WeChat's name for the check it was given to; its answer comes back by push. */
  @Column('varchar', { length: 64, nullable: true })
  traceId!: string | null;

  @Column('datetime', { precision: 3 })
  createdAt!: Date;
}
