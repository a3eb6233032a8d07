import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnsFor } from '../columns';
import { createTable } from '../create-table';

export class CreateFiles1763800000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    await createTable(
      runner,
      'photo',
      [
        c.id(),
        c.ref('ownerId'),
        c.maybe(c.ref('issueId')),
        c.maybe(c.ref('historyId')),
        c.count('width'),
        c.count('height'),
        c.count('bytes'),
        c.code('contentCheck', 8),
        c.maybe(c.code('traceId', 64)),
        c.moment('createdAt'),
      ],
      { photo_issue: 'issueId', photo_trace: 'traceId' },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('photo');
  }
}
