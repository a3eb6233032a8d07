import type { ClockName } from '../domain/clocks';
import type { Light, Urgency } from '../domain/due';
import type { Card, RatingGiven, RequestKind } from '../domain/issue-course';
import type { ActInput, Rating } from '../domain/issue-decide';
import type { StepEffects } from '../domain/issue-effects';
import type { Action, ActionField, Counts, IssueState, Relation, Stage } from '../domain/issue-transitions';
import type { Place } from '../geo/types';
import { get, type Page, type PageQuery, post } from './route';
import type { PhotoView } from './photos';

/** `directive`: found while carrying one out (大排查, 敲门行动). */
export const SOURCES = ['resident', 'worker', 'window', 'phone', 'directive'] as const;
export type Source = (typeof SOURCES)[number];

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
  /** Id of the directive it was found with; only for those who got that one, with the source `directive`. */
  directiveId?: string | undefined;
  /** Id of an open issue that is the same matter ("我也遇到"): this report follows it and keeps its own words. */
  follows?: string | undefined;
}

/** An open issue near a place that may be the same matter: enough to tell, nothing of who reported it. */
export interface SimilarIssue {
  id: string;
  categoryCode: string;
  /** First words; digits of phones, doors and identity cards are masked. */
  title: string;
  state: IssueState;
  areaName: string;
  metres: number;
  reporters: number;
  createdAt: string;
}

export interface SimilarQuery {
  lng: number;
  lat: number;
  categoryCode?: string;
  text?: string;
}

export interface ClockView {
  name: ClockName;
  from: string;
  dueAt: string;
  /** Null once it has stopped; a paused one shows `pausedAt`. */
  light: Light | null;
  stoppedAt: string | null;
  pausedAt: string | null;
}

export interface RequestView {
  kind: RequestKind;
  note: string;
  until: string | null;
  /** Decide within. */
  dueAt: string | null;
  /** A supervisor must name the holder. */
  arbitration: boolean;
}

export interface OrderView {
  card: Card;
  /** For staff. */
  note: string | null;
  issuer: string;
  areaName: string;
  dueAt: string | null;
  answeredAt: string | null;
}

/** A level above that was called, and whether it has answered. */
export interface CallView {
  areaCode: string;
  areaName: string;
  why: 'shout' | 'late';
  dueAt: string | null;
  doneAt: string | null;
}

/** Another issue this one hangs together with. */
export interface IssueLink {
  id: string;
  number: string;
  title: string;
  state: IssueState;
  light: Light | null;
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
  /** Suspended, or waiting for the reporter, until then. */
  pausedUntil: string | null;
  createdAt: string;
  updatedAt: string;
  lastWords: string;
  /** 督办 open on it. */
  card: Card | null;
  /** A decision the desk or a supervisor owes. */
  awaits: Awaits | null;
  /** How many people reported this matter. */
  reporters: number;
  urges: number;
}

/** `request`: of the desk; `arbitration` and `appeal`: of the township's supervisor. */
export const AWAITS = ['request', 'arbitration', 'appeal'] as const;
export type Awaits = (typeof AWAITS)[number];

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
  /** What it did besides; promises and requests are for everyone, the rest for staff. */
  effects: StepEffects | null;
  at: string;
}

export interface IssueView extends IssueRow {
  version: number;
  text: string;
  source: Source;
  anonymous: boolean;
  /** Those that were ever started, in the order of CLOCKS; staff see the desk's own as well. */
  clocks: ClockView[];
  request: RequestView | null;
  /** Why nothing happens for now, and until when: suspended, or waiting for the reporter. */
  pause: { note: string | null; until: string } | null;
  order: OrderView | null;
  calls: CallView[];
  appeal: RatingGiven['appeal'];
  counts: Counts;
  resolvedAt: string | null;
  closedAt: string | null;
  rating: Rating | null;
  /** The directive it was found with, for staff. */
  directive: { id: string; title: string } | null;
  lead: { id: string; number: string } | null;
  followers: number;
  /** The report this one was split off from, and those split off from it. */
  parent: IssueLink | null;
  children: IssueLink[];
  /** Those merged into it, for staff; the first fifty. */
  merged: IssueLink[];
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

/** `requests`: a decision is owed; `ordered`: 督办 is open; `leaders`: on my own list as a leader. */
export const QUEUES = [
  'desk',
  'requests',
  'work',
  'overdue',
  'ordered',
  'leaders',
  'check',
  'done',
  'ended',
  'all',
] as const;
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
  /** Before sending: is somebody handling this already? Best first, at most five. */
  similar: get<SimilarQuery, SimilarIssue[]>('/issues/similar'),
  tasks: get<PageQuery, Page<IssueRow>>('/issues/tasks'),
  taskCounts: get<Record<string, never>, Record<Light, number>>('/issues/tasks/counts'),
  one: get<Record<string, never>, IssueView>('/issues/:id'),
  act: post<ActRequest, IssueView>('/issues/:id/actions/:action'),
  phone: post<Record<string, never>, { phone: string }>('/issues/:id/phone'),
  holders: get<Record<string, never>, HolderCandidate[]>('/issues/:id/holders'),
};
