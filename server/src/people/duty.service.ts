import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { type Actor, covers } from '@hongqi/shared';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { Person } from './person.entity';
import { PostRow } from './post.entity';
import { currentPosts, isCurrent } from './session.service';

/** A changed post or leave takes hold in routing within this time. */
const TRUSTED_MS = 3_000;

/** Someone who answers for a grid now. `insteadOf` is who is on leave. */
export interface DutyWorker {
  personId: string;
  name: string;
  officePhone: string | null;
  insteadOf: string | null;
}

interface Roster {
  workers: PostRow[];
  supervisors: PostRow[];
  /** By grid, in order of their posts. */
  byArea: Map<string, PostRow[]>;
  /** Names of all who may act: who is not in it is disabled. */
  names: Map<string, string>;
}

/** Who is on duty where: current posts, with leave and substitutes taken into account. */
@Injectable()
export class DutyService {
  private roster: Roster | null = null;
  private reading: Promise<Roster> | null = null;
  private grids: ReadonlyMap<string, string> = new Map();
  private until = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Someone on leave without a substitute is left out. Whoever asks inside a transaction hands it over. */
  async workersOf(gridCode: string, tx?: EntityManager): Promise<DutyWorker[]> {
    const { byArea, names } = await this.load(tx);
    const now = this.clock.now();
    return (byArea.get(gridCode) ?? []).flatMap((post) => onDuty(post, names, now));
  }

  /** Areas somebody answers for as a worker now, and for whom: the own ones, and those of people on leave. */
  async dutiesOf(personId: string): Promise<{ areaCode: string; ownerId: string }[]> {
    const { workers, names } = await this.load();
    const now = this.clock.now();
    return workers
      .filter((post) => onDuty(post, names, now).some((one) => one.personId === personId))
      .map(({ areaCode, personId: ownerId }) => ({ areaCode, ownerId }));
  }

  /** Somebody as they act today: with the grids of those they stand in for besides their own posts. */
  async actingToday<A extends Actor>(actor: A): Promise<A> {
    const duties = await this.dutiesOf(actor.id);
    const standsIn = duties.filter(({ ownerId }) => ownerId !== actor.id);
    if (standsIn.length === 0) return actor;
    const posts = standsIn.map(({ areaCode }) => ({ role: 'worker' as const, areaCode, departmentId: null }));
    return { ...actor, posts: [...actor.posts, ...posts] };
  }

  /** Workers of the grids inside an area, in order of the grids. */
  async workersIn(areaCode: string): Promise<(DutyWorker & { areaCode: string; isAway: boolean })[]> {
    const { workers, names } = await this.load();
    const now = this.clock.now();
    return workers
      .filter((post) => covers(areaCode, post.areaCode) && isCurrent(post, now))
      .flatMap((post) => {
        const name = names.get(post.personId);
        return name === undefined ? [] : [{ ...self(post, name), areaCode: post.areaCode, isAway: isAway(post, now) }];
      });
  }

  /** Areas around this one (or it itself) that have a supervisor now, nearest first. */
  async levelsOver(areaCode: string, tx?: EntityManager): Promise<string[]> {
    const { supervisors, names } = await this.load(tx);
    const now = this.clock.now();
    const codes = supervisors
      .filter((post) => covers(post.areaCode, areaCode) && isCurrent(post, now) && names.has(post.personId))
      .map((post) => post.areaCode);
    return [...new Set(codes)].sort((a, b) => b.length - a.length);
  }

  /** Current posts of one person, read inside the transaction that relies on them. */
  postsOf(tx: EntityManager, personId: string): Promise<PostRow[]> {
    return currentPosts(tx, [personId], this.clock.now());
  }

  /** Dispatchers whose area contains this one, or is it. */
  async dispatchersOver(tx: EntityManager, areaCode: string): Promise<PostRow[]> {
    const posts = await tx.findBy(PostRow, { role: 'dispatcher' });
    return posts.filter((post) => covers(post.areaCode, areaCode) && isCurrent(post, this.clock.now()));
  }

