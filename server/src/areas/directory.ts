import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AreaView, type CategoryView, codeAt, covers, type DepartmentView, LIMITS } from '@hongqi/shared';
import { Database } from '../database/database';
import { CalendarRow } from '../rules/calendar.entity';
import { Counter } from '../system/counter.entity';
import { Area } from './area.entity';
import { Category } from './category.entity';
import { Department } from './department.entity';
import { type Located, Locator } from './locator';

const VERSION = 'directory';
export const OTHER_CATEGORY = 'other';

/**
 * Areas, departments, categories and the townships' calendars in memory: a street has hundreds of them, they change a few times a year, and every
 * request asks for their names. `refresh` rebuilds the whole when the version in the database has moved.
 */
@Injectable()
export class Directory implements OnModuleInit {
  private version = -1;
  private areas = new Map<string, AreaView>();
  private departments = new Map<string, Department>();
  private categories = new Map<string, CategoryView>();
  private calendars = new Map<string, CalendarRow>();
  private grids = new Locator([]);
  private townships = new Locator([]);

  constructor(private readonly database: Database) {}

  async onModuleInit(): Promise<void> {
    await this.refresh();
  }

  /** Cheap when nothing changed: one row is read. */
  async refresh(): Promise<void> {
    const { manager } = this.database;
    const version = (await manager.findOneBy(Counter, { name: VERSION }))?.value ?? 0;
    if (version === this.version) return;

    const [areas, departments, categories, calendars] = await Promise.all([
      manager.find(Area, { order: { code: 'ASC' } }),
      manager.find(Department),
      manager.find(Category, { order: { position: 'ASC' } }),
      newestCalendars(manager),
    ]);
    this.areas = new Map(areas.map((area) => [area.code, toView(area)]));
    this.departments = new Map(departments.map((department) => [department.id, department]));
    this.categories = new Map(categories.map(({ position: _, ...category }) => [category.code, category]));
    this.calendars = new Map(calendars.map((calendar) => [calendar.townshipCode, calendar]));
    this.grids = new Locator(drawn(areas, 'grid'));
    this.townships = new Locator(drawn(areas, 'township'));
    this.version = version;
  }

  /** Call inside the transaction that changed something; other servers see it within a few seconds. */
  async touch(tx: Database['manager']): Promise<void> {
    await tx.createQueryBuilder().insert().into(Counter).values({ name: VERSION, value: 0 }).orIgnore().execute();
    await tx.increment(Counter, { name: VERSION }, 'value', 1);
  }

  area(code: string): AreaView | null {
    return this.areas.get(code) ?? null;
  }

  /** The code itself when the area has been taken off the map since. */
  areaName(code: string): string {
    return this.areas.get(code)?.name ?? code;
  }

  departmentName(id: string): string {
    return this.departments.get(id)?.name ?? '部门';
  }

  department(id: string): Department | null {
    return this.departments.get(id) ?? null;
  }

  departmentsIn(areaCode: string): Department[] {
    return [...this.departments.values()].filter(
      (one) => covers(areaCode, one.areaCode) || covers(one.areaCode, areaCode),
    );
  }

  listDepartments(): DepartmentView[] {
    return [...this.departments.values()]
      .map(({ id, name, areaCode }) => ({ id, name, areaCode }))
      .sort((a, b) => a.areaCode.localeCompare(b.areaCode) || a.name.localeCompare(b.name, 'zh-CN'));
  }

  category(code: string | undefined): CategoryView | null {
    return this.categories.get(code ?? OTHER_CATEGORY) ?? null;
  }

  listCategories(): CategoryView[] {
    return [...this.categories.values()];
  }

  /** The newest rules of the township's own calendar; null where the usual one holds. */
  calendar(townshipCode: string): CalendarRow | null {
    return this.calendars.get(townshipCode) ?? null;
  }

  townshipCodes(): string[] {
    return [...this.areas.values()].flatMap(({ code, level }) => (level === 'township' ? [code] : []));
  }

  listAreas(under: string, withBoundaries: boolean): AreaView[] {
    const within = [...this.areas.values()].filter(({ code }) => covers(under, code));
    return withBoundaries ? within : within.map((area) => ({ ...area, boundary: null }));
  }

  /** The township served when nothing says which: the only one, or the first. */
  street(): AreaView {
    const first = [...this.areas.values()].find(({ level }) => level === 'township');
    if (!first) throw new Error('the database holds no township; import areas or start with SEED=true');
    return first;
  }

  gridAt(lng: number, lat: number): Located | null {
    return this.grids.locate(lng, lat, LIMITS.nearestGridMetres);
  }

  /** The township a point lies in or is nearest to, so that some desk always sees it. */
  townshipAt(lng: number, lat: number): string {
    return this.townships.locate(lng, lat, Number.POSITIVE_INFINITY)?.code ?? this.street().code;
  }

  townshipOf(code: string): string {
    return codeAt(code, 'township') ?? this.street().code;
  }
}

function toView({ code, name, level, kind, parentCode, boundary }: Area): AreaView {
  return { code, name, level, kind, parentCode, boundary };
}

function drawn(areas: readonly Area[], level: Area['level']) {
  return areas.flatMap(({ code, boundary, ...area }) => (area.level === level && boundary ? [{ code, boundary }] : []));
}

function newestCalendars(manager: Database['manager']): Promise<CalendarRow[]> {
  const newest =
    'calendar.version = (SELECT MAX(c.version) FROM calendar c WHERE c.townshipCode = calendar.townshipCode)';
  return manager.createQueryBuilder(CalendarRow, 'calendar').where(newest).getMany();
}
