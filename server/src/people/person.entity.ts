import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Someone who signs in: a resident by their WeChat openid, staff by login as well. */
@Entity('person')
@Index('person_home', ['homeGridCode', 'id', 'disabledAt'])
export class Person {
  @PrimaryColumn('varchar', { length: 26 })
  id!: string;

  @Column('varchar', { length: 40 })
  name!: string;

  @Index('person_openid', { unique: true })
  @Column('varchar', { length: 64, nullable: true })
  openid!: string | null;

  @Index('person_login', { unique: true })
  @Column('varchar', { length: 40, nullable: true })
  login!: string | null;

  @Column('varchar', { length: 200, nullable: true })
  passwordHash!: string | null;

  /** Sealed with AES-256-GCM; the plain number is nowhere in the database. */
  @Column('varchar', { length: 200, nullable: true })
  phoneSealed!: string | null;

  @Column('varchar', { length: 17, nullable: true })
  homeGridCode!: string | null;

  @Column('datetime', { precision: 3, nullable: true })
  disabledAt!: Date | null;

  @Column('datetime', { precision: 3 })
  createdAt!: Date;
}
