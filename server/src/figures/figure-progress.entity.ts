import { Column, Entity, PrimaryColumn } from 'typeorm';

export const PROGRESS = 'figures';

/** How far counting has come. A single row; whoever changes cells holds its lock. */
@Entity('figure_progress')
export class FigureProgress {
  @PrimaryColumn('varchar', { length: 16 })
  name!: string;

  /** Transactions that changed cells. */
  @Column('int')
  folds!: number;

  /** Steps made before this have been looked at. */
  @Column('datetime', { precision: 3 })
  readTo!: Date;

  /** The issue at which the round over all of them stands. */
  @Column('varchar', { length: 26 })
  roundAt!: string;

  /** When a round ended last; null: the past is still being counted. */
  @Column('datetime', { precision: 3, nullable: true })
  roundedAt!: Date | null;
}
