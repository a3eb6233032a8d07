import { Injectable } from '@nestjs/common';
import { type AnswerSums, addSums, type FormSums } from '@hongqi/shared';
import { Database } from '../database/database';
import { insideAreas } from '../database/inside-areas';
import { DirectiveDoor } from '../doors/visit.entity';
import type { Me } from '../http/access';
import { requireForStaff } from './directive-access';
import { DirectiveTally } from './directive-copy.entity';
import { readingOf } from './directive-reading';
import type { Directive } from './directive.entity';
import { progressScope } from './progress-scope';

/** A county has thousands of grids with a sum each. */
const AT_ONCE = 1000;

/** The answers to a form added up, those said at doors among them. */
@Injectable()
export class AnswerSumsService {
  constructor(private readonly database: Database) {}

  async of(me: Me, id: string, areaCode: string | undefined): Promise<AnswerSums> {
    const directive = await requireForStaff(this.database.manager, me, id);
    const { areas } = progressScope(me, directive, areaCode);
    let sums: FormSums = {};
    let answered = await this.atDoors(directive, areas);
    let last: DirectiveTally | undefined;
    do {
      const rows = await this.tallies(id, areas, last);
      sums = addSums([sums, ...rows.map((row) => row.sums)]);
      for (const { part, settled } of rows) if (part !== 'door') answered += settled;
      last = rows.length === AT_ONCE ? rows.at(-1) : undefined;
    } while (last);
    const { words } = await readingOf(this.database.manager, me, directive);
    return words ? { form: directive.content.form, answered, sums } : { form: [], answered, sums: {} };
  }

  private tallies(directiveId: string, areas: string[], last: DirectiveTally | undefined): Promise<DirectiveTally[]> {
    const query = this.database.manager
      .createQueryBuilder(DirectiveTally, 'tally')
      .where('tally.directiveId = :directiveId', { directiveId })
      .andWhere(insideAreas('tally.areaCode', areas))
      .orderBy('tally.areaCode', 'ASC')
      .addOrderBy('tally.part', 'ASC')
      .limit(AT_ONCE);
    if (last) {
      query
        .andWhere('tally.areaCode >= :area', { area: last.areaCode })
        .andWhere('(tally.areaCode > :area OR tally.part > :part)', { part: last.part });
    }
    return query.getMany();
  }

  /** Households that said something; a door that was only opened is no answer. */
  private async atDoors({ id, content }: Directive, areas: string[]): Promise<number> {
    if (!content.visits) return 0;
    return this.database.manager
      .createQueryBuilder(DirectiveDoor, 'door')
      .where('door.directiveId = :id AND door.answer IS NOT NULL', { id })
      .andWhere(insideAreas('door.gridCode', areas))
      .getCount();
  }
}
