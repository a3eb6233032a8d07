import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import {
  AppError,
  covers,
  LIMITS,
  type Page,
  type PageQuery,
  photosOf,
  type ReceivedRow,
  type ReceivedView,
} from '@hongqi/shared';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { DocumentService } from '../files/document.service';
import type { Me } from '../http/access';
import { DutyService } from '../people/duty.service';
import type { Held } from './answers.service';
import { CopyPhotos } from './copy-photos';
import { DirectiveCopy } from './directive-copy.entity';
import { Directive, DirectiveStep } from './directive.entity';
import { isFresh, isOwed, pathOf } from './freshness';
import { Joiners } from './joiners.service';
import { type Received, ReceivedPresenter } from './received-presenter';
import { ReceivedTies } from './received-ties.service';
import { walkedBy } from './walked-by';

const WAITING_SHOWN = 100;
/** The newest so many are put in order of urgency. */
const WAITING_LOOKED_AT = 400;

/** Directives as those have them who got them. */
@Injectable()
export class ReceivedService {
  constructor(
    private readonly database: Database,
    private readonly joiners: Joiners,
    private readonly duty: DutyService,
    private readonly ties: ReceivedTies,
    private readonly photos: CopyPhotos,
    private readonly documents: DocumentService,
    private readonly presenter: ReceivedPresenter,
    private readonly clock: Clock,
  ) {}

  async list(me: Me, { waiting, after, limit = LIMITS.page.usual }: PageQuery & { waiting?: boolean }) {
    await this.joiners.catchUp(me);
    if (waiting) return this.waiting(me);
    return this.newestFirst(me, after, limit);
  }

  async one(me: Me, id: string): Promise<ReceivedView> {
    const [received] = await this.found(me, this.copies(me).andWhere('copy.directiveId = :id', { id }));
    if (!received) throw new AppError('NOT_FOUND');
    return this.view(me, received);
  }

  /** The answer to an answer: what was just held need not be read again, unless there is news for the person. */
  async answered(me: Me, { copy, directive }: Held): Promise<ReceivedView> {
    if (copy.seenAt === null || directive.updatedAt > copy.seenAt) return this.one(me, directive.id);
    const [steps, walked] = await Promise.all([this.steps([copy]), this.walked(me, [directive])]);
    return this.view(me, {
      copy,
      directive,
      fresh: false,
      walked: walked.has(directive.id),
      steps: stepsFor(copy, steps),
    });
  }

  private async view(me: Me, received: Received): Promise<ReceivedView> {
    const { manager } = this.database;
    const { directive, copy } = received;
    const { form, photos, documents } = directive.content;
    const isShown = directive.state !== 'recalled';
    const [pictures, papers, names, ties] = await Promise.all([
      this.photos.views([...(isShown ? photos : []), ...photosOf(form, copy.answer ?? {})]),
      isShown ? this.documents.views(manager, documents) : [],
      this.duty.names(copy.answeredById ? [copy.answeredById] : []),
      this.ties.of(me, directive),
    ]);
    return this.presenter.view(me, received, { pictures, papers, names, ties });
  }

  private async newestFirst(me: Me, after: string | undefined, limit: number): Promise<Page<ReceivedRow>> {
    const query = this.copies(me);
    if (after) query.andWhere('copy.directiveId < :after', { after });
    const found = await this.found(me, query.limit(limit + 1));
    const page = found.slice(0, limit);
    const next = found.length > limit ? (page.at(-1)?.directive.id ?? null) : null;
    return { items: page.map((received) => this.presenter.row(received)), next };
  }

  /** What is unread, and what is still asked for: urgent alerts first, then by due time, then the newest. */
  private async waiting(me: Me): Promise<Page<ReceivedRow>> {
    const { isSqlite } = this.database;
    const isAsked = `directive.state IN ('sending', 'sent') AND (directive.validUntil IS NULL OR directive.validUntil > :now)`;
    const query = this.copies(me)
      .andWhere(`(${isFresh(isSqlite)} OR (${isOwed(isSqlite)} AND ${isAsked}))`, { now: this.clock.now() })
      .limit(WAITING_LOOKED_AT);
    const found = await this.found(me, query);
    found.sort((a, b) => rank(a) - rank(b) || dueAt(a) - dueAt(b) || (a.directive.id < b.directive.id ? 1 : -1));
    return { items: found.slice(0, WAITING_SHOWN).map((received) => this.presenter.row(received)), next: null };
  }

  private copies(me: Me): SelectQueryBuilder<DirectiveCopy> {
    return this.database.manager
      .createQueryBuilder(DirectiveCopy, 'copy')
      .innerJoinAndMapOne('copy.directive', Directive, 'directive', 'directive.id = copy.directiveId')
      .addSelect(`CASE WHEN ${isFresh(this.database.isSqlite)} THEN 1 ELSE 0 END`, 'fresh')
      .where('copy.personId = :me', { me: me.id })
      .orderBy('copy.directiveId', 'DESC');
  }

  /** Two statements, whatever the number of copies; for a worker one more where doors are listed. */
  private async found(me: Me, query: SelectQueryBuilder<DirectiveCopy>): Promise<Received[]> {
    const { raw, entities } = await query.getRawAndEntities<{ fresh: number | string }>();
    const copies = entities as (DirectiveCopy & { directive: Directive })[];
    if (copies.length === 0) return [];
    const [steps, walked] = await Promise.all([
      this.steps(copies),
      this.walked(
        me,
        copies.map(({ directive }) => directive),
      ),
    ]);
    return copies.map((copy, at) => ({
      copy,
      directive: copy.directive,
      fresh: Number(raw[at]?.fresh) === 1,
      walked: walked.has(copy.directiveId),
      steps: stepsFor(copy, steps),
    }));
  }

  private walked(me: Me, directives: readonly Directive[]): Promise<Set<string>> {
    return walkedBy(this.database.manager, me, directives);
  }

  /** Of the areas the copies lie in: a directive to many communities has as many voices. */
  private steps(copies: readonly DirectiveCopy[]): Promise<DirectiveStep[]> {
    return this.database.manager.find(DirectiveStep, {
      where: {
        directiveId: In(copies.map(({ directiveId }) => directiveId)),
        areaCode: In([...new Set(copies.flatMap(({ areaCode }) => pathOf(areaCode)))]),
        action: In(['add', 'pass', 'remind']),
      },
      order: { id: 'ASC' },
    });
  }
}

function stepsFor(copy: DirectiveCopy, steps: readonly DirectiveStep[]): DirectiveStep[] {
  return steps.filter(
    ({ directiveId, areaCode }) =>
      directiveId === copy.directiveId && areaCode !== null && covers(areaCode, copy.areaCode),
  );
}

function rank({ directive: { content } }: Received): number {
  return content.urgency === 'normal' ? 2 : content.kind === 'alert' ? 0 : 1;
}

function dueAt({ directive }: Received): number {
  return directive.dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
