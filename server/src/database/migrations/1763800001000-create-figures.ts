import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnsFor } from '../columns';
import { createTable } from '../create-table';

/** What counts in each issue, the sums of it, and how far counting has come. */
export class CreateFigures1763800001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    await createTable(
      runner,
      'issue_fact',
      [
        { ...c.ref('issueId'), isPrimary: true },
        { ...c.count('n'), isPrimary: true },
        c.code('kind', 8),
        c.count('measures'),
        c.code('day', 10),
        c.code('areaCode', 17),
        c.code('townshipCode', 9),
        c.code('categoryCode'),
        c.ref('departmentId'),
        c.code('source', 16),
        c.maybe(c.count('minutes')),
      ],
      { fact_wide: 'kind day issueId', fact_township: 'kind townshipCode day issueId areaCode' },
    );
    await createTable(
      runner,
      'figure_cell',
      [
        c.id(),
        c.code('grain'),
        c.code('period', 10),
        c.code('areaCode', 17),
        c.ref('departmentId'),
        c.code('categoryCode'),
        c.code('source', 16),
        c.text('tally'),
      ],
      { figure_cells: 'grain period areaCode departmentId categoryCode source' },
    );
    await createTable(runner, 'figure_mark', [
      { ...c.ref('issueId'), isPrimary: true },
      c.count('version'),
      c.count('rules'),
    ]);
    await createTable(runner, 'figure_progress', [
      c.key('name', 16),
      c.count('folds'),
      c.moment('readTo'),
      c.ref('roundAt'),
      c.maybe(c.moment('roundedAt')),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['figure_progress', 'figure_mark', 'figure_cell', 'issue_fact']) await runner.dropTable(table);
  }
}
