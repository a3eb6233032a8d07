import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A unit that settles matters of its trade inside an area: heating, housing, property management. */
@Entity('department')
export class Department {
  @PrimaryColumn('varchar', { length: 26 })
  id!: string;

  @Column('varchar', { length: 60 })
  name!: string;

  @Column('varchar', { length: 17 })
  areaCode!: string;
}
