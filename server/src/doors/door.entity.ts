import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One front door of a grid. The contact is there only when the household gave one, and only sealed. */
@Entity('door')
@Index('door_spelling', ['gridCode', 'spelling'], { unique: true })
@Index('door_standing', ['gridCode', 'removedAt'])
export class Door {
  @PrimaryColumn('varchar', { length: 26 })
  id!: string;

  @Column('varchar', { length: 17 })
  gridCode!: string;

  @Column('varchar', { length: 60 })
  building!: string;

  @Column('varchar', { length: 20 })
  unit!: string;

  @Column('varchar', { length: 20 })
  number!: string;

  /** Building, unit and number in one spelling, so that two sheets name one door. */
  @Column('varchar', { length: 120 })
  spelling!: string;

  @Column('varchar', { length: 200 })
  note!: string;

  /** `{ name, phone }`, sealed with AES-256-GCM. */
  @Column('varchar', { length: 400, nullable: true })
  contactSealed!: string | null;

  @Column('int')
  version!: number;

  @Column('datetime', { precision: 3, nullable: true })
  lastVisitAt!: Date | null;

  /** Demolished, or entered by mistake: no longer walked; its visits stay. */
  @Column('datetime', { precision: 3, nullable: true })
  removedAt!: Date | null;

  @Column('datetime', { precision: 3 })
  updatedAt!: Date;
}
