import type { FormAnswer } from '../domain/directive-form';
import type { VisitOutcome } from '../domain/visit';
import type { SubmitIssue } from './issues';
import type { PhotoView } from './photos';
import { del, get, type Page, type PageQuery, post, put } from './route';

export interface DoorView {
  id: string;
  gridCode: string;
  gridName: string;
  building: string;
  unit: string;
  number: string;
  note: string;
  /** A contact is on record; it is shown on its own, and each look is written down. */
  hasContact: boolean;
  version: number;
  lastVisitAt: string | null;
}

/** A contact is sent only when one was given; `null` takes it away. */
export interface SaveDoor {
  gridCode: string;
  building: string;
  unit: string;
  number: string;
  note: string;
  contact?: { name: string; phone: string } | null | undefined;
  version?: number | undefined;
}

export interface BuildingView {
  gridCode: string;
  gridName: string;
  building: string;
  units: string[];
  doors: number;
}

/** One line of a sheet; texts as they stood there. */
export interface ImportLine {
  /** Of the sheet, from 1, the heading included. */
  line: number;
  /** Code or name of the grid. */
  grid: string;
  building: string;
  unit: string;
  number: string;
  contactName: string;
  contactPhone: string;
  note: string;
}

export const IMPORT_OUTCOMES = ['added', 'changed', 'same', 'refused'] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];
export const IMPORT_PROBLEMS = [
  'noGrid',
  'manyGrids',
  'outside',
  'noBuilding',
  'noNumber',
  'tooLong',
  'phone',
  'repeated',
] as const;
export type ImportProblem = (typeof IMPORT_PROBLEMS)[number];

export interface ImportReport {
  /** In the order of the lines; what was refused changed nothing. */
  lines: { line: number; outcome: ImportOutcome; problem: ImportProblem | null }[];
  counts: Record<ImportOutcome, number>;
}

/** Enough to name a door on a list. */
export type DoorBrief = Pick<DoorView, 'id' | 'gridCode' | 'gridName' | 'building' | 'unit' | 'number'>;

export type ListLine = Pick<ImportLine, 'line' | 'grid' | 'building' | 'unit' | 'number'>;

/** `unknown`: there is no such door on record. */
export const LIST_PROBLEMS = [...IMPORT_PROBLEMS, 'unknown'] as const;
export type ListProblem = (typeof LIST_PROBLEMS)[number];

/** Doors for the list of a directive, by any of these means. */
export interface ChooseDoors {
  /** Whole buildings, or one unit of a building. */
  places?: { gridCode: string; building: string; unit?: string | undefined }[] | undefined;
  /** Lines of a sheet. */
  lines?: ListLine[] | undefined;
  /** Doors of an earlier directive where nobody has been met. */
  unmetOf?: string | undefined;
}

export interface ChosenDoors {
  /** Each once, in walking order. */
  doors: DoorBrief[];
  /** Lines that name no door of the viewer's areas. */
  refused: { line: number; problem: ListProblem }[];
}

/** A door on somebody's walk, with how it stands in this directive (or, without one, in the last 30 days). */
export interface WalkDoor {
  id: string;
  building: string;
  unit: string;
  number: string;
  note: string;
  hasContact: boolean;
  version: number;
  outcome: VisitOutcome | null;
  visitedAt: string | null;
  visitNote: string | null;
}

export interface Walk {
  directiveId: string | null;
  title: string;
  dueAt: string | null;
  /** Only the doors on its list. */
  listed: boolean;
  grids: { code: string; name: string; doors: number; knocked: number; met: number }[];
}

export interface AddVisit {
  /** Made by the phone once per press. 8 to 64 of `A-Z a-z 0-9 - _`. */
  visitKey: string;
  doorId: string;
  directiveId?: string | undefined;
  outcome: VisitOutcome;
  note?: string | undefined;
  photos?: string[] | undefined;
  /** The household's answer to the directive, said at the door (代回执). */
  answer?: FormAnswer | undefined;
  /** When it was noted on the phone; the server takes none from the future and none older than a week. */
  at?: string | undefined;
  /** The problem becomes an issue at once, with the directive as its source. */
  report?: SubmitIssue | undefined;
}

export interface VisitView {
  id: string;
  doorId: string;
  directiveId: string | null;
  outcome: VisitOutcome;
  note: string | null;
  photos: PhotoView[];
  answer: FormAnswer | null;
  worker: string;
  issueId: string | null;
  at: string;
}

export interface CoverageQuery {
  areaCode?: string;
  /** Local dates, both included. */
  from: string;
  to: string;
  directiveId?: string;
}

export interface Coverage {
  /** The areas one level below the one asked for, and it itself first; doors that are there today, each counted once. */
  areas: { code: string; name: string; doors: number; knocked: number; met: number; problems: number }[];
  /** Visits of each day, and at how many different doors: in all, met, with a problem. */
  days: { day: string; visits: number; doors: number; met: number; problems: number }[];
}

export const doorRoutes = {
  list: get<PageQuery & { areaCode?: string; building?: string; search?: string }, Page<DoorView>>('/doors'),
  buildings: get<{ areaCode?: string }, BuildingView[]>('/doors/buildings'),
  add: post<SaveDoor, DoorView>('/doors'),
  save: put<SaveDoor, DoorView>('/doors/:id'),
  remove: del<Record<string, never>, Record<string, never>>('/doors/:id'),
  /** The look is written down. */
  contact: post<Record<string, never>, { name: string; phone: string }>('/doors/:id/contact'),
  /** `dryRun` only reports. The same sheet twice changes nothing the second time. */
  import: post<{ rows: ImportLine[]; dryRun: boolean }, ImportReport>('/doors/import'),
  visits: get<PageQuery, Page<VisitView>>('/doors/:id/visits'),
  choose: post<ChooseDoors, ChosenDoors>('/doors/choose'),
};

export const visitRoutes = {
  /** What the worker walks: the everyday round first, then each directive that carries doors. */
  walks: get<Record<string, never>, Walk[]>('/visits/walks'),
  /** All doors of one grid of the worker's, in order of building, unit and number. */
  doors: get<{ gridCode: string; directiveId?: string }, WalkDoor[]>('/visits/doors'),
  add: post<AddVisit, VisitView>('/visits'),
  coverage: get<CoverageQuery, Coverage>('/visits/coverage'),
};
