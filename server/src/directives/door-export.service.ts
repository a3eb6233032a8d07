import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { VISIT_OUTCOME_LABEL } from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { chunks } from '../database/chunks';
import { Database } from '../database/database';
import { doorsByArea } from '../doors/door-counts';
import { listOf, walkedDoors } from '../doors/door-lists';
import { byGridInWalkingOrder } from '../doors/door-words';
import type { Door } from '../doors/door.entity';
import { DirectiveDoor, Visit } from '../doors/visit.entity';
import { CSV_BEGIN, csvLine } from '../http/csv';
import type { Me } from '../http/access';
import { newId } from '../ids';
import { AuditRow } from '../people/audit.entity';
import { DutyService } from '../people/duty.service';
import { CopyPeople, type CopySelection } from './copy-people.service';
import { cellOf, localMinute } from './export-cells';

const AT_ONCE = 500;
/** Digits of the smallest place where doors are. */
const GRID_DIGITS = 17;
const HEAD = ['网格', '楼栋', '单元', '门牌', '结果', '走访时间', '网格员', '备注'];

interface Standing extends Pick<DirectiveDoor, 'outcome' | 'visitedAt' | 'note' | 'answer'> {
  worker: string;
}

/** Every door that is walked with a directive as a CSV file, visited or not. Each export is written down. */
@Injectable()
export class DoorExport {
  constructor(
    private readonly database: Database,
    private readonly people: CopyPeople,
    private readonly directory: Directory,
    private readonly duty: DutyService,
    private readonly clock: Clock,
  ) {}

  async file(me: Me, id: string, areaCode: string | undefined): Promise<Readable> {
    const selection = await this.people.select(me, id, areaCode);
    const at = this.clock.now();
    const row: AuditRow = { id: newId(at), actorId: me.id, what: 'directive.exportDoors', objectId: id, at };
    await this.database.manager.insert(AuditRow, row);
    return Readable.from(this.pieces(selection));
  }

  private async *pieces(selection: CopySelection): AsyncGenerator<string> {
    const { id, content } = selection.directive;
    yield CSV_BEGIN + csvLine([...HEAD, ...content.form.map(({ label }) => label)]);
    for await (const all of this.doors(selection)) {
      for (const doors of chunks(all.sort(byGridInWalkingOrder), AT_ONCE)) {
        const standings = await this.standings(id, doors);
        yield doors.map((door) => csvLine(this.cells(selection, door, standings.get(door.id)))).join('');
      }
    }
  }

  /** A list is short enough to be read as a whole; all doors of a street are read grid by grid. */
  private async *doors({ directive, scope }: CopySelection): AsyncGenerator<Door[]> {
    const { manager } = this.database;
    const areas = [...scope.named, ...scope.residentsNamed];
    if (listOf(directive) !== null) {
      yield await walkedDoors(manager, directive, areas).getMany();
      return;
    }
    for (const grid of [...(await doorsByArea(manager, scope.node, GRID_DIGITS)).keys()].sort()) {
      const doors = await walkedDoors(manager, directive, areas).andWhere('door.gridCode = :grid', { grid }).getMany();
      if (doors.length > 0) yield doors;
    }
  }

  private async standings(directiveId: string, doors: readonly Door[]): Promise<Map<string, Standing>> {
    const { manager } = this.database;
    const where = { directiveId, doorId: In(doors.map(({ id }) => id)) };
    const knocked = await manager.findBy(DirectiveDoor, where);
    if (knocked.length === 0) return new Map();
    const visits = await manager.find(Visit, {
      where,
      select: { doorId: true, workerId: true, outcome: true, at: true },
    });
    const names = await this.duty.names(visits.map(({ workerId }) => workerId));
    const workers = new Map(visits.map((visit) => [keyOf(visit.doorId, visit.at, visit.outcome), visit.workerId]));
    return new Map(
      knocked.map(({ doorId, outcome, visitedAt, note, answer }) => {
        const workerId = workers.get(keyOf(doorId, visitedAt, outcome)) ?? '';
        return [doorId, { outcome, visitedAt, note, answer, worker: names.get(workerId) ?? '' }];
      }),
    );
  }

  private cells({ directive }: CopySelection, door: Door, standing: Standing | undefined): (string | number)[] {
    return [
      this.directory.areaName(door.gridCode),
      door.building,
      door.unit,
      door.number,
      standing ? VISIT_OUTCOME_LABEL[standing.outcome] : '',
      localMinute(standing?.visitedAt ?? null),
      standing?.worker ?? '',
      standing?.note ?? '',
      ...directive.content.form.map((field) => cellOf(field, standing?.answer?.[field.key])),
    ];
  }
}

/** The visit that a door's standing is of. */
function keyOf(doorId: string, at: Date, outcome: string): string {
  return `${doorId} ${at.getTime()} ${outcome}`;
}
