import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { AppError, type Post, type Role } from '@hongqi/shared';
import { Clock } from '../clock';
import { Config } from '../config';
import { Database } from '../database/database';
import type { Me } from '../http/access';
import { newToken, sha256 } from '../system/secrets';
import { Person } from './person.entity';
import { PostRow } from './post.entity';
import { type SessionClient, SessionRow } from './session.entity';

const HOUR = 3_600_000;
/** Disabling an account or ending a post takes hold everywhere within this time. */
const TRUSTED_MS = 5_000;
const CACHE_SIZE = 20_000;

interface CachedSession {
  me: Me;
  until: number;
  expiresAt: Date;
}

/** Who is signed in. Tokens are random and kept only as hashes; a session is prolonged by being used. */
@Injectable()
export class SessionService {
  private readonly cache = new Map<string, CachedSession>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async open(tx: EntityManager, personId: string, client: SessionClient): Promise<{ token: string; expiresAt: Date }> {
    const token = newToken();
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + this.lifetime(client));
    await tx.insert(SessionRow, { tokenHash: sha256(token), personId, client, createdAt, expiresAt });
    return { token, expiresAt };
  }

  /** Null when the token is unknown, ended, or its person disabled. */
  async personOf(token: string): Promise<Me | null> {
    const tokenHash = sha256(token);
    const now = this.clock.now();
    const cached = this.cache.get(tokenHash);
    if (cached && cached.until > now.getTime() && cached.expiresAt > now) return cached.me;

    const found = await this.load(tokenHash);
    if (!found || found.session.expiresAt <= now) return null;

    const expiresAt = await this.prolong(found.session, now);
    if (this.cache.size >= CACHE_SIZE) this.cache.clear();
    this.cache.set(tokenHash, { me: found.me, until: now.getTime() + TRUSTED_MS, expiresAt });
    return found.me;
  }

  async close(tokenHash: string): Promise<void> {
    this.cache.delete(tokenHash);
    await this.database.manager.delete(SessionRow, { tokenHash });
  }

  /** Forget what is cached, after posts, accounts or phone numbers were changed here. */
  forget(): void {
    this.cache.clear();
  }

  async requirePerson(token: string): Promise<Me> {
    const me = await this.personOf(token);
    if (!me) throw new AppError('NOT_SIGNED_IN');
    return me;
  }

  /** Session, person and posts in one statement: it stands before everything people do. */
  private async load(tokenHash: string): Promise<{ session: SessionRow; me: Me } | null> {
    const { entities, raw } = await this.database.manager
      .createQueryBuilder(SessionRow, 'session')
      .innerJoin(Person, 'person', 'person.id = session.personId AND person.disabledAt IS NULL')
      .leftJoin(PostRow, 'post', 'post.personId = person.id')
      .addSelect([
        'person.name',
        'person.openid',
        'person.phoneSealed',
        'post.role',
        'post.areaCode',
        'post.departmentId',
        'post.fromAt',
        'post.toAt',
      ])
      .where('session.tokenHash = :tokenHash', { tokenHash })
      .getRawAndEntities<SessionRaw>();
    const [session] = entities;
    const [first] = raw;
    if (!session || !first) return null;
    const now = this.clock.now();
    const posts = raw.flatMap((row) =>
      row.post_role && isCurrent(datesOf(row), now) ? [postOf(row, row.post_role)] : [],
    );
    const { person_name: name, person_openid: openid, person_phoneSealed: phoneSealed } = first;
    return { session, me: { id: session.personId, name, openid, hasPhone: phoneSealed !== null, tokenHash, posts } };
  }

  /** Written at most once in a tenth of the lifetime, not with every request. */
  private async prolong(session: SessionRow, now: Date): Promise<Date> {
    const lifetime = this.lifetime(session.client);
    const expiresAt = new Date(now.getTime() + lifetime);
    if (expiresAt.getTime() - session.expiresAt.getTime() < lifetime / 10) return session.expiresAt;
    await this.database.manager.update(SessionRow, { tokenHash: session.tokenHash }, { expiresAt });
    return expiresAt;
  }

  private lifetime(client: SessionClient): number {
    return client === 'console' ? this.config.consoleSessionHours * HOUR : this.config.sessionDays * 24 * HOUR;
  }
}

/** Posts of these people that hold at this instant. */
export async function currentPosts(
  manager: EntityManager,
  personIds: readonly string[],
  now: Date,
): Promise<PostRow[]> {
  if (personIds.length === 0) return [];
  const rows = await manager.findBy(PostRow, { personId: In([...personIds]) });
  return rows.filter((row) => isCurrent(row, now));
}

export function isCurrent(row: Pick<PostRow, 'fromAt' | 'toAt'>, now: Date): boolean {
  return row.fromAt <= now && (row.toAt === null || row.toAt > now);
}

interface SessionRaw {
  person_name: string;
  person_openid: string | null;
  person_phoneSealed: string | null;
  post_role: Role | null;
  post_areaCode: string;
  post_departmentId: string | null;
  post_fromAt: Date | string;
  post_toAt: Date | string | null;
}

/** SQLite gives instants of a raw row as text in UTC. */
function datesOf({ post_fromAt, post_toAt }: SessionRaw): Pick<PostRow, 'fromAt' | 'toAt'> {
  const date = (value: Date | string): Date =>
    typeof value === 'string' ? new Date(`${value.replace(' ', 'T')}Z`) : value;
  return { fromAt: date(post_fromAt), toAt: post_toAt === null ? null : date(post_toAt) };
}

function postOf({ post_areaCode, post_departmentId }: SessionRaw, role: Role): Post {
  return { role, areaCode: post_areaCode, departmentId: post_departmentId };
}
