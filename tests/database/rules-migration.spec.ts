import type { DataSource } from 'typeorm';
import { Category } from '../../server/src/areas/category.entity';
import { MIGRATIONS } from '../../server/src/database/migrations';
import { CreateRules1763800000900 } from '../../server/src/database/migrations/1763800000900-create-rules';
import { CategoryVersion } from '../../server/src/rules/category-version.entity';
import { type TestDatabase, testDatabase } from '../support/database';
import { opened } from '../support/open-database';

const LIMITS = {
  normal: { accept: { amount: 3, unit: 'workingHours' }, finish: { amount: 4, unit: 'workingDays' } },
  urgent: { accept: { amount: 1, unit: 'hours' }, finish: { amount: 9, unit: 'hours' } },
};

/** A street that ran before categories had six limits, versions and rules for photos. */
describe('a category from before there were versions', () => {
  let home: TestDatabase;
  let source: DataSource;
  const transaction = (): 'each' | 'none' => (source.options.type === 'better-sqlite3' ? 'each' : 'none');
  const since = MIGRATIONS.filter(({ name }) => name.slice(-13) >= CreateRules1763800000900.name.slice(-13));

  beforeAll(async () => {
    home = await testDatabase();
    source = await opened(home);
    for (const _ of since) await source.undoLastMigration({ transaction: transaction() });
    await source.query(
      'INSERT INTO category (code, name, parentCode, keywords, limits, photoToResolve, checkBeforeClose, departmentId, position) VALUES (?, ?, NULL, ?, ?, 1, 0, NULL, 0)',
      ['lighting', '路灯照明', JSON.stringify(['路灯']), JSON.stringify(LIMITS)],
    );
    await source.runMigrations({ transaction: transaction() });
  });
  afterAll(async () => {
    await source.destroy();
    await home.drop();
  });

  it('keeps what it promised, gets the rest, and is version 1', async () => {
    const category = await source.manager.findOneByOrFail(Category, { code: 'lighting' });

    expect(category).toMatchObject({ version: 1, photoBefore: false, evidenceMetres: null, limits: LIMITS });
    for (const limits of [category.limits.normal, category.limits.urgent])
      expect(Object.keys(limits).sort()).toEqual(['accept', 'check', 'finish', 'rate', 'respond', 'whole']);
  });

  it('has its first version kept, which nobody made', async () => {
    const { limits } = await source.manager.findOneByOrFail(Category, { code: 'lighting' });

    expect(await source.manager.find(CategoryVersion)).toEqual([
      {
        code: 'lighting',
        version: 1,
        content: {
          limits,
          keywords: ['路灯'],
          photoToResolve: true,
          photoBefore: false,
          checkBeforeClose: false,
          evidenceMetres: null,
        },
        changedById: null,
        changedAt: expect.any(Date),
      },
    ]);
  });

  it('is on the way back what it was', async () => {
    for (const _ of since) await source.undoLastMigration({ transaction: transaction() });
    const [row] = await source.query<{ limits: unknown }[]>('SELECT * FROM category');
    const limits: unknown = typeof row?.limits === 'string' ? JSON.parse(row.limits) : row?.limits;

    expect(limits).toEqual(LIMITS);
    expect(Object.keys(row ?? {})).not.toContain('version');
  });
});
