import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnsFor } from '../columns';
import { createTable } from '../create-table';

export class CreateNotices1763800000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    await createTable(
      runner,
      'outbox',
      [
        c.id(),
        c.code('topic', 16),
        c.ref('issueId'),
        c.ref('historyId'),
        c.json('letter'),
        c.code('state', 12),
        c.count('attempts'),
        c.moment('dueAt'),
        c.maybe(c.ref('claim')),
        c.maybe(c.words('lastError', 200)),
        c.moment('createdAt'),
      ],
      { outbox_due: 'state topic dueAt', outbox_claim: 'claim', outbox_issue: 'issueId' },
    );
    await createTable(
      runner,
      'notice',
      [
        c.id(),
        c.ref('personId'),
        c.ref('issueId'),
        c.ref('historyId'),
        c.code('action', 16),
        c.code('audience', 16),
        c.words('words', 400),
        c.maybe(c.moment('readAt')),
        c.moment('createdAt'),
      ],
      { notice_once: 'historyId personId!', notice_inbox: 'personId id', notice_unread: 'personId readAt' },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['notice', 'outbox']) await runner.dropTable(table);
  }
}
