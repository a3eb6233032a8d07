import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnsFor } from '../columns';
import { createTable } from '../create-table';

export class CreateAreas1763800000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    await createTable(
      runner,
      'area',
      [
        c.key('code', 17),
        c.words('name', 60),
        c.code('level', 16),
        c.code('kind', 16),
        c.maybe(c.code('parentCode', 17)),
        c.maybe(c.json('boundary')),
        c.count('version'),
        c.moment('updatedAt'),
      ],
      { area_parent: 'parentCode' },
    );
    await createTable(runner, 'department', [c.id(), c.words('name', 60), c.code('areaCode', 17)]);
    await createTable(runner, 'category', [
      c.key('code', 32),
      c.words('name', 40),
      c.maybe(c.code('parentCode')),
      c.json('keywords'),
      c.json('limits'),
      c.flag('photoToResolve'),
      c.flag('checkBeforeClose'),
      c.maybe(c.ref('departmentId')),
      c.count('position'),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['category', 'department', 'area']) await runner.dropTable(table);
  }
}
