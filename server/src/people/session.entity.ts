import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type SessionClient = 'miniapp' | 'console';

/** A signed-in client. The key is the SHA-256 of the token, so a stolen copy of the table signs nobody in. */
@Entity('session')
@Index('session_person', ['personId'])
export class SessionRow {
  @PrimaryColumn('varchar', { length: 64 })
  tokenHash!: string;

  @Column('varchar', { length: 26 })
  personId!: string;

  @Column('varchar', { length: 16 })
  client!: SessionClient;

  @Column('datetime', { precision: 3 })
  createdAt!: Date;

  @Column('datetime', { precision: 3 })
  expiresAt!: Date;
}
