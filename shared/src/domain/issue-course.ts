import type { ClockName, Clocks } from './clocks';
import type { Limits, Urgency, WorkCalendar } from './due';
import type { Counts, IssueState } from './issue-transitions';
import type { Thresholds } from './thresholds';

export const REQUEST_KINDS = ['extend', 'suspend', 'return'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** What the holder asked for and nobody has decided yet. Instants in these records are milliseconds since 1970, UTC. */
export interface HolderRequest {
  kind: RequestKind;
  note: string;
  until: number | null;
  byId: string;
  /** Of the step that asked. */
  seq: number;
}

export const CARDS = ['yellow', 'red', 'black'] as const;
export type Card = (typeof CARDS)[number];

/** 督办单: a leader presses the holder; open until its issuer or a level above lifts it. */
export interface SupervisionOrder {
  card: Card;
  note: string;
  byId: string;
  /** The level it was issued from. */
  areaCode: string;
  seq: number;
  answeredAt: number | null;
}

/** A level that owes an answer (`shout`), or has it on its list because it was red too long (`late`). */
export interface LeaderCall {
  areaCode: string;
  why: 'shout' | 'late';
  seq: number;
  due: number | null;
  doneAt: number | null;
}

export interface RatingGiven {
  seq: number;
  score: number;
  solved: boolean;
  byId: string;
  at: number;
  holderUserId: string | null;
  holderDepartmentId: string | null;
  appeal: 'waiting' | 'excluded' | 'upheld' | null;
}

/** What an issue carries through its life besides its state: one JSON column, changed only by `decide`. */
export interface Course {
  clocks: Clocks;
  request: HolderRequest | null;
  order: SupervisionOrder | null;
  calls: readonly LeaderCall[];
  lastRating: RatingGiven | null;
  counts: Counts;
  /** A supervisor has named the holder: it cannot be returned any more. */
  arbitrated: boolean;
  /** Where it stood before it was merged, when that was, and which clocks the merge stopped. */
  mergedFrom: { state: IssueState; at: number; stopped: readonly ClockName[] } | null;
}

export const NO_COURSE: Course = {
  clocks: {},
  request: null,
  order: null,
  calls: [],
  lastRating: null,
  counts: { returns: 0, extensions: 0, suspensions: 0, questions: 0, urges: 0, reopens: 0, reporters: 1 },
  arbitrated: false,
  mergedFrom: null,
};

/** Where an issue stands: what the rules need to know of it, and what an action may change. */
export interface Standing extends Course {
  state: IssueState | 'none';
  version: number;
  areaCode: string;
  deskCode: string;
  holderUserId: string | null;
  holderDepartmentId: string | null;
  leadId: string | null;
  acceptedAt: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  urgedAt: Date | null;
  rating: number | null;
  solved: boolean | null;
}

/** What the category asks for now; a clock that runs keeps what it was started with. */
export interface Pledge {
  version: number;
  urgency: Urgency;
  limits: Limits;
  photoToResolve: boolean;
  photoBefore: boolean;
  checkBeforeClose: boolean;
}

/** Everything outside the issue that a decision depends on. */
export interface Circumstances {
  now: Date;
  actorId: string;
  pledge: Pledge;
  calendar: WorkCalendar;
  thresholds: Thresholds;
  /** Areas around the issue that have a supervisor, nearest first. */
  levels: readonly string[];
  /** Those of them the acting person is supervisor of. */
  ownLevels: readonly string[];
  /** In [0, 1): a result with a draw below the share is checked though its category does not ask. */
  draw: number;
  /** How many reports come or go with one that is merged or taken out again. */
  reports: number;
  /** The promises of a part of a split report count from the day of the report. */
  since?: Date;
}
