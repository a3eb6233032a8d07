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
  /** Of a directive: one more chunk of a leg; telling those of an area who owe an answer; one message to one person. */
  | { topic: 'fanOut'; legId: string }
  | { topic: 'remind'; areaCode: string; after: string }
  | { topic: 'wechatDirective'; personId: string; urging: boolean }
  | { topic: 'checkText' }
  | { topic: 'checkPhoto'; photoId: string };

export type OutboxState = 'waiting' | 'done' | 'impossible' | 'stuck';

/** Characters of `lastError`. */
export const ERROR_LENGTH = 200;

/** What must still be done because of an event, written in the event's own transaction. */
@Entity('outbox')
@Index('outbox_due', ['state', 'topic', 'priority', 'dueAt'])
@Index('outbox_claim', ['claim'])
@Index('outbox_issue', ['issueId'])
export class OutboxRow {
  @PrimaryColumn('varchar', { length: 26 })
  id!: string;

  @Column('varchar', { length: 16 })
  topic!: Letter['topic'];

  /** What it is about: a step of an issue, or a directive. */
  @Column('varchar', { length: 26, nullable: true })
  issueId!: string | null;

  @Column('varchar', { length: 26, nullable: true })
  historyId!: string | null;

  @Column('varchar', { length: 26, nullable: true })
  directiveId!: string | null;

  @Column('json')
  letter!: Letter;

  @Column('varchar', { length: 12 })
  state!: OutboxState;

  /** 0 goes first: urgent alerts. 1 is usual, 2 can wait: what a great many get. */
  @Column('int', { default: 1 })
  priority!: 0 | 1 | 2;

  @Column('int')
  attempts!: number;

  /** Not before this; also the end of the lease while it is claimed. */
  @Column('datetime', { precision: 3 })
  dueAt!: Date;

  @Column('varchar', { length: 26, nullable: true })
  claim!: string | null;

  @Column('varchar', { length: ERROR_LENGTH, nullable: true })
  lastError!: string | null;

  @Column('datetime', { precision: 3 })
  createdAt!: Date;
}

/** A letter about a step of an issue; whatever else it is about is a fault of ours. */
export function issueOf(row: OutboxRow): { issueId: string; historyId: string } {
  const { issueId, historyId } = row;
  if (issueId === null || historyId === null) throw new Error(`outbox row ${row.id} is about no issue`);
  return { issueId, historyId };
}
