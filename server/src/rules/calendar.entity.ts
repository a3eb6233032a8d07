import type { ClosedDay } from '@hongqi/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Every version of a township's calendar; the newest holds. A township without a row has the usual one. */
@Entity('calendar')
export class CalendarRow {
  @PrimaryColumn('varchar', { length: 9 })
  townshipCode!: string;

  @PrimaryColumn('int')
  version!: number;

  @Column('varchar', { length: 80 })
  officeHours!: string;

  @Column('json')
  closedDays!: ClosedDay[];

  @Column('varchar', { length: 26 })
  changedById!: string;

  @Column('datetime', { precision: 3 })
  changedAt!: Date;
}
