import { Injectable } from '@nestjs/common';
import {
  type ActInput,
  AppError,
  type CategoryView,
  decide,
  type IssueView,
  type Relation,
  ROUTER,
  runningClock,
  type Standing,
  stageOf,
  issueNumber,
  localDate,
  type Pledge,
  type SubmitIssue,
} from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { Database, isDuplicate } from '../database/database';
import { takePhotos } from '../files/take-photos';
import type { Me } from '../http/access';
import { newId } from '../ids';
import { OutboxDrain } from '../notices/outbox.drain';
import { type Letter, OutboxRow } from '../notices/outbox.entity';
import { Person } from '../people/person.entity';
import { Counters } from '../system/counters';
import { sha256 } from '../system/secrets';
import { WechatService } from '../wechat/wechat.service';
import { Calendar } from './calendar';
import { Issue } from './issue.entity';
import { IssueHistory } from './issue-history.entity';
import { IssueReader } from './issue-reader.service';
import { checksOf, historyRow, lastWordsOf, outboxRow, type Step, tellLetters } from './issue-writer';
import { type Route, RoutingService } from './routing.service';
import { SubmitLimit } from './submit-limit';

const TITLE = 40;

/** Receives a report once, finds its grid and its holder, and starts the clocks: all in one transaction. */
@Injectable()
export class IssueSubmitService {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly routing: RoutingService,
    private readonly counters: Counters,
    private readonly calendar: Calendar,
    private readonly reader: IssueReader,
    private readonly drain: OutboxDrain,
    private readonly limit: SubmitLimit,
    private readonly wechat: WechatService,
    private readonly clock: Clock,
  ) {}

  async submit(me: Me, request: SubmitIssue): Promise<IssueView> {
    await this.limit.count(me);
    const photos = request.photos ?? [];
    if (request.text.trim() === '' && photos.length === 0) throw new AppError('ISSUE_EMPTY');
    const category = this.directory.category(request.categoryCode);
    if (!category) throw new AppError('INPUT_INVALID', [{ field: 'categoryCode', rule: 'isCategory' }]);
    if (request.source && request.source !== 'resident' && me.posts.length === 0) throw new AppError('NOT_ALLOWED');

    const route = await this.routing.route(request.place, await this.homeGridOf(me, request), category);
    const now = this.clock.now();
    const issue = this.newIssue(me, request, route, category, now, await this.nextNumber(now));
    const { steps, letters } = this.firstSteps(issue, me, request, route, category, now);

    try {
      await this.write(me, issue, steps, letters, photos);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return this.replay(me, request, error);
    }
    this.drain.wake();
    return this.reader.viewOfNew(me, issue, steps, photos, route.holder?.name ?? null);
  }

  private async write(
    me: Me,
    issue: Issue,
    steps: IssueHistory[],
    letters: OutboxRow[],
    photos: readonly string[],
  ): Promise<void> {
    const [first] = steps;
    if (photos.length === 0 || !first) {
      return this.database.insertAll([
        { entity: Issue, rows: [issue] },
        { entity: IssueHistory, rows: steps },
        { entity: OutboxRow, rows: letters },
      ]);
    }
    await this.database.transaction(async (tx) => {
      await tx.insert(Issue, issue);
      await tx.insert(IssueHistory, steps);
      await tx.insert(OutboxRow, letters);
      await takePhotos(tx, me.id, photos, { issueId: issue.id, historyId: first.id });
    });
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

  private async nextNumber(now: Date): Promise<string> {
    const year = Number(localDate(now).slice(0, 4));
    return issueNumber(year, await this.counters.next(`issue-${year}`));
  }

  private newIssue(
    me: Me,
    request: SubmitIssue,
    route: Route,
    category: CategoryView,
    now: Date,
    number: string,
  ): Issue {
    const { areaCode, townshipCode } = route;
    return {
      ...NOTHING_YET,
      state: 'submitted',
      stage: 'desk',
      id: newId(now),
      number,
      version: 0,
      source: request.source ?? 'resident',
      title: titleOf(request.text, category),
      text: request.text.trim(),
      categoryCode: category.code,
      urgency: request.urgency ?? 'normal',
      lng: request.place?.lng ?? null,
      lat: request.place?.lat ?? null,
      address: request.place?.address.trim() ?? '',
      areaCode,
      townshipCode,
      deskCode: townshipCode,
      reporterId: me.id,
      anonymous: request.anonymous ?? false,
      dueAt: null,
      lastWords: '',
      coverPhotoId: request.photos?.[0] ?? null,
      contentCheck: this.wechat.checksContent(me.openid) ? 'waiting' : 'pass',
      submissionKey: request.submissionKey,
      submissionHash: hashOf(request),
      createdAt: now,
      updatedAt: now,
    };
  }

  /** The submission and what the router does at once, both by the table. Fills the issue in as it goes. */
  private firstSteps(issue: Issue, me: Me, request: SubmitIssue, route: Route, category: CategoryView, now: Date) {
    const steps: IssueHistory[] = [];
    const letters: OutboxRow[] = [];
    const pledge = pledgeOf(category, issue);
    const take = (step: Omit<Step, 'tells'>, who: Relation[]): void => {
      const decision = decide({ ...issue, state: step.from }, pledge, step.action, who, step.input, now, this.calendar);
      if (!decision.ok) throw new AppError(decision.error);
      const before = { ...issue };
      Object.assign(issue, decision.next, {
        version: issue.version + 1,
        lastWords: lastWordsOf(step, issue.lastWords),
      });
      const history = historyRow(issue, { ...step, tells: decision.tells }, now);
      steps.push(history);
      const told = tellLetters(before, issue, { ...step, tells: decision.tells });
      letters.push(...told.map((letter) => outboxRow(letter, history, now)));
    };

    const common = { reason: null, actionKey: null };
    take({ ...common, action: 'submit', actorId: me.id, relation: 'reporter', from: 'none', input: {} }, [
      'anyone',
      'reporter',
    ]);
    const [submitted] = steps;
    const checks: Letter[] = issue.contentCheck === 'waiting' ? checksOf(request.text, request.photos) : [];
    if (submitted) letters.push(...checks.map((letter) => outboxRow(letter, submitted, now)));

    const routed: ActInput = route.holder ? { holder: route.holder } : { note: route.reason };
    const action = route.holder ? 'dispatch' : 'refer';
    const router = { actorId: ROUTER.id, relation: 'router' as const, reason: route.reason, actionKey: null };
    take({ ...router, action, from: 'submitted', input: routed }, ['router']);
    Object.assign(issue, { stage: stageOf(issue.state), dueAt: runningClock(issue)?.dueAt ?? null });
    return { steps, letters };
  }
}

const NOTHING_YET: Omit<Standing, 'state' | 'deskCode'> = {
  holderUserId: null,
  holderDepartmentId: null,
  leadId: null,
  acceptFrom: null,
  acceptDueAt: null,
  finishFrom: null,
  finishDueAt: null,
  acceptedAt: null,
  resolvedAt: null,
  closedAt: null,
  urgedAt: null,
  rating: null,
  solved: null,
};

export function pledgeOf(category: CategoryView, { urgency }: Pick<Issue, 'urgency'>): Pledge {
  const { limits, photoToResolve, checkBeforeClose } = category;
  return { urgency, limits, photoToResolve, checkBeforeClose };
}

/** The first line of the words, cut; a photo without words is called by its category. */
function titleOf(text: string, category: CategoryView): string {
  const line = [...(text.trim().split(/[\n。]/, 1)[0] ?? '').trim()];
  if (line.length === 0) return `${category.name}(照片)`;
  return line.length > TITLE ? `${line.slice(0, TITLE - 1).join('')}…` : line.join('');
}

function hashOf({ submissionKey: _, ...content }: SubmitIssue): string {
  return sha256(JSON.stringify(content, (_key, value: unknown) => (isPlainObject(value) ? sorted(value) : value)));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
