import type { Action, Audience, TemplateKey } from '@hongqi/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Ids only: recipients, words and addresses are looked up when it is delivered. */
export type Letter =
  | {
      topic: 'tell';
      action: Action;
      audience: Audience;
      holderUserId?: string;
      holderDepartmentId?: string;
      /** The supervisors of just these areas. */
      areas?: string[];
      personId?: string;
    }
  | { topic: 'wechat'; personId: string; template: TemplateKey; noticeId: string }
  | { topic: 'checkText' }
  | { topic: 'checkPhoto'; photoId: string };

export type OutboxState = 'waiting' | 'done' | 'impossible' | 'stuck';

/** What must still be done because of an event, written in the event's own transaction. */
@Entity('outbox')
@Index('outbox_due', ['state', 'topic', 'dueAt'])
@Index('outbox_claim', ['claim'])
@Index('outbox_issue', ['issueId'])
export class OutboxRow {
  @PrimaryColumn('varchar', { length: 26 })
  id!: string;

  @Column('varchar', { length: 16 })
  topic!: Letter['topic'];

  @Column('varchar', { length: 26 })
  issueId!: string;

  @Column('varchar', { length: 26 })
  historyId!: string;

  @Column('json')
  letter!: Letter;

  @Column('varchar', { length: 12 })
  state!: OutboxState;

  @Column('int')
  attempts!: number;

  /** Not before this; also the end of the lease while it is claimed. */
  @Column('datetime', { precision: 3 })
  dueAt!: Date;

  @Column('varchar', { length: 26, nullable: true })
  claim!: string | null;

  @Column('varchar', { length: 200, nullable: true })
  lastError!: string | null;

  @Column('datetime', { precision: 3 })
  createdAt!: Date;
}
