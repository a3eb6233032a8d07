import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { columnsFor } from '../columns';
import { createTable } from '../create-table';

interface CategoryRow {
  code: string;
  keywords: unknown;
  limits: unknown;
  photoToResolve: number;
  checkBeforeClose: number;
}

type Limits = Record<'normal' | 'urgent', Record<string, { amount: number; unit: string }>>;

/** What every category promises that knew of no such clocks until now; administrators change it. */
const NEW_LIMITS: Limits = {
  normal: {
    respond: { amount: 1, unit: 'workingDays' },
    check: { amount: 2, unit: 'workingDays' },
    rate: { amount: 7, unit: 'days' },
    whole: { amount: 15, unit: 'workingDays' },
  },
  urgent: {
    respond: { amount: 2, unit: 'hours' },
    check: { amount: 12, unit: 'hours' },
    rate: { amount: 7, unit: 'days' },
    whole: { amount: 7, unit: 'days' },
  },
};

/** Rules with versions: calendars of townships, and categories with six limits; each version is kept. */
export class CreateRules1763800000900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    await createTable(runner, 'calendar', [
      c.key('townshipCode', 9),
      { ...c.count('version'), isPrimary: true },
      c.words('officeHours', 80),
      c.json('closedDays'),
      c.ref('changedById'),
      c.moment('changedAt'),
    ]);
    await createTable(runner, 'category_version', [
      c.key('code', 32),
      { ...c.count('version'), isPrimary: true },
      c.json('content'),
      c.maybe(c.ref('changedById')),
      c.moment('changedAt'),
    ]);
    await runner.addColumns('category', [
      new TableColumn({ ...c.flag('photoBefore'), default: 0 }),
      new TableColumn(c.maybe(c.count('evidenceMetres'))),
      new TableColumn({ ...c.count('version'), default: 1 }),
    ]);
    await completeCategories(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { code, limits } of await categories(runner)) {
      const before = parsed(limits) as Limits;
      for (const urgency of ['normal', 'urgent'] as const)
        for (const name of Object.keys(NEW_LIMITS[urgency])) Reflect.deleteProperty(before[urgency], name);
      await runner.query('UPDATE category SET limits = ? WHERE code = ?', [JSON.stringify(before), code]);
    }
    await runner.dropColumns('category', ['version', 'evidenceMetres', 'photoBefore']);
    for (const table of ['category_version', 'calendar']) await runner.dropTable(table);
  }
}

/** Each category gets the limits it lacks, and what it then says is its version 1. */
async function completeCategories(runner: QueryRunner): Promise<void> {
  const sqlite = runner.connection.options.type === 'better-sqlite3';
  const now = sqlite ? "strftime('%Y-%m-%d %H:%M:%f', 'now')" : 'UTC_TIMESTAMP(3)';
  for (const { code, keywords, limits, photoToResolve, checkBeforeClose } of await categories(runner)) {
    const had = parsed(limits) as Limits;
    const complete: Limits = {
      normal: { ...NEW_LIMITS.normal, ...had.normal },
      urgent: { ...NEW_LIMITS.urgent, ...had.urgent },
    };
    const content = {
      limits: complete,
      keywords: parsed(keywords),
      photoToResolve: Boolean(photoToResolve),
      photoBefore: false,
      checkBeforeClose: Boolean(checkBeforeClose),
      evidenceMetres: null,
    };
    await runner.query('UPDATE category SET limits = ? WHERE code = ?', [JSON.stringify(complete), code]);
    await runner.query(
      `INSERT INTO category_version (code, version, content, changedById, changedAt) VALUES (?, 1, ?, NULL, ${now})`,
      [code, JSON.stringify(content)],
    );
  }
}

async function categories(runner: QueryRunner): Promise<CategoryRow[]> {
  return (await runner.query('SELECT * FROM category')) as CategoryRow[];
}

/** SQLite and MariaDB keep JSON as text; MySQL's driver reads it. */
function parsed(json: unknown): unknown {
  return typeof json === 'string' ? (JSON.parse(json) as unknown) : json;
}
