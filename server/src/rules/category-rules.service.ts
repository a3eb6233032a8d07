import { Injectable } from '@nestjs/common';
import { AppError, type CategoryRules, type CategoryView, hasPostInAll, type RuleVersion } from '@hongqi/shared';
import { Category } from '../areas/category.entity';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { Database } from '../database/database';
import type { Me } from '../http/access';
import { newId } from '../ids';
import { AuditRow } from '../people/audit.entity';
import { DutyService } from '../people/duty.service';
import { CategoryVersion } from './category-version.entity';

const VERSIONS_SHOWN = 50;

/** What categories promise and ask for. A change is a new version; nothing promised before moves. */
@Injectable()
export class CategoryRulesService {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly duty: DutyService,
    private readonly clock: Clock,
  ) {}

  /** Categories are the whole platform's: an administrator of every township on it changes them. */
  async change(me: Me, code: string, version: number, rules: CategoryRules): Promise<CategoryView> {
    if (!hasPostInAll(me, 'admin', this.directory.townshipCodes())) throw new AppError('NOT_ALLOWED');
    this.category(code);
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      const next = { ...rules, version: version + 1 };
      const { affected } = await tx.update(Category, { code, version }, next);
      if (affected !== 1) throw new AppError('RULES_CHANGED');
      await tx.insert(CategoryVersion, {
        code,
        version: version + 1,
        content: rules,
        changedById: me.id,
        changedAt: at,
      });
      await tx.insert(AuditRow, { id: newId(at), actorId: me.id, what: 'rules.category', objectId: code, at });
      await this.directory.touch(tx);
    });
    await this.directory.refresh();
    return this.category(code);
  }

  /** Newest first. */
  async versions(code: string): Promise<RuleVersion<CategoryRules>[]> {
    this.category(code);
    const rows = await this.database.manager.find(CategoryVersion, {
      where: { code },
      order: { version: 'DESC' },
      take: VERSIONS_SHOWN,
    });
    const names = await this.duty.names(rows.flatMap(({ changedById }) => changedById ?? []));
    return rows.map(({ version, content, changedById, changedAt }) => ({
      version,
      content,
      changedBy: changedById ? (names.get(changedById) ?? null) : null,
      changedAt: changedAt.toISOString(),
    }));
  }

  private category(code: string): CategoryView {
    const category = this.directory.listCategories().find((one) => one.code === code);
    if (!category) throw new AppError('NOT_FOUND');
    return category;
  }
}
