import { Injectable } from '@nestjs/common';
import {
  type Action,
  type ActionField,
  actionsFor,
  type HistoryView,
  type HolderView,
  type IssueRow,
  type IssueView,
  lightOf,
  neededFields,
  type PhotoView,
  type Relation,
  ROUTER,
  runningClock,
  seesInternal,
  transition,
} from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import type { Photo } from '../files/photo.entity';
import { PhotoLinks } from '../files/photo-links';
import { DutyService } from '../people/duty.service';
import type { Issue } from './issue.entity';
import type { IssueHistory } from './issue-history.entity';

export interface IssueMaterial {
  issue: Issue;
  who: readonly Relation[];
  history: readonly IssueHistory[];
  photos: readonly Photo[];
  followers: number;
  lead: { id: string; number: string } | null;
  /** Person id → name. */
  names: ReadonlyMap<string, string>;
  reporterHasPhone: boolean;
}

/** Rows of the database → what one person may see of them. Reads nothing. */
@Injectable()
export class IssuePresenter {
  constructor(
    private readonly directory: Directory,
    private readonly links: PhotoLinks,
    private readonly duty: DutyService,
    private readonly clock: Clock,
  ) {}

  row(issue: Issue, names: ReadonlyMap<string, string>): IssueRow {
    const clock = runningClock(issue);
    return {
      id: issue.id,
      number: issue.number,
      title: issue.title,
      state: issue.state,
      stage: issue.stage,
      urgency: issue.urgency,
      categoryCode: issue.categoryCode,
      areaCode: issue.areaCode,
      areaName: this.directory.areaName(issue.areaCode),
      place:
        issue.lng === null || issue.lat === null ? null : { lng: issue.lng, lat: issue.lat, address: issue.address },
      thumbnail: issue.coverPhotoId ? this.links.of(issue.coverPhotoId, 'thumb') : null,
      holder: this.holder(issue, names),
      light: clock ? lightOf(clock.from, clock.dueAt, this.clock.now()) : null,
      dueAt: clock?.dueAt.toISOString() ?? null,
      createdAt: issue.createdAt.toISOString(),
      updatedAt: issue.updatedAt.toISOString(),
      lastWords: issue.lastWords,
    };
  }

  view(material: IssueMaterial): IssueView {
    const { issue, who, history, photos, names } = material;
    const actions = actionsFor(issue, who, this.clock.now());
    const staff = seesInternal(who);
    // What the platform's check holds back stays between the reporter and staff until a person has looked.
    const visible =
      staff || who.includes('reporter') ? photos : photos.filter(({ contentCheck }) => contentCheck === 'pass');
    const row = this.row(issue, names);
    // Whoever only follows learns how the matter goes, not what the other reporter wrote and where they stood.
    const own = staff || who.includes('reporter');
    return {
      ...row,
      place: own ? row.place : null,
      thumbnail: own && visible.some(({ id }) => id === issue.coverPhotoId) ? row.thumbnail : null,
      version: issue.version,
      text: own ? issue.text : '',
      source: issue.source,
      anonymous: issue.anonymous,
      acceptDueAt: iso(issue.acceptDueAt),
      finishDueAt: iso(issue.finishDueAt),
      resolvedAt: iso(issue.resolvedAt),
      closedAt: iso(issue.closedAt),
      rating: issue.rating === null || issue.solved === null ? null : { score: issue.rating, solved: issue.solved },
      lead: material.lead,
      followers: material.followers,
      photos: own ? this.photosOf(history[0], visible) : [],
      history: history.filter(({ internal }) => staff || !internal).map((row) => this.history(row, material, visible)),
      reporter: this.reporter(material),
      flagged: staff && ['review', 'risky'].includes(issue.contentCheck),
      relations: who.filter((relation) => relation !== 'anyone'),
      actions,
      needs: this.needs(issue, actions),
    };
  }

  private history(row: IssueHistory, material: IssueMaterial, photos: readonly Photo[]): HistoryView {
    const staff = seesInternal(material.who);
    const hidden = transition(row.action).staffWords && !staff;
    return {
      id: row.id,
      seq: row.seq,
      action: row.action,
      from: row.fromState,
      to: row.toState,
      actor: { name: this.actorName(row, material), relation: row.relation },
      note: hidden ? null : row.note,
      reason: staff ? row.reason : null,
      internal: row.internal,
      holder: this.holder(row, material.names)?.name ?? null,
      rating: row.rating === null || row.solved === null ? null : { score: row.rating, solved: row.solved },
      photos: row.seq === 1 ? [] : this.photosOf(row, photos),
      at: row.at.toISOString(),
    };
  }

  private actorName(row: IssueHistory, { issue, who, names }: IssueMaterial): string {
    if (row.actorId === ROUTER.id) return '平台';
    if (row.actorId !== issue.reporterId) return names.get(row.actorId) ?? '工作人员';
    return this.reporterName(issue, who, names);
  }

  private reporterName(issue: Issue, who: readonly Relation[], names: ReadonlyMap<string, string>): string {
    const name = names.get(issue.reporterId) ?? '居民';
    if (who.includes('reporter')) return name;
    return issue.anonymous || name === '居民' ? '居民' : `${[...name][0] ?? ''}*`;
  }

  private reporter({ issue, who, names, reporterHasPhone }: IssueMaterial): IssueView['reporter'] {
    if (!who.includes('reporter') && (issue.anonymous || !seesInternal(who))) return null;
    return { name: this.reporterName(issue, who, names), hasPhone: reporterHasPhone };
  }

  private holder(
    row: Pick<Issue, 'holderUserId' | 'holderDepartmentId'>,
    names: ReadonlyMap<string, string>,
  ): HolderView | null {
    if (row.holderUserId) {
      const grid = this.duty.gridOf(row.holderUserId);
      const post = grid ? `${this.directory.areaName(grid)}网格员` : '网格员';
      return { kind: 'worker', id: row.holderUserId, name: names.get(row.holderUserId) ?? '网格员', post };
    }
    const department = row.holderDepartmentId ? this.directory.department(row.holderDepartmentId) : null;
    if (!department) return null;
    return {
      kind: 'department',
      id: department.id,
      name: department.name,
      post: this.directory.areaName(department.areaCode),
    };
  }

  private photosOf(row: IssueHistory | undefined, photos: readonly Photo[]): PhotoView[] {
    return photos.filter(({ historyId }) => historyId === row?.id).map((photo) => this.links.view(photo));
  }

  private needs(issue: Issue, actions: readonly Action[]): Partial<Record<Action, ActionField[]>> {
    const category = this.directory.category(issue.categoryCode);
    return Object.fromEntries(
      actions.map((action) => [action, neededFields(action, { photoToResolve: category?.photoToResolve ?? false })]),
    );
  }
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
