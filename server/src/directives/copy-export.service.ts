import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { COPY_PART_LABEL } from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { CSV_BEGIN, csvLine } from '../http/csv';
import type { Me } from '../http/access';
import { newId } from '../ids';
import { AuditRow } from '../people/audit.entity';
import { CopyPeople, type CopySelection, cursorOf } from './copy-people.service';
import type { DirectiveCopy } from './directive-copy.entity';
import { cellOf, localMinute } from './export-cells';

const AT_ONCE = 500;
const HEAD = ['辖区', '姓名', '身份', '已读时间', '完成时间', '代答人'];

/** Everybody's answer as a CSV file, read and sent piece by piece. Each export is written down. */
@Injectable()
export class CopyExport {
  constructor(
    private readonly database: Database,
    private readonly people: CopyPeople,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  async file(me: Me, id: string, areaCode: string | undefined): Promise<Readable> {
    const selection = await this.people.select(me, id, areaCode);
    const at = this.clock.now();
    const row: AuditRow = { id: newId(at), actorId: me.id, what: 'directive.export', objectId: id, at };
    await this.database.manager.insert(AuditRow, row);
    return Readable.from(this.pieces(selection));
  }

  private async *pieces(selection: CopySelection): AsyncGenerator<string> {
    const { form } = selection.directive.content;
    yield CSV_BEGIN + csvLine([...HEAD, ...form.map(({ label }) => label)]);
    let after: string | undefined;
    do {
      const copies = await this.people.copies(selection, after, AT_ONCE);
      const names = await this.people.namesOf(copies);
      const lines = copies.map((copy) => csvLine(this.cells(selection, copy, names)));
      if (lines.length > 0) yield lines.join('');
      const last = copies.at(-1);
      after = copies.length === AT_ONCE && last ? cursorOf(last) : undefined;
    } while (after);
  }

  private cells({ directive }: CopySelection, copy: DirectiveCopy, names: ReadonlyMap<string, string>) {
    const { wants, form } = directive.content;
    return [
      this.directory.areaName(copy.areaCode),
      names.get(copy.personId) ?? '',
      COPY_PART_LABEL[copy.part],
      localMinute(copy.readAt),
      localMinute(wants === 'read' ? copy.readAt : copy.answeredAt),
      copy.answeredById ? (names.get(copy.answeredById) ?? '') : '',
      ...form.map((field) => cellOf(field, copy.answer?.[field.key])),
    ];
  }
}
