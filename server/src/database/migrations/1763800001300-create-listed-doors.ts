import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnsFor } from '../columns';
import { createTable } from '../create-table';

/** The doors a directive names, where it does not go to all of its areas. What was written before goes to all. */
export class CreateListedDoors1763800001300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    await createTable(
      runner,
      'listed_door',
      [
        { ...c.ref('directiveId'), isPrimary: true },
        { ...c.ref('doorId'), isPrimary: true },
      ],
      {},
    );
    const merge = runner.connection.options.type === 'better-sqlite3' ? 'json_patch' : 'JSON_MERGE_PATCH';
    for (const table of ['directive', 'directive_preset']) {
      await runner.query(
        `UPDATE ${table} SET content = ${merge}(content, '{"listed":false}') WHERE content IS NOT NULL`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('listed_door');
  }
}
