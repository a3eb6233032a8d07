import { Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { SharedCacheRow } from './shared-cache.entity';

const NEVER = new Date(0);

/** Values with an end that all servers share, in the one place they share already. */
@Injectable()
export class SqlSharedCache {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async read(name: string): Promise<{ value: string; expiresAt: Date } | null> {
    const row = await this.database.manager.findOneBy(SharedCacheRow, { name });
    return row?.value && row.expiresAt > this.clock.now() ? { value: row.value, expiresAt: row.expiresAt } : null;
  }

  async write(name: string, value: string, expiresAt: Date): Promise<void> {
    await this.ensure(name);
    await this.database.manager.update(SharedCacheRow, { name }, { value, expiresAt });
  }

  /** True for the one server that may renew the value now; the others wait and read. */
  async tryLease(name: string, ms: number): Promise<boolean> {
    await this.ensure(name);
    const now = this.clock.now();
    const { affected } = await this.database.manager
      .createQueryBuilder()
      .update(SharedCacheRow)
      .set({ leaseUntil: new Date(now.getTime() + ms) })
      .where('name = :name AND leaseUntil <= :now', { name, now })
      .execute();
    return affected === 1;
  }

  async freeLease(name: string): Promise<void> {
    await this.database.manager.update(SharedCacheRow, { name }, { leaseUntil: NEVER });
  }

  private async ensure(name: string): Promise<void> {
    await this.database.manager
      .createQueryBuilder()
      .insert()
      .into(SharedCacheRow)
      .values({ name, value: null, expiresAt: NEVER, leaseUntil: NEVER })
      .orIgnore()
      .execute();
  }
}
