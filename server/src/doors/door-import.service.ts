import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { IMPORT_OUTCOMES, type ImportLine, type ImportOutcome, type ImportReport } from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { chunks } from '../database/chunks';
import { Database, isDuplicate } from '../database/database';
import type { Me } from '../http/access';
import { newId } from '../ids';
import { DoorContacts } from './door-contacts';
import { doorsNamed } from './door-lookup';
import { DoorScope } from './door-scope';
import { Door } from './door.entity';
import { GridNames, keyOf, type ReadLine, readSheet, type SheetDoor } from './sheet';

const WRITTEN = 200;
const TRIES = 3;

interface Plan {
  report: ImportReport;
  added: Door[];
  changed: Door[];
}

/** A sheet of doors, told line by line. What is right goes on record together; what is wrong hinders nothing else. */
@Injectable()
export class DoorImport {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly scope: DoorScope,
    private readonly contacts: DoorContacts,
    private readonly clock: Clock,
  ) {}

  async import(me: Me, rows: readonly ImportLine[], dryRun: boolean): Promise<ImportReport> {
    const areas = await this.scope.areasFor(me, 'door.import');
    const lines = readSheet(rows, new GridNames(this.directory, areas));
    if (dryRun) return this.plan(lines, await this.known(this.database.manager, lines, false)).report;
    for (let tries = 1; ; tries++) {
      try {
        return await this.database.transaction((tx) => this.carryOut(tx, lines));
      } catch (error) {
        // Somebody added one of the doors meanwhile: now it is among the known ones.
        if (!isDuplicate(error) || tries >= TRIES) throw error;
      }
    }
  }

  private async carryOut(tx: EntityManager, lines: readonly ReadLine[]): Promise<ImportReport> {
    const { report, added, changed } = this.plan(lines, await this.known(tx, lines, true));
    for (const rows of chunks(added, WRITTEN)) await this.database.write(tx, 'INSERT', { entity: Door, rows });
    for (const rows of chunks(changed, WRITTEN)) await this.database.write(tx, 'REPLACE', { entity: Door, rows });
    return report;
  }

  /** The doors on record, removed ones as well, that the lines name. Held until the end where they are to be replaced. */
  private async known(tx: EntityManager, lines: readonly ReadLine[], hold: boolean): Promise<Map<string, Door>> {
    const doors = await doorsNamed(tx, lines, hold && !this.database.isSqlite);
    return new Map(doors.map((door) => [keyOf(door), door]));
  }

  private plan(lines: readonly ReadLine[], known: ReadonlyMap<string, Door>): Plan {
    const counts = Object.fromEntries(IMPORT_OUTCOMES.map((outcome) => [outcome, 0])) as ImportReport['counts'];
    const plan: Plan = { report: { lines: [], counts }, added: [], changed: [] };
    const now = this.clock.now();
    for (const { line, problem, door } of lines) {
      const outcome: ImportOutcome = door ? this.decide(plan, door, known.get(keyOf(door)), now) : 'refused';
      plan.report.lines.push({ line, outcome, problem });
      counts[outcome] += 1;
    }
    return plan;
  }

  private decide(plan: Plan, door: SheetDoor, there: Door | undefined, now: Date): ImportOutcome {
    const { gridCode, building, unit, number, spelling } = door;
    if (!there || there.removedAt) {
      const fresh: Door = {
        ...{ id: there?.id ?? newId(now), gridCode, building, unit, number, spelling, note: door.note },
        contactSealed: this.sealed(door, null),
        version: (there?.version ?? 0) + 1,
        lastVisitAt: there?.lastVisitAt ?? null,
        removedAt: null,
        updatedAt: now,
      };
      (there ? plan.changed : plan.added).push(fresh);
      return 'added';
    }
    const note = door.note || there.note;
    const contactSealed = this.sealed(door, there.contactSealed);
    if (note === there.note && contactSealed === there.contactSealed) return 'same';
    plan.changed.push({ ...there, note, contactSealed, version: there.version + 1, updatedAt: now });
    return 'changed';
  }

  /** Sealed twice the same contact looks different, so what says the same stays as it is. */
  private sealed({ contact }: SheetDoor, before: string | null): string | null {
    if (contact.name === undefined && contact.phone === undefined) return before;
    const old = before === null ? { name: '', phone: '' } : this.contacts.open(before);
    const next = { ...old, ...contact };
    const isSame = before !== null && next.name === old.name && next.phone === old.phone;
    return isSame ? before : this.contacts.seal(next);
  }
}
