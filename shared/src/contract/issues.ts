import type { Light, Urgency } from '../domain/due';
import type { ActInput, Rating } from '../domain/issue-decide';
import type { Action, ActionField, IssueState, Relation, Stage } from '../domain/issue-transitions';
import { get, type Page, type PageQuery, post } from './route';
import type { PhotoView } from './photos';

export const SOURCES = ['resident', 'worker', 'window', 'phone'] as const;
export type Source = (typeof SOURCES)[number];

/** gcj02 degrees and the words people use for the place. */
export interface Place {
  lng: number;
  lat: number;
  address: string;
}

export interface SubmitIssue {
  /** Made by the client once per draft; the same key gives the same issue. 8 to 64 of `A-Z a-z 0-9 - _`. */
  submissionKey: string;
  text: string;
  categoryCode?: string | undefined;
  urgency?: Urgency | undefined;
  place?: Place | undefined;
  photos?: string[] | undefined;
  /** The handler does not learn who reported. */
  anonymous?: boolean | undefined;
  source?: Source | undefined;
}

export interface HolderView {
  kind: 'worker' | 'department';
  id: string;
  name: string;
  /** `红旗社区第一网格网格员`, or the department's area. */
  post: string;
}

/** Enough for a row in any list. Instants are ISO 8601 in UTC. */
export interface IssueRow {
  id: string;
  number: string;
  title: string;
  state: IssueState;
  stage: Stage;
  urgency: Urgency;
  categoryCode: string;
  areaCode: string;
  areaName: string;
  place: Place | null;
  thumbnail: string | null;
  holder: HolderView | null;
  light: Light | null;
  dueAt: string | null;
  createdAt: string;
  updatedAt: string;
  lastWords: string;
}

export interface HistoryView {
  id: string;
  seq: number;
  action: Action;
  from: IssueState | 'none';
  to: IssueState;
  /** `null` for the platform itself. A reporter who stays anonymous is `居民`. */
  actor: { name: string; relation: Relation };
  note: string | null;
  /** Why the platform chose so; shown to staff. */
  reason: string | null;
  internal: boolean;
  holder: string | null;
  rating: Rating | null;
  photos: PhotoView[];
  at: string;
}

export interface IssueView extends IssueRow {
  version: number;
  text: string;
  source: Source;
  anonymous: boolean;
  acceptDueAt: string | null;
  finishDueAt: string | null;
  resolvedAt: string | null;
  closedAt: string | null;
  rating: Rating | null;
  lead: { id: string; number: string } | null;
  followers: number;
  photos: PhotoView[];
  history: HistoryView[];
  /** Null when the viewer may not know; a name is masked for everyone but its owner. */
  reporter: { name: string; hasPhone: boolean } | null;
  /** Its words or photos may break the rules of the platform; staff look before anything is made public. */
  flagged: boolean;
  relations: Relation[];
  actions: Action[];
  /** For each allowed action, the fields it cannot do without. */
  needs: Partial<Record<Action, ActionField[]>>;
}

export interface ActRequest extends ActInput {
  /** The version the person was looking at; a newer one on the server is answered with 409. */
  version?: number | undefined;
  /** Made by the client once per press, so that a repeated press is one action. */
  actionKey?: string | undefined;
}

export const QUEUES = ['desk', 'work', 'overdue', 'check', 'done', 'ended', 'all'] as const;
export type Queue = (typeof QUEUES)[number];

export interface DeskQuery extends PageQuery {
  queue?: Queue;
  areaCode?: string;
  categoryCode?: string;
  /** An issue number, or words of the text. */
  search?: string;
}

export interface HolderCandidate extends HolderView {
  areaCode: string;
  openCount: number;
  onDuty: boolean;
}

export const issueRoutes = {
  submit: post<SubmitIssue, IssueView>('/issues'),
  desk: get<DeskQuery, Page<IssueRow>>('/issues'),
  /** How many stand in each queue that somebody still has to empty; no others are counted. */
  deskCounts: get<{ areaCode?: string }, Partial<Record<Queue, number>>>('/issues/counts'),
  mine: get<PageQuery & { open?: boolean }, Page<IssueRow>>('/issues/mine'),
  tasks: get<PageQuery, Page<IssueRow>>('/issues/tasks'),
  taskCounts: get<Record<string, never>, Record<Light, number>>('/issues/tasks/counts'),
  one: get<Record<string, never>, IssueView>('/issues/:id'),
  act: post<ActRequest, IssueView>('/issues/:id/actions/:action'),
  phone: post<Record<string, never>, { phone: string }>('/issues/:id/phone'),
  holders: get<Record<string, never>, HolderCandidate[]>('/issues/:id/holders'),
};
