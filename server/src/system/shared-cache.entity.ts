import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Small values all servers share, each with an end, and a lease so that one of them renews it. */
@Entity('shared_cache')
export class SharedCacheRow {
  @PrimaryColumn('varchar', { length: 64 })
  name!: string;

  @Column('text', { nullable: true })
  value!: string | null;

  @Column('datetime', { precision: 3 })
  expiresAt!: Date;

  @Column('datetime', { precision: 3 })
  leaseUntil!: Date;
}
