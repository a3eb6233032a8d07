import type { Action, Audience } from '@hongqi/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One line in somebody's inbox. One event tells one person once, also after a crash: the key says so. */
@Entity('notice')
@Index('notice_once', ['historyId', 'personId'], { unique: true })
@Index('notice_inbox', ['personId', 'id'])
@Index('notice_unread', ['personId', 'readAt'])
export class Notice {
  @PrimaryColumn('varchar', { length: 26 })
  id!: string;

  @Column('varchar', { length: 26 })
  personId!: string;

  @Column('varchar', { length: 26 })
  issueId!: string;

  @Column('varchar', { length: 26 })
  historyId!: string;

  @Column('varchar', { length: 16 })
  action!: Action;

  @Column('varchar', { length: 16 })
  audience!: Audience;

  @Column('varchar', { length: 400 })
  words!: string;

  @Column('datetime', { precision: 3, nullable: true })
  readAt!: Date | null;

  @Column('datetime', { precision: 3 })
  createdAt!: Date;
}
