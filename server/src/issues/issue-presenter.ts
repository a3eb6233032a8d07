import { Injectable } from '@nestjs/common';
import {
  type Action,
  ACTION_LABEL,
  type ActionField,
  actionsFor,
  type HistoryView,
  type HolderView,
  type IssueRow,
  type IssueView,
  type CallView,
  distanceMetres,
  isPlatform,
  type IssueLink,
  lightOf,
  nearestClock,
  OPEN_STATES,
  neededFields,
  type PhotoView,
  type Relation,
  seesInternal,
  transition,
} from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { Config } from '../config';
import type { Photo } from '../files/photo.entity';
import { PhotoLinks } from '../files/photo-links';
import { DutyService } from '../people/duty.service';
import { clocksOf, orderOf, pausedUntil, pauseOf, publicEffects, requestOf, staffEffects } from './course-presenter';
import type { Issue } from './issue.entity';
import type { IssueHistory } from './issue-history.entity';
import { masked } from './similar.service';
import { standingOf } from './standing';

export interface IssueMaterial {
  issue: Issue;
  who: readonly Relation[];
  history: readonly IssueHistory[];
  photos: readonly Photo[];
  followers: number;
  /** The directive it was found with, for staff. */
  directive: { id: string; title: string } | null;
  lead: { id: string; number: string } | null;
  parent: Issue | null;
  children: readonly Issue[];
  /** Those that follow it, for staff. */
  merged: readonly Issue[];
  /** Person id → name. */
  names: ReadonlyMap<string, string>;
  reporterHasPhone: boolean;
}

/** Steps between colleagues only: lights, lists of leaders, appeals. What they lead to is told. */
const STAFF_STEPS: readonly Action[] = ['warn', 'climb', 'harden', 'join', 'part', 'appeal', 'uphold'];

/** Rows of the database → what one person may see of them. Reads nothing. */
@Injectable()
export class IssuePresenter {
  constructor(
    private readonly directory: Directory,
    private readonly links: PhotoLinks,
    private readonly duty: DutyService,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  row(issue: Issue, names: ReadonlyMap<string, string>): IssueRow {
    const clock = OPEN_STATES.includes(issue.state) ? nearestClock(issue.course.clocks) : null;
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
      light: clock ? lightOf(clock.run, this.clock.now()) : null,
      dueAt: issue.dueAt?.toISOString() ?? null,
      pausedUntil: pausedUntil(issue),
      createdAt: issue.createdAt.toISOString(),
      updatedAt: issue.updatedAt.toISOString(),
      lastWords: issue.lastWords,
      card: issue.card,
      awaits: issue.awaits,
      reporters: issue.course.counts.reporters,
      urges: issue.course.counts.urges,
    };
  }

  view(material: IssueMaterial): IssueView {
    const { issue, who, history, photos, names } = material;
    const now = this.clock.now();
    const actions = actionsFor(standingOf(issue), who, { now, thresholds: this.config.thresholds });
    const staff = seesInternal(who);
    // What the platform's check holds back stays between the reporter and staff until a person has looked.
    const visible =
      staff || who.includes('reporter') ? photos : photos.filter(({ contentCheck }) => contentCheck === 'pass');
    const row = this.row(issue, names);
    // Whoever only follows learns how the matter goes, not what the other reporter wrote and where they stood.
    const own = staff || who.includes('reporter');
    const steps = history
      .filter(({ internal, action }) => staff || !(internal || STAFF_STEPS.includes(action)))
      .map((row) => this.history(row, material, visible));
    return {
      ...row,
      title: own ? row.title : masked(row.title),
      lastWords: own ? row.lastWords : lastStepOf(steps),
      awaits: staff ? row.awaits : null,
      place: own ? row.place : null,
      thumbnail: own && visible.some(({ id }) => id === issue.coverPhotoId) ? row.thumbnail : null,
      version: issue.version,
      text: own ? issue.text : '',
      source: issue.source,
      anonymous: issue.anonymous,
      clocks: clocksOf(issue, staff, now),
      request: staff ? requestOf(issue) : null,
      pause: pauseOf(issue, steps),
      order: orderOf(issue, staff, names, (code) => this.directory.areaName(code)),
      calls: this.calls(issue, staff),
      appeal: staff ? (issue.course.lastRating?.appeal ?? null) : null,
      counts: issue.course.counts,
      resolvedAt: iso(issue.resolvedAt),
      closedAt: iso(issue.closedAt),
      rating: issue.rating === null || issue.solved === null ? null : { score: issue.rating, solved: issue.solved },
      directive: material.directive,
      lead: material.lead,
      followers: material.followers,
      parent: material.parent ? this.link(material.parent) : null,
      children: material.children.map((child) => this.link(child)),
      merged: material.merged.map((follower) => this.link(follower)),
      photos: own ? this.photosOf(history[0], visible, issue, staff) : [],
      history: steps,
      reporter: this.reporter(material),
      flagged: staff && ['review', 'risky'].includes(issue.contentCheck),
      relations: who.filter((relation) => relation !== 'anyone'),
      actions,
      needs: this.needs(issue, actions),
    };
  }

