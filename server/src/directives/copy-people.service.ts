import { Injectable } from '@nestjs/common';
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import { AppError, type CopyQuery, type CopyRow, type CopyState, LIMITS, type Page, photosOf } from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Database } from '../database/database';
import { insideAreas } from '../database/inside-areas';
import type { Me } from '../http/access';
import { DutyService } from '../people/duty.service';
import { CopyPhotos } from './copy-photos';
import { requireForStaff } from './directive-access';
import { DirectiveCopy } from './directive-copy.entity';
import type { Directive } from './directive.entity';
import { progressScope, type ProgressScope } from './progress-scope';

/** Whose copies are asked for, and where the last page ended. */
export interface CopySelection {
  directive: Directive;
  scope: ProgressScope;
  state?: CopyState | undefined;
}

/** The people behind the numbers, in order of area and person. */
@Injectable()
export class CopyPeople {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly duty: DutyService,
    private readonly photos: CopyPhotos,
  ) {}

  async page(
    me: Me,
    id: string,
    { areaCode, state, after, limit = LIMITS.page.usual }: CopyQuery,
  ): Promise<Page<CopyRow>> {
    const selection = { ...(await this.select(me, id, areaCode)), state };
    const found = await this.copies(selection, after, limit + 1);
    const copies = found.slice(0, limit);
    const last = copies.at(-1);
    const items = await this.rows(selection.directive, copies);
    return { items, next: found.length > limit && last ? cursorOf(last) : null };
  }

  async select(me: Me, id: string, areaCode: string | undefined): Promise<CopySelection> {
    const acting = await this.duty.actingToday(me);
    const directive = await requireForStaff(this.database.manager, acting, id);
    const scope = progressScope(acting, directive, areaCode);
    if (scope.named.length + scope.residentsNamed.length === 0) throw new AppError('NOT_FOUND');
    return { directive, scope };
  }

  /** `after` is `area~person`; one index range for each area. */
  copies(
    { directive, scope, state }: CopySelection,
    after: string | undefined,
    limit: number,
  ): Promise<DirectiveCopy[]> {
    const query = this.database.manager
      .createQueryBuilder(DirectiveCopy, 'copy')
      .where('copy.directiveId = :id', { id: directive.id })
      .andWhere(
        new Brackets((any) =>
          any
            .where(insideAreas('copy.areaCode', scope.named))
            .orWhere(
              new Brackets((own) =>
                own.where(`copy.part = 'resident'`).andWhere(insideAreas('copy.areaCode', scope.residentsNamed)),
              ),
            ),
        ),
      )
      .orderBy('copy.areaCode', 'ASC')
      .addOrderBy('copy.personId', 'ASC')
      .limit(limit);
    const [area, person] = after?.split('~') ?? [];
    if (area && person) {
      query
        .andWhere('copy.areaCode >= :area', { area })
        .andWhere('(copy.areaCode > :area OR copy.personId > :person)', { person });
    }
    if (state) inState(query, state, directive);
    return query.getMany();
  }

  async row({ directive, copy }: { directive: Directive; copy: DirectiveCopy }): Promise<CopyRow> {
    const [row] = await this.rows(directive, [copy]);
    if (!row) throw new Error('a copy has a row');
    return row;
  }

  async rows({ content }: Directive, copies: readonly DirectiveCopy[]): Promise<CopyRow[]> {
    const said = copies.map((copy) => photosOf(content.form, copy.answer ?? {}));
    const [names, photos] = await Promise.all([this.namesOf(copies), this.photos.views(said.flat())]);
    return copies.map((copy, at) => ({
      personId: copy.personId,
      name: names.get(copy.personId) ?? '居民',
      part: copy.part,
      areaCode: copy.areaCode,
      areaName: this.directory.areaName(copy.areaCode),
      readAt: copy.readAt?.toISOString() ?? null,
      answeredAt: copy.answeredAt?.toISOString() ?? null,
      answer: copy.answer,
      photos: (said[at] ?? []).flatMap((id) => photos.get(id) ?? []),
      answeredBy: copy.answeredById ? (names.get(copy.answeredById) ?? '网格员') : null,
    }));
  }

  namesOf(copies: readonly DirectiveCopy[]): Promise<Map<string, string>> {
    return this.duty.names(copies.flatMap(({ personId, answeredById }) => [personId, answeredById ?? personId]));
  }
}

export function cursorOf({ areaCode, personId }: DirectiveCopy): string {
  return `${areaCode}~${personId}`;
}

function inState(query: SelectQueryBuilder<DirectiveCopy>, state: CopyState, { content, dueAt }: Directive): void {
  const doneAt = content.wants === 'read' ? 'copy.readAt' : 'copy.answeredAt';
  if (state === 'unread') query.andWhere('copy.readAt IS NULL');
  else if (state === 'waiting') query.andWhere(`${doneAt} IS NULL`);
  else if (state === 'done') query.andWhere(`${doneAt} IS NOT NULL`);
  else if (dueAt) query.andWhere(`${doneAt} > :dueAt`, { dueAt });
  else query.andWhere('1 = 0');
}
