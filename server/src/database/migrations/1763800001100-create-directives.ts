import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { columnsFor } from '../columns';
import { addColumns, addIndexes, createTable, dropIndexes } from '../create-table';

/** The order of the outbox before there were priorities. */
const DUE = { outbox_due: 'state topic dueAt' };

/** Orders to a whole area, their way to everyone, the answers; and what hangs on one besides: files, letters, issues. */
export class CreateDirectives1763800001100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    const keyed = { ...c.ref('directiveId'), isPrimary: true };
    await createTable(
      runner,
      'directive',
      [
        c.id(),
        c.code('draftKey', 64),
        c.ref('authorId'),
        c.code('areaCode', 17),
        c.code('state', 12),
        c.count('version'),
        c.json('content'),
        c.maybe(c.ref('approverId')),
        c.maybe(c.words('reason', 500)),
        c.maybe(c.ref('followsUpId')),
        c.maybe(c.moment('sentAt')),
        c.maybe(c.moment('dueAt')),
        c.maybe(c.moment('validUntil')),
        c.moment('createdAt'),
        c.moment('updatedAt'),
      ],
      { directive_draft: 'draftKey authorId!', directive_state: 'state id', directive_author: 'authorId state id' },
    );
    await createTable(runner, 'directive_area', [keyed, c.key('areaCode', 17)], {
      directive_area_code: 'areaCode directiveId',
    });
    await createTable(
      runner,
      'directive_step',
      [
        c.id(),
        c.ref('directiveId'),
        c.code('action', 12),
        c.ref('actorId'),
        c.maybe(c.code('areaCode', 17)),
        c.maybe(c.words('note', 500)),
        c.moment('at'),
      ],
      { directive_steps: 'directiveId id', directive_steps_here: 'directiveId areaCode at' },
    );
    await createTable(
      runner,
      'directive_leg',
      [
        c.id(),
        c.ref('directiveId'),
        c.code('kind', 12),
        c.code('cut', 8),
        c.code('areaCode', 17),
        c.code('state', 8),
        c.maybe(c.json('cursor')),
        c.ref('outboxId'),
        c.moment('dueAt'),
      ],
      { directive_legs: 'directiveId areaCode' },
    );
    await createTable(
      runner,
      'directive_copy',
      [
        keyed,
        { ...c.ref('personId'), isPrimary: true },
        c.code('part', 8),
        c.code('areaCode', 17),
        c.maybe(c.moment('readAt')),
        c.maybe(c.moment('seenAt')),
        c.maybe(c.moment('answeredAt')),
        c.maybe(c.ref('answeredById')),
        c.maybe(c.json('answer')),
        c.moment('createdAt'),
      ],
      { copy_inbox: 'personId directiveId', copy_area: 'directiveId areaCode personId' },
    );
    await createTable(runner, 'directive_tally', [
      keyed,
      c.key('areaCode', 17),
      c.key('part', 8),
      c.count('people'),
      c.count('readers'),
      c.count('settled'),
      c.json('sums'),
    ]);
    await createTable(
      runner,
      'directive_preset',
      [
        c.id(),
        c.code('kind', 12),
        c.words('name', 40),
        c.code('areaCode', 17),
        c.ref('authorId'),
        c.maybe(c.json('audience')),
        c.maybe(c.json('content')),
        c.moment('createdAt'),
      ],
      { preset_area: 'areaCode kind' },
    );
    await createTable(
      runner,
      'document',
      [
        c.id(),
        c.ref('ownerId'),
        c.maybe(c.ref('heldById')),
        c.words('name', 120),
        c.count('bytes'),
        c.moment('createdAt'),
      ],
      { document_held: 'heldById' },
    );

    await addColumns(runner, 'photo', [c.maybe(c.ref('heldById'))]);
    await addIndexes(runner, 'photo', { photo_held: 'heldById' });
    await addColumns(runner, 'issue', [c.maybe(c.ref('directiveId'))]);
    await addIndexes(runner, 'issue', { issue_directive: 'directiveId id' });
    // The audience is read in this order, chunk by chunk.
    await addIndexes(runner, 'person', { person_home: 'homeGridCode id disabledAt' });

    for (const name of ['issueId', 'historyId']) {
      await runner.changeColumn('outbox', name, new TableColumn(c.maybe(c.ref(name))));
    }
    await addColumns(runner, 'outbox', [c.maybe(c.ref('directiveId')), { ...c.count('priority'), default: 1 }]);
    await dropIndexes(runner, 'outbox', DUE);
    await addIndexes(runner, 'outbox', { outbox_due: 'state topic priority dueAt' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('outbox', 'outbox_due');
    await addIndexes(runner, 'outbox', DUE);
    await runner.dropColumns('outbox', ['priority', 'directiveId']);
    await runner.dropIndex('person', 'person_home');
    await runner.dropIndex('issue', 'issue_directive');
    await runner.dropColumn('issue', 'directiveId');
    await runner.dropIndex('photo', 'photo_held');
    await runner.dropColumn('photo', 'heldById');
    for (const table of ['document', 'directive_preset', 'directive_tally', 'directive_copy', 'directive_leg'])
      await runner.dropTable(table);
    for (const table of ['directive_step', 'directive_area', 'directive']) await runner.dropTable(table);
  }
}
