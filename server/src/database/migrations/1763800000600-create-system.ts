import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnsFor } from '../columns';
import { createTable } from '../create-table';

export class CreateSystem1763800000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    await createTable(runner, 'counter', [c.key('name', 32), c.count('value')]);
    await createTable(runner, 'shared_cache', [
      c.key('name', 64),
      c.maybe(c.text('value')),
      c.moment('expiresAt'),
      c.moment('leaseUntil'),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['shared_cache', 'counter']) await runner.dropTable(table);
  }
}
