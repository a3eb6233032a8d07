import type { CategoryRules } from '@hongqi/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Every version of a category's rules; the newest is the one in `category` itself. */
@Entity('category_version')
export class CategoryVersion {
  @PrimaryColumn('varchar', { length: 32 })
  code!: string;

  @PrimaryColumn('int')
  version!: number;

  @Column('json')
  content!: CategoryRules;

  /** Null for what came with the platform. */
  @Column('varchar', { length: 26, nullable: true })
  changedById!: string | null;

  @Column('datetime', { precision: 3 })
  changedAt!: Date;
}
