import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { Person } from './person.entity';
import { PostRow } from './post.entity';
import { currentPosts, isCurrent } from './session.service';

/** Someone who answers for a grid now. `insteadOf` is who is on leave. */
export interface DutyWorker {
  personId: string;
  name: string;
  officePhone: string | null;
  insteadOf: string | null;
}

interface DutyRow {
  personId: string;
  name: string;
  substituteId: string | null;
  substituteName: string | null;
  officePhone: string | null;
  fromAt: Date;
  toAt: Date | null;
  awayFrom: Date | null;
  awayTo: Date | null;
}

/** Who is on duty where: current posts, with leave and substitutes taken into account. */
@Injectable()
export class DutyService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** One statement. Someone on leave without a substitute is left out. */
  async workersOf(gridCode: string): Promise<DutyWorker[]> {
    const rows = await this.rows((query) => query.where('post.areaCode = :gridCode AND post.role = :role', { gridCode, role: 'worker' }));
    return rows.flatMap((row) => onDuty(row, this.clock.now()));
  }

  /** Everyone with one of these roles whose post's area is one of the codes. */
  async holdersOf(roles: readonly string[], areaCodes: readonly string[]): Promise<PostRow[]> {
    if (areaCodes.length === 0) return [];
    const rows = await this.database.manager.findBy(PostRow, { areaCode: In([...areaCodes]), role: In([...roles]) });
    return rows.filter((row) => isCurrent(row, this.clock.now()));
  }

  /** Current posts of one person, read inside the transaction that relies on them. */
  postsOf(tx: EntityManager, personId: string): Promise<PostRow[]> {
    return currentPosts(tx, [personId], this.clock.now());
  }

  /** People of a department now. */
  async membersOf(departmentId: string): Promise<string[]> {
    const rows = await this.database.manager.findBy(PostRow, { departmentId });
    return rows.filter((row) => isCurrent(row, this.clock.now())).map(({ personId }) => personId);
  }

  /** Workers whose grid lies in the code range `[from, to)`, with their grids, in order of the grids. */
  async workersIn(range: { from: string; to: string }): Promise<(DutyWorker & { areaCode: string; isAway: boolean })[]> {
    const now = this.clock.now();
    const rows = await this.rows((query) =>
      query.where('post.areaCode >= :from AND post.areaCode < :to AND post.role = :role', { ...range, role: 'worker' }),
    );
    return rows
      .filter((row) => isCurrent(row, now))
      .map((row) => ({ ...self(row), areaCode: row.areaCode, isAway: isAway(row, now) }));
  }

  async names(personIds: Iterable<string>): Promise<Map<string, string>> {
    const ids = [...new Set(personIds)];
    if (ids.length === 0) return new Map();
    const people = await this.database.manager.find(Person, { where: { id: In(ids) }, select: { id: true, name: true } });
    return new Map(people.map(({ id, name }) => [id, name]));
  }

  private async rows(narrow: (query: ReturnType<DutyService['base']>) => ReturnType<DutyService['base']>) {
    const { entities, raw } = await narrow(this.base()).orderBy('post.areaCode').addOrderBy('post.id').getRawAndEntities<{
      personName: string;
      substituteName: string | null;
    }>();
    return entities.map((post, at) => ({
      ...post,
      name: raw[at]?.personName ?? '',
      substituteName: raw[at]?.substituteName ?? null,
    }));
  }

  private base() {
    return this.database.manager
      .createQueryBuilder(PostRow, 'post')
      .innerJoin(Person, 'person', 'person.id = post.personId AND person.disabledAt IS NULL')
      .leftJoin(Person, 'substitute', 'substitute.id = post.substituteId AND substitute.disabledAt IS NULL')
      .addSelect('person.name', 'personName')
      .addSelect('substitute.name', 'substituteName');
  }
}

function onDuty(row: DutyRow, now: Date): DutyWorker[] {
  if (!isCurrent(row, now)) return [];
  if (!isAway(row, now)) return [self(row)];
  if (!row.substituteId || !row.substituteName) return [];
  return [{ personId: row.substituteId, name: row.substituteName, officePhone: row.officePhone, insteadOf: row.name }];
}

function self(row: DutyRow): DutyWorker {
  return { personId: row.personId, name: row.name, officePhone: row.officePhone, insteadOf: null };
}

function isAway(row: DutyRow, now: Date): boolean {
  return row.awayFrom !== null && row.awayFrom <= now && (row.awayTo === null || row.awayTo > now);
}
