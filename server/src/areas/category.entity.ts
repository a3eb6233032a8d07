import type { Limits } from '@hongqi/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('category')
export class Category {
  @PrimaryColumn('varchar', { length: 32 })
  code!: string;

  @Column('varchar', { length: 40 })
  name!: string;

  @Column('varchar', { length: 32, nullable: true })
  parentCode!: string | null;

  @Column('json')
  keywords!: string[];

  @Column('json')
  limits!: Limits;

  @Column('boolean')
  photoToResolve!: boolean;

  @Column('boolean', { default: false })
  photoBefore!: boolean;

  @Column('boolean')
  checkBeforeClose!: boolean;

  @Column('int', { nullable: true })
  evidenceMetres!: number | null;

  /** Matters of this kind go straight to the department, where one is named. */
  @Column('varchar', { length: 26, nullable: true })
  departmentId!: string | null;

  @Column('int')
  position!: number;

  /** Of its rules: raised by each change, every one of them kept in `category_version`. */
  @Column('int', { default: 1 })
  version!: number;
}