  private history(row: IssueHistory, material: IssueMaterial, photos: readonly Photo[]): HistoryView {
    const staff = seesInternal(material.who);
    const others = !staff && isOfOtherResident(row, material.who);
    const hidden = others || (transition(row.action).staffWords && !staff);
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
      photos: row.seq === 1 || others ? [] : this.photosOf(row, photos, material.issue, staff),
      effects: staff ? staffEffects(row.effects) : publicEffects(row.effects),
      at: row.at.toISOString(),
    };
  }

  private actorName(row: IssueHistory, { issue, who, names }: IssueMaterial): string {
    if (isPlatform(row.actorId)) return '平台';
    // Neighbours of one matter need not know each other's names, nor staff those of whoever only follows.
    if (row.relation === 'follower') return '居民';
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

  private photosOf(
    row: IssueHistory | undefined,
    photos: readonly Photo[],
    { lng, lat }: Issue,
    staff: boolean,
  ): PhotoView[] {
    return photos
      .filter(({ historyId }) => historyId === row?.id)
      .map((photo) => {
        const isPlaced = lng !== null && lat !== null && photo.lng !== null && photo.lat !== null;
        const metres = isPlaced ? Math.round(distanceMetres([lng, lat], [photo.lng ?? 0, photo.lat ?? 0])) : null;
        const view = this.links.view(photo);
        return staff ? { ...view, takenAt: photo.takenAt?.toISOString() ?? null, metres } : view;
      });
  }

  /** Who was called is the reporter's to know; whose list it climbed to is between colleagues. */
  private calls(issue: Issue, staff: boolean): CallView[] {
    return issue.course.calls
      .filter(({ why }) => staff || why === 'shout')
      .map(({ areaCode, why, due, doneAt }) => ({
        areaCode,
        areaName: this.directory.areaName(areaCode),
        why,
        dueAt: due === null ? null : new Date(due).toISOString(),
        doneAt: doneAt === null ? null : new Date(doneAt).toISOString(),
      }));
  }

  private link(issue: Issue): IssueLink {
    const { id, number, title, state, light } = this.row(issue, new Map());
    return { id, number, title, state, light };
  }

  private needs(issue: Issue, actions: readonly Action[]): Partial<Record<Action, ActionField[]>> {
    const category = this.directory.category(issue.categoryCode);
    const asks = { photoToResolve: category?.photoToResolve ?? false, photoBefore: category?.photoBefore ?? false };
    return Object.fromEntries(actions.map((action) => [action, neededFields(action, asks)]));
  }
}

/** What one resident wrote is not for another who has the same trouble. */
function isOfOtherResident({ relation }: IssueHistory, who: readonly Relation[]): boolean {
  return relation === 'follower' || (relation === 'reporter' && !who.includes('reporter'));
}

function lastStepOf(steps: readonly HistoryView[]): string {
  const last = steps.at(-1);
  return last ? ACTION_LABEL[last.action] : '';
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
