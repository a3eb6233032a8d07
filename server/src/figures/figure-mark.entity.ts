import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Up to which step an issue has been counted, and by which rules: an issue whose version is another one is counted anew. */
@Entity('figure_mark')
export class FigureMark {
  @PrimaryColumn('varchar', { length: 26 })
  issueId!: string;

  @Column('int')
  version!: number;

  /** COUNTING_RULES at the time. */
  @Column('int')
  rules!: number;
}
