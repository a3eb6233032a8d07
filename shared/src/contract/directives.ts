import type { AreaLevel } from '../domain/areas';
import type { DirectiveAudience, DirectiveContent, DirectiveState, CopyPart } from '../domain/directive';
import type { FormAnswer, FormField, FormSums } from '../domain/directive-form';
import type { DirectiveAction } from '../domain/directive-transitions';
import type { DoorBrief } from './doors';
import type { IssueRow } from './issues';
import type { PhotoView } from './photos';
import { del, get, type Page, type PageQuery, post, put, type Route } from './route';

/** A draft may be incomplete; sending it may not. */
export interface SaveDirective extends DirectiveContent {
  /** Made by the client once per draft: a repeated press creates one. 8 to 64 of `A-Z a-z 0-9 - _`. */
  draftKey: string;
  /** The list of doors, where `listed`; left out it stays as it is. */
  doorIds?: string[] | undefined;
  /** Of the draft that was looked at; left out when it is new. */
  version?: number | undefined;
}

export interface DocumentView {
  id: string;
  name: string;
  bytes: number;
  /** Signed, expires like a photo's. */
  url: string;
}

/** Enough for a row in a list. Instants are ISO 8601 in UTC. */
export interface DirectiveRow {
  id: string;
  kind: DirectiveContent['kind'];
  urgency: DirectiveContent['urgency'];
  state: DirectiveState;
  title: string;
  wants: DirectiveContent['wants'];
  author: string;
  areaCode: string;
  areaName: string;
  sendAt: string | null;
  sentAt: string | null;
  dueAt: string | null;
  updatedAt: string;
  /** Of those the viewer's areas cover. */
  people: number;
  read: number;
  done: number;
  /** Doors are walked with it. */
  visits: boolean;
  /** The viewer is the second person it waits for. */
  awaitsMe: boolean;
}

/** Something that happened to a directive, in the order it did. */
export interface DirectiveStepView {
  id: string;
  action: DirectiveAction | 'create';
  /** Null for the platform itself. */
  actor: string | null;
  areaName: string | null;
  note: string | null;
  at: string;
}

export interface DirectiveView extends DirectiveRow {
  version: number;
  content: DirectiveContent;
  /** Doors on its list that are there today; null where it has none. */
  listedDoors: number | null;
  photos: PhotoView[];
  documents: DocumentView[];
  /** Names of the audience's areas and departments, by code and id. */
  names: Record<string, string>;
  approver: string | null;
  /** Why it was withdrawn, or sent back. */
  reason: string | null;
  steps: DirectiveStepView[];
  actions: DirectiveAction[];
  /** Communities that have not passed it on yet, and when each goes by itself. */
  waiting: { areaCode: string; areaName: string; dueAt: string; mayPass: boolean }[];
  followsUp: { id: string; title: string } | null;
}

export const DIRECTIVE_BOXES = ['mine', 'pending', 'going', 'ended'] as const;
/** `mine`: own drafts and what waits; `pending`: waits for my consent; `going`: scheduled, being sent, valid. */
export type DirectiveBox = (typeof DIRECTIVE_BOXES)[number];

export interface DirectiveQuery extends PageQuery {
  box?: DirectiveBox;
}

export interface ActDirective {
  version?: number | undefined;
  note?: string | undefined;
  areaCode?: string | undefined;
}

/** Who would get it, before it is sent. */
export interface AudiencePreview {
  people: number;
  staff: number;
  residents: number;
  grids: number;
  /** Where people would be told besides the inbox: those who allow a WeChat message now. */
  wechat: number;
  /** Doors on record in the areas, for what workers carry from door to door. */
  doors: number;
  /** By area of the audience. */
  areas: { code: string; name: string; people: number }[];
  needsApproval: boolean;
}

export interface CopyTally {
  people: number;
  read: number;
  done: number;
}

