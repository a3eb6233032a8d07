import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnsFor } from '../columns';
import { createTable } from '../create-table';

/** The doors of each grid, and every knock at them. */
export class CreateDoors1763800001200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    await createTable(
      runner,
      'door',
      [
        c.id(),
        c.code('gridCode', 17),
        c.words('building', 60),
        c.words('unit', 20),
        c.words('number', 20),
        c.code('spelling', 120),
        c.words('note', 200),
        c.maybe(c.code('contactSealed', 400)),
        c.count('version'),
        c.maybe(c.moment('lastVisitAt')),
        c.maybe(c.moment('removedAt')),
        c.moment('updatedAt'),
      ],
      // The second one alone answers how many doors there are.
      { door_spelling: 'gridCode spelling!', door_standing: 'gridCode removedAt' },
    );
    await createTable(
      runner,
      'visit',
      [
        c.id(),
        c.code('visitKey', 64),
        c.code('contentHash', 64),
        c.ref('workerId'),
        c.ref('doorId'),
        c.code('gridCode', 17),
        c.maybe(c.ref('directiveId')),
        c.code('outcome', 10),
        c.maybe(c.words('note', 500)),
        c.maybe(c.json('answer')),
        c.maybe(c.ref('issueId')),
        c.code('day', 10),
        c.moment('at'),
      ],
      {
        visit_key: 'visitKey workerId!',
        visit_door: 'doorId id',
        // Holds all that coverage asks of a visit.
        visit_grid: 'gridCode day doorId outcome',
        visit_directive: 'directiveId gridCode day',
      },
    );
    await createTable(
      runner,
      'directive_door',
      [
        { ...c.ref('directiveId'), isPrimary: true },
        { ...c.ref('doorId'), isPrimary: true },
        c.code('gridCode', 17),
        c.code('outcome', 10),
        c.maybe(c.json('answer')),
        c.maybe(c.words('note', 500)),
        c.moment('visitedAt'),
      ],
      { directive_door_grid: 'directiveId gridCode' },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['directive_door', 'visit', 'door']) await runner.dropTable(table);
  }
}
