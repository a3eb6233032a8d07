import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnsFor } from '../columns';
import { createTable } from '../create-table';

export class CreateIssues1763800000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    await createTable(
      runner,
      'issue',
      [
        c.id(),
        c.code('number', 12),
        c.code('state', 16),
        c.code('stage', 8),
        c.count('version'),
        c.code('source', 16),
        c.words('title', 60),
        c.text('text'),
        c.code('categoryCode'),
        c.code('urgency', 8),
        c.maybe(c.double('lng')),
        c.maybe(c.double('lat')),
        c.words('address', 200),
        c.code('areaCode', 17),
        c.code('townshipCode', 9),
        c.code('deskCode', 17),
        c.ref('reporterId'),
        c.flag('anonymous'),
        c.maybe(c.ref('holderUserId')),
        c.maybe(c.ref('holderDepartmentId')),
        c.maybe(c.ref('leadId')),
        c.maybe(c.moment('acceptFrom')),
        c.maybe(c.moment('acceptDueAt')),
        c.maybe(c.moment('finishFrom')),
        c.maybe(c.moment('finishDueAt')),
        c.maybe(c.moment('dueAt')),
        c.maybe(c.moment('acceptedAt')),
        c.maybe(c.moment('resolvedAt')),
        c.maybe(c.moment('closedAt')),
        c.maybe(c.moment('urgedAt')),
        c.maybe(c.count('rating')),
        c.maybe(c.flag('solved')),
        c.words('lastWords', 120),
        c.maybe(c.ref('coverPhotoId')),
        c.code('contentCheck', 8),
        c.code('submissionKey', 64),
        c.code('submissionHash', 64),
        c.moment('createdAt'),
        c.moment('updatedAt'),
      ],
      {
        issue_submission: 'submissionKey reporterId!',
        issue_number: 'number!',
        issue_mine: 'reporterId id',
        issue_desk: 'townshipCode stage id',
        issue_township: 'townshipCode id',
        issue_due: 'townshipCode stage dueAt',
        issue_worker: 'holderUserId stage dueAt',
        issue_unit: 'holderDepartmentId stage dueAt',
        issue_lead: 'leadId',
      },
    );
    await createTable(
      runner,
      'issue_history',
      [
        c.id(),
        c.ref('issueId'),
        c.count('seq'),
        c.code('action', 16),
        c.code('fromState', 16),
        c.code('toState', 16),
        c.ref('actorId'),
        c.code('relation', 16),
        c.maybe(c.text('note')),
        c.maybe(c.words('reason', 300)),
        c.flag('internal'),
        c.maybe(c.ref('holderUserId')),
        c.maybe(c.ref('holderDepartmentId')),
        c.maybe(c.ref('leadId')),
        c.maybe(c.count('rating')),
        c.maybe(c.flag('solved')),
        c.maybe(c.code('actionKey', 64)),
        c.moment('at'),
      ],
      { history_order: 'issueId seq!' },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['issue_history', 'issue']) await runner.dropTable(table);
  }
}
