import { levelOf, parentOf, type Role } from '@hongqi/shared';
import { Area } from '../../server/src/areas/area.entity';
import { Department } from '../../server/src/areas/department.entity';
import { Directory } from '../../server/src/areas/directory';
import { Database } from '../../server/src/database/database';
import { newId } from '../../server/src/ids';
import { hashPassword } from '../../server/src/people/password';
import { Person } from '../../server/src/people/person.entity';
import { PostRow } from '../../server/src/people/post.entity';
import type { Actor } from './actor';
import { PASSWORD, type Town } from './town';

/** Ends in 9 on purpose: where a code is followed by the next, that is the odd one. */
export const NEXT_STREET = '150782009';

export interface Hire {
  /** Account to sign in by. */
  login: string;
  name: string;
  role: Role;
  areaCode: string;
  departmentId?: string;
}

/** Changes to areas, people and posts that have no endpoint yet: what an administrator would do, written directly. */
export class Registry {
  private readonly database: Database;
  private password: Promise<string> | undefined;

  constructor(private readonly town: Town) {
    this.database = town.running.app.get(Database);
  }

  /** A new account with one post, signed in. */
  async hires(hire: Hire): Promise<Actor> {
    this.password ??= hashPassword(PASSWORD);
    const now = this.town.clock.now();
    const person: Person = {
      id: newId(now),
      name: hire.name,
      openid: null,
      login: hire.login,
      passwordHash: await this.password,
      phoneSealed: null,
      homeGridCode: null,
      disabledAt: null,
      createdAt: now,
    };
    await this.database.manager.insert(Person, person);
    await this.appoints(person.id, hire);
    return this.town.signsIn(hire.login);
  }

  /** One post more for someone who is there. */
  async appoints(
    personId: string,
    { role, areaCode, departmentId = null }: { role: Role; areaCode: string; departmentId?: string | null },
  ): Promise<void> {
    const now = this.town.clock.now();
    const nothing = { toAt: null, awayFrom: null, awayTo: null, substituteId: null, officePhone: null };
    await this.database.manager.insert(PostRow, {
      id: newId(now),
      personId,
      role,
      areaCode,
      departmentId,
      fromAt: now,
      ...nothing,
    });
    this.town.forgetSessions();
  }

  /** Until the leave ends (or for good); whoever substitutes gets what would have come. */
  async leaves(person: Actor, substitute: Actor | null, hours: number): Promise<void> {
    const awayFrom = this.town.clock.now();
    const awayTo = new Date(awayFrom.getTime() + hours * 3_600_000);
    await this.database.manager.update(
      PostRow,
      { personId: person.me.id },
      { awayFrom, awayTo, substituteId: substitute?.me.id ?? null },
    );
    this.town.forgetSessions();
  }

  async endsPosts(person: Actor): Promise<void> {
    await this.database.manager.update(PostRow, { personId: person.me.id }, { toAt: this.town.clock.now() });
    this.town.forgetSessions();
  }

  /** As on another server: what is cached here is not told. */
  async disables(person: Actor): Promise<void> {
    await this.database.manager.update(Person, { id: person.me.id }, { disabledAt: this.town.clock.now() });
  }

  async renames(person: Actor, name: string): Promise<void> {
    await this.database.manager.update(Person, { id: person.me.id }, { name });
    this.town.forgetSessions();
  }

  /** Areas without a boundary: nothing is found in them by place, but people can live and hold posts there. */
  async founds(areas: readonly { code: string; name: string }[]): Promise<void> {
    const directory = this.town.running.app.get(Directory);
    const updatedAt = this.town.clock.now();
    await this.database.transaction(async (tx) => {
      for (const { code, name } of areas) {
        const level = levelOf(code);
        if (!level) throw new Error(`${code} is no area code`);
        await tx.insert(Area, {
          code,
          name,
          level,
          kind: 'ordinary',
          parentCode: parentOf(code),
          boundary: null,
          version: 1,
          updatedAt,
        });
      }
      await directory.touch(tx);
    });
    await directory.refresh();
  }

  departmentId(name: string): Promise<string> {
    return this.database.manager.findOneByOrFail(Department, { name }).then(({ id }) => id);
  }

  /** A street beside 红旗街道 with one community and one grid, and nobody in it yet. */
  async foundsNextStreet(): Promise<{ street: string; grid: string }> {
    const grid = `${NEXT_STREET}009009`;
    await this.founds([
      { code: NEXT_STREET, name: '胜利街道' },
      { code: `${NEXT_STREET}009`, name: '胜利社区' },
      { code: grid, name: '胜利社区第一网格' },
    ]);
    return { street: NEXT_STREET, grid };
  }
}
