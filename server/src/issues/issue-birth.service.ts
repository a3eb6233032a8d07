import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type ActInput,
  type CategoryView,
  issueNumber,
  localDate,
  NO_COURSE,
  type Place,
  type Relation,
  ROUTER,
  type Source,
  type Urgency,
} from '@hongqi/shared';
import { contentHash } from '../audit/content-hash';
import { Clock } from '../clock';
import type { Me } from '../http/access';
import { newId } from '../ids';
import type { Letter, OutboxRow } from '../notices/outbox.entity';
import { Counters } from '../system/counters';
import { Issue } from './issue.entity';
import type { IssueHistory } from './issue-history.entity';
import { IssueStepper, type Move } from './issue-stepper.service';
import { checksOf } from './issue-writer';
import type { Route } from './routing.service';

const TITLE = 40;

/** What a new issue is made of, however it came in. */
export interface Report {
  reporterId: string;
  submissionKey: string;
  submissionHash: string;
  text: string;
  category: CategoryView;
  urgency: Urgency;
  place: Place | null;
  anonymous: boolean;
  source: Source;
  /** The directive it was found with. */
  directiveId: string | null;
  coverPhotoId: string | null;
  route: Route;
  /** The report it was split off from; its promises count from that day. */
  parent: Issue | null;
  /** The open issue it follows instead of being dispatched. */
  lead: Issue | null;
  checksContent: boolean;
  photos: readonly string[];
}

/** A new issue with its first steps, as rows that nobody has written yet. */
export interface Newborn {
  issue: Issue;
  steps: IssueHistory[];
  letters: OutboxRow[];
}

/** Receives a report by the table: submitted, then followed, dispatched or referred by the platform. */
@Injectable()
export class IssueBirth {
  constructor(
    private readonly stepper: IssueStepper,
    private readonly counters: Counters,
    private readonly clock: Clock,
  ) {}

  /** Whoever asks inside a transaction hands it over. */
  async of(me: Me, report: Report, tx?: EntityManager): Promise<Newborn> {
    const now = this.clock.now();
    const year = Number(localDate(now).slice(0, 4));
    const number = issueNumber(year, await this.counters.next(`issue-${year}`, tx));
    const checks: Letter[] = report.checksContent ? checksOf(report.text, report.photos) : [];
    const issue = newIssue(report, number, now);
    const submitted: Move = {
      actor: report.parent ? ROUTER : me,
      who: ['anyone', 'reporter'],
      action: 'submit',
      input: {},
      isBirth: true,
      effects: { content: contentHash(issue) },
      letters: checks,
      circumstances: { now, ...(report.parent && { since: report.parent.createdAt }) },
    };
    const born = await this.draft([], issue, submitted, tx);
    return this.draft([born], born.issue, nextMove(me, report), tx);
  }

  private async draft(
    earlier: readonly Newborn[],
    issue: Issue,
    move: Move,
    tx: EntityManager | undefined,
  ): Promise<Newborn> {
    const drafted = await this.stepper.draft(issue, move, null, tx);
    return {
      issue: drafted.issue,
      steps: [...earlier.flatMap(({ steps }) => steps), drafted.history],
      letters: [...earlier.flatMap(({ letters }) => letters), ...drafted.letters],
    };
  }
}

function nextMove(me: Me, { lead, route }: Report): Move {
  if (lead) {
    const patch = { mergedWithId: lead.id };
    return { actor: me, who: ['reporter'], action: 'follow', input: { lead: lead.id }, patch, leadId: lead.id };
  }
  const who: Relation[] = ['router'];
  const input: ActInput = route.holder ? { holder: route.holder } : { note: route.reason };
  return { actor: ROUTER, who, action: route.holder ? 'dispatch' : 'refer', input, reason: route.reason };
}

function newIssue(report: Report, number: string, now: Date): Issue {
  const { route, category, place, parent } = report;
  return {
    id: newId(now),
    number,
    state: 'submitted',
    stage: 'desk',
    version: 0,
    source: report.source,
    title: titleOf(report.text, category),
    text: report.text.trim(),
    categoryCode: category.code,
    urgency: report.urgency,
    lng: place?.lng ?? null,
    lat: place?.lat ?? null,
    address: place?.address.trim() ?? '',
    areaCode: route.areaCode,
    townshipCode: route.townshipCode,
    deskCode: route.townshipCode,
    reporterId: report.reporterId,
    anonymous: report.anonymous,
    holderUserId: null,
    holderDepartmentId: null,
    leadId: null,
    mergedWithId: null,
    parentId: parent?.id ?? null,
    directiveId: report.directiveId,
    course: NO_COURSE,
    sweepAt: null,
    card: null,
    awaits: null,
    dueAt: null,
    acceptedAt: null,
    resolvedAt: null,
    closedAt: null,
    urgedAt: null,
    rating: null,
    solved: null,
    lastWords: '',
    lastHash: '',
    coverPhotoId: report.coverPhotoId,
    contentCheck: report.checksContent ? 'waiting' : 'pass',
    submissionKey: report.submissionKey,
    submissionHash: report.submissionHash,
    createdAt: now,
    updatedAt: now,
  };
}

/** The first line of the words, cut; a photo without words is called by its category. */
export function titleOf(text: string, category: Pick<CategoryView, 'name'>): string {
  const line = [...(text.trim().split(/[\n。]/, 1)[0] ?? '').trim()];
  if (line.length === 0) return `${category.name}（照片）`;
  return line.length > TITLE ? `${line.slice(0, TITLE - 1).join('')}…` : line.join('');
}
