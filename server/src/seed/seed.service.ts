import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { levelOf, parentOf, type Role } from '@hongqi/shared';
import { Area } from '../areas/area.entity';
import { Category } from '../areas/category.entity';
import { Department } from '../areas/department.entity';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { Config } from '../config';
import { Database } from '../database/database';
import { spellingOf } from '../doors/door-words';
import { Door } from '../doors/door.entity';
import { newId } from '../ids';
import { hashPassword } from '../people/password';
import { Person } from '../people/person.entity';
import { PostRow } from '../people/post.entity';
import { CategoryVersion } from '../rules/category-version.entity';
import { HONGQI_AREAS, HONGQI_GRIDS } from './hongqi-areas';
import { HONGQI_CATEGORIES, rulesOf } from './hongqi-categories';
import { HONGQI_DOORS } from './hongqi-doors';
import { DEPARTMENTS, type SeedPerson, STAFF, workersOf } from './hongqi-people';

/** Fills an empty database with 红旗街道 once. All of it or nothing, and never over something that is there. */
@Injectable()
export class SeedService {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async seedIfEmpty(): Promise<boolean> {
    if (!this.config.seed || (await this.database.manager.count(Area)) > 0) return false;
    const passwordHash = this.config.demoPassword ? await hashPassword(this.config.demoPassword) : null;
    await this.database.transaction(async (tx) => {
      const departments = await this.seedAreas(tx);
      await this.seedPeople(tx, departments, passwordHash);
      await this.seedDoors(tx);
      await this.directory.touch(tx);
    });
    await this.directory.refresh();
    return true;
  }

  private async seedAreas(tx: EntityManager): Promise<Map<string, string>> {
    const now = this.clock.now();
    const ids = new Map(DEPARTMENTS.map(({ key }) => [key as string, newId(now)]));
    for (const { code, name, kind, boundary } of HONGQI_AREAS) {
      const level = levelOf(code);
      if (!level) throw new Error(`seed: ${code} is no area code`);
      const parentCode = parentOf(code);
      await tx.insert(Area, { code, name, level, kind, parentCode, boundary, version: 1, updatedAt: now });
    }
    await tx.insert(
      Department,
      DEPARTMENTS.map(({ key, name, areaCode }) => ({ id: ids.get(key) ?? '', name, areaCode })),
    );
    await tx.insert(
      Category,
      HONGQI_CATEGORIES.map((category, position) => ({
        ...rulesOf(category),
        code: category.code,
        name: category.name,
        parentCode: null,
        departmentId: category.department ? (ids.get(category.department) ?? null) : null,
        position,
        version: 1,
      })),
    );
    await tx.insert(
      CategoryVersion,
      HONGQI_CATEGORIES.map((category) => ({
        code: category.code,
        version: 1,
        content: rulesOf(category),
        changedById: null,
        changedAt: now,
      })),
    );
    return ids;
  }

  private async seedPeople(
    tx: EntityManager,
    departments: Map<string, string>,
    passwordHash: string | null,
  ): Promise<void> {
    const now = this.clock.now();
    for (const person of [...STAFF, ...workersOf(HONGQI_GRIDS)]) {
      const id = newId(now);
      await tx.insert(Person, {
        id,
        name: person.name,
        openid: person.openid ?? null,
        login: person.login ?? null,
        passwordHash: person.login ? passwordHash : null,
        phoneSealed: null,
        homeGridCode: null,
        disabledAt: null,
        createdAt: now,
      });
      await tx.insert(PostRow, this.post(id, person, departments));
    }
  }

  private async seedDoors(tx: EntityManager): Promise<void> {
    const now = this.clock.now();
    const rows = HONGQI_DOORS.map((door): Door => ({
      ...door,
      id: newId(now),
      spelling: spellingOf(door),
      note: '',
      contactSealed: null,
      version: 1,
      lastVisitAt: null,
      removedAt: null,
      updatedAt: now,
    }));
    await this.database.write(tx, 'INSERT', { entity: Door, rows });
  }

  private post(personId: string, person: SeedPerson, departments: Map<string, string>): PostRow {
    return {
      id: newId(this.clock.now()),
      personId,
      role: person.role satisfies Role,
      areaCode: person.areaCode,
      departmentId: person.department ? (departments.get(person.department) ?? null) : null,
      fromAt: this.clock.now(),
      toAt: null,
      awayFrom: null,
      awayTo: null,
      substituteId: null,
      officePhone: person.officePhone ?? null,
    };
  }
}
