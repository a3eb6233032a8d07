import type { MigrationInterface, QueryRunner } from 'typeorm';
import { chainExisting } from '../../audit/chain-existing';
import { columnsFor } from '../columns';
import { createTable } from '../create-table';

export class CreateHistoryDay1763800000800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    await createTable(runner, 'history_day', [
      c.key('day', 10),
      c.count('events'),
      c.code('root', 64),
      c.code('chain', 64),
      c.moment('sealedAt'),
    ]);
    await createTable(runner, 'history_day_part', [
      c.key('day', 10),
      { ...c.count('part'), isPrimary: true },
      c.text('leaves'),
    ]);
    await chainExisting(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('history_day_part');
    await runner.dropTable('history_day');
  }
}
