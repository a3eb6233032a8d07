import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One sum of facts. `*` stands where its grain does not tell one value from another (grains.ts). */
@Entity('figure_cell')
@Index('figure_cells', ['grain', 'period', 'areaCode', 'departmentId', 'categoryCode', 'source'])
export class FigureCell {
  /** A hash of everything that names it, so that one statement finds many. */
  @PrimaryColumn('varchar', { length: 26 })
  id!: string;

  @Column('varchar', { length: 32 })
  grain!: string;

  /** Local, `2026-11` or `2026-11-23`. */
  @Column('varchar', { length: 10 })
  period!: string;

  /** Cut to the grain's level; as it is where it lies above that. */
  @Column('varchar', { length: 17 })
  areaCode!: string;

  /** Empty for none. */
  @Column('varchar', { length: 26 })
  departmentId!: string;

  @Column('varchar', { length: 32 })
  categoryCode!: string;

  @Column('varchar', { length: 16 })
  source!: string;

  /** A `Tally` (`tallyText`). */
  @Column('text')
  tally!: string;
}
