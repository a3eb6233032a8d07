import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import {
  type Action,
  type Audience,
  clockTime,
  type NoticeFacts,
  noticeWords,
  ROUTER,
  spokenNumber,
  type TemplateKey,
  covers,
} from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { newId } from '../ids';
import { Issue } from '../issues/issue.entity';
import { IssueHistory } from '../issues/issue-history.entity';
import { outboxRow } from '../issues/issue-writer';
import { DutyService } from '../people/duty.service';
import { PostRow } from '../people/post.entity';
import { isCurrent } from '../people/session.service';
import { Logger } from '../system/logger';
import { WechatService } from '../wechat/wechat.service';
import { doneTogether } from './held-row';
import { LiveHub } from './live-hub';
import { Notice } from './notice.entity';
import { issueOf, OutboxRow } from './outbox.entity';

const WORDS = 400;

/** Which WeChat message an event is worth; most are told in the inbox only. */
const TEMPLATE_OF: Partial<Record<Action, Partial<Record<Audience, TemplateKey>>>> = {
  accept: { reporter: 'accepted' },
  resolve: { reporter: 'resolved' },
  check: { reporter: 'resolved' },
  supervise: { holder: 'task' },
  dispatch: { holder: 'task' },
  reopen: { holder: 'task' },
};

interface Surroundings {
  issues: Map<string, Issue>;
  histories: Map<string, IssueHistory>;
  /** Those that others were merged into. */
  leads: Map<string, Issue>;
  followers: Issue[];
  dispatchers: PostRow[];
  /** Of the areas the letters name. */
  supervisors: PostRow[];
  departments: Map<string, string[]>;
  names: Map<string, string>;
}

/** Turns letters into lines of people's inboxes: a handful of statements for a whole batch. */
@Injectable()
export class Teller {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly duty: DutyService,
    private readonly wechat: WechatService,
    private readonly live: LiveHub,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  async tell(rows: readonly OutboxRow[]): Promise<void> {
    const around = await this.lookAround(rows);
    const notices = oncePerPerson(rows.flatMap((row) => this.noticesOf(row, around)));
    const messages = this.messagesFor(notices, around);
    const isMine = await this.database.transaction(async (tx) => {
      if (!(await doneTogether(tx, rows))) return false;
      await this.database.insertMissing(tx, { entity: Notice, rows: notices });
      if (messages.length) await tx.insert(OutboxRow, messages);
      return true;
    });
    if (isMine) await this.tellOnline(notices, around.issues);
  }

  /** They are told already: a failure here must not tell them again. */
  private async tellOnline(notices: readonly Notice[], issues: ReadonlyMap<string, Issue>): Promise<void> {
    try {
      await this.live.deliver(notices, issues);
    } catch (error) {
      this.logger.error({ err: error, notices: notices.length }, 'telling those who are online failed');
    }
  }

  private async lookAround(rows: readonly OutboxRow[]): Promise<Surroundings> {
    const { manager } = this.database;
    const issueIds = [...new Set(rows.map((row) => issueOf(row).issueId))];
    const letters = rows.map(({ letter }) => letter).filter((letter) => letter.topic === 'tell');
    const [issues, histories, followers] = await Promise.all([
      manager.findBy(Issue, { id: In(issueIds) }),
      manager.findBy(IssueHistory, { id: In(rows.map((row) => issueOf(row).historyId)) }),
      manager.findBy(Issue, { leadId: In(issueIds) }),
    ]);
    const leads = await manager.findBy(Issue, { id: In(histories.flatMap(({ leadId }) => leadId ?? [])) });
    const asksDispatcher = letters.some(({ audience }) => audience === 'dispatcher' || audience === 'desk');
    const levels = [...new Set(letters.flatMap(({ areas = [] }) => areas))];
    const units = [...new Set(letters.flatMap(({ holderDepartmentId }) => holderDepartmentId ?? []))];
    const departments = new Map<string, string[]>();
    for (const unit of units) departments.set(unit, await this.duty.membersOf(unit));
    return {
      issues: new Map(issues.map((issue) => [issue.id, issue])),
      histories: new Map(histories.map((history) => [history.id, history])),
      leads: new Map(leads.map((lead) => [lead.id, lead])),
      followers,
      dispatchers: asksDispatcher ? await manager.findBy(PostRow, { role: 'dispatcher' }) : [],
      supervisors: levels.length ? await manager.findBy(PostRow, { role: 'supervisor', areaCode: In(levels) }) : [],
      departments,
      names: await this.duty.names(histories.flatMap(({ holderUserId }) => holderUserId ?? [])),
    };
  }