  /** People of a department now. */
  async membersOf(departmentId: string): Promise<string[]> {
    const rows = await this.database.manager.findBy(PostRow, { departmentId });
    return rows.filter((row) => isCurrent(row, this.clock.now())).map(({ personId }) => personId);
  }

  async names(personIds: Iterable<string>): Promise<Map<string, string>> {
    const ids = [...new Set(personIds)];
    if (ids.length === 0) return new Map();
    const people = await this.database.manager.find(Person, {
      where: { id: In(ids) },
      select: { id: true, name: true },
    });
    return new Map(people.map(({ id, name }) => [id, name]));
  }

  /** The grid a worker answers for, as last read; null for anyone else. */
  gridOf(personId: string): string | null {
    return this.grids.get(personId) ?? null;
  }

  /** Before the first request, so that lists know everybody's grid. */
  async warm(): Promise<void> {
    await this.load();
  }

  /** Look at the posts again at once. */
  forget(): void {
    this.roster = null;
    this.reading = null;
  }

  /**
   * Every submission asks who is on duty, and the answer changes a few times a day; so it is kept for a moment. Inside a
   * transaction it is read by that one: SQLite lets nobody else ask until the transaction has ended.
   */
  private async load(tx?: EntityManager): Promise<Roster> {
    const now = this.clock.now().getTime();
    if (this.roster && now < this.until) return this.roster;
    if (tx) return this.read(tx);
    if (this.reading) return this.reading;
    const reading = this.read(this.database.manager);
    this.reading = reading;
    try {
      const roster = await reading;
      if (this.reading === reading) {
        this.roster = roster;
        this.until = now + TRUSTED_MS;
      }
      return roster;
    } finally {
      // What failed is not kept: the next question asks again.
      if (this.reading === reading) this.reading = null;
    }
  }

  private async read(manager: EntityManager): Promise<Roster> {
    const posts = await manager.find(PostRow, {
      where: { role: In(['worker', 'supervisor']) },
      order: { areaCode: 'ASC', id: 'ASC' },
    });
    const workers = posts.filter(({ role }) => role === 'worker');
    const supervisors = posts.filter(({ role }) => role === 'supervisor');
    const ids = posts.flatMap(({ personId, substituteId }) => (substituteId ? [personId, substituteId] : [personId]));
    const people = await manager.find(Person, {
      where: { id: In([...new Set(ids)]) },
      select: { id: true, name: true, disabledAt: true },
    });
    const names = new Map(people.filter(({ disabledAt }) => disabledAt === null).map(({ id, name }) => [id, name]));
    const byArea = new Map<string, PostRow[]>();
    for (const post of workers) byArea.set(post.areaCode, [...(byArea.get(post.areaCode) ?? []), post]);
    this.grids = new Map(workers.map(({ personId, areaCode }) => [personId, areaCode]));
    return { workers, supervisors, byArea, names };
  }
}

function onDuty(post: PostRow, names: ReadonlyMap<string, string>, now: Date): DutyWorker[] {
  const name = names.get(post.personId);
  if (name === undefined || !isCurrent(post, now)) return [];
  if (!isAway(post, now)) return [self(post, name)];
  const substitute = post.substituteId ? names.get(post.substituteId) : undefined;
  if (!post.substituteId || substitute === undefined) return [];
  return [{ personId: post.substituteId, name: substitute, officePhone: post.officePhone, insteadOf: name }];
}

function self({ personId, officePhone }: PostRow, name: string): DutyWorker {
  return { personId, name, officePhone, insteadOf: null };
}

function isAway({ awayFrom, awayTo }: PostRow, now: Date): boolean {
  return awayFrom !== null && awayFrom <= now && (awayTo === null || awayTo > now);
}
