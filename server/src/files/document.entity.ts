import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A PDF in the store. It belongs to its owner's draft until a directive takes it. */
@Entity('document')
@Index('document_held', ['heldById'])
export class StoredDocument {
  @PrimaryColumn('varchar', { length: 26 })
  id!: string;

  @Column('varchar', { length: 26 })
  ownerId!: string;

  /** The directive it is attached to. */
  @Column('varchar', { length: 26, nullable: true })
  heldById!: string | null;

  @Column('varchar', { length: 120 })
  name!: string;

  @Column('int')
  bytes!: number;

  @Column('datetime', { precision: 3 })
  createdAt!: Date;
}
