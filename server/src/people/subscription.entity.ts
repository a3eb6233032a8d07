import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The consent ledger: how many messages of a template a person has allowed and not yet received. */
@Entity('subscription')
export class Subscription {
  @PrimaryColumn('varchar', { length: 26 })
  personId!: string;

  @PrimaryColumn('varchar', { length: 64 })
  templateId!: string;

  @Column('int')
  remaining!: number;
}
