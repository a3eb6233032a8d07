import { Injectable } from '@nestjs/common';
import { Brackets, In, type SelectQueryBuilder, type WhereExpressionBuilder } from 'typeorm';
import {
  AppError,
  type AreaView,
  covers,
  type DeskQuery,
  type IssueRow,
  type Light,
  lightOf,
  LIMITS,
  type Page,
  type PageQuery,
  type Queue,
  rangeOf,
  nearestClock,
  STAGES,
} from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { Database } from '../database/database';
import type { Me } from '../http/access';
import { DutyService } from '../people/duty.service';
import { Issue } from './issue.entity';
import { LeaderItem } from './leader-item.entity';
import { IssuePresenter } from './issue-presenter';

/** Not a stage of their own: counted one by one. */
const COUNTED_APART: readonly Queue[] = ['overdue', 'requests', 'ordered', 'leaders'];
const OPEN_STAGES = ['desk', 'work', 'check'];
const SEARCH_DAYS = 400;
const TASKS_COUNTED = 2000;

/** Pages by keyset: two statements a page, whatever its size and wherever it stands. */
@Injectable()
export class IssueLists {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly duty: DutyService,
    private readonly presenter: IssuePresenter,
    private readonly clock: Clock,
  ) {}

  async mine(me: Me, { open, ...page }: PageQuery & { open?: boolean | undefined }): Promise<Page<IssueRow>> {
    const query = this.issues().where('issue.reporterId = :me', { me: me.id });
    if (open) query.andWhere('issue.stage IN (:...stages)', { stages: [...OPEN_STAGES, 'done'] });
    const { items, next } = await this.newestFirst(query, page);
    // What staff still have to decide among themselves is not the reporter's to know.
    return { items: items.map((row) => ({ ...row, awaits: null })), next };
  }

  async desk(me: Me, { queue = 'all', areaCode, categoryCode, search, ...page }: DeskQuery): Promise<Page<IssueRow>> {
    const query = this.scoped(me, areaCode);
    this.narrow(query, queue, me);
    if (categoryCode) query.andWhere('issue.categoryCode = :categoryCode', { categoryCode });
    if (search) this.search(query, search);
    return queue === 'overdue' ? this.dueFirst(query, page) : this.newestFirst(query, page);
  }

  async deskCounts(me: Me, areaCode: string | undefined): Promise<Partial<Record<Queue, number>>> {
    const rows = await this.scoped(me, areaCode)
      .andWhere('issue.stage IN (:...stages)', { stages: [...OPEN_STAGES, 'done'] })
      .select('issue.stage', 'stage')
      .addSelect('COUNT(*)', 'count')
      .groupBy('issue.stage')
      .getRawMany<{ stage: Queue; count: number | string }>();
    const counts: Partial<Record<Queue, number>> = { desk: 0, work: 0, check: 0, done: 0 };
    for (const queue of COUNTED_APART) {
      const query = this.scoped(me, areaCode);
      this.narrow(query, queue, me);
      counts[queue] = await query.getCount();
    }
    for (const { stage, count } of rows) counts[stage] = Number(count);
    return counts;
  }

  /** What I or my department must do now, nearest due first. */
  tasks(me: Me, page: PageQuery): Promise<Page<IssueRow>> {
    return this.dueFirst(this.held(me), page);
  }

  async taskCounts(me: Me): Promise<Record<Light, number>> {
    const tasks = await this.held(me).limit(TASKS_COUNTED).getMany();
    const counts: Record<Light, number> = { green: 0, yellow: 0, red: 0 };
    for (const task of tasks) {
      const clock = nearestClock(task.course.clocks);
      const light = clock && lightOf(clock.run, this.clock.now());
      if (light) counts[light] += 1;
    }
    return counts;
  }

  private issues(): SelectQueryBuilder<Issue> {
    return this.database.manager.createQueryBuilder(Issue, 'issue');
  }

  private held(me: Me): SelectQueryBuilder<Issue> {
    const query = this.issues().where('issue.stage = :stage', { stage: 'work' });
    const units = me.posts.flatMap(({ departmentId }) => departmentId ?? []);
    const isWorker = me.posts.some(({ role }) => role === 'worker');
    if (units.length === 0) return query.andWhere('issue.holderUserId = :me', { me: me.id });
    if (!isWorker) return query.andWhere('issue.holderDepartmentId IN (:...units)', { units });
    return query.andWhere('(issue.holderUserId = :me OR issue.holderDepartmentId IN (:...units))', {
      me: me.id,
      units,
    });
  }

  /** Only what the person's posts cover. An area asked for must lie inside one of them. */
  private scoped(me: Me, areaCode: string | undefined): SelectQueryBuilder<Issue> {
    const query = this.issues();
    const areas = me.posts
      .filter(({ role }) => ['dispatcher', 'supervisor', 'admin'].includes(role))
      .map((post) => post.areaCode);
    if (areas.length === 0) {
      const units = me.posts.flatMap(({ role, departmentId }) =>
        role === 'department' && departmentId ? [departmentId] : [],
      );
      if (units.length === 0) throw new AppError('NOT_ALLOWED');
      query.where({ holderDepartmentId: In(units) });
      return areaCode ? this.inside(query, areaCode) : query;
    }
    if (areaCode && !areas.some((area) => covers(area, areaCode))) throw new AppError('NOT_FOUND');
    const asked = areaCode ? [areaCode] : [...new Set(areas)];
    return query.where(
      new Brackets((any) => asked.forEach((code) => any.orWhere(new Brackets((one) => this.inside(one, code))))),
    );
  }

  private inside<Query extends WhereExpressionBuilder>(query: Query, areaCode: string): Query {
    const townships = this.directory.listAreas(areaCode, false).filter(({ level }) => level === 'township');
    const own =
      areaCode.length >= 9 ? [this.directory.townshipOf(areaCode)] : townships.map(({ code }: AreaView) => code);
    // Named after the area: two of them may stand in one statement.
    const [townshipsIn, from, to] = [`in${areaCode}`, `from${areaCode}`, `to${areaCode}`];
    if (own.length === 1) query.andWhere(`issue.townshipCode = :${townshipsIn}`, { [townshipsIn]: own[0] });
    else query.andWhere(`issue.townshipCode IN (:...${townshipsIn})`, { [townshipsIn]: own.length ? own : [''] });
    if (areaCode.length > 9) {
      const range = rangeOf(areaCode);
      query.andWhere(`issue.areaCode >= :${from} AND issue.areaCode < :${to}`, { [from]: range.from, [to]: range.to });
    }
    return query;
  }

  private narrow(query: SelectQueryBuilder<Issue>, queue: Queue, me: Me): void {
    if (queue === 'requests') query.andWhere('issue.awaits IS NOT NULL');
    else if (queue === 'ordered') query.andWhere('issue.card IS NOT NULL');
    else if (queue === 'leaders') this.onListOf(query, me);
    else if (queue === 'overdue') {
      query.andWhere('issue.stage IN (:...open) AND issue.dueAt <= :now', { open: OPEN_STAGES, now: this.clock.now() });
    } else if (STAGES.some((stage) => stage === queue)) {
      query.andWhere('issue.stage = :queue', { queue });
    }
  }

  /** On the list of a level the person leads. */
  private onListOf(query: SelectQueryBuilder<Issue>, me: Me): void {
    const levels = me.posts.filter(({ role }) => role === 'supervisor').map((post) => post.areaCode);
    const listed = query
      .subQuery()
      .select('item.issueId')
      .from(LeaderItem, 'item')
      .where('item.areaCode IN (:...levels)', { levels: levels.length ? levels : [''] })
      .andWhere('item.doneAt IS NULL');
    query.andWhere(`issue.id IN ${listed.getQuery()}`).setParameters(listed.getParameters());
  }

  /** A number as people read it out, or words; words are looked for in what came within the last year or so. */
  private search(query: SelectQueryBuilder<Issue>, search: string): void {
    const number = search.replace(/\s/g, '');
    if (/^\d{9,}$/.test(number)) {
      query.andWhere('issue.number = :number', { number });
      return;
    }
    const words = `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`;
    const since = new Date(this.clock.now().getTime() - SEARCH_DAYS * 86_400_000);
    const escape = this.database.isSqlite ? " ESCAPE '\\'" : '';
    query
      .andWhere(`(issue.text LIKE :words${escape} OR issue.address LIKE :words${escape})`, { words })
      .andWhere('issue.createdAt >= :since', { since });
  }

  private async newestFirst(
    query: SelectQueryBuilder<Issue>,
    { after, limit = LIMITS.page.usual }: PageQuery,
  ): Promise<Page<IssueRow>> {
    if (after) query.andWhere('issue.id < :after', { after });
    const { items, last } = await this.page(query.orderBy('issue.id', 'DESC'), limit);
    return { items, next: last?.id ?? null };
  }

  /** The longest overdue or nearest due first. The cursor is `due time in ms ~ id`. */
  private async dueFirst(
    query: SelectQueryBuilder<Issue>,
    { after, limit = LIMITS.page.usual }: PageQuery,
  ): Promise<Page<IssueRow>> {
    query.orderBy('issue.dueAt', 'ASC').addOrderBy('issue.id', 'ASC');
    const [due, id] = after?.split('~') ?? [];
    if (due && id) {
      const at = new Date(Number(due));
      query.andWhere('(issue.dueAt > :at OR (issue.dueAt = :at AND issue.id > :id))', { at, id });
    }
    const { items, last } = await this.page(query, limit);
    return { items, next: last ? `${last.dueAt?.getTime() ?? 0}~${last.id}` : null };
  }

  /** One more than asked for tells whether there is a next page. */
  private async page(
    query: SelectQueryBuilder<Issue>,
    limit: number,
  ): Promise<{ items: IssueRow[]; last: Issue | null }> {
    const found = await query.limit(limit + 1).getMany();
    const issues = found.slice(0, limit);
    const names = await this.duty.names(issues.flatMap(({ holderUserId }) => holderUserId ?? []));
    const last = found.length > limit ? (issues.at(-1) ?? null) : null;
    return { items: issues.map((issue) => this.presenter.row(issue, names)), last };
  }
}
