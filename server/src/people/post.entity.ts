import type { Role } from '@hongqi/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A person holding a role in an area or department, from one instant to another. */
@Entity('post')
@Index('post_person', ['personId'])
@Index('post_area', ['areaCode', 'role'])
export class PostRow {
  @PrimaryColumn('varchar', { length: 26 })
  id!: string;

  @Column('varchar', { length: 26 })
  personId!: string;

  @Column('varchar', { length: 16 })
  role!: Role;

  @Column('varchar', { length: 17 })
  areaCode!: string;

  @Column('varchar', { length: 26, nullable: true })
  departmentId!: string | null;

  @Column('datetime', { precision: 3 })
  fromAt!: Date;

  @Column('datetime', { precision: 3, nullable: true })
  toAt!: Date | null;

  /** On leave between these; the substitute gets what would have come. */
  @Column('datetime', { precision: 3, nullable: true })
  awayFrom!: Date | null;

  @Column('datetime', { precision: 3, nullable: true })
  awayTo!: Date | null;

  @Column('varchar', { length: 26, nullable: true })
  substituteId!: string | null;

  /** Posted in public with the grid, as the regulations ask; never the private number. */
  @Column('varchar', { length: 20, nullable: true })
  officePhone!: string | null;
}