  private noticesOf(row: OutboxRow, around: Surroundings): Notice[] {
    const { letter } = row;
    const { issueId, historyId } = issueOf(row);
    const issue = around.issues.get(issueId);
    const history = around.histories.get(historyId);
    if (letter.topic !== 'tell' || !issue || !history)
      throw new Error(`outbox row ${row.id} speaks of something that is not there`);

    const words = [...noticeWords(letter.action, letter.audience, this.facts(issue, history, around))]
      .slice(0, WORDS)
      .join('');
    const now = this.clock.now();
    // Whoever acted knows already; a submission is the exception, its notice is the receipt.
    const people = this.recipients(row, issue, history, around).filter(
      (id) => id !== history.actorId || letter.action === 'submit',
    );
    return [...new Set(people)].map((personId) => ({
      id: newId(now),
      personId,
      issueId: issue.id,
      historyId: history.id,
      action: letter.action,
      audience: letter.audience,
      words,
      readAt: null,
      createdAt: now,
    }));
  }

  private recipients({ letter }: OutboxRow, issue: Issue, history: IssueHistory, around: Surroundings): string[] {
    if (letter.topic !== 'tell') return [];
    switch (letter.audience) {
      case 'reporter':
        // Staff's words are for everyone who has the trouble; what a resident wrote to staff is not for the neighbours.
        if (letter.action === 'comment' && history.relation === 'reporter') return [issue.reporterId];
        return [
          issue.reporterId,
          ...around.followers.filter(({ leadId }) => leadId === issue.id).map(({ reporterId }) => reporterId),
        ];
      case 'holder':
      case 'previousHolder':
        if (letter.holderUserId) return [letter.holderUserId];
        return around.departments.get(letter.holderDepartmentId ?? '') ?? [];
      case 'dispatcher':
      case 'desk':
        return this.nearestDispatchers(issue.deskCode, around.dispatchers);
      default:
        return letter.personId ? [letter.personId] : this.supervisorsOf(letter.areas ?? [], around.supervisors);
    }
  }

  /** Of the desk itself; where it has none, of the nearest one above. */
  private nearestDispatchers(deskCode: string, posts: readonly PostRow[]): string[] {
    const above = posts.filter((post) => covers(post.areaCode, deskCode) && isCurrent(post, this.clock.now()));
    const nearest = Math.max(0, ...above.map(({ areaCode }) => areaCode.length));
    return above.filter(({ areaCode }) => areaCode.length === nearest).map(({ personId }) => personId);
  }

  private supervisorsOf(areas: readonly string[], posts: readonly PostRow[]): string[] {
    const now = this.clock.now();
    return posts
      .filter((post) => areas.includes(post.areaCode) && isCurrent(post, now))
      .map(({ personId }) => personId);
  }

  private facts(issue: Issue, history: IssueHistory, { names, leads }: Surroundings): NoticeFacts {
    const unit = history.holderDepartmentId ? this.directory.departmentName(history.holderDepartmentId) : null;
    const worker = history.holderUserId ? `网格员 ${names.get(history.holderUserId) ?? ''}`.trim() : null;
    const lead = history.leadId ? leads.get(history.leadId) : null;
    const { effects } = history;
    return {
      number: spokenNumber(issue.number),
      title: issue.title,
      holder: worker ?? unit,
      note: history.note ?? (history.actorId === ROUTER.id ? history.reason : null),
      finishDue: this.time(issue.course.clocks.finish?.due),
      leadNumber: lead ? spokenNumber(lead.number) : null,
      until: this.time(effects?.order?.due ?? effects?.request?.until),
      request: effects?.request?.kind ?? null,
      requestNote: effects?.request && effects.request.kind !== 'return' ? effects.request.note : null,
      card: effects?.order?.card ?? null,
      ranOut: effects?.ranOut ?? null,
      reporters: issue.course.counts.reporters,
    };
  }

  private time(at: number | null | undefined): string | null {
    return at ? clockTime(new Date(at).toISOString(), this.clock.now()) : null;
  }

  private messagesFor(notices: readonly Notice[], { histories }: Surroundings): OutboxRow[] {
    const ready = new Set(this.wechat.templates().map(({ key }) => key));
    return notices.flatMap((notice) => {
      const template = TEMPLATE_OF[notice.action]?.[notice.audience];
      const history = histories.get(notice.historyId);
      if (!template || !ready.has(template) || !history || !this.wechat.client) return [];
      const letter = { topic: 'wechat' as const, personId: notice.personId, template, noticeId: notice.id };
      return [outboxRow(letter, history, this.clock.now())];
    });
  }
}

/** One event tells one person once: as whoever must act on it, where they reported it too. */
function oncePerPerson(notices: readonly Notice[]): Notice[] {
  const kept = new Map<string, Notice>();
  for (const notice of notices) {
    const key = `${notice.historyId} ${notice.personId}`;
    const other = kept.get(key);
    if (!other || other.audience === 'reporter') kept.set(key, notice);
  }
  return [...kept.values()];
}
