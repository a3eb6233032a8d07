import { Entity, PrimaryColumn } from 'typeorm';

/** A door on the list of a directive. Where it lies is asked of the door: it may be corrected later. */
@Entity('listed_door')
export class ListedDoor {
  @PrimaryColumn('varchar', { length: 26 })
  directiveId!: string;

  @PrimaryColumn('varchar', { length: 26 })
  doorId!: string;
}
