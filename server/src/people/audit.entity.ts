import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who looked at what personal data or changed what everyone goes by, and when. Append-only. */
@Entity('audit')
@Index('audit_object', ['objectId'])
export class AuditRow {
  @PrimaryColumn('varchar', { length: 26 })
  id!: string;

  @Column('varchar', { length: 26 })
  actorId!: string;

  @Column('varchar', { length: 32 })
  what!:
    | 'issue.phone'
    | 'area.boundary'
    | 'rules.calendar'
    | 'rules.category'
    | 'door.contact'
    | 'directive.export'
    | 'directive.exportDoors';

  @Column('varchar', { length: 26 })
  objectId!: string;

  @Column('datetime', { precision: 3 })
  at!: Date;
}
