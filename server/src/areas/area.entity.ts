import type { AreaKind, AreaLevel, MultiPolygon } from '@hongqi/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('area')
export class Area {
  @PrimaryColumn('varchar', { length: 17 })
  code!: string;

  @Column('varchar', { length: 60 })
  name!: string;

  @Column('varchar', { length: 16 })
  level!: AreaLevel;

  @Column('varchar', { length: 16 })
  kind!: AreaKind;

  @Index('area_parent')
  @Column('varchar', { length: 17, nullable: true })
  parentCode!: string | null;

  /** gcj02. */
  @Column('json', { nullable: true })
  boundary!: MultiPolygon | null;

  @Column('int')
  version!: number;

  @Column('datetime', { precision: 3 })
  updatedAt!: Date;
}
