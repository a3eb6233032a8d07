import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last number given out of a series. */
@Entity('counter')
export class Counter {
  @PrimaryColumn('varchar', { length: 32 })
  name!: string;

  @Column('int')
  value!: number;
}
