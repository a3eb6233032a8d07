import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnsFor } from '../columns';
import { createTable } from '../create-table';

export class CreatePeople1763800000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    await createTable(
      runner,
      'person',
      [
        c.id(),
        c.words('name', 40),
        c.maybe(c.code('openid', 64)),
        c.maybe(c.code('login', 40)),
        c.maybe(c.code('passwordHash', 200)),
        c.maybe(c.code('phoneSealed', 200)),
        c.maybe(c.code('homeGridCode', 17)),
        c.maybe(c.moment('disabledAt')),
        c.moment('createdAt'),
      ],
      { person_openid: 'openid!', person_login: 'login!' },
    );
    await createTable(
      runner,
      'post',
      [
        c.id(),
        c.ref('personId'),
        c.code('role', 16),
        c.code('areaCode', 17),
        c.maybe(c.ref('departmentId')),
        c.moment('fromAt'),
        c.maybe(c.moment('toAt')),
        c.maybe(c.moment('awayFrom')),
        c.maybe(c.moment('awayTo')),
        c.maybe(c.ref('substituteId')),
        c.maybe(c.code('officePhone', 20)),
      ],
      { post_person: 'personId', post_area: 'areaCode role' },
    );
    await createTable(
      runner,
      'session',
      [c.key('tokenHash', 64), c.ref('personId'), c.code('client', 16), c.moment('createdAt'), c.moment('expiresAt')],
      { session_person: 'personId' },
    );
    await createTable(runner, 'subscription', [
      { ...c.ref('personId'), isPrimary: true },
      c.key('templateId', 64),
      c.count('remaining'),
    ]);
    await createTable(runner, 'audit', [c.id(), c.ref('actorId'), c.code('what'), c.ref('objectId'), c.moment('at')], {
      audit_object: 'objectId',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['audit', 'subscription', 'session', 'post', 'person']) await runner.dropTable(table);
  }
}
