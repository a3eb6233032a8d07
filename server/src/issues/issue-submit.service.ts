import { Injectable } from '@nestjs/common';
import { AppError, type CategoryView, type IssueView, type SubmitIssue } from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Database, isDuplicate } from '../database/database';
import { carriesDirective } from '../directives/carries-directive';
import { takePhotos } from '../files/take-photos';
import type { Me } from '../http/access';
import { OutboxDrain } from '../notices/outbox.drain';
import { OutboxRow } from '../notices/outbox.entity';
import { Person } from '../people/person.entity';
import { requestHash } from '../system/request-hash';
import { WechatService } from '../wechat/wechat.service';
import { letOthersThrough } from './crowded';
import { Issue } from './issue.entity';
import { IssueBirth, type Newborn } from './issue-birth.service';
import { IssueHistory } from './issue-history.entity';
import { IssueReader } from './issue-reader.service';
import { Matters } from './matters.service';
import { type Route, RoutingService } from './routing.service';
import { SimilarIssues } from './similar.service';
import { SubmitLimit } from './submit-limit';

/** What is known of a report that was made at a door. */
export interface Found {
  /** The person carries out the directive it names, also without a copy. */
  carries?: boolean;
  /** Where it was found, for a report without a place. */
  gridCode?: string;
}

/** Receives a report once, finds its grid and its holder, and starts the clocks: all in one transaction. */
@Injectable()
export class IssueSubmitService {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly routing: RoutingService,
    private readonly birth: IssueBirth,
    private readonly matters: Matters,
    private readonly similar: SimilarIssues,
    private readonly reader: IssueReader,
    private readonly drain: OutboxDrain,
    private readonly limit: SubmitLimit,
    private readonly wechat: WechatService,
  ) {}

  /** `carries`: somebody made sure already that the person walks with the directive it was found with. */
  async submit(me: Me, request: SubmitIssue, { carries = false, gridCode }: Found = {}): Promise<IssueView> {
    await this.limit.count(me);
    const photos = request.photos ?? [];
    if (request.text.trim() === '' && photos.length === 0 && !request.follows) throw new AppError('ISSUE_EMPTY');
    const category = this.directory.category(request.categoryCode);
    if (!category) throw new AppError('INPUT_INVALID', [{ field: 'categoryCode', rule: 'isCategory' }]);
    await this.requireSource(me, request, carries);

    const route = await this.routing.route(request.place, gridCode ?? (await this.homeGridOf(me, request)), category);
    const lead = request.follows ? await this.similar.leadFor(request.follows, route, request.place ?? null) : null;
    const newborn = await this.newborn(me, request, category, route, lead);
    try {
      await this.write(me, newborn, photos, lead);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return this.replay(me, request, error);
    }
    this.drain.wake();
    const { issue, steps } = newborn;
    if (lead) return this.reader.one(me, issue.id);
    return this.reader.viewOfNew(me, issue, steps, photos, route.holder?.name ?? null);
  }

  /** Residents enter no one else's report; found with a directive is for those who have that one. */
  private async requireSource(
    me: Me,
    { source = 'resident', directiveId }: SubmitIssue,
    carries: boolean,
  ): Promise<void> {
    if ((source === 'directive') !== (directiveId !== undefined))
      throw new AppError('INPUT_INVALID', [{ field: 'directiveId', rule: 'isDirective' }]);
    const isAllowed = directiveId
      ? carries || (await carriesDirective(this.database.manager, me, directiveId))
      : source === 'resident' || me.posts.length > 0;
    if (!isAllowed) throw new AppError('NOT_ALLOWED');
  }

  private newborn(
    me: Me,
    request: SubmitIssue,
    category: CategoryView,
    route: Route,
    lead: Issue | null,
  ): Promise<Newborn> {
    return this.birth.of(me, {
      reporterId: me.id,
      submissionKey: request.submissionKey,
      submissionHash: hashOf(request),
      text: request.text,
      category,
      urgency: request.urgency ?? 'normal',
      place: request.place ?? null,
      anonymous: request.anonymous ?? false,
      source: request.source ?? 'resident',
      directiveId: request.directiveId ?? null,
      coverPhotoId: request.photos?.[0] ?? null,
      route,
      parent: null,
      lead,
      checksContent: this.wechat.checksContent(me.openid),
      photos: request.photos ?? [],
    });
  }

  private async write(
    me: Me,
    { issue, steps, letters }: Newborn,
    photos: readonly string[],
    lead: Issue | null,
  ): Promise<void> {
    const [first] = steps;
    if ((photos.length === 0 && !lead) || !first) {
      return this.database.insertAll([
        { entity: Issue, rows: [issue] },
        { entity: IssueHistory, rows: steps },
        { entity: OutboxRow, rows: letters },
      ]);
    }
    await letOthersThrough(() =>
      this.database.transaction(async (tx) => {
        await tx.insert(Issue, issue);
        await tx.insert(IssueHistory, steps);
        await tx.insert(OutboxRow, letters);
        await takePhotos(tx, me.id, photos, { issueId: issue.id, historyId: first.id });
        if (lead) await this.matters.joined(tx, lead.id, issue);
      }),
    );
  }

  /** The key was used before: the same content gets the same issue, other content is refused. */
  private async replay(me: Me, request: SubmitIssue, error: unknown): Promise<IssueView> {
    const { submissionKey } = request;
    const first = await this.database.manager.findOneBy(Issue, { reporterId: me.id, submissionKey });
    if (!first) throw error;
    if (first.submissionHash !== hashOf(request)) throw new AppError('ISSUE_KEY_REUSED', { number: first.number });
    this.limit.giveBack(me);
    return this.reader.one(me, first.id);
  }

  private async homeGridOf(me: Me, request: SubmitIssue): Promise<string | null> {
    if (request.place) return null;
    const person = await this.database.manager.findOneBy(Person, { id: me.id });
    return person?.homeGridCode ?? null;
  }
}

function hashOf({ submissionKey: _, ...content }: SubmitIssue): string {
  return requestHash(content);
}
