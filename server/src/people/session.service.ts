import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { AppError, type Post } from '@hongqi/shared';
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

    const session = await this.database.manager.findOneBy(SessionRow, { tokenHash });
    if (!session || session.expiresAt <= now) return null;
    const me = await this.load(session.personId, tokenHash);
    if (!me) return null;

    const expiresAt = await this.prolong(session, now);
    if (this.cache.size >= CACHE_SIZE) this.cache.clear();
    this.cache.set(tokenHash, { me, until: now.getTime() + TRUSTED_MS, expiresAt });
    return me;
  }

  async close(tokenHash: string): Promise<void> {
    this.cache.delete(tokenHash);
    await this.database.manager.delete(SessionRow, { tokenHash });
  }

  /** Forget what is cached, after posts or accounts were changed here. */
  forget(): void {
    this.cache.clear();
  }

  async requirePerson(token: string): Promise<Me> {
    const me = await this.personOf(token);
    if (!me) throw new AppError('NOT_SIGNED_IN');
    return me;
  }

  private async load(personId: string, tokenHash: string): Promise<Me | null> {
    const person = await this.database.manager.findOneBy(Person, { id: personId });
    if (!person || person.disabledAt) return null;
    const posts = await currentPosts(this.database.manager, [personId], this.clock.now());
    return { id: person.id, name: person.name, openid: person.openid, tokenHash, posts: posts.map(toPost) };
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
export async function currentPosts(manager: EntityManager, personIds: readonly string[], now: Date): Promise<PostRow[]> {
  if (personIds.length === 0) return [];
  const rows = await manager.findBy(PostRow, { personId: In([...personIds]) });
  return rows.filter((row) => isCurrent(row, now));
}

export function isCurrent(row: Pick<PostRow, 'fromAt' | 'toAt'>, now: Date): boolean {
  return row.fromAt <= now && (row.toAt === null || row.toAt > now);
}

function toPost({ role, areaCode, departmentId }: PostRow): Post {
  return { role, areaCode, departmentId };
}
