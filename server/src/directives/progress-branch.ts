import type { CopyTally, ProgressNode } from '@hongqi/shared';
import type { DirectiveTally } from './directive-copy.entity';

/** Tallies of a place added up, by part. */
export type CountedPart = Pick<DirectiveTally, 'part' | 'people' | 'readers' | 'settled'> & { code: string };

type Counted = Omit<ProgressNode, 'code' | 'name' | 'level' | 'passed'>;

/** The sum of everything in one place of the tree. */
export class Branch {
  doors = 0;
  issues = 0;
  private readonly parts = { staff: none(), resident: none(), door: none() };

  add({ part, people, readers, settled }: CountedPart): void {
    const sum = this.parts[part];
    sum.people += people;
    sum.read += readers;
    sum.done += settled;
  }

  /** Nobody has it here, and no door is to be walked. */
  get isEmpty(): boolean {
    const { staff, resident, door } = this.parts;
    return staff.people + resident.people + this.doors + door.read === 0;
  }

  view(isWalked: boolean, isOver: boolean): Counted {
    const { staff, resident: residents, door } = this.parts;
    const people = staff.people + residents.people;
    const done = staff.done + residents.done;
    return {
      people,
      read: staff.read + residents.read,
      done,
      overdue: isOver ? people - done : 0,
      staff: { ...staff },
      residents: { ...residents },
      doors: isWalked ? { all: this.doors, knocked: door.read, met: door.done } : null,
      issues: this.issues,
    };
  }
}

function none(): CopyTally {
  return { people: 0, read: 0, done: 0 };
}
