import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan } from 'typeorm';
import { LIMITS, type NoticeView, type Page, type PageQuery } from '@hongqi/shared';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { countFresh } from '../directives/freshness';
import { Issue } from '../issues/issue.entity';
import { Notice } from './notice.entity';

@Injectable()
export class InboxService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(personId: string, { after, limit = LIMITS.page.usual }: PageQuery): Promise<Page<NoticeView>> {
    const found = await this.database.manager.find(Notice, {
      where: { personId, ...(after ? { id: LessThan(after) } : {}) },
      order: { id: 'DESC' },
      take: limit + 1,
    });
    const page = found.slice(0, limit);
    return { items: await this.views(page), next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
  }

  /** Notices and directives together: the one number that every screen shows. */
  async unread(personId: string): Promise<number> {
    const { manager, isSqlite } = this.database;
    const [notices, directives] = await Promise.all([
      manager.countBy(Notice, { personId, readAt: IsNull() }),
      countFresh(manager, isSqlite, personId),
    ]);
    return notices + directives;
  }

  /** Notices only: a directive is read by opening it. */
  async markRead(personId: string, ids: readonly string[] | undefined): Promise<number> {
    const which = { personId, readAt: IsNull(), ...(ids ? { id: In([...ids]) } : {}) };
    await this.database.manager.update(Notice, which, { readAt: this.clock.now() });
    return this.unread(personId);
  }

  async views(notices: readonly Notice[]): Promise<NoticeView[]> {
    const ids = [...new Set(notices.map(({ issueId }) => issueId))];
    const issues = ids.length
      ? await this.database.manager.find(Issue, {
          where: { id: In(ids) },
          select: { id: true, number: true, title: true },
        })
      : [];
    const byId = new Map(issues.map((issue) => [issue.id, issue]));
    return notices.map((notice) => noticeView(notice, byId.get(notice.issueId)));
  }
}

export function noticeView(notice: Notice, issue: Pick<Issue, 'number' | 'title'> | undefined): NoticeView {
  return {
    id: notice.id,
    issueId: notice.issueId,
    number: issue?.number ?? '',
    title: issue?.title ?? '',
    action: notice.action,
    audience: notice.audience,
    words: notice.words,
    at: notice.createdAt.toISOString(),
    read: notice.readAt !== null,
  };
}