/** One place of the tree. `overdue`: not settled although the time is over. */
export interface ProgressNode extends CopyTally {
  code: string;
  name: string;
  level: AreaLevel;
  overdue: number;
  staff: CopyTally;
  residents: CopyTally;
  /** Only where doors are walked. */
  doors: { all: number; knocked: number; met: number } | null;
  /** Problems found with it that became issues. */
  issues: number;
  /** Relayed: whether its community has passed it on. Null where that is no question. */
  passed: boolean | null;
}

export interface DirectiveProgress {
  state: DirectiveState;
  area: ProgressNode;
  children: ProgressNode[];
}

export const COPY_STATES = ['unread', 'waiting', 'done', 'late'] as const;
/** `waiting`: not settled, read or not; `late`: settled after the time. */
export type CopyState = (typeof COPY_STATES)[number];

export interface CopyQuery extends PageQuery {
  areaCode?: string;
  state?: CopyState;
}

/** Somebody who has it. */
export interface CopyRow {
  personId: string;
  name: string;
  part: CopyPart;
  areaCode: string;
  areaName: string;
  readAt: string | null;
  answeredAt: string | null;
  answer: FormAnswer | null;
  photos: PhotoView[];
  /** Who answered for them at the door. */
  answeredBy: string | null;
}

export interface AnswerSums {
  form: FormField[];
  answered: number;
  sums: FormSums;
}

export const PRESET_KINDS = ['audience', 'template'] as const;
export type PresetKind = (typeof PRESET_KINDS)[number];

/** Kept for the colleagues of an area: an audience, or a whole directive without its times. */
export interface PresetView {
  id: string;
  kind: PresetKind;
  name: string;
  areaCode: string;
  audience: DirectiveAudience | null;
  content: DirectiveContent | null;
}

export interface SavePreset {
  kind: PresetKind;
  name: string;
  audience?: DirectiveAudience | undefined;
  content?: DirectiveContent | undefined;
}

export const directiveRoutes = {
  create: post<SaveDirective, DirectiveView>('/directives'),
  save: put<SaveDirective, DirectiveView>('/directives/:id'),
  list: get<DirectiveQuery, Page<DirectiveRow>>('/directives'),
  /** What waits for the viewer's consent. */
  counts: get<Record<string, never>, { pending: number }>('/directives/counts'),
  one: get<Record<string, never>, DirectiveView>('/directives/:id'),
  act: post<ActDirective, DirectiveView>('/directives/:id/actions/:action'),
  /** A draft to those who have not settled it. */
  followUp: post<{ draftKey: string }, DirectiveView>('/directives/:id/follow-up'),
  preview: post<{ audience: DirectiveAudience; cascade: DirectiveContent['cascade'] }, AudiencePreview>(
    '/directives/preview',
  ),
  presets: get<Record<string, never>, PresetView[]>('/directive-presets'),
  addPreset: post<SavePreset, PresetView>('/directive-presets'),
  removePreset: del<Record<string, never>, Record<string, never>>('/directive-presets/:id'),
  /** Its list of doors that are there today, in walking order. */
  doors: get<Record<string, never>, DoorBrief[]>('/directives/:id/doors'),
  progress: get<{ areaCode?: string }, DirectiveProgress>('/directives/:id/progress'),
  people: get<CopyQuery, Page<CopyRow>>('/directives/:id/people'),
  sums: get<{ areaCode?: string }, AnswerSums>('/directives/:id/sums'),
  issues: get<PageQuery, Page<IssueRow>>('/directives/:id/issues'),
  /** A worker answers for somebody of the grid who said so at the door. */
  answerFor: post<{ answer?: FormAnswer }, CopyRow>('/directives/:id/people/:personId/answer'),
  /** CSV, one line a person. */
  export: { method: 'GET', path: '/directives/:id/export' } as Route<{ areaCode?: string }, never>,
  /** CSV, one line a door that is walked with it, visited or not. */
  exportDoors: { method: 'GET', path: '/directives/:id/export/doors' } as Route<{ areaCode?: string }, never>,
  /** Multipart, one field `file`, a PDF. */
  addDocument: { method: 'POST', path: '/documents' } as Route<never, DocumentView>,
  document: { method: 'GET', path: '/documents/:id' } as Route<never, never>,
};
