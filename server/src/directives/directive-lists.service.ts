import { Injectable } from '@nestjs/common';
import { Brackets, NotBrackets, type SelectQueryBuilder } from 'typeorm';
import {
  APPROVERS,
  type DirectiveBox,
  type DirectiveQuery,
  type DirectiveRow,
  LIMITS,
  type Page,
  SENDERS,
} from '@hongqi/shared';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { insideAreas } from '../database/inside-areas';
import type { Me } from '../http/access';
import { DutyService } from '../people/duty.service';
import { areasAround, areasOf, levelAreas } from './directive-access';
import { DirectivePresenter } from './directive-presenter';
import { talliesOf } from './directive-sums';
import { Directive, DirectiveArea } from './directive.entity';

/** Pages by keyset, newest first: three statements a page, however many directives there are. */
@Injectable()
export class DirectiveLists {
  constructor(
    private readonly database: Database,
    private readonly duty: DutyService,
    private readonly presenter: DirectivePresenter,
    private readonly clock: Clock,
  ) {}

  async list(me: Me, { box = 'going', after, limit = LIMITS.page.usual }: DirectiveQuery): Promise<Page<DirectiveRow>> {
    const query = this.inBox(me, box).orderBy('directive.id', 'DESC');
    if (after) query.andWhere('directive.id < :after', { after });
    const found = await query.limit(limit + 1).getMany();
    const page = found.slice(0, limit);
    const { manager } = this.database;
    const ids = page.map(({ id }) => id);
    const [tallies, names] = await Promise.all([
      talliesOf(manager, ids, levelAreas(me)),
      this.duty.names(page.map(({ authorId }) => authorId)),
    ]);
    return {
      items: page.map((directive) => this.presenter.row({ me, directive, tallies, names })),
      next: found.length > limit ? (ids.at(-1) ?? null) : null,
    };
  }

  async counts(me: Me): Promise<{ pending: number }> {
    return { pending: await this.inBox(me, 'pending').getCount() };
  }

  private inBox(me: Me, box: DirectiveBox): SelectQueryBuilder<Directive> {
    const query = this.database.manager.createQueryBuilder(Directive, 'directive');
    const now = this.clock.now();
    switch (box) {
      case 'mine':
        return query
          .where('directive.authorId = :me', { me: me.id })
          .andWhere('directive.state IN (:...states)', { states: ['draft', 'pending'] });
      case 'pending':
        return query
          .where('directive.state = :state', { state: 'pending' })
          .andWhere('directive.authorId <> :me', { me: me.id })
          .andWhere(this.approvable(query, me));
      case 'going':
        return this.touching(query, me).andWhere(
          new Brackets((either) =>
            either
              .where('directive.state IN (:...out) AND directive.validUntil > :now', { out: ['sending', 'sent'], now })
              .orWhere(
                new Brackets((both) =>
                  both
                    .where('directive.state = :scheduled', { scheduled: 'scheduled' })
                    .andWhere(
                      new Brackets((any) =>
                        any
                          .where(insideAreas('directive.areaCode', areasOf(me, SENDERS)))
                          .orWhere(this.approvable(query, me)),
                      ),
                    ),
                ),
              ),
          ),
        );
      case 'ended':
        return this.touching(query, me).andWhere(
          '(directive.state IN (:...over) OR (directive.state IN (:...out) AND directive.validUntil <= :now))',
          { over: ['closed', 'recalled'], out: ['sending', 'sent'], now },
        );
    }
  }

  /** Whose audience lies in an area of the person's, or around one. */
  private touching(query: SelectQueryBuilder<Directive>, me: Me): SelectQueryBuilder<Directive> {
    const own = levelAreas(me);
    const around = areasAround(own);
    const touched = query
      .subQuery()
      .select('area.directiveId')
      .from(DirectiveArea, 'area')
      .where(insideAreas('area.areaCode', own));
    if (around.length) touched.orWhere('area.areaCode IN (:...around)', { around });
    return query.where(`directive.id IN ${touched.getQuery()}`).setParameters(touched.getParameters());
  }

  /** One role of the person's covers all of the audience, as `directiveRelations` has it. */
  private approvable(query: SelectQueryBuilder<Directive>, me: Me): Brackets {
    return new Brackets((any) => {
      any.where('1 = 0');
      for (const role of APPROVERS) {
        const codes = areasOf(me, [role]);
        if (codes.length === 0) continue;
        const beyond = query
          .subQuery()
          .select('1')
          .from(DirectiveArea, role)
          .where(`${role}.directiveId = directive.id`)
          .andWhere(new NotBrackets((not) => not.where(insideAreas(`${role}.areaCode`, codes))));
        any.orWhere(`NOT EXISTS ${beyond.getQuery()}`, beyond.getParameters());
      }
    });
  }
}
