import type { DirectiveAudience, DirectiveContent, PresetKind } from '@hongqi/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A saved audience or template of an area's senders. */
@Entity('directive_preset')
@Index('preset_area', ['areaCode', 'kind'])
export class DirectivePreset {
  @PrimaryColumn('varchar', { length: 26 })
  id!: string;

  @Column('varchar', { length: 12 })
  kind!: PresetKind;

  @Column('varchar', { length: 40 })
  name!: string;

  @Column('varchar', { length: 17 })
  areaCode!: string;

  @Column('varchar', { length: 26 })
  authorId!: string;

  @Column('json', { nullable: true })
  audience!: DirectiveAudience | null;

  @Column('json', { nullable: true })
  content!: DirectiveContent | null;

  @Column('datetime', { precision: 3 })
  createdAt!: Date;
}
