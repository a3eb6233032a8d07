import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { type ClockRun, NO_COURSE } from '@hongqi/shared';
import { columnsFor } from '../columns';
import { addColumns, addIndexes, createTable, dropIndexes } from '../create-table';

const BATCH = 500;
const DAY = 86_400_000;

const ISSUE_INDEXES = {
  issue_merged: 'mergedWithId',
  issue_parent: 'parentId',
  issue_sweep: 'sweepAt',
  issue_card: 'townshipCode card id',
  issue_awaits: 'townshipCode awaits id',
  issue_near: 'stage lat',
};

interface OldIssue {
  id: string;
  acceptFrom: unknown;
  acceptDueAt: unknown;
  finishFrom: unknown;
  finishDueAt: unknown;
  resolvedAt: unknown;
}

/** Two clocks in four columns become as many as there are, in one. */
export class CreateCourse1763800000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    const course = c.json('course');
    await addColumns(runner, 'issue', [
      c.maybe(c.ref('mergedWithId')),
      c.maybe(c.ref('parentId')),
      c.maybe(course),
      c.maybe(c.moment('sweepAt')),
      c.maybe(c.code('card', 8)),
      c.maybe(c.code('awaits', 12)),
      { ...c.code('lastHash', 64), default: "''" },
    ]);
    await fillCourses(runner);
    await runner.query("UPDATE issue SET mergedWithId = leadId WHERE state = 'merged'");
    await runner.changeColumn('issue', 'course', new TableColumn(course));
    await runner.dropColumns('issue', ['acceptFrom', 'acceptDueAt', 'finishFrom', 'finishDueAt']);
    await addIndexes(runner, 'issue', ISSUE_INDEXES);
    await addColumns(runner, 'issue_history', [c.maybe(c.json('effects')), { ...c.code('hash', 64), default: "''" }]);
    await addColumns(runner, 'photo', [
      c.maybe(c.code('phase', 8)),
      c.maybe(c.moment('takenAt')),
      c.maybe(c.double('lng')),
      c.maybe(c.double('lat')),
    ]);
    await createTable(
      runner,
      'leader_item',
      [
        { ...c.ref('issueId'), isPrimary: true },
        { ...c.count('seq'), isPrimary: true },
        { ...c.code('areaCode', 17), isPrimary: true },
        c.code('why', 8),
        c.maybe(c.moment('dueAt')),
        c.maybe(c.moment('doneAt')),
      ],
      { leader_list: 'areaCode doneAt issueId' },
    );
  }

  /** The promises themselves cannot be put back into two clocks; what was open is due at once. */
  async down(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    await runner.dropTable('leader_item');
    await runner.dropColumns('photo', ['phase', 'takenAt', 'lng', 'lat']);
    await runner.dropColumns('issue_history', ['effects', 'hash']);
    await dropIndexes(runner, 'issue', ISSUE_INDEXES);
    await addColumns(
      runner,
      'issue',
      ['acceptFrom', 'acceptDueAt', 'finishFrom', 'finishDueAt'].map((name) => c.maybe(c.moment(name))),
    );
    await runner.dropColumns('issue', ['mergedWithId', 'parentId', 'course', 'sweepAt', 'card', 'awaits', 'lastHash']);
  }
}

async function fillCourses(runner: QueryRunner): Promise<void> {
  for (let after = ''; ;) {
    const issues = (await runner.query(
      `SELECT id, acceptFrom, acceptDueAt, finishFrom, finishDueAt, resolvedAt FROM issue
       WHERE id > ? ORDER BY id LIMIT ${BATCH}`,
      [after],
    )) as OldIssue[];
    for (const issue of issues)
      await runner.query('UPDATE issue SET course = ? WHERE id = ?', [JSON.stringify(courseOf(issue)), issue.id]);
    const last = issues.at(-1);
    if (!last || issues.length < BATCH) return;
    after = last.id;
  }
}

function courseOf(issue: OldIssue): object {
  const accept = runOf(issue.acceptFrom, issue.acceptDueAt, null);
  const finish = runOf(issue.finishFrom, issue.finishDueAt, millis(issue.resolvedAt));
  return { ...NO_COURSE, clocks: { ...(accept && { accept }), ...(finish && { finish }) } };
}

/** Its yellow light as it was counted then; no version of the rules was kept. */
function runOf(fromText: unknown, dueText: unknown, stoppedAt: number | null): ClockRun | null {
  const [from, due] = [millis(fromText), millis(dueText)];
  if (from === null || due === null) return null;
  const near = from + (due - from) * 0.8;
  const rules = { category: 1, calendar: 0, unit: 'hours' as const };
  return { from, near, due, long: due + 2 * DAY, told: 0, ...rules, stoppedAt, pausedAt: null };
}

/** MariaDB gives an instant, SQLite its text in UTC. */
function millis(value: unknown): number | null {
  if (value instanceof Date) return value.getTime();
  return typeof value === 'string' ? Date.parse(`${value.replace(' ', 'T')}Z`) : null;
}
