import type { LeaderCall } from '@hongqi/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An issue on the list of one level of leaders: an answer is owed, or it was red too long. Mirrors `course.calls`. */
@Entity('leader_item')
@Index('leader_list', ['areaCode', 'doneAt', 'issueId'])
export class LeaderItem {
  @PrimaryColumn('varchar', { length: 26 })
  issueId!: string;

  /** Of the step that put it there. */
  @PrimaryColumn('int')
  seq!: number;

  @PrimaryColumn('varchar', { length: 17 })
  areaCode!: string;

  @Column('varchar', { length: 8 })
  why!: LeaderCall['why'];

  @Column('datetime', { precision: 3, nullable: true })
  dueAt!: Date | null;

  @Column('datetime', { precision: 3, nullable: true })
  doneAt!: Date | null;
}
